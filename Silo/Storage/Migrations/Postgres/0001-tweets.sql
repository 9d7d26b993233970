-- Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE users
(
    id           bigint NOT NULL PRIMARY KEY,
    handle       text   NOT NULL,
    handle_key   text   NOT NULL UNIQUE,
    display_name text   NOT NULL,
    bio          text,
    location     text,
    website      text,
    avatar_url   text,
    banner_url   text,
    created_at   bigint NOT NULL
);

-- A deleted tweet keeps its row, without text: its id is never given out again and a second delete finds it.
CREATE TABLE tweets
(
    id         bigint NOT NULL PRIMARY KEY,
    author     bigint NOT NULL,
    text       text   NOT NULL,
    edited_at  bigint,
    deleted_at bigint,
    seq        bigint NOT NULL
);

-- Pages of a profile, home pages from the database, and the number of an author's tweets.
CREATE INDEX tweets_by_author ON tweets (author, id DESC) WHERE deleted_at IS NULL;

-- What an edit replaced: seq is the edit's, at is when the text had become current.
CREATE TABLE tweet_versions
(
    tweet_id bigint NOT NULL,
    seq      bigint NOT NULL,
    at       bigint NOT NULL,
    text     text   NOT NULL,
    PRIMARY KEY (tweet_id, seq)
);

-- The primary key is the fence: of two writers of one partition, the later one fails.
CREATE TABLE tweet_log
(
    partition   bigint NOT NULL,
    seq         bigint NOT NULL,
    kind        bigint NOT NULL,
    actor       bigint NOT NULL,
    subject     bigint NOT NULL,
    at          bigint NOT NULL,
    key         text,
    fingerprint bigint NOT NULL,
    PRIMARY KEY (partition, seq)
);

CREATE UNIQUE INDEX tweet_log_keys ON tweet_log (actor, key) WHERE key IS NOT NULL;

-- The newest sequence number and tweet of each partition, kept when the log is pruned. Updated by every commit:
-- the low fill factor lets the new row versions stay in the page and out of the index.
CREATE TABLE log_heads
(
    partition     bigint NOT NULL PRIMARY KEY,
    seq           bigint NOT NULL,
    last_tweet_id bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO log_heads (partition, seq, last_tweet_id)
VALUES (0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (6, 0, 0), (7, 0, 0);

CREATE TABLE follows
(
    follower bigint NOT NULL,
    followee bigint NOT NULL,
    id       bigint NOT NULL,
    PRIMARY KEY (follower, followee)
);

CREATE INDEX follows_by_follower ON follows (follower, id DESC);
CREATE INDEX follows_by_followee ON follows (followee, id DESC);
