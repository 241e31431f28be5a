-- Why, in somebody's own voice: sealed under that person's key, beside the score that it is about. Thrown away, replaced or
-- no longer agreed to, its sound goes and the row says so.
CREATE TABLE recording (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    interview  BLOB    NOT NULL,
    kit_line   BLOB    NOT NULL,
    seat       BLOB    NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT recording_revision_counts CHECK (revision >= 1),
    key        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    seconds    INTEGER NOT NULL CONSTRAINT recording_seconds_count CHECK (seconds >= 0),
    sha256     TEXT    NOT NULL,
    sealed     BLOB,
    words      TEXT    NOT NULL,
    phase      TEXT    NOT NULL CONSTRAINT recording_phase_known CHECK (phase IN ('private', 'after_reveal')),
    at         TEXT    NOT NULL,
    gone       TEXT    CONSTRAINT recording_gone_known CHECK (gone IN ('thrown_away', 'replaced', 'not_agreed')),
    PRIMARY KEY (org, id),
    UNIQUE (org, key),
    UNIQUE (org, interview, kit_line, seat, revision),
    CONSTRAINT recording_gone_whole CHECK ((sealed IS NULL) = (gone IS NOT NULL)),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
