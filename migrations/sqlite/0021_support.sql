-- 0021_support: what is asked for with a call; a break for everybody; how a person was supported, by whom, and what was said to
-- them; who is booked to interpret or to speak up for somebody; whether the scores of who stopped may stay; how the day was.
ALTER TABLE help_call ADD COLUMN about TEXT CONSTRAINT help_call_about_known
    CHECK (about IN ('question', 'read', 'tablet', 'unwell', 'all', 'privacy', 'talk'));
-- Whom the person wants to talk with.
ALTER TABLE help_call ADD COLUMN whom BLOB;

-- By whom: a JSON list of person ids, and "other"; then who that was; then whether somebody said what to choose.
ALTER TABLE support_record ADD COLUMN by_whom TEXT NOT NULL DEFAULT '[]';
ALTER TABLE support_record ADD COLUMN other TEXT NOT NULL DEFAULT '';
ALTER TABLE support_record ADD COLUMN prompted INTEGER CONSTRAINT support_record_prompted_bool CHECK (prompted IN (0, 1));
ALTER TABLE support_record ADD COLUMN prompt TEXT NOT NULL DEFAULT '';

CREATE TABLE pause (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    panel      BLOB NOT NULL,
    by_person  BLOB NOT NULL,
    begun_at   TEXT NOT NULL,
    ended_at   TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE UNIQUE INDEX pause_one_at_a_time ON pause (org, panel) WHERE ended_at IS NULL;

-- Booked for the day: for one seat, or for the whole panel.
CREATE TABLE helper (
    org         BLOB NOT NULL,
    id          BLOB NOT NULL,
    panel       BLOB NOT NULL,
    person      BLOB NOT NULL,
    kind        TEXT NOT NULL CONSTRAINT helper_kind_known CHECK (kind IN ('interpreter', 'advocate')),
    seat        BLOB,
    booked_at   TEXT NOT NULL,
    removed_at  TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE UNIQUE INDEX helper_once ON helper (org, panel, person) WHERE removed_at IS NULL;

-- Who read what helpers and supporters agree to, and said yes.
CREATE TABLE helper_agreed (
    org           BLOB NOT NULL,
    id            BLOB NOT NULL,
    panel         BLOB NOT NULL,
    person        BLOB NOT NULL,
    text_version  BLOB NOT NULL,
    noted_by      BLOB NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, panel, person),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, noted_by) REFERENCES person (org, id)
) STRICT;

-- Somebody stopped: may the scores that they gave stay? Without an interview it is about all of the day. The last row counts.
CREATE TABLE score_stay (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    seat       BLOB    NOT NULL,
    interview  BLOB,
    stays      INTEGER NOT NULL CONSTRAINT score_stay_bool CHECK (stays IN (0, 1)),
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id)
) STRICT;
CREATE INDEX score_stay_of_seat ON score_stay (org, seat, at);

-- How was the day for you? The last row of a seat counts.
CREATE TABLE day_word (
    org    BLOB NOT NULL,
    id     BLOB NOT NULL,
    seat   BLOB NOT NULL,
    feel   TEXT NOT NULL CONSTRAINT day_word_feel_known CHECK (feel IN ('good', 'ok', 'not_good', 'rather_not')),
    words  TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX day_word_of_seat ON day_word (org, seat, at);
