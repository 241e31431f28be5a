-- Choice, confirmation, start, and the answer to the panel.

-- A choice is never changed. A later one for the same vacancy (the offer was declined) is a row of its own; the last counts.
CREATE TABLE choice (
    org             BLOB NOT NULL,
    id              BLOB NOT NULL,
    vacancy         BLOB NOT NULL,
    chosen          BLOB NOT NULL,
    stance          TEXT NOT NULL CONSTRAINT choice_stance_known
                    CHECK (stance IN ('with_panel', 'against_panel', 'no_panel_order')),
    reasons         TEXT NOT NULL CONSTRAINT choice_has_reasons CHECK (trim(reasons) <> ''),
    against_reason  TEXT,
    told            TEXT CONSTRAINT choice_told_known CHECK (told IN ('as_it_is', 'check', 'private', 'other')),
    -- whose file keeps a reason that the panel is told as a category only
    about           BLOB,
    decided_by      BLOB NOT NULL,
    at              TEXT NOT NULL,
    -- the weighing page as it stood, and the digest of what it was worked out from
    snapshot        TEXT NOT NULL,
    inputs          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT choice_against_panel_with_reason
        CHECK (stance = 'with_panel' OR (against_reason IS NOT NULL AND trim(against_reason) <> '' AND told IS NOT NULL)),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, chosen) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, about) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, decided_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX choice_of_vacancy ON choice (org, vacancy, id);

CREATE TRIGGER choice_never_updated BEFORE UPDATE ON choice
BEGIN
    SELECT RAISE(ABORT, 'choice_append_only');
END;

CREATE TRIGGER choice_never_deleted BEFORE DELETE ON choice
BEGIN
    SELECT RAISE(ABORT, 'choice_append_only');
END;

CREATE TABLE choice_outcome (
    org        BLOB NOT NULL,
    choice     BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    outcome    TEXT NOT NULL CONSTRAINT choice_outcome_known CHECK (outcome IN ('chosen', 'reserve', 'not_chosen')),
    PRIMARY KEY (org, choice, candidacy),
    FOREIGN KEY (org, choice) REFERENCES choice (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
) STRICT;

-- After the checks: cleared, or the offer withdrawn with a reason. The checks are kept as they stood.
CREATE TABLE confirmation (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    outcome    TEXT NOT NULL CONSTRAINT confirmation_outcome_known CHECK (outcome IN ('clear', 'withdraw')),
    reason     TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    snapshot   TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT confirmation_withdrawn_with_reason CHECK (outcome <> 'withdraw' OR trim(reason) <> ''),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX confirmation_of ON confirmation (org, candidacy, id);

CREATE TABLE start_day (
    org        BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    start_on   TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, candidacy),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The panel is owed an answer to each choice. Sent once; what was sent is never changed.
CREATE TABLE feedback (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    vacancy     BLOB NOT NULL,
    choice      BLOB NOT NULL,
    due_on      TEXT NOT NULL,
    words       TEXT,
    written_by  BLOB,
    sent_at     TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, choice),
    CONSTRAINT feedback_sent_whole CHECK ((sent_at IS NULL) = (words IS NULL) AND (sent_at IS NULL) = (written_by IS NULL)),
    FOREIGN KEY (org, choice) REFERENCES choice (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, written_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX feedback_of_vacancy ON feedback (org, vacancy, id);

CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback WHEN OLD.sent_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'feedback_sent_once');
END;

CREATE TABLE feedback_read (
    org       BLOB NOT NULL,
    feedback  BLOB NOT NULL,
    seat      BLOB NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (org, feedback, seat),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
