-- 0021_support: what is asked for with a call; a break for everybody; how a person was supported, by whom, and what was said to
-- them; who is booked to interpret or to speak up for somebody; whether the scores of who stopped may stay; how the day was.
ALTER TABLE help_call ADD COLUMN about TEXT COLLATE "C" CONSTRAINT help_call_about_known
    CHECK (about IN ('question', 'read', 'tablet', 'unwell', 'all', 'privacy', 'talk'));
-- Whom the person wants to talk with.
ALTER TABLE help_call ADD COLUMN whom UUID;

-- By whom: a JSON list of person ids, and "other"; then who that was; then whether somebody said what to choose.
ALTER TABLE support_record ADD COLUMN by_whom TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE support_record ADD COLUMN other TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE support_record ADD COLUMN prompted BOOLEAN;
ALTER TABLE support_record ADD COLUMN prompt TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE pause (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    panel      UUID NOT NULL,
    by_person  UUID NOT NULL,
    begun_at   TIMESTAMPTZ NOT NULL,
    ended_at   TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE UNIQUE INDEX pause_one_at_a_time ON pause (org, panel) WHERE ended_at IS NULL;

-- Booked for the day: for one seat, or for the whole panel.
CREATE TABLE helper (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    panel       UUID NOT NULL,
    person      UUID NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL CONSTRAINT helper_kind_known CHECK (kind IN ('interpreter', 'advocate')),
    seat        UUID,
    booked_at   TIMESTAMPTZ NOT NULL,
    removed_at  TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE UNIQUE INDEX helper_once ON helper (org, panel, person) WHERE removed_at IS NULL;

-- Who read what helpers and supporters agree to, and said yes.
CREATE TABLE helper_agreed (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    panel         UUID NOT NULL,
    person        UUID NOT NULL,
    text_version  UUID NOT NULL,
    noted_by      UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, panel, person),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id),
    FOREIGN KEY (org, noted_by) REFERENCES person (org, id)
);

-- Somebody stopped: may the scores that they gave stay? Without an interview it is about all of the day. The last row counts.
CREATE TABLE score_stay (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    seat       UUID    NOT NULL,
    interview  UUID,
    stays      BOOLEAN NOT NULL,
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id)
);
CREATE INDEX score_stay_of_seat ON score_stay (org, seat, at);

-- How was the day for you? The last row of a seat counts.
CREATE TABLE day_word (
    org    UUID NOT NULL,
    id     UUID NOT NULL,
    seat   UUID NOT NULL,
    feel   TEXT COLLATE "C" NOT NULL CONSTRAINT day_word_feel_known CHECK (feel IN ('good', 'ok', 'not_good', 'rather_not')),
    words  TEXT COLLATE "C" NOT NULL,
    at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX day_word_of_seat ON day_word (org, seat, at);
