-- Who likes what, and who has bookmarked what. Rows of deleted tweets stay and are shown nowhere.
CREATE TABLE likes
(
    user_id  bigint NOT NULL,
    tweet_id bigint NOT NULL,
    id       bigint NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX likes_by_user ON likes (user_id, id DESC);
CREATE INDEX likes_by_tweet ON likes (tweet_id, id DESC);

CREATE TABLE bookmarks
(
    user_id  bigint NOT NULL,
    tweet_id bigint NOT NULL,
    id       bigint NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX bookmarks_by_user ON bookmarks (user_id, id DESC);

ALTER TABLE tweet_counts ADD COLUMN likes bigint NOT NULL DEFAULT 0;
