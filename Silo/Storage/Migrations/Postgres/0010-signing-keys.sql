-- The keys that sign tokens, as one value: all of them change together. Web nodes read it; no grain does.
CREATE TABLE signing_keys
(
    id   integer PRIMARY KEY CHECK (id = 1),
    ring bytea NOT NULL
);
