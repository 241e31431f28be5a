-- The last day on which somebody who started worked here; the last row counts. None says that they work here after all.
CREATE TABLE employment_end (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    ended_on   TEXT COLLATE "C",
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX employment_end_of ON employment_end (org, candidacy, id);
