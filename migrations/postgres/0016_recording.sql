-- Why, in somebody's own voice: sealed under that person's key, beside the score that it is about. Thrown away, replaced or
-- no longer agreed to, its sound goes and the row says so.
CREATE TABLE recording (
    org        UUID   NOT NULL,
    id         UUID   NOT NULL,
    interview  UUID   NOT NULL,
    kit_line   UUID   NOT NULL,
    seat       UUID   NOT NULL,
    revision   BIGINT NOT NULL CONSTRAINT recording_revision_counts CHECK (revision >= 1),
    key        TEXT COLLATE "C" NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    seconds    BIGINT NOT NULL CONSTRAINT recording_seconds_count CHECK (seconds >= 0),
    sha256     TEXT COLLATE "C" NOT NULL,
    sealed     BYTEA,
    words      TEXT COLLATE "C" NOT NULL,
    phase      TEXT COLLATE "C" NOT NULL CONSTRAINT recording_phase_known CHECK (phase IN ('private', 'after_reveal')),
    at         TIMESTAMPTZ NOT NULL,
    gone       TEXT COLLATE "C" CONSTRAINT recording_gone_known CHECK (gone IN ('thrown_away', 'replaced', 'not_agreed')),
    PRIMARY KEY (org, id),
    UNIQUE (org, key),
    UNIQUE (org, interview, kit_line, seat, revision),
    CONSTRAINT recording_gone_whole CHECK ((sealed IS NULL) = (gone IS NOT NULL)),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
