-- 0038_answer_later: the panel also hears later how the person is doing; what became of what members suggested; who got an answer
-- on paper; and within how many working days this organisation answers. The foreign keys to "feedback" are looked at when all of this
-- is done.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE feedback_was AS SELECT * FROM feedback;
DROP TRIGGER feedback_never_changed_once_sent;
DROP TABLE feedback;
CREATE TABLE feedback (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    vacancy     BLOB NOT NULL,
    choice      BLOB NOT NULL,
    -- what it tells: the choice, or later how the chosen person is doing
    tells       TEXT NOT NULL CONSTRAINT feedback_tells_known CHECK (tells IN ('choice', 'later')),
    due_on      TEXT NOT NULL,
    words       TEXT,
    written_by  BLOB,
    sent_at     TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, choice, tells),
    CONSTRAINT feedback_sent_whole CHECK ((sent_at IS NULL) = (words IS NULL) AND (sent_at IS NULL) = (written_by IS NULL)),
    FOREIGN KEY (org, choice) REFERENCES choice (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, written_by) REFERENCES person (org, id)
) STRICT;
INSERT INTO feedback (org, id, vacancy, choice, tells, due_on, words, written_by, sent_at)
    SELECT org, id, vacancy, choice, 'choice', due_on, words, written_by, sent_at FROM feedback_was;
DROP TABLE feedback_was;
CREATE INDEX feedback_of_vacancy ON feedback (org, vacancy, id);

CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback
WHEN OLD.sent_at IS NOT NULL AND (NEW.sent_at IS NULL OR NEW.sent_at <> OLD.sent_at OR NEW.choice <> OLD.choice
    OR NEW.tells <> OLD.tells
    OR NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'feedback_sent_once');
END;

-- What members suggested, and what became of it: part of the answer, and kept with it.
CREATE TABLE feedback_suggestion (
    org       BLOB    NOT NULL,
    feedback  BLOB    NOT NULL,
    position  INTEGER NOT NULL,
    said      TEXT    NOT NULL CONSTRAINT feedback_suggestion_said CHECK (trim(said) <> ''),
    became    TEXT    NOT NULL CONSTRAINT feedback_suggestion_became_known CHECK (became IN ('done', 'will', 'could_not')),
    words     TEXT    NOT NULL,
    PRIMARY KEY (org, feedback, position),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id)
) STRICT;

-- That a member got an answer on paper or had it read to them, and on which day.
CREATE TABLE feedback_paper (
    org        BLOB NOT NULL,
    feedback   BLOB NOT NULL,
    seat       BLOB NOT NULL,
    on_day     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, feedback, seat),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- Within how many working days a panel is answered; the last row counts, without one it is ten.
CREATE TABLE feedback_days (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    days       INTEGER NOT NULL CONSTRAINT feedback_days_in_range CHECK (days BETWEEN 1 AND 30),
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
