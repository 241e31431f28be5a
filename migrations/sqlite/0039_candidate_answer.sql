-- 0039_candidate_answer: a candidate asks how their interview went, and gets an answer that somebody read line by line. Who asked
-- and what was sent is added and never changed; it goes when the candidate's data is deleted, and for no other reason.
CREATE TABLE candidate_answer_asked (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    came_how   TEXT NOT NULL CONSTRAINT candidate_answer_asked_how_known CHECK (came_how IN ('link', 'email', 'post', 'in_person', 'phone', 'somebody')),
    on_day     TEXT NOT NULL,
    -- Who noted it at the desk; by their own link nobody did.
    by_person  BLOB,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy),
    CONSTRAINT candidate_answer_asked_by_one CHECK ((came_how = 'link') = (by_person IS NULL)),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- A remark that is left out of the answer, and why. It may be put back until the answer goes.
CREATE TABLE candidate_answer_left_out (
    org        BLOB NOT NULL,
    asked      BLOB NOT NULL,
    passage    TEXT NOT NULL,
    reason     TEXT NOT NULL CONSTRAINT candidate_answer_left_out_says_why CHECK (trim(reason) <> ''),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, asked, passage),
    FOREIGN KEY (org, asked) REFERENCES candidate_answer_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The answer as it went.
CREATE TABLE candidate_answer_sent (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    asked      BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    body       TEXT NOT NULL,
    way        TEXT NOT NULL CONSTRAINT candidate_answer_sent_way_known CHECK (way IN ('page', 'paper')),
    -- What tells them that it is there.
    message    BLOB,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, asked),
    FOREIGN KEY (org, asked) REFERENCES candidate_answer_asked (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX candidate_answer_sent_of ON candidate_answer_sent (org, candidacy);

-- The day on which they got it on paper.
CREATE TABLE candidate_answer_given (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    sent       BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    on_day     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, sent) REFERENCES candidate_answer_sent (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX candidate_answer_given_of ON candidate_answer_given (org, sent);

CREATE TRIGGER candidate_answer_asked_never_updated BEFORE UPDATE ON candidate_answer_asked
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_asked_append_only');
END;
CREATE TRIGGER candidate_answer_asked_never_deleted BEFORE DELETE ON candidate_answer_asked
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_asked_append_only');
END;
CREATE TRIGGER candidate_answer_sent_never_updated BEFORE UPDATE ON candidate_answer_sent
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_sent_append_only');
END;
CREATE TRIGGER candidate_answer_sent_never_deleted BEFORE DELETE ON candidate_answer_sent
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_sent_append_only');
END;
CREATE TRIGGER candidate_answer_given_never_updated BEFORE UPDATE ON candidate_answer_given
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_given_append_only');
END;
CREATE TRIGGER candidate_answer_given_never_deleted BEFORE DELETE ON candidate_answer_given
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'candidate_answer_given_append_only');
END;
