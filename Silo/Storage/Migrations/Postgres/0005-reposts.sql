-- What a tweet quotes, and what an entry shows that is a repost: it has a row of its own, and no text.
ALTER TABLE tweets ADD COLUMN quote_of bigint;
ALTER TABLE tweets ADD COLUMN repost_of bigint;

CREATE INDEX tweets_by_quoted ON tweets (quote_of, id DESC) WHERE quote_of IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tweets_by_reposted ON tweets (repost_of, id) WHERE repost_of IS NOT NULL AND deleted_at IS NULL;

-- Who has reposted what, with the id of the entry. Rows of deleted tweets stay and are shown nowhere.
CREATE TABLE reposts
(
    user_id  bigint NOT NULL,
    tweet_id bigint NOT NULL,
    id       bigint NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX reposts_by_tweet ON reposts (tweet_id, id DESC);

ALTER TABLE tweet_counts ADD COLUMN reposts bigint NOT NULL DEFAULT 0;
ALTER TABLE tweet_counts ADD COLUMN quotes bigint NOT NULL DEFAULT 0;
