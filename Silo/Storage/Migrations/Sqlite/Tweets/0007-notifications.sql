-- What others did that concerns a user: a row for each cause, written with it. What is grouped and what is hidden is decided when it is read.
-- Follows have tweet 0; mentions, replies and quotes have the tweet that is one; likes and reposts the tweet that they are of.
CREATE TABLE notifications
(
    user_id  INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    tweet_id INTEGER NOT NULL,
    actor    INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, tweet_id, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX notifications_by_user ON notifications (user_id, id DESC);
CREATE INDEX notifications_by_group ON notifications (user_id, kind, tweet_id, id DESC);

-- Whom a tweet has notified that it mentions them.
CREATE INDEX notifications_by_mention ON notifications (tweet_id) WHERE kind = 2;

-- Up to where a user has read.
CREATE TABLE notification_reads
(
    user_id INTEGER NOT NULL PRIMARY KEY,
    up_to   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
