-- The last checkpoint that was signed: the next one must go on from it. Here, apart from the database, so that a database
-- that was put back to an older state and went on is found out. One row.
CREATE TABLE log_signed (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    size  INTEGER NOT NULL CHECK (size > 0),
    root  BLOB    NOT NULL,
    at    TEXT    NOT NULL
) STRICT;

-- Those that the log no longer goes on from, because it was restored from a backup or somebody took note of a damage.
CREATE TABLE log_signed_left (
    size     INTEGER NOT NULL,
    root     BLOB    NOT NULL,
    at       TEXT    NOT NULL,
    left_at  TEXT    NOT NULL,
    PRIMARY KEY (size, root, left_at)
) STRICT;
