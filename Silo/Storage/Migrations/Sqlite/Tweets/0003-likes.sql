-- Who likes what, and who has bookmarked what. Rows of deleted tweets stay and are shown nowhere.
CREATE TABLE likes
(
    user_id  INTEGER NOT NULL,
    tweet_id INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX likes_by_user ON likes (user_id, id DESC);
CREATE INDEX likes_by_tweet ON likes (tweet_id, id DESC);

CREATE TABLE bookmarks
(
    user_id  INTEGER NOT NULL,
    tweet_id INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bookmarks_by_user ON bookmarks (user_id, id DESC);

ALTER TABLE tweet_counts ADD COLUMN likes INTEGER NOT NULL DEFAULT 0;
