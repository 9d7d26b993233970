-- Whom a user has blocked, and whom it has muted. A block hides each from the other; a mute only the muted from who mutes.
CREATE TABLE blocks
(
    user_id INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    id      INTEGER NOT NULL,
    PRIMARY KEY (user_id, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX blocks_by_user ON blocks (user_id, id DESC);
CREATE INDEX blocks_by_other ON blocks (other, user_id);

CREATE TABLE mutes
(
    user_id INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    id      INTEGER NOT NULL,
    PRIMARY KEY (user_id, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX mutes_by_user ON mutes (user_id, id DESC);
