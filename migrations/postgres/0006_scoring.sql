-- A score is a row, never an update: a change of mind is the next revision, and the first stays.
CREATE TABLE score (
    org           UUID    NOT NULL,
    id            UUID    NOT NULL,
    interview     UUID    NOT NULL,
    kit_line      UUID    NOT NULL,
    seat          UUID    NOT NULL,
    revision      BIGINT NOT NULL CONSTRAINT score_revision_counts CHECK (revision >= 1),
    shown         TEXT COLLATE "C"    NOT NULL CONSTRAINT score_shown_known
                  CHECK (shown IN ('three_good_first', 'three_good_last', 'five_good_first', 'five_good_last')),
    tapped        TEXT COLLATE "C"    NOT NULL CONSTRAINT score_tapped_known
                  CHECK (tapped IN ('1', '2', '3', '4', '5', 'not_sure', 'not_seen', 'rather_not')),
    value         TEXT COLLATE "C"    NOT NULL CONSTRAINT score_value_known
                  CHECK (value IN ('1', '2', '3', '4', '5', 'not_sure', 'not_seen', 'rather_not')),
    text_version  UUID    NOT NULL,
    key           TEXT COLLATE "C"    NOT NULL,
    source        TEXT COLLATE "C"    NOT NULL CONSTRAINT score_source_known CHECK (source IN ('tablet', 'paper')),
    typed_by      UUID,
    phase         TEXT COLLATE "C"    NOT NULL CONSTRAINT score_phase_known CHECK (phase IN ('private', 'after_reveal')),
    given_at      TIMESTAMPTZ    NOT NULL,
    at            TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, key),
    UNIQUE (org, interview, kit_line, seat, revision),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, typed_by) REFERENCES person (org, id),
    CONSTRAINT score_paper_has_typist CHECK ((source = 'paper') = (typed_by IS NOT NULL))
);

-- One statement trigger covers TRUNCATE too, which fires no row trigger.
CREATE TRIGGER score_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON score
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('score_append_only');

-- Why: picked cards (a JSON list of card ids) and typed words. The last row of a line counts.
CREATE TABLE remark (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    interview  UUID    NOT NULL,
    kit_line   UUID    NOT NULL,
    seat       UUID    NOT NULL,
    revision   BIGINT NOT NULL CONSTRAINT remark_revision_counts CHECK (revision >= 1),
    cards      TEXT COLLATE "C"    NOT NULL,
    words      TEXT COLLATE "C"    NOT NULL,
    phase      TEXT COLLATE "C"    NOT NULL CONSTRAINT remark_phase_known CHECK (phase IN ('private', 'after_reveal')),
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, interview, kit_line, seat, revision),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);

-- "I did not feel safe." Taken back is a row of its own; the last one counts.
CREATE TABLE concern (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    interview  UUID    NOT NULL,
    seat       UUID    NOT NULL,
    raised     BOOLEAN NOT NULL,
    words      TEXT COLLATE "C"    NOT NULL,
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX concern_of_interview ON concern (org, interview, seat, at);

-- "I am finished." Taken back before the talk, the row goes; the ledger keeps both.
CREATE TABLE finished (
    org        UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);

-- A seat that does not score an interview, with the reason; it goes when the person is back.
CREATE TABLE absence (
    org        UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL CONSTRAINT absence_reason_known
               CHECK (reason IN ('unwell', 'conflict', 'withdrawn', 'left', 'tablet_lost', 'stopped')),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- How the person was supported: their own data. The last row counts.
CREATE TABLE support_record (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    kinds      TEXT COLLATE "C" NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX support_of_interview ON support_record (org, interview, seat, at);

CREATE TABLE help_call (
    org          UUID NOT NULL,
    id           UUID NOT NULL,
    panel        UUID NOT NULL,
    seat         UUID NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL CONSTRAINT help_call_kind_known CHECK (kind IN ('help', 'break', 'stop')),
    at           TIMESTAMPTZ NOT NULL,
    answered_at  TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX help_call_of_panel ON help_call (org, panel, answered_at);

-- From here on this seat can only change what it said.
CREATE TABLE reveal_served (
    org        UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, interview, seat),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
