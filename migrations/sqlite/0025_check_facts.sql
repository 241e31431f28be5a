-- 0025_check_facts: what is written down about a check field by field; what two persons weigh before a check counts or before
-- somebody starts without it; and what a certificate shows, in a place of its own, sealed, until its day.
CREATE TABLE check_entry_new (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    item       TEXT    NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT check_entry_revision_counts CHECK (revision >= 1),
    status     TEXT    NOT NULL CONSTRAINT check_entry_status_known
               CHECK (status IN ('not_yet', 'seen', 'problem', 'not_required', 'not_obtainable')),
    seen       TEXT    NOT NULL,
    seen_on    TEXT,
    note       TEXT    NOT NULL,
    -- By which way it was checked, and what was written down (an object of texts); empty where it was recorded in words.
    way        TEXT    NOT NULL DEFAULT '',
    facts      TEXT    NOT NULL DEFAULT '{}',
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, item, revision),
    CONSTRAINT check_entry_seen_with_day CHECK (status <> 'seen' OR (seen_on IS NOT NULL AND (trim(seen) <> '' OR way <> ''))),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
INSERT INTO check_entry_new (org, id, candidacy, item, revision, status, seen, seen_on, note, by_person, at)
    SELECT org, id, candidacy, item, revision, status, seen, seen_on, note, by_person, at FROM check_entry;
DROP TRIGGER check_entry_never_updated;
DROP TRIGGER check_entry_never_deleted;
DROP TABLE check_entry;
ALTER TABLE check_entry_new RENAME TO check_entry;

-- One person's weighing of what a certificate, a declaration or a register says, or of a start before the certificate. The words
-- about content stand in "disclosed", not here.
CREATE TABLE risk_assessment (
    org            BLOB NOT NULL,
    id             BLOB NOT NULL,
    candidacy      BLOB NOT NULL,
    check_entry    BLOB NOT NULL,
    item           TEXT NOT NULL,
    about          TEXT NOT NULL CONSTRAINT risk_assessment_about_known CHECK (about IN ('content', 'register', 'adult_first')),
    decision       TEXT NOT NULL CONSTRAINT risk_assessment_decision_known CHECK (decision IN ('go_on', 'with_conditions', 'do_not')),
    -- What others have to know to keep to it.
    conditions     TEXT NOT NULL,
    supervisor     TEXT NOT NULL,
    supervision    TEXT NOT NULL,
    ends_on        TEXT,
    -- An object of texts; empty where they stand in "disclosed".
    words          TEXT NOT NULL,
    talked_on      TEXT,
    by_person      BLOB NOT NULL,
    at             TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT risk_assessment_start_is_supervised CHECK (about <> 'adult_first' OR decision = 'do_not'
        OR (trim(supervisor) <> '' AND ends_on IS NOT NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, check_entry) REFERENCES check_entry (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX risk_assessment_of_candidacy ON risk_assessment (org, candidacy);

-- What the second person says to it. One answer; another view is another assessment.
CREATE TABLE risk_answer (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    candidacy   BLOB NOT NULL,
    assessment  BLOB NOT NULL,
    agrees      INTEGER NOT NULL CONSTRAINT risk_answer_agrees_bool CHECK (agrees IN (0, 1)),
    words       TEXT NOT NULL,
    by_person   BLOB NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, assessment),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, assessment) REFERENCES risk_assessment (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX risk_answer_of_candidacy ON risk_answer (org, candidacy);

-- What a certificate shows, and how it was weighed: sealed under a key of its own inside the candidate's. When its day comes the
-- key is destroyed and the bytes go; the row stays.
CREATE TABLE disclosed (
    org          BLOB NOT NULL,
    id           BLOB NOT NULL,
    candidacy    BLOB NOT NULL,
    check_entry  BLOB NOT NULL,
    -- The weighing whose words these are; none for what the certificate shows.
    assessment   BLOB,
    subject      BLOB NOT NULL,
    sealed       BLOB,
    by_person    BLOB NOT NULL,
    at           TEXT NOT NULL,
    gone_at      TEXT,
    PRIMARY KEY (org, id),
    CONSTRAINT disclosed_gone_or_there CHECK ((sealed IS NULL) = (gone_at IS NOT NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, check_entry) REFERENCES check_entry (org, id),
    FOREIGN KEY (org, assessment) REFERENCES risk_assessment (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX disclosed_of_candidacy ON disclosed (org, candidacy);

-- Who read it, when, and why (Police Act 1997, section 124: it may be given to nobody who does not need it).
CREATE TABLE disclosed_read (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    why        TEXT NOT NULL CONSTRAINT disclosed_read_why_not_empty CHECK (trim(why) <> ''),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX disclosed_read_of_candidacy ON disclosed_read (org, candidacy);

-- That it stays until an inspection: with the reason, a last day, and another person who agreed.
CREATE TABLE disclosed_held (
    org          BLOB NOT NULL,
    id           BLOB NOT NULL,
    candidacy    BLOB NOT NULL,
    why          TEXT NOT NULL CONSTRAINT disclosed_held_why_not_empty CHECK (trim(why) <> ''),
    until        TEXT NOT NULL,
    by_person    BLOB NOT NULL,
    at           TEXT NOT NULL,
    agreed_by    BLOB,
    agreed_at    TEXT,
    PRIMARY KEY (org, id),
    CONSTRAINT disclosed_held_by_two CHECK (agreed_by IS NULL OR agreed_by <> by_person),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, agreed_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX disclosed_held_of_candidacy ON disclosed_held (org, candidacy);

CREATE TRIGGER check_entry_never_updated BEFORE UPDATE ON check_entry
BEGIN
    SELECT RAISE(ABORT, 'check_entry_append_only');
END;
CREATE TRIGGER check_entry_never_deleted BEFORE DELETE ON check_entry
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'check_entry_append_only');
END;

CREATE TRIGGER risk_assessment_never_updated BEFORE UPDATE ON risk_assessment
BEGIN
    SELECT RAISE(ABORT, 'risk_assessment_append_only');
END;
CREATE TRIGGER risk_assessment_never_deleted BEFORE DELETE ON risk_assessment
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'risk_assessment_append_only');
END;

CREATE TRIGGER risk_answer_never_updated BEFORE UPDATE ON risk_answer
BEGIN
    SELECT RAISE(ABORT, 'risk_answer_append_only');
END;
CREATE TRIGGER risk_answer_never_deleted BEFORE DELETE ON risk_answer
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'risk_answer_append_only');
END;

CREATE TRIGGER disclosed_read_never_updated BEFORE UPDATE ON disclosed_read
BEGIN
    SELECT RAISE(ABORT, 'disclosed_read_append_only');
END;
CREATE TRIGGER disclosed_read_never_deleted BEFORE DELETE ON disclosed_read
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'disclosed_read_append_only');
END;
