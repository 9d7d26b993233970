-- Which tweets have which hashtags, as they are looked up. Those of deleted tweets are deleted.
CREATE TABLE hashtags
(
    tag      text   NOT NULL COLLATE "C",
    tweet_id bigint NOT NULL,
    author   bigint NOT NULL,
    PRIMARY KEY (tag, tweet_id)
);

-- What is used lately.
CREATE INDEX hashtags_by_tweet ON hashtags (tweet_id) INCLUDE (author, tag);

-- The words by which people are found: those of the display name, and the handle. Compared byte by byte, so that all that
-- begin alike stand together.
CREATE TABLE user_words
(
    word    text   NOT NULL COLLATE "C",
    user_id bigint NOT NULL,
    PRIMARY KEY (word, user_id)
);

CREATE INDEX user_words_by_user ON user_words (user_id, word);

-- How many follow a user, counted apart for each partition of those who do: nobody waits for another's row.
CREATE TABLE follower_counts
(
    user_id   bigint NOT NULL,
    partition bigint NOT NULL,
    followers bigint NOT NULL,
    PRIMARY KEY (user_id, partition)
);

CREATE INDEX follower_counts_by_followers ON follower_counts (followers DESC);

INSERT INTO follower_counts (user_id, partition, followers)
SELECT followee, 0, count(*) FROM follows GROUP BY followee;

-- What of earlier rows has to be prepared when a process starts, and how far that has come.
CREATE TABLE backfills
(
    name    text   NOT NULL PRIMARY KEY,
    reached bigint NOT NULL
);

INSERT INTO backfills (name, reached)
VALUES ('hashtags', 0), ('people', 0);

-- Up to where the changes of a partition can be found: behind the newest one where a process of an earlier version has written it.
ALTER TABLE log_heads ADD COLUMN indexed bigint NOT NULL DEFAULT 0;

UPDATE log_heads SET indexed = seq;
