-- 0032_questions_ahead: whether candidates get the questions before their day; the last row of a vacancy counts.
CREATE TABLE questions_ahead (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    vacancy    UUID NOT NULL,
    given      BOOLEAN NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX questions_ahead_of_vacancy ON questions_ahead (org, vacancy, id);
