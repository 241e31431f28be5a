-- One log for the whole installation. `public` is the canonical text that is hashed; the columns beside it repeat what
-- it says, to be searched by. Nothing here is ever changed or deleted: the triggers refuse it, and whoever drops them
-- is found out by the hashes.
CREATE TABLE ledger_entry (
    org     BLOB    NOT NULL REFERENCES organisation (id),
    seq     INTEGER NOT NULL PRIMARY KEY,
    stream  BLOB    NOT NULL,
    sseq    INTEGER NOT NULL,
    type    TEXT    NOT NULL,
    actor   TEXT    NOT NULL,
    public  TEXT    NOT NULL,
    leaf    BLOB    NOT NULL UNIQUE,
    at      TEXT    NOT NULL,
    UNIQUE (stream, sseq),
    UNIQUE (org, seq)
) STRICT;

-- The message of RAISE is the name of the rule. INSERT OR REPLACE deletes without firing a delete trigger unless
-- PRAGMA recursive_triggers is on: Db::open sets it.
CREATE TRIGGER ledger_entry_never_updated BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger_entry_append_only');
END;
CREATE TRIGGER ledger_entry_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger_entry_append_only');
END;

-- What the entries say, sealed. Apart from the entries, because this may have to be deleted.
CREATE TABLE ledger_body (
    org      BLOB    NOT NULL,
    seq      INTEGER NOT NULL,
    subject  BLOB    NOT NULL,
    sealed   BLOB    NOT NULL,
    PRIMARY KEY (org, seq),
    FOREIGN KEY (org, seq) REFERENCES ledger_entry (org, seq)
) STRICT;

-- Where each stream ends, signed.
CREATE TABLE ledger_head (
    org      BLOB    NOT NULL REFERENCES organisation (id),
    stream   BLOB    NOT NULL,
    entries  INTEGER NOT NULL CONSTRAINT ledger_head_not_empty CHECK (entries > 0),
    seq      INTEGER NOT NULL,
    leaf     BLOB    NOT NULL,
    note     TEXT    NOT NULL,
    PRIMARY KEY (org, stream)
) STRICT;

-- The random name that a person has in one stream. The same is sealed on the person's own stream.
CREATE TABLE pseudonym (
    org        BLOB NOT NULL,
    stream     BLOB NOT NULL,
    person     BLOB NOT NULL,
    pseudonym  TEXT NOT NULL,
    PRIMARY KEY (org, stream, person),
    UNIQUE (stream, pseudonym),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;

-- Who looked at what. Not part of the ledger: looking changes nothing.
CREATE TABLE access_log (
    org     BLOB NOT NULL REFERENCES organisation (id),
    id      BLOB NOT NULL,
    person  BLOB,
    job     TEXT,
    what    TEXT NOT NULL,
    thing   BLOB NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    CONSTRAINT access_log_by_someone CHECK ((person IS NULL) <> (job IS NULL))
) STRICT;
CREATE INDEX access_log_of_thing ON access_log (org, thing, at);
CREATE TRIGGER access_log_never_updated BEFORE UPDATE ON access_log
BEGIN
    SELECT RAISE(ABORT, 'access_log_append_only');
END;
CREATE TRIGGER access_log_never_deleted BEFORE DELETE ON access_log
BEGIN
    SELECT RAISE(ABORT, 'access_log_append_only');
END;
