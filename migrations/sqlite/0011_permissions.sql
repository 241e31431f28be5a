-- Where a role is held: 'organisation' (scope_id is the organisation's own id), 'service' or 'vacancy'. What was given
-- before is for the whole organisation.
CREATE TABLE person_role_with_scope (
    org       BLOB NOT NULL,
    person    BLOB NOT NULL,
    role      TEXT NOT NULL,
    scope     TEXT NOT NULL CONSTRAINT person_role_scope_known CHECK (scope IN ('organisation', 'service', 'vacancy')),
    scope_id  BLOB NOT NULL,
    PRIMARY KEY (org, person, role, scope, scope_id),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;
INSERT INTO person_role_with_scope (org, person, role, scope, scope_id)
    SELECT org, person, role, 'organisation', org FROM person_role;
DROP TABLE person_role;
ALTER TABLE person_role_with_scope RENAME TO person_role;

-- Links that open something for somebody from outside. Of the address only a digest is kept; opening it makes a cookie of
-- its own (guest), so that the address stands in no later request.
CREATE TABLE inspector_link (
    org       BLOB NOT NULL REFERENCES organisation (id),
    id        BLOB NOT NULL,
    digest    BLOB NOT NULL UNIQUE,
    name      TEXT NOT NULL CONSTRAINT inspector_link_name_not_blank CHECK (trim(name) <> ''),
    body      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    made_by   BLOB NOT NULL,
    made_at   TEXT NOT NULL,
    ends_on   TEXT NOT NULL,
    ended_at  TEXT,
    ended_by  BLOB,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id),
    FOREIGN KEY (org, ended_by) REFERENCES person (org, id)
) STRICT;
CREATE TABLE inspector_link_service (
    org      BLOB NOT NULL,
    link     BLOB NOT NULL,
    service  BLOB NOT NULL,
    PRIMARY KEY (org, link, service),
    FOREIGN KEY (org, link) REFERENCES inspector_link (org, id),
    FOREIGN KEY (org, service) REFERENCES service (org, id)
) STRICT;
CREATE TABLE inspector_link_file (
    org        BLOB NOT NULL,
    link       BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    vacancy    BLOB NOT NULL,
    PRIMARY KEY (org, link, candidacy),
    FOREIGN KEY (org, link) REFERENCES inspector_link (org, id)
) STRICT;

-- What an opened link left in a browser; `kind` is 'inspector' or 'second', `link` the row it belongs to.
CREATE TABLE guest (
    org      BLOB NOT NULL REFERENCES organisation (id),
    digest   BLOB NOT NULL,
    kind     TEXT NOT NULL CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second')),
    link     BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest)
) STRICT;

-- A second pair of eyes. For which matters an organisation asks for it:
CREATE TABLE second_matter (
    org     BLOB NOT NULL REFERENCES organisation (id),
    matter  TEXT NOT NULL,
    PRIMARY KEY (org, matter)
) STRICT;
-- What was asked, of whom and how it was answered. `held` is what waits (a choice as it was filled in), as JSON.
CREATE TABLE second_request (
    org           BLOB NOT NULL REFERENCES organisation (id),
    id            BLOB NOT NULL,
    matter        TEXT NOT NULL,
    thing         BLOB NOT NULL,
    service       BLOB,
    vacancy       BLOB,
    words         TEXT NOT NULL,
    held          TEXT NOT NULL,
    stream        BLOB NOT NULL,
    subject       BLOB NOT NULL,
    asked_by      BLOB NOT NULL,
    asked_at      TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    answer        TEXT CONSTRAINT second_request_answer_known CHECK (answer IN ('agreed', 'refused', 'taken_back')),
    reason        TEXT,
    answered_at   TEXT,
    answered_by   BLOB,
    outsider      TEXT,
    outsider_body TEXT,
    used_at       TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, asked_by) REFERENCES person (org, id),
    FOREIGN KEY (org, answered_by) REFERENCES person (org, id),
    CONSTRAINT second_request_another_person CHECK (answer IS NULL OR answer = 'taken_back' OR answered_by IS NULL OR answered_by <> asked_by)
) STRICT;
CREATE INDEX second_request_of_thing ON second_request (org, matter, thing);
-- One thing waits for one answer at a time.
CREATE UNIQUE INDEX second_request_one_open ON second_request (org, matter, thing) WHERE answer IS NULL;
CREATE TABLE second_link (
    org      BLOB NOT NULL,
    id       BLOB NOT NULL,
    request  BLOB NOT NULL,
    digest   BLOB NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    body     TEXT NOT NULL,
    made_by  BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    ends_at  TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, request) REFERENCES second_request (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
) STRICT;

-- Views by an inspector have job 'inspector' and the link; what a view is about, where it is about one of these.
ALTER TABLE access_log ADD COLUMN link BLOB;
ALTER TABLE access_log ADD COLUMN candidacy BLOB;
ALTER TABLE access_log ADD COLUMN vacancy BLOB;
CREATE INDEX access_log_by_time ON access_log (org, at, id);
