-- COLLATE "C" makes text sort by bytes, as SQLite does. Whole numbers are BIGINT. Days are TEXT 'YYYY-MM-DD', JSON is TEXT.
-- The tables are those of the SQLite migration of the same name, which has the comments.

-- Two functions that SQLite has, so that a list can be bound as one JSON text on both:
-- `stage IN (SELECT value FROM json_each($1))`, `id IN (SELECT unhex(value, '-') FROM json_each($1))`.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT json_array_elements_text(list::json)
$$;

CREATE FUNCTION unhex(digits TEXT, ignored TEXT) RETURNS UUID LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT digits::uuid
$$;

-- What a trigger says when it refuses: the rule's name, as the constraint of the error.
CREATE FUNCTION refuse_by_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_ARGV[0];
END
$$;

CREATE TABLE installation (
    name   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value  TEXT COLLATE "C" NOT NULL
);

CREATE TABLE organisation (
    id       UUID    NOT NULL PRIMARY KEY,
    name     TEXT COLLATE "C"    NOT NULL CONSTRAINT organisation_name_not_blank CHECK (trim(name) <> ''),
    stream   UUID    NOT NULL UNIQUE,
    subject  UUID    NOT NULL,
    demo     BOOLEAN NOT NULL,
    at       TIMESTAMPTZ    NOT NULL
);

CREATE TABLE service (
    org   UUID NOT NULL REFERENCES organisation (id),
    id    UUID NOT NULL,
    name  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, name)
);

CREATE TABLE account (
    id             UUID NOT NULL PRIMARY KEY,
    email          TEXT COLLATE "C" NOT NULL,
    email_key      TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash  TEXT COLLATE "C" NOT NULL,
    at             TIMESTAMPTZ NOT NULL
);

CREATE TABLE person (
    org       UUID NOT NULL REFERENCES organisation (id),
    id        UUID NOT NULL,
    account   UUID REFERENCES account (id),
    name      TEXT COLLATE "C" NOT NULL CONSTRAINT person_name_not_blank CHECK (trim(name) <> ''),
    sort_key  TEXT COLLATE "C" NOT NULL,
    picture   TEXT COLLATE "C",
    stream    UUID NOT NULL UNIQUE,
    subject   UUID NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, account)
);

CREATE TABLE person_role (
    org     UUID NOT NULL,
    person  UUID NOT NULL,
    role    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, person, role),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);

CREATE TABLE session (
    org      UUID NOT NULL,
    digest   BYTEA NOT NULL,
    person   UUID NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    seen_at  TIMESTAMPTZ NOT NULL,
    ends_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);

CREATE TABLE tablet (
    org           UUID    NOT NULL REFERENCES organisation (id),
    id            UUID    NOT NULL,
    panel         UUID    NOT NULL,
    seat          UUID,
    digest        BYTEA    NOT NULL,
    shared        BOOLEAN NOT NULL,
    asked_at      TIMESTAMPTZ    NOT NULL,
    admitted_at   TIMESTAMPTZ,
    confirmed_at  TIMESTAMPTZ,
    seen_at       TIMESTAMPTZ    NOT NULL,
    ends_at       TIMESTAMPTZ    NOT NULL,
    ended_at      TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (digest)
);
CREATE INDEX tablet_of_panel ON tablet (org, panel);

CREATE TABLE text_version (
    org       UUID NOT NULL REFERENCES organisation (id),
    id        UUID NOT NULL,
    key       TEXT COLLATE "C" NOT NULL,
    language  TEXT COLLATE "C" NOT NULL,
    body      TEXT COLLATE "C" NOT NULL,
    digest    BYTEA NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, key, language, digest)
);
CREATE TRIGGER text_version_immutable BEFORE UPDATE ON text_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('text_version_immutable');
