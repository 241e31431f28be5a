-- Vacancies, role profiles, candidates with their stages, and offers.
-- `stream` and `subject` say where in the ledger the deeds about a row stand and whose key seals them.
CREATE TABLE vacancy (
    org                 UUID NOT NULL REFERENCES organisation (id),
    id                  UUID NOT NULL,
    service             UUID NOT NULL,
    title               TEXT COLLATE "C" NOT NULL CONSTRAINT vacancy_title_not_blank CHECK (trim(title) <> ''),
    role_words          TEXT COLLATE "C" NOT NULL,
    contact             TEXT COLLATE "C" NOT NULL,
    stream              UUID NOT NULL,
    subject             UUID NOT NULL,
    opened_by           UUID NOT NULL,
    opened_at           TIMESTAMPTZ NOT NULL,
    closed_at           TIMESTAMPTZ,
    check_pack          TEXT COLLATE "C" NOT NULL,
    check_pack_version  BIGINT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (stream),
    FOREIGN KEY (org, service) REFERENCES service (org, id),
    FOREIGN KEY (org, opened_by) REFERENCES person (org, id)
);

CREATE INDEX vacancy_newest ON vacancy (org, opened_at DESC, id DESC);

-- Each save is a row: older versions stay readable.
CREATE TABLE role_profile (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    vacancy     UUID NOT NULL,
    version     BIGINT NOT NULL CONSTRAINT role_profile_version_counts CHECK (version >= 1),
    support     TEXT COLLATE "C" NOT NULL,
    worse       TEXT COLLATE "C" NOT NULL,
    good        TEXT COLLATE "C" NOT NULL,
    firm        TEXT COLLATE "C" NOT NULL,
    written_by  TEXT COLLATE "C" NOT NULL,
    kept_by     UUID NOT NULL,
    written_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, version),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, kept_by) REFERENCES person (org, id)
);

CREATE TABLE candidacy (
    org              UUID NOT NULL,
    id               UUID NOT NULL,
    vacancy          UUID NOT NULL,
    name             TEXT COLLATE "C" NOT NULL CONSTRAINT candidacy_name_not_blank CHECK (trim(name) <> ''),
    sort_key         TEXT COLLATE "C" NOT NULL,
    email            TEXT COLLATE "C",
    -- by which two addresses are the same
    email_key        TEXT COLLATE "C",
    phone            TEXT COLLATE "C",
    stream           UUID NOT NULL,
    subject          UUID NOT NULL,
    stage            TEXT COLLATE "C" NOT NULL CONSTRAINT candidacy_stage_known CHECK (stage IN (
                         'applied', 'shortlisted', 'interviewed', 'chosen', 'reserve', 'not_chosen', 'conditional_offer',
                         'accepted', 'cleared', 'started', 'withdrawn', 'offer_withdrawn')),
    notice_given_at  TIMESTAMPTZ,
    notice_given_on  TEXT COLLATE "C",
    notice_how       TEXT COLLATE "C" CONSTRAINT candidacy_notice_how_known CHECK (notice_how IN ('email', 'post', 'in_person', 'read_aloud')),
    notice_text      UUID,
    position         BIGINT NOT NULL,
    added_at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (stream),
    UNIQUE (org, vacancy, email_key),
    UNIQUE (org, vacancy, position),
    CONSTRAINT candidacy_notice_whole CHECK (
        (notice_given_at IS NULL) = (notice_given_on IS NULL)
        AND (notice_given_at IS NULL) = (notice_how IS NULL)
        AND (notice_given_at IS NULL) = (notice_text IS NULL)),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, notice_text) REFERENCES text_version (org, id)
);

-- Every stage that was reached, and why.
CREATE TABLE stage_step (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    candidacy   UUID NOT NULL,
    from_stage  TEXT COLLATE "C",
    to_stage    TEXT COLLATE "C" NOT NULL,
    reason      TEXT COLLATE "C",
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
);

CREATE INDEX stage_step_of ON stage_step (org, candidacy, id);

CREATE TABLE offer (
    org               UUID NOT NULL,
    id                UUID NOT NULL,
    candidacy         UUID NOT NULL,
    state             TEXT COLLATE "C" NOT NULL CONSTRAINT offer_state_known CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    hours             TEXT COLLATE "C" NOT NULL,
    pay               TEXT COLLATE "C" NOT NULL,
    start_on          TEXT COLLATE "C",
    answer_by         TEXT COLLATE "C",
    made_by           UUID NOT NULL,
    made_at           TIMESTAMPTZ NOT NULL,
    answered_on       TEXT COLLATE "C",
    withdrawn_for     TEXT COLLATE "C" CONSTRAINT offer_withdrawn_for_known CHECK (withdrawn_for IN ('check', 'post', 'silence', 'other')),
    withdrawn_reason  TEXT COLLATE "C",
    PRIMARY KEY (org, id),
    CONSTRAINT offer_withdrawn_with_reason CHECK (state <> 'withdrawn' OR (withdrawn_for IS NOT NULL AND trim(withdrawn_reason) <> '')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
);

CREATE INDEX offer_of ON offer (org, candidacy, id);
