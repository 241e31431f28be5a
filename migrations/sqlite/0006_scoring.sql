-- A score is a row, never an update: a change of mind is the next revision, and the first stays.
CREATE TABLE score (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    interview     BLOB    NOT NULL,
    kit_line      BLOB    NOT NULL,
    seat          BLOB    NOT NULL,
    revision      INTEGER NOT NULL CONSTRAINT score_revision_counts CHECK (revision >= 1),
    shown         TEXT    NOT NULL CONSTRAINT score_shown_known
                  CHECK (shown IN ('three_good_first', 'three_good_last', 'five_good_first', 'five_good_last')),
    tapped        TEXT    NOT NULL CONSTRAINT score_tapped_known
                  CHECK (tapped IN ('1', '2', '3', '4', '5', 'not_sure', 'not_seen', 'rather_not')),
    value         TEXT    NOT NULL CONSTRAINT score_value_known
                  CHECK (value IN ('1', '2', '3', '4', '5', 'not_sure', 'not_seen', 'rather_not')),
    text_version  BLOB    NOT NULL,
    key           TEXT    NOT NULL,
    source        TEXT    NOT NULL CONSTRAINT score_source_known CHECK (source IN ('tablet', 'paper')),
    typed_by      BLOB,
    phase         TEXT    NOT NULL CONSTRAINT score_phase_known CHECK (phase IN ('private', 'after_reveal')),
    given_at      TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, key),
    UNIQUE (org, interview, kit_line, seat, revision),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, typed_by) REFERENCES person (org, id),
    CONSTRAINT score_paper_has_typist CHECK ((source = 'paper') = (typed_by IS NOT NULL))
) STRICT;

CREATE TRIGGER score_never_updated BEFORE UPDATE ON score
BEGIN
    SELECT RAISE(ABORT, 'score_append_only');
END;

CREATE TRIGGER score_never_deleted BEFORE DELETE ON score
BEGIN
    SELECT RAISE(ABORT, 'score_append_only');
END;

-- Why: picked cards (a JSON list of card ids) and typed words. The last row of a line counts.
CREATE TABLE remark (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    interview  BLOB    NOT NULL,
    kit_line   BLOB    NOT NULL,
    seat       BLOB    NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT remark_revision_counts CHECK (revision >= 1),
    cards      TEXT    NOT NULL,
    words      TEXT    NOT NULL,
    phase      TEXT    NOT NULL CONSTRAINT remark_phase_known CHECK (phase IN ('private', 'after_reveal')),
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, interview, kit_line, seat, revision),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;

-- "I did not feel safe." Taken back is a row of its own; the last one counts.
CREATE TABLE concern (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    interview  BLOB    NOT NULL,
    seat       BLOB    NOT NULL,
    raised     INTEGER NOT NULL CONSTRAINT concern_raised_bool CHECK (raised IN (0, 1)),
    words      TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX concern_of_interview ON concern (org, interview, seat, at);

-- "I am finished." Taken back before the talk, the row goes; the ledger keeps both.
CREATE TABLE finished (
    org        BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;

-- A seat that does not score an interview, with the reason; it goes when the person is back.
CREATE TABLE absence (
    org        BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    reason     TEXT NOT NULL CONSTRAINT absence_reason_known
               CHECK (reason IN ('unwell', 'conflict', 'withdrawn', 'left', 'tablet_lost', 'stopped')),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- How the person was supported: their own data. The last row counts.
CREATE TABLE support_record (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    kinds      TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX support_of_interview ON support_record (org, interview, seat, at);

CREATE TABLE help_call (
    org          BLOB NOT NULL,
    id           BLOB NOT NULL,
    panel        BLOB NOT NULL,
    seat         BLOB NOT NULL,
    kind         TEXT NOT NULL CONSTRAINT help_call_kind_known CHECK (kind IN ('help', 'break', 'stop')),
    at           TEXT NOT NULL,
    answered_at  TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX help_call_of_panel ON help_call (org, panel, answered_at);

-- From here on this seat can only change what it said.
CREATE TABLE reveal_served (
    org        BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
