-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE ledger_entry (
    org     UUID   NOT NULL REFERENCES organisation (id),
    seq     BIGINT NOT NULL PRIMARY KEY,
    stream  UUID   NOT NULL,
    sseq    BIGINT NOT NULL,
    type    TEXT COLLATE "C" NOT NULL,
    actor   TEXT COLLATE "C" NOT NULL,
    public  TEXT COLLATE "C" NOT NULL,
    leaf    BYTEA  NOT NULL UNIQUE,
    at      TIMESTAMPTZ NOT NULL,
    UNIQUE (stream, sseq),
    UNIQUE (org, seq)
);

-- One statement trigger covers TRUNCATE too, which fires no row trigger.
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('ledger_entry_append_only');

CREATE TABLE ledger_body (
    org      UUID   NOT NULL,
    seq      BIGINT NOT NULL,
    subject  UUID   NOT NULL,
    sealed   BYTEA  NOT NULL,
    PRIMARY KEY (org, seq),
    FOREIGN KEY (org, seq) REFERENCES ledger_entry (org, seq)
);

CREATE TABLE ledger_head (
    org      UUID   NOT NULL REFERENCES organisation (id),
    stream   UUID   NOT NULL,
    entries  BIGINT NOT NULL CONSTRAINT ledger_head_not_empty CHECK (entries > 0),
    seq      BIGINT NOT NULL,
    leaf     BYTEA  NOT NULL,
    note     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, stream)
);

CREATE TABLE pseudonym (
    org        UUID NOT NULL,
    stream     UUID NOT NULL,
    person     UUID NOT NULL,
    pseudonym  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, stream, person),
    UNIQUE (stream, pseudonym),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);

CREATE TABLE access_log (
    org     UUID NOT NULL REFERENCES organisation (id),
    id      UUID NOT NULL,
    person  UUID,
    job     TEXT COLLATE "C",
    what    TEXT COLLATE "C" NOT NULL,
    thing   UUID NOT NULL,
    at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    CONSTRAINT access_log_by_someone CHECK ((person IS NULL) <> (job IS NULL))
);
CREATE INDEX access_log_of_thing ON access_log (org, thing, at);
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('access_log_append_only');
