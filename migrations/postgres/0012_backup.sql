-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE job_run (
    name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    due_at     TIMESTAMPTZ NOT NULL,
    began_at   TIMESTAMPTZ NOT NULL,
    ended_at   TIMESTAMPTZ,
    failed     BOOLEAN NOT NULL,
    said       TEXT COLLATE "C" NOT NULL,
    reference  TEXT COLLATE "C"
);

CREATE TABLE backup_run (
    id        UUID NOT NULL PRIMARY KEY,
    kind      TEXT COLLATE "C" NOT NULL CONSTRAINT backup_run_kind CHECK (kind IN ('backup', 'drill')),
    file      TEXT COLLATE "C" NOT NULL,
    began_at  TIMESTAMPTZ NOT NULL,
    ended_at  TIMESTAMPTZ NOT NULL,
    verified  BOOLEAN NOT NULL,
    bytes     BIGINT NOT NULL,
    entries   BIGINT NOT NULL,
    said      TEXT COLLATE "C" NOT NULL
);
CREATE INDEX backup_run_by_time ON backup_run (began_at);

CREATE TABLE ledger_damage (
    id      UUID NOT NULL PRIMARY KEY,
    seq     BIGINT,
    stream  UUID,
    what    TEXT COLLATE "C" NOT NULL,
    leaf    BYTEA,
    by_name TEXT COLLATE "C" NOT NULL,
    reason  TEXT COLLATE "C" NOT NULL,
    at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX ledger_damage_of_stream ON ledger_damage (stream);
CREATE TRIGGER ledger_damage_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_damage
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('ledger_damage_append_only');
