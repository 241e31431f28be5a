-- Vacancies, role profiles, candidates with their stages, and offers.
-- `stream` and `subject` say where in the ledger the deeds about a row stand and whose key seals them.
CREATE TABLE vacancy (
    org                 BLOB    NOT NULL REFERENCES organisation (id),
    id                  BLOB    NOT NULL,
    service             BLOB    NOT NULL,
    title               TEXT    NOT NULL CONSTRAINT vacancy_title_not_blank CHECK (trim(title) <> ''),
    role_words          TEXT    NOT NULL,
    contact             TEXT    NOT NULL,
    stream              BLOB    NOT NULL,
    subject             BLOB    NOT NULL,
    opened_by           BLOB    NOT NULL,
    opened_at           TEXT    NOT NULL,
    closed_at           TEXT,
    check_pack          TEXT    NOT NULL,
    check_pack_version  INTEGER NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (stream),
    FOREIGN KEY (org, service) REFERENCES service (org, id),
    FOREIGN KEY (org, opened_by) REFERENCES person (org, id)
) STRICT;

CREATE INDEX vacancy_newest ON vacancy (org, opened_at DESC, id DESC);

-- Each save is a row: older versions stay readable.
CREATE TABLE role_profile (
    org         BLOB    NOT NULL,
    id          BLOB    NOT NULL,
    vacancy     BLOB    NOT NULL,
    version     INTEGER NOT NULL CONSTRAINT role_profile_version_counts CHECK (version >= 1),
    support     TEXT    NOT NULL,
    worse       TEXT    NOT NULL,
    good        TEXT    NOT NULL,
    firm        TEXT    NOT NULL,
    written_by  TEXT    NOT NULL,
    kept_by     BLOB    NOT NULL,
    written_at  TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, version),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, kept_by) REFERENCES person (org, id)
) STRICT;

CREATE TABLE candidacy (
    org              BLOB    NOT NULL,
    id               BLOB    NOT NULL,
    vacancy          BLOB    NOT NULL,
    name             TEXT    NOT NULL CONSTRAINT candidacy_name_not_blank CHECK (trim(name) <> ''),
    sort_key         TEXT    NOT NULL,
    email            TEXT,
    -- by which two addresses are the same
    email_key        TEXT,
    phone            TEXT,
    stream           BLOB    NOT NULL,
    subject          BLOB    NOT NULL,
    stage            TEXT    NOT NULL CONSTRAINT candidacy_stage_known CHECK (stage IN (
                         'applied', 'shortlisted', 'interviewed', 'chosen', 'reserve', 'not_chosen', 'conditional_offer',
                         'accepted', 'cleared', 'started', 'withdrawn', 'offer_withdrawn')),
    notice_given_at  TEXT,
    notice_given_on  TEXT,
    notice_how       TEXT    CONSTRAINT candidacy_notice_how_known CHECK (notice_how IN ('email', 'post', 'in_person', 'read_aloud')),
    notice_text      BLOB,
    position         INTEGER NOT NULL,
    added_at         TEXT    NOT NULL,
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
) STRICT;

-- Every stage that was reached, and why.
CREATE TABLE stage_step (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    candidacy   BLOB NOT NULL,
    from_stage  TEXT,
    to_stage    TEXT NOT NULL,
    reason      TEXT,
    at          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
) STRICT;

CREATE INDEX stage_step_of ON stage_step (org, candidacy, id);

CREATE TABLE offer (
    org               BLOB NOT NULL,
    id                BLOB NOT NULL,
    candidacy         BLOB NOT NULL,
    state             TEXT NOT NULL CONSTRAINT offer_state_known CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    hours             TEXT NOT NULL,
    pay               TEXT NOT NULL,
    start_on          TEXT,
    answer_by         TEXT,
    made_by           BLOB NOT NULL,
    made_at           TEXT NOT NULL,
    answered_on       TEXT,
    withdrawn_for     TEXT CONSTRAINT offer_withdrawn_for_known CHECK (withdrawn_for IN ('check', 'post', 'silence', 'other')),
    withdrawn_reason  TEXT,
    PRIMARY KEY (org, id),
    CONSTRAINT offer_withdrawn_with_reason CHECK (state <> 'withdrawn' OR (withdrawn_for IS NOT NULL AND trim(withdrawn_reason) <> '')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
) STRICT;

CREATE INDEX offer_of ON offer (org, candidacy, id);
