-- The last day on which somebody who started worked here; the last row counts. None says that they work here after all.
CREATE TABLE employment_end (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    ended_on   TEXT,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX employment_end_of ON employment_end (org, candidacy, id);
