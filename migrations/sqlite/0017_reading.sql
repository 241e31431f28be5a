-- A sentence of an item as a person reads it, for one version of its words. Said anew or taken back is a row of its own; the
-- last one counts.
CREATE TABLE reading (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    text_version  BLOB    NOT NULL,
    words         TEXT    NOT NULL,
    version       INTEGER NOT NULL CONSTRAINT reading_version_counts CHECK (version >= 1),
    kind          TEXT    NOT NULL,
    sound         BLOB,
    by_person     BLOB    NOT NULL,
    at            TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, text_version, words, version),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- A clip in sign language that stands in for the picture of an item, for one version of its words. The last row counts.
CREATE TABLE clip (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    text_version  BLOB    NOT NULL,
    version       INTEGER NOT NULL CONSTRAINT clip_version_counts CHECK (version >= 1),
    kind          TEXT    NOT NULL,
    film          BLOB,
    by_person     BLOB    NOT NULL,
    at            TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, text_version, version),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
