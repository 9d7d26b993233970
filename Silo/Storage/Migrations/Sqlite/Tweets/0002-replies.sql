-- Which tweet is answered, and its author, whom a home timeline asks for. Both stay when that tweet is deleted.
ALTER TABLE tweets ADD COLUMN reply_to INTEGER;
ALTER TABLE tweets ADD COLUMN reply_author INTEGER;

CREATE INDEX tweets_by_answered ON tweets (reply_to, id) WHERE reply_to IS NOT NULL AND deleted_at IS NULL;

-- What others have done with a tweet, counted apart for each partition of those who did it: nobody waits for another's row.
CREATE TABLE tweet_counts
(
    tweet_id  INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    replies   INTEGER NOT NULL,
    PRIMARY KEY (tweet_id, partition)
) STRICT, WITHOUT ROWID;
