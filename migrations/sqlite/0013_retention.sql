-- How the organisation looks after people's data, as its administrator set it. Without a row the usual values hold.
CREATE TABLE data_protection (
    org         BLOB    NOT NULL PRIMARY KEY REFERENCES organisation (id),
    -- whom to ask, and how they are reached
    contact     TEXT    NOT NULL,
    reach       TEXT    NOT NULL,
    ico_number  TEXT    NOT NULL,
    months      INTEGER NOT NULL CONSTRAINT data_protection_months_count CHECK (months > 0),
    months_why  TEXT    NOT NULL,
    years       INTEGER NOT NULL CONSTRAINT data_protection_years_count CHECK (years > 0),
    erases      TEXT    NOT NULL CONSTRAINT data_protection_erases_known CHECK (erases IN ('by_itself', 'ask_first')),
    -- for the papers: who runs the machine, who carries the mail, where the copies are, who advises
    hosting     TEXT    NOT NULL,
    mail        TEXT    NOT NULL,
    copies      TEXT    NOT NULL,
    adviser     TEXT    NOT NULL,
    by_person   BLOB    NOT NULL,
    at          TEXT    NOT NULL,
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The row of an erased candidate stays, without what it said, so that panels, kits and other files still read.
ALTER TABLE candidacy ADD COLUMN erased_at TEXT;

-- An erasure, from its decision to the moment when nothing is left. What is not `done_at` is gone on with at the next start.
CREATE TABLE erasure (
    org        BLOB NOT NULL REFERENCES organisation (id),
    id         BLOB NOT NULL,
    scope      TEXT NOT NULL CONSTRAINT erasure_scope_known CHECK (scope IN ('candidate', 'person')),
    thing      BLOB NOT NULL,
    subject    BLOB NOT NULL,
    stream     BLOB NOT NULL,
    basis      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    by_person  BLOB,
    at         TEXT NOT NULL,
    done_at    TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, scope, thing),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The day on which somebody was told the decision, where that is another than the day of the decision; the last row counts.
CREATE TABLE decision_told (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    told_on    TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX decision_told_of ON decision_told (org, candidacy, id);

-- Somebody looked at what is kept of a panel member, and it is still needed; the last row counts.
CREATE TABLE member_review (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    person     BLOB NOT NULL,
    on_day     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX member_review_of ON member_review (org, person, id);

-- Keep longer: stops every clock while it lasts.
CREATE TABLE legal_hold (
    org            BLOB NOT NULL REFERENCES organisation (id),
    id             BLOB NOT NULL,
    scope          TEXT NOT NULL CONSTRAINT legal_hold_scope_known CHECK (scope IN ('candidate', 'person')),
    thing          BLOB NOT NULL,
    reason         TEXT NOT NULL CONSTRAINT legal_hold_has_reason CHECK (trim(reason) <> ''),
    review_on      TEXT NOT NULL,
    by_person      BLOB NOT NULL,
    at             TEXT NOT NULL,
    lifted_at      TEXT,
    lifted_by      BLOB,
    lifted_reason  TEXT,
    PRIMARY KEY (org, id),
    CONSTRAINT legal_hold_lifted_whole CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, lifted_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX legal_hold_of ON legal_hold (org, scope, thing);
CREATE UNIQUE INDEX legal_hold_one ON legal_hold (org, scope, thing) WHERE lifted_at IS NULL;

-- Since when somebody could see in the queue that this is due, and on which day it then was.
CREATE TABLE retention_shown (
    org    BLOB NOT NULL REFERENCES organisation (id),
    scope  TEXT NOT NULL,
    thing  BLOB NOT NULL,
    due    TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (org, scope, thing)
) STRICT;

-- Somebody asks to see what is held about them.
CREATE TABLE subject_request (
    org         BLOB NOT NULL REFERENCES organisation (id),
    id          BLOB NOT NULL,
    scope       TEXT NOT NULL CONSTRAINT subject_request_scope_known CHECK (scope IN ('candidate', 'person')),
    thing       BLOB NOT NULL,
    came_on     TEXT NOT NULL,
    came_how    TEXT NOT NULL CONSTRAINT subject_request_came_known CHECK (came_how IN ('email', 'post', 'in_person', 'phone', 'somebody')),
    identity    TEXT NOT NULL,
    words       TEXT NOT NULL,
    state       TEXT NOT NULL CONSTRAINT subject_request_state_known CHECK (state IN ('open', 'ready', 'sent', 'closed')),
    by_person   BLOB NOT NULL,
    at          TEXT NOT NULL,
    closed_why  TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX subject_request_of ON subject_request (org, scope, thing);

-- What changes the day by which the answer is due. Rows are added and never changed.
CREATE TABLE subject_request_clock (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    request    BLOB NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT subject_request_clock_known CHECK (kind IN ('paused', 'went_on', 'extended')),
    on_day     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX subject_request_clock_of ON subject_request_clock (org, request, id);

-- A passage that is left out of the answer, and why.
CREATE TABLE subject_request_left_out (
    org        BLOB NOT NULL,
    request    BLOB NOT NULL,
    passage    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, request, passage),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The answer as a named person read it and called it ready; what was sent is the last one.
CREATE TABLE subject_request_copy (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    request    BLOB NOT NULL,
    version    INTEGER NOT NULL,
    body       TEXT NOT NULL,
    read_by    BLOB NOT NULL,
    at         TEXT NOT NULL,
    sent_on    TEXT,
    sent_how   TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, request, version),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, read_by) REFERENCES person (org, id)
) STRICT;

CREATE INDEX ledger_body_of_subject ON ledger_body (org, subject);

-- Rows that are never changed may go when the person whom they are about was erased, and for no other reason.
DROP TRIGGER IF EXISTS score_never_deleted;
CREATE TRIGGER score_never_deleted BEFORE DELETE ON score
WHEN NOT EXISTS (SELECT 1 FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
                 WHERE i.org = OLD.org AND i.id = OLD.interview AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'score_append_only');
END;

DROP TRIGGER IF EXISTS check_entry_never_deleted;
CREATE TRIGGER check_entry_never_deleted BEFORE DELETE ON check_entry
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'check_entry_append_only');
END;

-- A choice loses the words and the part of its page that are about the erased candidate; who was chosen stays.
DROP TRIGGER IF EXISTS choice_never_updated;
CREATE TRIGGER choice_never_updated BEFORE UPDATE ON choice
WHEN NEW.org <> OLD.org OR NEW.id <> OLD.id OR NEW.vacancy <> OLD.vacancy OR NEW.chosen <> OLD.chosen
    OR NEW.stance <> OLD.stance OR NEW.decided_by <> OLD.decided_by OR NEW.at <> OLD.at OR NEW.inputs <> OLD.inputs
    OR NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'choice_append_only');
END;

DROP TRIGGER IF EXISTS feedback_never_changed_once_sent;
CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback
WHEN OLD.sent_at IS NOT NULL AND (NEW.sent_at IS NULL OR NEW.sent_at <> OLD.sent_at OR NEW.choice <> OLD.choice
    OR NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'feedback_sent_once');
END;
