-- Mail, invitations, second steps and sessions.

-- What is to be said to somebody by mail, or by a person who passes it on. The body is sealed under the organisation's key
-- (it may hold a link that signs somebody in) and is emptied when it was sent, passed on, or its link has ended.
CREATE TABLE message (
    org           BLOB    NOT NULL REFERENCES organisation (id),
    id            BLOB    NOT NULL,
    person        BLOB,
    caused_by     BLOB,
    name          TEXT    NOT NULL,
    address       TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    body          BLOB,
    why           TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    ends_at       TEXT,
    next_try_at   TEXT,
    tries         INTEGER NOT NULL DEFAULT 0,
    failed_why    TEXT,
    sent_at       TEXT,
    passed_on_at  TEXT,
    passed_on_by  BLOB,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, caused_by) REFERENCES person (org, id),
    FOREIGN KEY (org, passed_on_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX message_to_try ON message (next_try_at);

-- A way to choose a password: a link by mail, or a code that an administrator reads out. Only its digest is kept. The
-- address stands here and not in an account until somebody showed that it is theirs.
CREATE TABLE sign_in_link (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    person     BLOB NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT sign_in_link_kind CHECK (kind IN ('invitation', 'invitation_code', 'reset', 'reset_code')),
    email      TEXT NOT NULL,
    email_key  TEXT NOT NULL,
    digest     BLOB NOT NULL,
    message    BLOB,
    made_at    TEXT NOT NULL,
    made_by    BLOB,
    ends_at    TEXT NOT NULL,
    used_at    TEXT,
    ended_at   TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id),
    FOREIGN KEY (org, message) REFERENCES message (org, id)
) STRICT;
CREATE INDEX sign_in_link_of_person ON sign_in_link (org, person);

-- Sessions get a name for their list, the device in words, and a stage: a password alone may be half the way in.
DROP TABLE session;
CREATE TABLE session (
    org      BLOB NOT NULL,
    digest   BLOB NOT NULL,
    id       BLOB NOT NULL,
    person   BLOB NOT NULL,
    stage    TEXT NOT NULL CONSTRAINT session_stage CHECK (stage IN ('second_step', 'organisation', 'in')),
    device   TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    seen_at  TEXT NOT NULL,
    ends_at  TEXT NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest),
    UNIQUE (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;

-- Second steps belong to an account, as its password does. Secrets are sealed, and recovery codes hashed, under a key of
-- the account in the key store.
CREATE TABLE account_passkey (
    account        BLOB NOT NULL REFERENCES account (id),
    id             BLOB NOT NULL,
    credential_id  BLOB NOT NULL UNIQUE,
    credential     TEXT NOT NULL,
    name           TEXT NOT NULL,
    made_at        TEXT NOT NULL,
    used_at        TEXT,
    PRIMARY KEY (account, id)
) STRICT;

CREATE TABLE account_code (
    account    BLOB    NOT NULL PRIMARY KEY REFERENCES account (id),
    sealed     BLOB    NOT NULL,
    made_at    TEXT    NOT NULL,
    on_at      TEXT,
    last_step  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE account_recovery_code (
    account  BLOB NOT NULL REFERENCES account (id),
    digest   BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    used_at  TEXT,
    PRIMARY KEY (account, digest)
) STRICT;

-- What a browser was asked to sign with a passkey, until it answers.
CREATE TABLE passkey_challenge (
    digest   BLOB NOT NULL PRIMARY KEY,
    account  BLOB REFERENCES account (id),
    state    TEXT NOT NULL,
    ends_at  TEXT NOT NULL
) STRICT;

-- When somebody left, and came back. What they did and which roles they held stays.
CREATE TABLE leaving (
    org      BLOB NOT NULL,
    id       BLOB NOT NULL,
    person   BLOB NOT NULL,
    left_at  TEXT NOT NULL,
    left_by  BLOB,
    back_at  TEXT,
    back_by  BLOB,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, left_by) REFERENCES person (org, id),
    FOREIGN KEY (org, back_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX leaving_of_person ON leaving (org, person);

-- What an organisation asks of its sign-ins.
CREATE TABLE sign_in_rule (
    org          BLOB    NOT NULL PRIMARY KEY REFERENCES organisation (id),
    second_step  INTEGER NOT NULL CHECK (second_step IN (0, 1)),
    at           TEXT    NOT NULL
) STRICT;

-- Who an account belongs to is asked at every page.
CREATE INDEX person_of_account ON person (account);
