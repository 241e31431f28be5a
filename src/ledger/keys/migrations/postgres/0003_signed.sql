-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE log_signed (
    one   BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    size  BIGINT NOT NULL CHECK (size > 0),
    root  BYTEA  NOT NULL,
    at    TIMESTAMPTZ NOT NULL
);

CREATE TABLE log_signed_left (
    size     BIGINT NOT NULL,
    root     BYTEA  NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    left_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (size, root, left_at)
);
