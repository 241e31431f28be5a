-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE audit (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    why           TEXT COLLATE "C" NOT NULL CONSTRAINT audit_says_why CHECK (trim(why) <> ''),
    service       UUID,
    whom          TEXT COLLATE "C" NOT NULL CONSTRAINT audit_whom_known CHECK (whom IN ('works_here', 'recruited', 'conditional_offer', 'accepted', 'cleared', 'left', 'not_taken', 'everybody')),
    started_from  TEXT COLLATE "C",
    started_to    TEXT COLLATE "C",
    population    TEXT COLLATE "C" NOT NULL,
    seed          TEXT COLLATE "C" NOT NULL,
    seed_by       TEXT COLLATE "C" NOT NULL CONSTRAINT audit_seed_by_known CHECK (seed_by IN ('chance', 'somebody', 'again')),
    seed_from     TEXT COLLATE "C" NOT NULL,
    two_persons   BOOLEAN NOT NULL,
    earlier       UUID,
    by_person     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_seed_is_whole CHECK ((seed_by = 'again') = (seed = '') AND (seed_by = 'somebody') = (seed_from <> '')),
    CONSTRAINT audit_again_of_one CHECK ((seed_by = 'again') = (earlier IS NOT NULL)),
    FOREIGN KEY (org, service) REFERENCES service (org, id),
    FOREIGN KEY (org, earlier) REFERENCES audit (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE audit_file (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    audit      UUID NOT NULL,
    candidacy  UUID NOT NULL,
    position   BIGINT NOT NULL,
    earlier    UUID,
    PRIMARY KEY (org, id),
    UNIQUE (org, audit, candidacy),
    FOREIGN KEY (org, audit) REFERENCES audit (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, earlier) REFERENCES audit_file (org, id)
);
CREATE INDEX audit_file_of_candidacy ON audit_file (org, candidacy);

CREATE TABLE audit_answer (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    audit_file  UUID NOT NULL,
    candidacy   UUID NOT NULL,
    question    TEXT COLLATE "C" NOT NULL,
    mark        TEXT COLLATE "C" NOT NULL CONSTRAINT audit_answer_mark_known CHECK (mark IN ('in_order', 'not_in_order', 'does_not_apply')),
    words       TEXT COLLATE "C" NOT NULL,
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX audit_answer_of_file ON audit_answer (org, audit_file, at);

CREATE TABLE audit_second (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    answer     UUID NOT NULL,
    candidacy  UUID NOT NULL,
    agrees     BOOLEAN NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, answer),
    CONSTRAINT audit_second_says_why CHECK (agrees OR trim(reason) <> ''),
    FOREIGN KEY (org, answer) REFERENCES audit_answer (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE audit_finding (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    audit_file  UUID NOT NULL,
    candidacy   UUID NOT NULL,
    answer      UUID,
    question    TEXT COLLATE "C",
    words       TEXT COLLATE "C" NOT NULL CONSTRAINT audit_finding_says_what CHECK (trim(words) <> ''),
    severity    TEXT COLLATE "C" NOT NULL CONSTRAINT audit_finding_severity_known CHECK (severity IN ('minor', 'serious', 'unsafe')),
    action      TEXT COLLATE "C" NOT NULL CONSTRAINT audit_finding_says_action CHECK (trim(action) <> ''),
    owner       UUID NOT NULL,
    due_on      TEXT COLLATE "C" NOT NULL,
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_finding_of_question CHECK ((answer IS NULL) = (question IS NULL)),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, answer) REFERENCES audit_answer (org, id),
    FOREIGN KEY (org, owner) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX audit_finding_of_file ON audit_finding (org, audit_file);
CREATE INDEX audit_finding_of_candidacy ON audit_finding (org, candidacy);

CREATE TABLE audit_step (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    finding     UUID NOT NULL,
    candidacy   UUID NOT NULL,
    step        TEXT COLLATE "C" NOT NULL CONSTRAINT audit_step_known CHECK (step IN ('done', 'moved', 'mended', 'not_mended', 'withdrawn')),
    words       TEXT COLLATE "C" NOT NULL,
    owner       UUID,
    due_on      TEXT COLLATE "C",
    audit_file  UUID,
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT audit_step_says_what CHECK (step IN ('mended', 'withdrawn') OR trim(words) <> ''),
    CONSTRAINT audit_step_owner_is_whole CHECK ((step IN ('moved', 'not_mended')) = (owner IS NOT NULL) AND (owner IS NULL) = (due_on IS NULL)),
    FOREIGN KEY (org, finding) REFERENCES audit_finding (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, owner) REFERENCES person (org, id),
    FOREIGN KEY (org, audit_file) REFERENCES audit_file (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX audit_step_of_finding ON audit_step (org, finding, at);
CREATE TRIGGER audit_append_only BEFORE UPDATE OF id, org, service, whom, started_from, started_to, population, seed, seed_by, seed_from, two_persons, earlier, by_person, at ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_append_only');
CREATE TRIGGER audit_never_deleted BEFORE DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_append_only');
CREATE TRIGGER audit_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_file_append_only');
CREATE TRIGGER audit_answer_append_only BEFORE UPDATE OR TRUNCATE ON audit_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_answer_append_only');
CREATE TRIGGER audit_answer_never_deleted BEFORE DELETE ON audit_answer
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('audit_answer_append_only');
CREATE TRIGGER audit_second_append_only BEFORE UPDATE OR TRUNCATE ON audit_second
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_second_append_only');
CREATE TRIGGER audit_second_never_deleted BEFORE DELETE ON audit_second
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('audit_second_append_only');
CREATE TRIGGER audit_finding_append_only BEFORE UPDATE OR TRUNCATE ON audit_finding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_finding_append_only');
CREATE TRIGGER audit_finding_never_deleted BEFORE DELETE ON audit_finding
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('audit_finding_append_only');
CREATE TRIGGER audit_step_append_only BEFORE UPDATE OR TRUNCATE ON audit_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('audit_step_append_only');
CREATE TRIGGER audit_step_never_deleted BEFORE DELETE ON audit_step
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('audit_step_append_only');
