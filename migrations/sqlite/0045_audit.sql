-- 0045_audit: HR's look at a sample of files: what it was drawn from and by which seed, what was found at each question, what a second
-- person says, and what became of each finding. Rows are only ever added. What was written about a candidate goes when their data is
-- deleted; that their file was drawn stays. A name may be taken out of why there was an audit, and nothing else of it changes.
CREATE TABLE audit (
    org           BLOB NOT NULL,
    id            BLOB NOT NULL,
    why           TEXT NOT NULL CONSTRAINT audit_says_why CHECK (trim(why) <> ''),
    -- The home it is about; none for all of them.
    service       BLOB,
    whom          TEXT NOT NULL CONSTRAINT audit_whom_known CHECK (whom IN ('works_here', 'recruited', 'conditional_offer', 'accepted', 'cleared', 'left', 'not_taken', 'everybody')),
    started_from  TEXT,
    started_to    TEXT,
    -- The ids it was drawn from, sorted (JSON).
    population    TEXT NOT NULL,
    seed          TEXT NOT NULL,
    seed_by       TEXT NOT NULL CONSTRAINT audit_seed_by_known CHECK (seed_by IN ('chance', 'somebody', 'again')),
    -- Who said the seed, where somebody did.
    seed_from     TEXT NOT NULL,
    two_persons   INTEGER NOT NULL CONSTRAINT audit_two_persons_bool CHECK (two_persons IN (0, 1)),
    -- The audit whose files are looked at again.
    earlier       BLOB,
    by_person     BLOB NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_seed_is_whole CHECK ((seed_by = 'again') = (seed = '') AND (seed_by = 'somebody') = (seed_from <> '')),
    CONSTRAINT audit_again_of_one CHECK ((seed_by = 'again') = (earlier IS NOT NULL)),
    FOREIGN KEY (org, service) REFERENCES service (org, id),
    FOREIGN KEY (org, earlier) REFERENCES audit (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- A file that was drawn; `earlier` is the same file in the audit before.
CREATE TABLE audit_file (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    audit      BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    position   INTEGER NOT NULL,
    earlier    BLOB,
    PRIMARY KEY (org, id),
    UNIQUE (org, audit, candidacy),
    FOREIGN KEY (org, audit) REFERENCES audit (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, earlier) REFERENCES audit_file (org, id)
) STRICT;
CREATE INDEX audit_file_of_candidacy ON audit_file (org, candidacy);

-- What was found at one question; the newest counts.
CREATE TABLE audit_answer (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    audit_file  BLOB NOT NULL,
    candidacy   BLOB NOT NULL,
    question    TEXT NOT NULL,
    mark        TEXT NOT NULL CONSTRAINT audit_answer_mark_known CHECK (mark IN ('in_order', 'not_in_order', 'does_not_apply')),
    words       TEXT NOT NULL,
    by_person   BLOB NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX audit_answer_of_file ON audit_answer (org, audit_file, at);

-- What a second person says of an answer, once.
CREATE TABLE audit_second (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    answer     BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    agrees     INTEGER NOT NULL CONSTRAINT audit_second_agrees_bool CHECK (agrees IN (0, 1)),
    reason     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, answer),
    CONSTRAINT audit_second_says_why CHECK (agrees OR trim(reason) <> ''),
    FOREIGN KEY (org, answer) REFERENCES audit_answer (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- What is not in order, and what is to be done. `answer` is none for what no question asks about.
CREATE TABLE audit_finding (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    audit_file  BLOB NOT NULL,
    candidacy   BLOB NOT NULL,
    answer      BLOB,
    question    TEXT,
    words       TEXT NOT NULL CONSTRAINT audit_finding_says_what CHECK (trim(words) <> ''),
    severity    TEXT NOT NULL CONSTRAINT audit_finding_severity_known CHECK (severity IN ('minor', 'serious', 'unsafe')),
    action      TEXT NOT NULL CONSTRAINT audit_finding_says_action CHECK (trim(action) <> ''),
    owner       BLOB NOT NULL,
    due_on      TEXT NOT NULL,
    by_person   BLOB NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_finding_of_question CHECK ((answer IS NULL) = (question IS NULL)),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, answer) REFERENCES audit_answer (org, id),
    FOREIGN KEY (org, owner) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX audit_finding_of_file ON audit_finding (org, audit_file);
CREATE INDEX audit_finding_of_candidacy ON audit_finding (org, candidacy);

-- What became of a finding. `audit_file` says where a later audit looked at it again.
CREATE TABLE audit_step (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    finding     BLOB NOT NULL,
    candidacy   BLOB NOT NULL,
    step        TEXT NOT NULL CONSTRAINT audit_step_known CHECK (step IN ('done', 'moved', 'mended', 'not_mended', 'withdrawn')),
    words       TEXT NOT NULL,
    owner       BLOB,
    due_on      TEXT,
    audit_file  BLOB,
    by_person   BLOB NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_step_says_what CHECK (step IN ('mended', 'withdrawn') OR trim(words) <> ''),
    CONSTRAINT audit_step_owner_is_whole CHECK ((step IN ('moved', 'not_mended')) = (owner IS NOT NULL) AND (owner IS NULL) = (due_on IS NULL)),
    FOREIGN KEY (org, finding) REFERENCES audit_finding (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, owner) REFERENCES person (org, id),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX audit_step_of_finding ON audit_step (org, finding, at);
CREATE TRIGGER audit_never_updated BEFORE UPDATE OF id, org, service, whom, started_from, started_to, population, seed, seed_by, seed_from, two_persons, earlier, by_person, at ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_append_only');
END;
CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_append_only');
END;
CREATE TRIGGER audit_file_never_updated BEFORE UPDATE ON audit_file
BEGIN
    SELECT RAISE(ABORT, 'audit_file_append_only');
END;
CREATE TRIGGER audit_file_never_deleted BEFORE DELETE ON audit_file
BEGIN
    SELECT RAISE(ABORT, 'audit_file_append_only');
END;
CREATE TRIGGER audit_answer_never_updated BEFORE UPDATE ON audit_answer
BEGIN
    SELECT RAISE(ABORT, 'audit_answer_append_only');
END;
CREATE TRIGGER audit_answer_never_deleted BEFORE DELETE ON audit_answer
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'audit_answer_append_only');
END;
CREATE TRIGGER audit_second_never_updated BEFORE UPDATE ON audit_second
BEGIN
    SELECT RAISE(ABORT, 'audit_second_append_only');
END;
CREATE TRIGGER audit_second_never_deleted BEFORE DELETE ON audit_second
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'audit_second_append_only');
END;
CREATE TRIGGER audit_finding_never_updated BEFORE UPDATE ON audit_finding
BEGIN
    SELECT RAISE(ABORT, 'audit_finding_append_only');
END;
CREATE TRIGGER audit_finding_never_deleted BEFORE DELETE ON audit_finding
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'audit_finding_append_only');
END;
CREATE TRIGGER audit_step_never_updated BEFORE UPDATE ON audit_step
BEGIN
    SELECT RAISE(ABORT, 'audit_step_append_only');
END;
CREATE TRIGGER audit_step_never_deleted BEFORE DELETE ON audit_step
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'audit_step_append_only');
END;
