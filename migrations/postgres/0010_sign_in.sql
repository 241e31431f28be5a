-- The tables are those of the SQLite migration of the same name, which has the comments.

CREATE TABLE message (
    org           UUID NOT NULL REFERENCES organisation (id),
    id            UUID NOT NULL,
    person        UUID,
    caused_by     UUID,
    name          TEXT COLLATE "C" NOT NULL,
    address       TEXT COLLATE "C" NOT NULL,
    subject       TEXT COLLATE "C" NOT NULL,
    body          BYTEA,
    why           TEXT COLLATE "C" NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    ends_at       TIMESTAMPTZ,
    next_try_at   TIMESTAMPTZ,
    tries         BIGINT NOT NULL DEFAULT 0,
    failed_why    TEXT COLLATE "C",
    sent_at       TIMESTAMPTZ,
    passed_on_at  TIMESTAMPTZ,
    passed_on_by  UUID,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, caused_by) REFERENCES person (org, id),
    FOREIGN KEY (org, passed_on_by) REFERENCES person (org, id)
);
CREATE INDEX message_to_try ON message (next_try_at);

CREATE TABLE sign_in_link (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    person     UUID NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CONSTRAINT sign_in_link_kind CHECK (kind IN ('invitation', 'invitation_code', 'reset', 'reset_code')),
    email      TEXT COLLATE "C" NOT NULL,
    email_key  TEXT COLLATE "C" NOT NULL,
    digest     BYTEA NOT NULL,
    message    UUID,
    made_at    TIMESTAMPTZ NOT NULL,
    made_by    UUID,
    ends_at    TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ,
    ended_at   TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id),
    FOREIGN KEY (org, message) REFERENCES message (org, id)
);
CREATE INDEX sign_in_link_of_person ON sign_in_link (org, person);

DROP TABLE session;
CREATE TABLE session (
    org      UUID NOT NULL,
    digest   BYTEA NOT NULL,
    id       UUID NOT NULL,
    person   UUID NOT NULL,
    stage    TEXT COLLATE "C" NOT NULL CONSTRAINT session_stage CHECK (stage IN ('second_step', 'organisation', 'in')),
    device   TEXT COLLATE "C" NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    seen_at  TIMESTAMPTZ NOT NULL,
    ends_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest),
    UNIQUE (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);

CREATE TABLE account_passkey (
    account        UUID NOT NULL REFERENCES account (id),
    id             UUID NOT NULL,
    credential_id  BYTEA NOT NULL UNIQUE,
    credential     TEXT COLLATE "C" NOT NULL,
    name           TEXT COLLATE "C" NOT NULL,
    made_at        TIMESTAMPTZ NOT NULL,
    used_at        TIMESTAMPTZ,
    PRIMARY KEY (account, id)
);

CREATE TABLE account_code (
    account    UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    sealed     BYTEA NOT NULL,
    made_at    TIMESTAMPTZ NOT NULL,
    on_at      TIMESTAMPTZ,
    last_step  BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE account_recovery_code (
    account  UUID NOT NULL REFERENCES account (id),
    digest   BYTEA NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    used_at  TIMESTAMPTZ,
    PRIMARY KEY (account, digest)
);

CREATE TABLE passkey_challenge (
    digest   BYTEA NOT NULL PRIMARY KEY,
    account  UUID REFERENCES account (id),
    state    TEXT COLLATE "C" NOT NULL,
    ends_at  TIMESTAMPTZ NOT NULL
);

CREATE TABLE leaving (
    org      UUID NOT NULL,
    id       UUID NOT NULL,
    person   UUID NOT NULL,
    left_at  TIMESTAMPTZ NOT NULL,
    left_by  UUID,
    back_at  TIMESTAMPTZ,
    back_by  UUID,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, left_by) REFERENCES person (org, id),
    FOREIGN KEY (org, back_by) REFERENCES person (org, id)
);
CREATE INDEX leaving_of_person ON leaving (org, person);

CREATE TABLE sign_in_rule (
    org          UUID NOT NULL PRIMARY KEY REFERENCES organisation (id),
    second_step  BOOLEAN NOT NULL,
    at           TIMESTAMPTZ NOT NULL
);

CREATE INDEX person_of_account ON person (account);
