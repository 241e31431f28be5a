-- What the server does by itself: the last due time of each job that was taken up, and how it went. Not of an
-- organisation: jobs are the installation's.
CREATE TABLE job_run (
    name       TEXT    NOT NULL PRIMARY KEY,
    due_at     TEXT    NOT NULL,
    began_at   TEXT    NOT NULL,
    ended_at   TEXT,
    failed     INTEGER NOT NULL CHECK (failed IN (0, 1)),
    said       TEXT    NOT NULL,
    reference  TEXT
) STRICT;

-- Every backup that was tried, and every drill, the installation's too. `file` has no folder: folders move.
CREATE TABLE backup_run (
    id        BLOB    NOT NULL PRIMARY KEY,
    kind      TEXT    NOT NULL CONSTRAINT backup_run_kind CHECK (kind IN ('backup', 'drill')),
    file      TEXT    NOT NULL,
    began_at  TEXT    NOT NULL,
    ended_at  TEXT    NOT NULL,
    verified  INTEGER NOT NULL CHECK (verified IN (0, 1)),
    bytes     INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    said      TEXT    NOT NULL
) STRICT;
CREATE INDEX backup_run_by_time ON backup_run (began_at);

-- What was found changed behind the program's back and was taken note of with a name and a reason, for ever. What is
-- found again exactly as it stands here does not stop the server a second time; anything else does.
CREATE TABLE ledger_damage (
    id      BLOB NOT NULL PRIMARY KEY,
    seq     INTEGER,
    stream  BLOB,
    what    TEXT NOT NULL,
    leaf    BLOB,
    by_name TEXT NOT NULL,
    reason  TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_damage_of_stream ON ledger_damage (stream);
CREATE TRIGGER ledger_damage_never_updated BEFORE UPDATE ON ledger_damage
BEGIN
    SELECT RAISE(ABORT, 'ledger_damage_append_only');
END;
CREATE TRIGGER ledger_damage_never_deleted BEFORE DELETE ON ledger_damage
BEGIN
    SELECT RAISE(ABORT, 'ledger_damage_append_only');
END;
