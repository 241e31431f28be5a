-- 0032_questions_ahead: whether candidates get the questions before their day; the last row of a vacancy counts.
CREATE TABLE questions_ahead (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    vacancy    BLOB NOT NULL,
    given      INTEGER NOT NULL CONSTRAINT questions_ahead_given_bool CHECK (given IN (0, 1)),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX questions_ahead_of_vacancy ON questions_ahead (org, vacancy, id);
