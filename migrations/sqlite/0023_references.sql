-- 0023_references: whom somebody was asked for a reference, what was answered, how it is known to be genuine, and how what differs
-- was settled. What references still lack is worked out and stored nowhere. Rows are never changed.
-- Somebody who was asked for a reference. Each is a row of its own: another referee of the same employer is another reference.
CREATE TABLE reference_asked (
    org           BLOB NOT NULL,
    id            BLOB NOT NULL,
    candidacy     BLOB NOT NULL,
    kind          TEXT NOT NULL CONSTRAINT reference_asked_kind_known CHECK (kind IN ('employer', 'substitute', 'personal')),
    -- The period of the history that it is about; none for a personal one.
    period        BLOB,
    referee       TEXT NOT NULL CONSTRAINT reference_asked_referee_not_empty CHECK (trim(referee) <> ''),
    referee_role  TEXT NOT NULL,
    email         TEXT NOT NULL,
    phone         TEXT NOT NULL,
    contact_from  TEXT NOT NULL CONSTRAINT reference_asked_contact_from_known CHECK (contact_from IN ('found', 'candidate')),
    how           TEXT NOT NULL CONSTRAINT reference_asked_how_known CHECK (how IN ('link', 'email', 'post', 'phone', 'in_person')),
    asked_on      TEXT NOT NULL,
    more          TEXT NOT NULL,
    -- The candidate agreed that their present employer is asked; none where that is no question.
    permitted     INTEGER CONSTRAINT reference_asked_permitted_bool CHECK (permitted IN (0, 1)),
    by_person     BLOB NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT reference_asked_is_about_a_period CHECK (kind = 'personal' OR period IS NOT NULL),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_asked_of_candidacy ON reference_asked (org, candidacy, at);

-- Each further try.
CREATE TABLE reference_chased (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    reference  BLOB NOT NULL,
    how        TEXT NOT NULL CONSTRAINT reference_chased_how_known CHECK (how IN ('link', 'email', 'post', 'phone', 'in_person')),
    chased_on  TEXT NOT NULL,
    note       TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_chased_of_candidacy ON reference_chased (org, candidacy, at);

-- What was answered: of one reference the last revision counts. by_person is empty where the referee filled in the form.
CREATE TABLE reference_given (
    org                 BLOB    NOT NULL,
    id                  BLOB    NOT NULL,
    candidacy           BLOB    NOT NULL,
    reference           BLOB    NOT NULL,
    revision            INTEGER NOT NULL CONSTRAINT reference_given_revision_counts CHECK (revision >= 1),
    came_how            TEXT    NOT NULL CONSTRAINT reference_given_came_how_known CHECK (came_how IN ('link', 'email', 'post', 'phone', 'in_person')),
    received_on         TEXT    NOT NULL,
    from_name           TEXT    NOT NULL CONSTRAINT reference_given_from_name_not_empty CHECK (trim(from_name) <> ''),
    capacity            TEXT    NOT NULL CONSTRAINT reference_given_capacity_known CHECK (capacity IN
                        ('manager', 'human_resources', 'authorised', 'colleague', 'other')),
    title               TEXT    NOT NULL,
    began               TEXT,
    ended               TEXT,
    goes_on             INTEGER NOT NULL CONSTRAINT reference_given_goes_on_bool CHECK (goes_on IN (0, 1)),
    duties              TEXT    NOT NULL,
    why_left            TEXT    NOT NULL,
    re_employ           INTEGER CONSTRAINT reference_given_re_employ_bool CHECK (re_employ IN (0, 1)),
    re_employ_why       TEXT    NOT NULL,
    conduct             TEXT    NOT NULL,
    warnings            TEXT    NOT NULL,
    safeguarding        INTEGER CONSTRAINT reference_given_safeguarding_bool CHECK (safeguarding IN (0, 1)),
    safeguarding_words  TEXT    NOT NULL,
    more                TEXT    NOT NULL,
    by_person           BLOB,
    at                  TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, reference, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_given_of_candidacy ON reference_given (org, candidacy);

-- Is it genuine? It is said of one revision of the answer.
CREATE TABLE reference_proved (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    reference  BLOB    NOT NULL,
    given      INTEGER NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT reference_proved_revision_counts CHECK (revision >= 1),
    how        TEXT    NOT NULL CONSTRAINT reference_proved_how_known CHECK (how IN
               ('work_address', 'rang_found_number', 'hr_confirmed', 'rang_given_number', 'private_address')),
    source     TEXT    NOT NULL,
    proved_on  TEXT    NOT NULL,
    genuine    INTEGER NOT NULL CONSTRAINT reference_proved_genuine_bool CHECK (genuine IN (0, 1)),
    note       TEXT    NOT NULL,
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, reference, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_proved_of_candidacy ON reference_proved (org, candidacy);

-- How what candidate and referee say differently, or what is said against the person, was settled: as long as both say the same.
CREATE TABLE reference_settled (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    reference  BLOB NOT NULL,
    matter     TEXT NOT NULL CONSTRAINT reference_settled_matter_known CHECK (matter IN
               ('began', 'ended', 'title', 'why_left', 're_employ', 'warnings', 'safeguarding', 'not_genuine')),
    ours       TEXT NOT NULL,
    theirs     TEXT NOT NULL,
    words      TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_settled_of_candidacy ON reference_settled (org, candidacy, at);

-- An employer can't be had, and somebody accepted a substitute.
CREATE TABLE reference_excused (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    period     BLOB NOT NULL,
    words      TEXT NOT NULL CONSTRAINT reference_excused_words_not_empty CHECK (trim(words) <> ''),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_excused_of_candidacy ON reference_excused (org, candidacy, at);

-- A referee is asked no more: the address was wrong, or somebody else is asked.
CREATE TABLE reference_dropped (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    reference  BLOB NOT NULL,
    words      TEXT NOT NULL CONSTRAINT reference_dropped_words_not_empty CHECK (trim(words) <> ''),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX reference_dropped_of_candidacy ON reference_dropped (org, candidacy, at);

-- The address with which a referee answers by themselves, kept as a digest.
CREATE TABLE referee_link (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    digest     BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    reference  BLOB NOT NULL,
    message    BLOB NOT NULL,
    ends_on    TEXT NOT NULL,
    made_by    BLOB NOT NULL,
    made_at    TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX referee_link_of_candidacy ON referee_link (org, candidacy);

-- A referee's browser holds a secret of its own, like an inspector's.
CREATE TABLE guest_new (
    org      BLOB NOT NULL REFERENCES organisation (id),
    digest   BLOB NOT NULL,
    kind     TEXT NOT NULL CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second', 'referee')),
    link     BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest)
) STRICT;
INSERT INTO guest_new (org, digest, kind, link, made_at) SELECT org, digest, kind, link, made_at FROM guest;
DROP TABLE guest;
ALTER TABLE guest_new RENAME TO guest;

-- They go when the candidate is erased, and for no other reason.
CREATE TRIGGER reference_asked_never_updated BEFORE UPDATE ON reference_asked
BEGIN
    SELECT RAISE(ABORT, 'reference_asked_append_only');
END;
CREATE TRIGGER reference_asked_never_deleted BEFORE DELETE ON reference_asked
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_asked_append_only');
END;

CREATE TRIGGER reference_chased_never_updated BEFORE UPDATE ON reference_chased
BEGIN
    SELECT RAISE(ABORT, 'reference_chased_append_only');
END;
CREATE TRIGGER reference_chased_never_deleted BEFORE DELETE ON reference_chased
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_chased_append_only');
END;

CREATE TRIGGER reference_given_never_updated BEFORE UPDATE ON reference_given
BEGIN
    SELECT RAISE(ABORT, 'reference_given_append_only');
END;
CREATE TRIGGER reference_given_never_deleted BEFORE DELETE ON reference_given
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_given_append_only');
END;

CREATE TRIGGER reference_proved_never_updated BEFORE UPDATE ON reference_proved
BEGIN
    SELECT RAISE(ABORT, 'reference_proved_append_only');
END;
CREATE TRIGGER reference_proved_never_deleted BEFORE DELETE ON reference_proved
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_proved_append_only');
END;

CREATE TRIGGER reference_settled_never_updated BEFORE UPDATE ON reference_settled
BEGIN
    SELECT RAISE(ABORT, 'reference_settled_append_only');
END;
CREATE TRIGGER reference_settled_never_deleted BEFORE DELETE ON reference_settled
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_settled_append_only');
END;

CREATE TRIGGER reference_excused_never_updated BEFORE UPDATE ON reference_excused
BEGIN
    SELECT RAISE(ABORT, 'reference_excused_append_only');
END;
CREATE TRIGGER reference_excused_never_deleted BEFORE DELETE ON reference_excused
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_excused_append_only');
END;

CREATE TRIGGER reference_dropped_never_updated BEFORE UPDATE ON reference_dropped
BEGIN
    SELECT RAISE(ABORT, 'reference_dropped_append_only');
END;
CREATE TRIGGER reference_dropped_never_deleted BEFORE DELETE ON reference_dropped
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'reference_dropped_append_only');
END;
