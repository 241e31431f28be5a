-- Whose key was destroyed, and when: it is never made again, and an older copy of the key store cannot bring it back.
CREATE TABLE destroyed_key (
    subject  BLOB NOT NULL PRIMARY KEY,
    at       TEXT NOT NULL
) STRICT;

-- How far the log had come when it was last looked at, so that a database that was put back to an older state is found
-- out. One row.
CREATE TABLE log_seen (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    entries  INTEGER NOT NULL,
    leaf     BLOB    NOT NULL,
    at       TEXT    NOT NULL
) STRICT;
