-- Which tweets have which hashtags, as they are looked up. Those of deleted tweets are deleted.
CREATE TABLE hashtags
(
    tag      TEXT    NOT NULL,
    tweet_id INTEGER NOT NULL,
    author   INTEGER NOT NULL,
    PRIMARY KEY (tag, tweet_id)
) STRICT, WITHOUT ROWID;

-- What is used lately; holds the tag too, which is part of the key.
CREATE INDEX hashtags_by_tweet ON hashtags (tweet_id, author);

-- The words by which people are found: those of the display name, and the handle.
CREATE TABLE user_words
(
    word    TEXT    NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (word, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX user_words_by_user ON user_words (user_id, word);

-- How many follow a user, counted apart for each partition of those who do: nobody waits for another's row.
CREATE TABLE follower_counts
(
    user_id   INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    followers INTEGER NOT NULL,
    PRIMARY KEY (user_id, partition)
) STRICT, WITHOUT ROWID;

CREATE INDEX follower_counts_by_followers ON follower_counts (followers DESC);

INSERT INTO follower_counts (user_id, partition, followers)
SELECT followee, 0, count(*) FROM follows GROUP BY followee;

-- What of earlier rows has to be prepared when a process starts, and how far that has come.
CREATE TABLE backfills
(
    name    TEXT    NOT NULL PRIMARY KEY,
    reached INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO backfills (name, reached)
VALUES ('hashtags', 0), ('people', 0);

-- Up to where the changes of a partition can be found: behind the newest one where a process of an earlier version has written it.
ALTER TABLE log_heads ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

UPDATE log_heads SET indexed = seq;
