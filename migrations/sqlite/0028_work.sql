-- 0028_work: an address by which somebody's own calendar asks what is due. Whoever cannot sign in any more gets nothing by it.
CREATE TABLE calendar_feed (
    org       BLOB NOT NULL,
    id        BLOB NOT NULL,
    digest    BLOB NOT NULL,
    person    BLOB NOT NULL,
    made_at   TEXT NOT NULL,
    ended_at  TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;
