-- Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE users
(
    id           INTEGER NOT NULL PRIMARY KEY,
    handle       TEXT    NOT NULL,
    handle_key   TEXT    NOT NULL UNIQUE,
    display_name TEXT    NOT NULL,
    bio          TEXT,
    location     TEXT,
    website      TEXT,
    avatar_url   TEXT,
    banner_url   TEXT,
    created_at   INTEGER NOT NULL
) STRICT;

-- A deleted tweet keeps its row, without text: its id is never given out again and a second delete finds it.
CREATE TABLE tweets
(
    id         INTEGER NOT NULL PRIMARY KEY,
    author     INTEGER NOT NULL,
    text       TEXT    NOT NULL,
    edited_at  INTEGER,
    deleted_at INTEGER,
    seq        INTEGER NOT NULL
) STRICT;

-- Pages of a profile, home pages from the database, and the number of an author's tweets.
CREATE INDEX tweets_by_author ON tweets (author, id DESC) WHERE deleted_at IS NULL;

-- What an edit replaced: seq is the edit's, at is when the text had become current.
CREATE TABLE tweet_versions
(
    tweet_id INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (tweet_id, seq)
) STRICT, WITHOUT ROWID;

-- The primary key is the fence: of two writers of one partition, the later one fails.
CREATE TABLE tweet_log
(
    partition   INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    actor       INTEGER NOT NULL,
    subject     INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    key         TEXT,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (partition, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX tweet_log_keys ON tweet_log (actor, key) WHERE key IS NOT NULL;

-- The newest sequence number and tweet of each partition, kept when the log is pruned.
CREATE TABLE log_heads
(
    partition     INTEGER NOT NULL PRIMARY KEY,
    seq           INTEGER NOT NULL,
    last_tweet_id INTEGER NOT NULL
) STRICT;

INSERT INTO log_heads (partition, seq, last_tweet_id)
VALUES (0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (6, 0, 0), (7, 0, 0);

CREATE TABLE follows
(
    follower INTEGER NOT NULL,
    followee INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    PRIMARY KEY (follower, followee)
) STRICT, WITHOUT ROWID;

CREATE INDEX follows_by_follower ON follows (follower, id DESC);
CREATE INDEX follows_by_followee ON follows (followee, id DESC);
