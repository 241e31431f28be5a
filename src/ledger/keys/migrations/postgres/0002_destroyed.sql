-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE destroyed_key (
    subject  UUID NOT NULL PRIMARY KEY,
    at       TIMESTAMPTZ NOT NULL
);

CREATE TABLE log_seen (
    one      BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    entries  BIGINT NOT NULL,
    leaf     BYTEA NOT NULL,
    at       TIMESTAMPTZ NOT NULL
);
