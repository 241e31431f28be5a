-- 0022_history: what somebody did since full-time education ended, what was said about each gap, and who found it enough. Gaps
-- are worked out from the dates and stored nowhere. Rows are never changed: of a frame and of a period the last revision counts.
CREATE TABLE history_frame (
    org            BLOB    NOT NULL,
    id             BLOB    NOT NULL,
    candidacy      BLOB    NOT NULL,
    revision       INTEGER NOT NULL CONSTRAINT history_frame_revision_counts CHECK (revision >= 1),
    -- '2019-07' or '2019-07-19', here and in every date of a period.
    education_end  TEXT    NOT NULL,
    applied_on     TEXT    NOT NULL,
    by_person      BLOB    NOT NULL,
    at             TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

CREATE TABLE history_period (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    -- The same in all revisions of one period.
    period     BLOB    NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT history_period_revision_counts CHECK (revision >= 1),
    activity   TEXT    NOT NULL CONSTRAINT history_period_activity_known CHECK (activity IN
               ('work', 'self_employed', 'volunteering', 'study', 'caring', 'parental_leave', 'travel', 'looking_for_work', 'other')),
    place      TEXT    NOT NULL CONSTRAINT history_period_place_not_empty CHECK (trim(place) <> ''),
    title      TEXT    NOT NULL,
    -- In health or social care, or with children or vulnerable adults.
    care       INTEGER NOT NULL CONSTRAINT history_period_care_bool CHECK (care IN (0, 1)),
    began      TEXT    NOT NULL,
    ended      TEXT,
    why        TEXT    NOT NULL,
    removed    INTEGER NOT NULL CONSTRAINT history_period_removed_bool CHECK (removed IN (0, 1)),
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, period, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The candidate said: that is all of it. It holds until something is changed.
CREATE TABLE history_confirmed (
    org           BLOB NOT NULL,
    id            BLOB NOT NULL,
    candidacy     BLOB NOT NULL,
    how           TEXT NOT NULL CONSTRAINT history_confirmed_how_known CHECK (how IN ('signed', 'in_person', 'written')),
    confirmed_on  TEXT NOT NULL,
    by_person     BLOB NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX history_confirmed_of_candidacy ON history_confirmed (org, candidacy, at);

CREATE TABLE gap_explained (
    org            BLOB    NOT NULL,
    id             BLOB    NOT NULL,
    candidacy      BLOB    NOT NULL,
    -- The gap as it was when it was explained.
    from_day       TEXT    NOT NULL,
    to_day         TEXT    NOT NULL,
    -- In the candidate's own writing; else it is a note of a talk.
    written        INTEGER NOT NULL CONSTRAINT gap_explained_written_bool CHECK (written IN (0, 1)),
    words          TEXT    NOT NULL CONSTRAINT gap_explained_words_not_empty CHECK (trim(words) <> ''),
    asked_by       TEXT    NOT NULL CONSTRAINT gap_explained_asked_by_not_empty CHECK (trim(asked_by) <> ''),
    asked_on       TEXT    NOT NULL,
    corroboration  TEXT    NOT NULL,
    by_person      BLOB    NOT NULL,
    at             TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX gap_explained_of_candidacy ON gap_explained (org, candidacy, at);

-- Is it enough? Of one explanation the last answer counts.
CREATE TABLE gap_judged (
    org          BLOB    NOT NULL,
    id           BLOB    NOT NULL,
    candidacy    BLOB    NOT NULL,
    explanation  BLOB    NOT NULL,
    revision     INTEGER NOT NULL CONSTRAINT gap_judged_revision_counts CHECK (revision >= 1),
    enough       INTEGER NOT NULL CONSTRAINT gap_judged_enough_bool CHECK (enough IN (0, 1)),
    note         TEXT    NOT NULL,
    by_person    BLOB    NOT NULL,
    at           TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, explanation, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, explanation) REFERENCES gap_explained (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX gap_judged_of_candidacy ON gap_judged (org, candidacy);

-- They go when the candidate is erased, and for no other reason.
CREATE TRIGGER history_frame_never_updated BEFORE UPDATE ON history_frame
BEGIN
    SELECT RAISE(ABORT, 'history_frame_append_only');
END;
CREATE TRIGGER history_frame_never_deleted BEFORE DELETE ON history_frame
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'history_frame_append_only');
END;

CREATE TRIGGER history_period_never_updated BEFORE UPDATE ON history_period
BEGIN
    SELECT RAISE(ABORT, 'history_period_append_only');
END;
CREATE TRIGGER history_period_never_deleted BEFORE DELETE ON history_period
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'history_period_append_only');
END;

CREATE TRIGGER history_confirmed_never_updated BEFORE UPDATE ON history_confirmed
BEGIN
    SELECT RAISE(ABORT, 'history_confirmed_append_only');
END;
CREATE TRIGGER history_confirmed_never_deleted BEFORE DELETE ON history_confirmed
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'history_confirmed_append_only');
END;

-- Who asked is typed by name: it goes when that person is erased, and nothing else of the row with it.
CREATE TRIGGER gap_explained_never_updated BEFORE UPDATE ON gap_explained
WHEN NEW.org <> OLD.org OR NEW.id <> OLD.id OR NEW.candidacy <> OLD.candidacy OR NEW.from_day <> OLD.from_day
    OR NEW.to_day <> OLD.to_day OR NEW.written <> OLD.written OR NEW.words <> OLD.words OR NEW.asked_on <> OLD.asked_on
    OR NEW.corroboration <> OLD.corroboration OR NEW.by_person <> OLD.by_person OR NEW.at <> OLD.at
BEGIN
    SELECT RAISE(ABORT, 'gap_explained_append_only');
END;
CREATE TRIGGER gap_explained_never_deleted BEFORE DELETE ON gap_explained
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'gap_explained_append_only');
END;

CREATE TRIGGER gap_judged_never_updated BEFORE UPDATE ON gap_judged
BEGIN
    SELECT RAISE(ABORT, 'gap_judged_append_only');
END;
CREATE TRIGGER gap_judged_never_deleted BEFORE DELETE ON gap_judged
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'gap_judged_append_only');
END;
