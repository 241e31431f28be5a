-- Where a role is held: 'organisation' (scope_id is the organisation's own id), 'service' or 'vacancy'. What was given
-- before is for the whole organisation.
ALTER TABLE person_role
    ADD COLUMN scope TEXT COLLATE "C" NOT NULL DEFAULT 'organisation'
        CONSTRAINT person_role_scope_known CHECK (scope IN ('organisation', 'service', 'vacancy')),
    ADD COLUMN scope_id UUID;
UPDATE person_role SET scope_id = org;
ALTER TABLE person_role ALTER COLUMN scope_id SET NOT NULL, ALTER COLUMN scope DROP DEFAULT;
ALTER TABLE person_role DROP CONSTRAINT person_role_pkey;
ALTER TABLE person_role ADD PRIMARY KEY (org, person, role, scope, scope_id);

-- Links that open something for somebody from outside. Of the address only a digest is kept; opening it makes a cookie of
-- its own (guest), so that the address stands in no later request.
CREATE TABLE inspector_link (
    org       UUID NOT NULL REFERENCES organisation (id),
    id        UUID NOT NULL,
    digest    BYTEA NOT NULL UNIQUE,
    name      TEXT COLLATE "C" NOT NULL CONSTRAINT inspector_link_name_not_blank CHECK (trim(name) <> ''),
    body      TEXT COLLATE "C" NOT NULL,
    reason    TEXT COLLATE "C" NOT NULL,
    made_by   UUID NOT NULL,
    made_at   TIMESTAMPTZ NOT NULL,
    ends_on   TEXT COLLATE "C" NOT NULL,
    ended_at  TIMESTAMPTZ,
    ended_by  UUID,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id),
    FOREIGN KEY (org, ended_by) REFERENCES person (org, id)
);
CREATE TABLE inspector_link_service (
    org      UUID NOT NULL,
    link     UUID NOT NULL,
    service  UUID NOT NULL,
    PRIMARY KEY (org, link, service),
    FOREIGN KEY (org, link) REFERENCES inspector_link (org, id),
    FOREIGN KEY (org, service) REFERENCES service (org, id)
);
CREATE TABLE inspector_link_file (
    org        UUID NOT NULL,
    link       UUID NOT NULL,
    candidacy  UUID NOT NULL,
    vacancy    UUID NOT NULL,
    PRIMARY KEY (org, link, candidacy),
    FOREIGN KEY (org, link) REFERENCES inspector_link (org, id)
);

-- What an opened link left in a browser; `kind` is 'inspector' or 'second', `link` the row it belongs to.
CREATE TABLE guest (
    org      UUID NOT NULL REFERENCES organisation (id),
    digest   BYTEA NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second')),
    link     UUID NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest)
);

-- A second pair of eyes. For which matters an organisation asks for it:
CREATE TABLE second_matter (
    org     UUID NOT NULL REFERENCES organisation (id),
    matter  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, matter)
);
-- What was asked, of whom and how it was answered. `held` is what waits (a choice as it was filled in), as JSON.
CREATE TABLE second_request (
    org           UUID NOT NULL REFERENCES organisation (id),
    id            UUID NOT NULL,
    matter        TEXT COLLATE "C" NOT NULL,
    thing         UUID NOT NULL,
    service       UUID,
    vacancy       UUID,
    words         TEXT COLLATE "C" NOT NULL,
    held          TEXT COLLATE "C" NOT NULL,
    stream        UUID NOT NULL,
    subject       UUID NOT NULL,
    asked_by      UUID NOT NULL,
    asked_at      TIMESTAMPTZ NOT NULL,
    ends_at       TIMESTAMPTZ NOT NULL,
    answer        TEXT COLLATE "C" CONSTRAINT second_request_answer_known CHECK (answer IN ('agreed', 'refused', 'taken_back')),
    reason        TEXT COLLATE "C",
    answered_at   TIMESTAMPTZ,
    answered_by   UUID,
    outsider      TEXT COLLATE "C",
    outsider_body TEXT COLLATE "C",
    used_at       TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, asked_by) REFERENCES person (org, id),
    FOREIGN KEY (org, answered_by) REFERENCES person (org, id),
    CONSTRAINT second_request_another_person CHECK (answer IS NULL OR answer = 'taken_back' OR answered_by IS NULL OR answered_by <> asked_by)
);
CREATE INDEX second_request_of_thing ON second_request (org, matter, thing);
-- One thing waits for one answer at a time.
CREATE UNIQUE INDEX second_request_one_open ON second_request (org, matter, thing) WHERE answer IS NULL;
CREATE TABLE second_link (
    org      UUID NOT NULL,
    id       UUID NOT NULL,
    request  UUID NOT NULL,
    digest   BYTEA NOT NULL UNIQUE,
    name     TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    made_by  UUID NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    ends_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, request) REFERENCES second_request (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
);

-- Views by an inspector have job 'inspector' and the link; what a view is about, where it is about one of these.
ALTER TABLE access_log ADD COLUMN link UUID;
ALTER TABLE access_log ADD COLUMN candidacy UUID;
ALTER TABLE access_log ADD COLUMN vacancy UUID;
CREATE INDEX access_log_by_time ON access_log (org, at, id);
