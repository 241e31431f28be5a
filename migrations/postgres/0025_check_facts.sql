-- 0025_check_facts: what is written down about a check field by field; what two persons weigh before a check counts or before
-- somebody starts without it; and what a certificate shows, in a place of its own, sealed, until its day.
-- By which way it was checked, and what was written down (an object of texts); empty where it was recorded in words.
ALTER TABLE check_entry ADD COLUMN way TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE check_entry ADD COLUMN facts TEXT COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE check_entry DROP CONSTRAINT check_entry_seen_with_day;
ALTER TABLE check_entry ADD CONSTRAINT check_entry_seen_with_day
    CHECK (status <> 'seen' OR (seen_on IS NOT NULL AND (trim(seen) <> '' OR way <> '')));

-- One person's weighing of what a certificate, a declaration or a register says, or of a start before the certificate. The words
-- about content stand in "disclosed", not here.
CREATE TABLE risk_assessment (
    org            UUID NOT NULL,
    id             UUID NOT NULL,
    candidacy      UUID NOT NULL,
    check_entry    UUID NOT NULL,
    item           TEXT COLLATE "C" NOT NULL,
    about          TEXT COLLATE "C" NOT NULL CONSTRAINT risk_assessment_about_known CHECK (about IN ('content', 'register', 'adult_first')),
    decision       TEXT COLLATE "C" NOT NULL CONSTRAINT risk_assessment_decision_known CHECK (decision IN ('go_on', 'with_conditions', 'do_not')),
    -- What others have to know to keep to it.
    conditions     TEXT COLLATE "C" NOT NULL,
    supervisor     TEXT COLLATE "C" NOT NULL,
    supervision    TEXT COLLATE "C" NOT NULL,
    ends_on        TEXT COLLATE "C",
    -- An object of texts; empty where they stand in "disclosed".
    words          TEXT COLLATE "C" NOT NULL,
    talked_on      TEXT COLLATE "C",
    by_person      UUID NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT risk_assessment_start_is_supervised CHECK (about <> 'adult_first' OR decision = 'do_not'
        OR (trim(supervisor) <> '' AND ends_on IS NOT NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, check_entry) REFERENCES check_entry (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX risk_assessment_of_candidacy ON risk_assessment (org, candidacy);

-- What the second person says to it. One answer; another view is another assessment.
CREATE TABLE risk_answer (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    candidacy   UUID NOT NULL,
    assessment  UUID NOT NULL,
    agrees      BOOLEAN NOT NULL,
    words       TEXT COLLATE "C" NOT NULL,
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, assessment),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, assessment) REFERENCES risk_assessment (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX risk_answer_of_candidacy ON risk_answer (org, candidacy);

-- What a certificate shows, and how it was weighed: sealed under a key of its own inside the candidate's. When its day comes the
-- key is destroyed and the bytes go; the row stays.
CREATE TABLE disclosed (
    org          UUID NOT NULL,
    id           UUID NOT NULL,
    candidacy    UUID NOT NULL,
    check_entry  UUID NOT NULL,
    -- The weighing whose words these are; none for what the certificate shows.
    assessment   UUID,
    subject      UUID NOT NULL,
    sealed       BYTEA,
    by_person    UUID NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    gone_at      TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    CONSTRAINT disclosed_gone_or_there CHECK ((sealed IS NULL) = (gone_at IS NOT NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, check_entry) REFERENCES check_entry (org, id),
    FOREIGN KEY (org, assessment) REFERENCES risk_assessment (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX disclosed_of_candidacy ON disclosed (org, candidacy);

-- Who read it, when, and why (Police Act 1997, section 124: it may be given to nobody who does not need it).
CREATE TABLE disclosed_read (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    why        TEXT COLLATE "C" NOT NULL CONSTRAINT disclosed_read_why_not_empty CHECK (trim(why) <> ''),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX disclosed_read_of_candidacy ON disclosed_read (org, candidacy);

-- That it stays until an inspection: with the reason, a last day, and another person who agreed.
CREATE TABLE disclosed_held (
    org          UUID NOT NULL,
    id           UUID NOT NULL,
    candidacy    UUID NOT NULL,
    why          TEXT COLLATE "C" NOT NULL CONSTRAINT disclosed_held_why_not_empty CHECK (trim(why) <> ''),
    until        TEXT COLLATE "C" NOT NULL,
    by_person    UUID NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    agreed_by    UUID,
    agreed_at    TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    CONSTRAINT disclosed_held_by_two CHECK (agreed_by IS NULL OR agreed_by <> by_person),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, agreed_by) REFERENCES person (org, id)
);
CREATE INDEX disclosed_held_of_candidacy ON disclosed_held (org, candidacy);

CREATE OR REPLACE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased BOOLEAN;
BEGIN
    IF TG_TABLE_NAME = 'score' THEN
        SELECT EXISTS (SELECT 1 FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
                       WHERE i.org = OLD.org AND i.id = OLD.interview AND c.erased_at IS NOT NULL) INTO erased;
    ELSIF TG_TABLE_NAME IN ('check_entry', 'history_frame', 'history_period', 'history_confirmed', 'gap_explained', 'gap_judged',
        'reference_asked', 'reference_chased', 'reference_given', 'reference_proved', 'reference_settled', 'reference_excused', 'reference_dropped',
        'risk_assessment', 'risk_answer', 'disclosed_read') THEN
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

CREATE TRIGGER risk_assessment_append_only BEFORE UPDATE OR TRUNCATE ON risk_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('risk_assessment_append_only');
CREATE TRIGGER risk_assessment_never_deleted BEFORE DELETE ON risk_assessment
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('risk_assessment_append_only');

CREATE TRIGGER risk_answer_append_only BEFORE UPDATE OR TRUNCATE ON risk_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('risk_answer_append_only');
CREATE TRIGGER risk_answer_never_deleted BEFORE DELETE ON risk_answer
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('risk_answer_append_only');

CREATE TRIGGER disclosed_read_append_only BEFORE UPDATE OR TRUNCATE ON disclosed_read
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('disclosed_read_append_only');
CREATE TRIGGER disclosed_read_never_deleted BEFORE DELETE ON disclosed_read
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('disclosed_read_append_only');
