-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE choice (
    org             UUID NOT NULL,
    id              UUID NOT NULL,
    vacancy         UUID NOT NULL,
    chosen          UUID NOT NULL,
    stance          TEXT COLLATE "C" NOT NULL CONSTRAINT choice_stance_known
                    CHECK (stance IN ('with_panel', 'against_panel', 'no_panel_order')),
    reasons         TEXT COLLATE "C" NOT NULL CONSTRAINT choice_has_reasons CHECK (trim(reasons) <> ''),
    against_reason  TEXT COLLATE "C",
    told            TEXT COLLATE "C" CONSTRAINT choice_told_known CHECK (told IN ('as_it_is', 'check', 'private', 'other')),
    about           UUID,
    decided_by      UUID NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    snapshot        TEXT COLLATE "C" NOT NULL,
    inputs          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT choice_against_panel_with_reason
        CHECK (stance = 'with_panel' OR (against_reason IS NOT NULL AND trim(against_reason) <> '' AND told IS NOT NULL)),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, chosen) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, about) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, decided_by) REFERENCES person (org, id)
);
CREATE INDEX choice_of_vacancy ON choice (org, vacancy, id);

CREATE TRIGGER choice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('choice_append_only');

CREATE TABLE choice_outcome (
    org        UUID NOT NULL,
    choice     UUID NOT NULL,
    candidacy  UUID NOT NULL,
    outcome    TEXT COLLATE "C" NOT NULL CONSTRAINT choice_outcome_known CHECK (outcome IN ('chosen', 'reserve', 'not_chosen')),
    PRIMARY KEY (org, choice, candidacy),
    FOREIGN KEY (org, choice) REFERENCES choice (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
);
CREATE TABLE confirmation (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    outcome    TEXT COLLATE "C" NOT NULL CONSTRAINT confirmation_outcome_known CHECK (outcome IN ('clear', 'withdraw')),
    reason     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    snapshot   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT confirmation_withdrawn_with_reason CHECK (outcome <> 'withdraw' OR trim(reason) <> ''),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX confirmation_of ON confirmation (org, candidacy, id);

CREATE TABLE start_day (
    org        UUID NOT NULL,
    candidacy  UUID NOT NULL,
    start_on   TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, candidacy),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE TABLE feedback (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    vacancy     UUID NOT NULL,
    choice      UUID NOT NULL,
    due_on      TEXT COLLATE "C" NOT NULL,
    words       TEXT COLLATE "C",
    written_by  UUID,
    sent_at     TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (org, choice),
    CONSTRAINT feedback_sent_whole CHECK ((sent_at IS NULL) = (words IS NULL) AND (sent_at IS NULL) = (written_by IS NULL)),
    FOREIGN KEY (org, choice) REFERENCES choice (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, written_by) REFERENCES person (org, id)
);
CREATE INDEX feedback_of_vacancy ON feedback (org, vacancy, id);

CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL)
    EXECUTE FUNCTION refuse_by_rule('feedback_sent_once');

CREATE TABLE feedback_read (
    org       UUID NOT NULL,
    feedback  UUID NOT NULL,
    seat      UUID NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, feedback, seat),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
