CREATE TABLE data_protection (
    org         UUID    NOT NULL PRIMARY KEY REFERENCES organisation (id),
    -- whom to ask, and how they are reached
    contact     TEXT COLLATE "C"    NOT NULL,
    reach       TEXT COLLATE "C"    NOT NULL,
    ico_number  TEXT COLLATE "C"    NOT NULL,
    months      BIGINT NOT NULL CONSTRAINT data_protection_months_count CHECK (months > 0),
    months_why  TEXT COLLATE "C"    NOT NULL,
    years       BIGINT NOT NULL CONSTRAINT data_protection_years_count CHECK (years > 0),
    erases      TEXT COLLATE "C"    NOT NULL CONSTRAINT data_protection_erases_known CHECK (erases IN ('by_itself', 'ask_first')),
    -- for the papers: who runs the machine, who carries the mail, where the copies are, who advises
    hosting     TEXT COLLATE "C"    NOT NULL,
    mail        TEXT COLLATE "C"    NOT NULL,
    copies      TEXT COLLATE "C"    NOT NULL,
    adviser     TEXT COLLATE "C"    NOT NULL,
    by_person   UUID    NOT NULL,
    at          TIMESTAMPTZ    NOT NULL,
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- The row of an erased candidate stays, without what it said, so that panels, kits and other files still read.
ALTER TABLE candidacy ADD COLUMN erased_at TIMESTAMPTZ;

-- An erasure, from its decision to the moment when nothing is left. What is not `done_at` is gone on with at the next start.
CREATE TABLE erasure (
    org        UUID NOT NULL REFERENCES organisation (id),
    id         UUID NOT NULL,
    scope      TEXT COLLATE "C" NOT NULL CONSTRAINT erasure_scope_known CHECK (scope IN ('candidate', 'person')),
    thing      UUID NOT NULL,
    subject    UUID NOT NULL,
    stream     UUID NOT NULL,
    basis      TEXT COLLATE "C" NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL,
    by_person  UUID,
    at         TIMESTAMPTZ NOT NULL,
    done_at    TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (org, scope, thing),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- The day on which somebody was told the decision, where that is another than the day of the decision; the last row counts.
CREATE TABLE decision_told (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    told_on    TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX decision_told_of ON decision_told (org, candidacy, id);

-- Somebody looked at what is kept of a panel member, and it is still needed; the last row counts.
CREATE TABLE member_review (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    person     UUID NOT NULL,
    on_day     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX member_review_of ON member_review (org, person, id);

-- Keep longer: stops every clock while it lasts.
CREATE TABLE legal_hold (
    org            UUID NOT NULL REFERENCES organisation (id),
    id             UUID NOT NULL,
    scope          TEXT COLLATE "C" NOT NULL CONSTRAINT legal_hold_scope_known CHECK (scope IN ('candidate', 'person')),
    thing          UUID NOT NULL,
    reason         TEXT COLLATE "C" NOT NULL CONSTRAINT legal_hold_has_reason CHECK (trim(reason) <> ''),
    review_on      TEXT COLLATE "C" NOT NULL,
    by_person      UUID NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    lifted_at      TIMESTAMPTZ,
    lifted_by      UUID,
    lifted_reason  TEXT COLLATE "C",
    PRIMARY KEY (org, id),
    CONSTRAINT legal_hold_lifted_whole CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, lifted_by) REFERENCES person (org, id)
);
CREATE INDEX legal_hold_of ON legal_hold (org, scope, thing);
CREATE UNIQUE INDEX legal_hold_one ON legal_hold (org, scope, thing) WHERE lifted_at IS NULL;

-- Since when somebody could see in the queue that this is due, and on which day it then was.
CREATE TABLE retention_shown (
    org    UUID NOT NULL REFERENCES organisation (id),
    scope  TEXT COLLATE "C" NOT NULL,
    thing  UUID NOT NULL,
    due    TEXT COLLATE "C" NOT NULL,
    at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, scope, thing)
);

-- Somebody asks to see what is held about them.
CREATE TABLE subject_request (
    org         UUID NOT NULL REFERENCES organisation (id),
    id          UUID NOT NULL,
    scope       TEXT COLLATE "C" NOT NULL CONSTRAINT subject_request_scope_known CHECK (scope IN ('candidate', 'person')),
    thing       UUID NOT NULL,
    came_on     TEXT COLLATE "C" NOT NULL,
    came_how    TEXT COLLATE "C" NOT NULL CONSTRAINT subject_request_came_known CHECK (came_how IN ('email', 'post', 'in_person', 'phone', 'somebody')),
    identity    TEXT COLLATE "C" NOT NULL,
    words       TEXT COLLATE "C" NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CONSTRAINT subject_request_state_known CHECK (state IN ('open', 'ready', 'sent', 'closed')),
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    closed_why  TEXT COLLATE "C",
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX subject_request_of ON subject_request (org, scope, thing);

-- What changes the day by which the answer is due. Rows are added and never changed.
CREATE TABLE subject_request_clock (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    request    UUID NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CONSTRAINT subject_request_clock_known CHECK (kind IN ('paused', 'went_on', 'extended')),
    on_day     TEXT COLLATE "C" NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX subject_request_clock_of ON subject_request_clock (org, request, id);

-- A passage that is left out of the answer, and why.
CREATE TABLE subject_request_left_out (
    org        UUID NOT NULL,
    request    UUID NOT NULL,
    passage    TEXT COLLATE "C" NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, request, passage),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- The answer as a named person read it and called it ready; what was sent is the last one.
CREATE TABLE subject_request_copy (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    request    UUID NOT NULL,
    version    BIGINT NOT NULL,
    body       TEXT COLLATE "C" NOT NULL,
    read_by    UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    sent_on    TEXT COLLATE "C",
    sent_how   TEXT COLLATE "C",
    PRIMARY KEY (org, id),
    UNIQUE (org, request, version),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, read_by) REFERENCES person (org, id)
);

CREATE INDEX ledger_body_of_subject ON ledger_body (org, subject);

-- Rows that are never changed may go when the person whom they are about was erased, and for no other reason.
CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased BOOLEAN;
BEGIN
    IF TG_TABLE_NAME = 'score' THEN
        SELECT EXISTS (SELECT 1 FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
                       WHERE i.org = OLD.org AND i.id = OLD.interview AND c.erased_at IS NOT NULL) INTO erased;
    ELSIF TG_TABLE_NAME = 'check_entry' THEN
        SELECT EXISTS (SELECT 1 FROM candidacy c
                       WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL) INTO erased;
    ELSE
        SELECT EXISTS (SELECT 1 FROM candidacy c
                       WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL) INTO erased;
    END IF;
    IF NOT erased THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS score_append_only ON score;
CREATE TRIGGER score_append_only BEFORE UPDATE OR TRUNCATE ON score
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('score_append_only');
CREATE TRIGGER score_never_deleted BEFORE DELETE ON score
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('score_append_only');

DROP TRIGGER IF EXISTS check_entry_append_only ON check_entry;
CREATE TRIGGER check_entry_append_only BEFORE UPDATE OR TRUNCATE ON check_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('check_entry_append_only');
CREATE TRIGGER check_entry_never_deleted BEFORE DELETE ON check_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('check_entry_append_only');

-- A choice loses the words and the part of its page that are about the erased candidate; who was chosen stays.
DROP TRIGGER IF EXISTS choice_append_only ON choice;
CREATE TRIGGER choice_append_only BEFORE DELETE OR TRUNCATE ON choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('choice_append_only');
CREATE TRIGGER choice_never_updated BEFORE UPDATE ON choice
    FOR EACH ROW
    WHEN ((NEW.org, NEW.id, NEW.vacancy, NEW.chosen, NEW.stance, NEW.decided_by, NEW.at, NEW.inputs)
        IS DISTINCT FROM (OLD.org, OLD.id, OLD.vacancy, OLD.chosen, OLD.stance, OLD.decided_by, OLD.at, OLD.inputs))
    EXECUTE FUNCTION refuse_by_rule('choice_append_only');
CREATE TRIGGER choice_words_never_updated BEFORE UPDATE ON choice
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('choice_append_only');

DROP TRIGGER IF EXISTS feedback_never_changed_once_sent ON feedback;
CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback
    FOR EACH ROW
    WHEN (OLD.sent_at IS NOT NULL AND (NEW.sent_at, NEW.choice) IS DISTINCT FROM (OLD.sent_at, OLD.choice))
    EXECUTE FUNCTION refuse_by_rule('feedback_sent_once');
CREATE TRIGGER feedback_words_never_changed_once_sent BEFORE UPDATE ON feedback
    FOR EACH ROW
    WHEN (OLD.sent_at IS NOT NULL)
    EXECUTE FUNCTION refuse_unless_erased('feedback_sent_once');
