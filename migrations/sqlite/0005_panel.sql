-- 0005_panel: the panel of a vacancy, its seats, what members agreed to, the weighting agreement, the day, joining.
CREATE TABLE panel (
    org                BLOB    NOT NULL,
    id                 BLOB    NOT NULL,
    vacancy            BLOB    NOT NULL,
    day                TEXT    NOT NULL,
    starts_at          TEXT    NOT NULL,
    place              TEXT    NOT NULL,
    facilitator        BLOB    NOT NULL,
    prepare_minutes    INTEGER NOT NULL,
    interview_minutes  INTEGER NOT NULL,
    break_minutes      INTEGER NOT NULL,
    talk_minutes       INTEGER NOT NULL,
    lunch_at           TEXT,
    lunch_minutes      INTEGER NOT NULL,
    most_candidates    INTEGER NOT NULL,
    made_at            TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, facilitator) REFERENCES person (org, id)
) STRICT;

CREATE TABLE seat (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    panel         BLOB    NOT NULL,
    person        BLOB    NOT NULL,
    kind          TEXT    NOT NULL CONSTRAINT seat_kind_known
                  CHECK (kind IN ('panel_member', 'manager', 'colleague', 'family', 'advocate', 'shadow')),
    supporter     BLOB    CONSTRAINT seat_supporter_is_another CHECK (supporter <> person),
    position      INTEGER NOT NULL,
    given_at      TEXT    NOT NULL,
    withdrawn_at  TEXT,
    away          TEXT    CONSTRAINT seat_away_known CHECK (away IN ('unwell', 'cannot_come', 'other')),
    -- Taken off the panel by the desk before the first interview: the row stays, because the ledger names it.
    removed_at    TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, supporter) REFERENCES person (org, id)
) STRICT;

CREATE UNIQUE INDEX seat_one_a_person ON seat (org, panel, person) WHERE removed_at IS NULL;

CREATE TABLE asker (
    org       BLOB NOT NULL,
    panel     BLOB NOT NULL,
    kit_line  BLOB NOT NULL,
    seat      BLOB NOT NULL,
    PRIMARY KEY (org, panel, kit_line),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id) ON DELETE CASCADE,
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;

-- Answers are added and never changed: the last one of a seat and kind counts.
CREATE TABLE consent (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    seat          BLOB    NOT NULL,
    kind          TEXT    NOT NULL CONSTRAINT consent_kind_known
                  CHECK (kind IN ('take_part', 'scores_recorded', 'voice_recorded', 'be_named')),
    given         INTEGER NOT NULL CONSTRAINT consent_given_bool CHECK (given IN (0, 1)),
    at            TEXT    NOT NULL,
    text_version  BLOB    NOT NULL,
    noted_by      BLOB,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, noted_by) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
) STRICT;

CREATE INDEX consent_of_seat ON consent (org, seat, kind, id);

CREATE TABLE conflict (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    seat       BLOB NOT NULL,
    candidacy  BLOB NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT conflict_kind_known
               CHECK (kind IN ('none', 'family', 'friend', 'supports_me_now', 'supported_me_before', 'other', 'rather_not')),
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
) STRICT;

CREATE INDEX conflict_of_seat ON conflict (org, seat, candidacy, id);

CREATE TABLE agreement (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    vacancy       BLOB    NOT NULL,
    version       INTEGER NOT NULL,
    mode          TEXT    NOT NULL CONSTRAINT agreement_mode_known CHECK (mode IN ('equal', 'parallel')),
    panel_share   INTEGER NOT NULL CONSTRAINT agreement_panel_share_per_cent CHECK (panel_share BETWEEN 0 AND 100),
    weights       TEXT    NOT NULL,
    talk          TEXT    NOT NULL CONSTRAINT agreement_talk_known CHECK (talk IN ('after_last', 'after_each')),
    reason        TEXT,
    announced_at  TEXT    NOT NULL,
    announced_by  BLOB    NOT NULL,
    frozen_at     TEXT,
    text_version  BLOB    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, version),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, announced_by) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
) STRICT;

CREATE TABLE interview (
    org         BLOB    NOT NULL,
    id          BLOB    NOT NULL,
    panel       BLOB    NOT NULL,
    candidacy   BLOB    NOT NULL,
    position    INTEGER NOT NULL,
    starts_at   TEXT    NOT NULL,
    state       TEXT    NOT NULL CONSTRAINT interview_state_known
                CHECK (state IN ('planned', 'running', 'scored', 'talking', 'closed')),
    started_at  TEXT,
    scored_at   TEXT,
    opened_at   TEXT,
    closed_at   TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, panel, candidacy),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
) STRICT;

-- At most one candidate before a panel at a time.
CREATE UNIQUE INDEX interview_one_running ON interview (org, panel) WHERE state = 'running';

-- The token is kept as it is, because the page must show it again; it only lets a tablet wait to be admitted.
CREATE TABLE join_code (
    org       BLOB NOT NULL,
    id        BLOB NOT NULL,
    panel     BLOB NOT NULL,
    token     TEXT NOT NULL UNIQUE,
    pictures  TEXT NOT NULL,
    day       TEXT NOT NULL,
    made_at   TEXT NOT NULL,
    ended_at  TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id)
) STRICT;

-- A tablet that shows three pictures does not know its organisation, so open codes differ everywhere.
CREATE UNIQUE INDEX join_code_open ON join_code (pictures) WHERE ended_at IS NULL;
