-- 0039_candidate_answer: a candidate asks how their interview went, and gets an answer that somebody read line by line. Who asked
-- and what was sent is added and never changed; it goes when the candidate's data is deleted, and for no other reason.
CREATE TABLE candidate_answer_asked (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    came_how   TEXT COLLATE "C" NOT NULL CONSTRAINT candidate_answer_asked_how_known CHECK (came_how IN ('link', 'email', 'post', 'in_person', 'phone', 'somebody')),
    on_day     TEXT COLLATE "C" NOT NULL,
    -- Who noted it at the desk; by their own link nobody did.
    by_person  UUID,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy),
    CONSTRAINT candidate_answer_asked_by_one CHECK ((came_how = 'link') = (by_person IS NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- A remark that is left out of the answer, and why. It may be put back until the answer goes.
CREATE TABLE candidate_answer_left_out (
    org        UUID NOT NULL,
    asked      UUID NOT NULL,
    passage    TEXT COLLATE "C" NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL CONSTRAINT candidate_answer_left_out_says_why CHECK (trim(reason) <> ''),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, asked, passage),
    FOREIGN KEY (org, asked) REFERENCES candidate_answer_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- The answer as it went.
CREATE TABLE candidate_answer_sent (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    asked      UUID NOT NULL,
    candidacy  UUID NOT NULL,
    body       TEXT COLLATE "C" NOT NULL,
    way        TEXT COLLATE "C" NOT NULL CONSTRAINT candidate_answer_sent_way_known CHECK (way IN ('page', 'paper')),
    -- What tells them that it is there.
    message    UUID,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, asked),
    FOREIGN KEY (org, asked) REFERENCES candidate_answer_asked (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX candidate_answer_sent_of ON candidate_answer_sent (org, candidacy);

-- The day on which they got it on paper.
CREATE TABLE candidate_answer_given (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    sent       UUID NOT NULL,
    candidacy  UUID NOT NULL,
    on_day     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, sent) REFERENCES candidate_answer_sent (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX candidate_answer_given_of ON candidate_answer_given (org, sent);

CREATE TRIGGER candidate_answer_asked_append_only BEFORE UPDATE OR TRUNCATE ON candidate_answer_asked
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('candidate_answer_asked_append_only');
CREATE TRIGGER candidate_answer_asked_never_deleted BEFORE DELETE ON candidate_answer_asked
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('candidate_answer_asked_append_only');
CREATE TRIGGER candidate_answer_sent_append_only BEFORE UPDATE OR TRUNCATE ON candidate_answer_sent
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('candidate_answer_sent_append_only');
CREATE TRIGGER candidate_answer_sent_never_deleted BEFORE DELETE ON candidate_answer_sent
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('candidate_answer_sent_append_only');
CREATE TRIGGER candidate_answer_given_append_only BEFORE UPDATE OR TRUNCATE ON candidate_answer_given
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('candidate_answer_given_append_only');
CREATE TRIGGER candidate_answer_given_never_deleted BEFORE DELETE ON candidate_answer_given
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('candidate_answer_given_append_only');
