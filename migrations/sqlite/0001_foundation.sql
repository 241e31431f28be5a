-- STRICT makes SQLite refuse a value of the wrong type, as PostgreSQL does. Ids are 16-byte BLOBs, instants are TEXT of
-- one fixed width (they sort as text), days are TEXT 'YYYY-MM-DD', booleans are 0 or 1, JSON is TEXT.
-- Every table begins with the organisation it belongs to, and every key carries it: organisations never meet.
-- UNIQUE, PRIMARY KEY and foreign keys stay unnamed, CHECK is named (see src/platform/db/refused.rs).

-- Facts about this installation: 'first_code' (digest of the one-time code), 'demo' (made by the demonstration).
CREATE TABLE installation (
    name   TEXT NOT NULL PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT;

CREATE TABLE organisation (
    id       BLOB    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL CONSTRAINT organisation_name_not_blank CHECK (trim(name) <> ''),
    stream   BLOB    NOT NULL UNIQUE,
    subject  BLOB    NOT NULL,
    demo     INTEGER NOT NULL CHECK (demo IN (0, 1)),
    at       TEXT    NOT NULL
) STRICT;

CREATE TABLE service (
    org   BLOB NOT NULL REFERENCES organisation (id),
    id    BLOB NOT NULL,
    name  TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, name)
) STRICT;

-- A sign-in; the one table without an organisation, since an account may belong to persons in several.
CREATE TABLE account (
    id             BLOB NOT NULL PRIMARY KEY,
    email          TEXT NOT NULL,
    email_key      TEXT NOT NULL UNIQUE,
    password_hash  TEXT NOT NULL,
    at             TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    org       BLOB NOT NULL REFERENCES organisation (id),
    id        BLOB NOT NULL,
    account   BLOB REFERENCES account (id),
    name      TEXT NOT NULL CONSTRAINT person_name_not_blank CHECK (trim(name) <> ''),
    sort_key  TEXT NOT NULL,
    picture   TEXT,
    stream    BLOB NOT NULL UNIQUE,
    subject   BLOB NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, account)
) STRICT;

CREATE TABLE person_role (
    org     BLOB NOT NULL,
    person  BLOB NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (org, person, role),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;

-- Only the digest of the cookie's secret is kept.
CREATE TABLE session (
    org      BLOB NOT NULL,
    digest   BLOB NOT NULL,
    person   BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    seen_at  TEXT NOT NULL,
    ends_at  TEXT NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;

-- A device that was let in to a panel. Panel and seat are in a later migration's tables; the service checks them.
CREATE TABLE tablet (
    org           BLOB    NOT NULL REFERENCES organisation (id),
    id            BLOB    NOT NULL,
    panel         BLOB    NOT NULL,
    seat          BLOB,
    digest        BLOB    NOT NULL,
    shared        INTEGER NOT NULL CHECK (shared IN (0, 1)),
    asked_at      TEXT    NOT NULL,
    admitted_at   TEXT,
    confirmed_at  TEXT,
    seen_at       TEXT    NOT NULL,
    ends_at       TEXT    NOT NULL,
    ended_at      TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (digest)
) STRICT;
CREATE INDEX tablet_of_panel ON tablet (org, panel);

CREATE TABLE text_version (
    org       BLOB NOT NULL REFERENCES organisation (id),
    id        BLOB NOT NULL,
    key       TEXT NOT NULL,
    language  TEXT NOT NULL,
    body      TEXT NOT NULL,
    digest    BLOB NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, key, language, digest)
) STRICT;
CREATE TRIGGER text_version_never_updated BEFORE UPDATE ON text_version
BEGIN
    SELECT RAISE(ABORT, 'text_version_immutable');
END;
