-- A sentence of an item as a person reads it, for one version of its words. Said anew or taken back is a row of its own; the
-- last one counts.
CREATE TABLE reading (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    text_version  UUID NOT NULL,
    words         TEXT COLLATE "C" NOT NULL,
    version       BIGINT NOT NULL CONSTRAINT reading_version_counts CHECK (version >= 1),
    kind          TEXT COLLATE "C" NOT NULL,
    sound         BYTEA,
    by_person     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, text_version, words, version),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- A clip in sign language that stands in for the picture of an item, for one version of its words. The last row counts.
CREATE TABLE clip (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    text_version  UUID NOT NULL,
    version       BIGINT NOT NULL CONSTRAINT clip_version_counts CHECK (version >= 1),
    kind          TEXT COLLATE "C" NOT NULL,
    film          BYTEA,
    by_person     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, text_version, version),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
