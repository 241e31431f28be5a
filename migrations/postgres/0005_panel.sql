-- 0005_panel: the panel of a vacancy, its seats, what members agreed to, the weighting agreement, the day, joining.
CREATE TABLE panel (
    org                UUID NOT NULL,
    id                 UUID NOT NULL,
    vacancy            UUID NOT NULL,
    day                TEXT COLLATE "C" NOT NULL,
    starts_at          TEXT COLLATE "C" NOT NULL,
    place              TEXT COLLATE "C" NOT NULL,
    facilitator        UUID NOT NULL,
    prepare_minutes    BIGINT NOT NULL,
    interview_minutes  BIGINT NOT NULL,
    break_minutes      BIGINT NOT NULL,
    talk_minutes       BIGINT NOT NULL,
    lunch_at           TEXT COLLATE "C",
    lunch_minutes      BIGINT NOT NULL,
    most_candidates    BIGINT NOT NULL,
    made_at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, facilitator) REFERENCES person (org, id)
);

CREATE TABLE seat (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    panel         UUID NOT NULL,
    person        UUID NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CONSTRAINT seat_kind_known
                  CHECK (kind IN ('panel_member', 'manager', 'colleague', 'family', 'advocate', 'shadow')),
    supporter     UUID CONSTRAINT seat_supporter_is_another CHECK (supporter <> person),
    position      BIGINT NOT NULL,
    given_at      TIMESTAMPTZ NOT NULL,
    withdrawn_at  TIMESTAMPTZ,
    away          TEXT COLLATE "C" CONSTRAINT seat_away_known CHECK (away IN ('unwell', 'cannot_come', 'other')),
    -- Taken off the panel by the desk before the first interview: the row stays, because the ledger names it.
    removed_at    TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, supporter) REFERENCES person (org, id)
);

CREATE UNIQUE INDEX seat_one_a_person ON seat (org, panel, person) WHERE removed_at IS NULL;

CREATE TABLE asker (
    org       UUID NOT NULL,
    panel     UUID NOT NULL,
    kit_line  UUID NOT NULL,
    seat      UUID NOT NULL,
    PRIMARY KEY (org, panel, kit_line),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, kit_line) REFERENCES kit_line (org, id) ON DELETE CASCADE,
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);

-- Answers are added and never changed: the last one of a seat and kind counts.
CREATE TABLE consent (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    seat          UUID NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CONSTRAINT consent_kind_known
                  CHECK (kind IN ('take_part', 'scores_recorded', 'voice_recorded', 'be_named')),
    given         BOOLEAN NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    text_version  UUID NOT NULL,
    noted_by      UUID,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, noted_by) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
);

CREATE INDEX consent_of_seat ON consent (org, seat, kind, id);

CREATE TABLE conflict (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    seat       UUID NOT NULL,
    candidacy  UUID NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CONSTRAINT conflict_kind_known
               CHECK (kind IN ('none', 'family', 'friend', 'supports_me_now', 'supported_me_before', 'other', 'rather_not')),
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
);

CREATE INDEX conflict_of_seat ON conflict (org, seat, candidacy, id);

CREATE TABLE agreement (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    vacancy       UUID NOT NULL,
    version       BIGINT NOT NULL,
    mode          TEXT COLLATE "C" NOT NULL CONSTRAINT agreement_mode_known CHECK (mode IN ('equal', 'parallel')),
    panel_share   BIGINT NOT NULL CONSTRAINT agreement_panel_share_per_cent CHECK (panel_share BETWEEN 0 AND 100),
    weights       TEXT COLLATE "C" NOT NULL,
    talk          TEXT COLLATE "C" NOT NULL CONSTRAINT agreement_talk_known CHECK (talk IN ('after_last', 'after_each')),
    reason        TEXT COLLATE "C",
    announced_at  TIMESTAMPTZ NOT NULL,
    announced_by  UUID NOT NULL,
    frozen_at     TIMESTAMPTZ,
    text_version  UUID NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, version),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, announced_by) REFERENCES person (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
);

CREATE TABLE interview (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    panel       UUID NOT NULL,
    candidacy   UUID NOT NULL,
    position    BIGINT NOT NULL,
    starts_at   TEXT COLLATE "C" NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CONSTRAINT interview_state_known
                CHECK (state IN ('planned', 'running', 'scored', 'talking', 'closed')),
    started_at  TIMESTAMPTZ,
    scored_at   TIMESTAMPTZ,
    opened_at   TIMESTAMPTZ,
    closed_at   TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (org, panel, candidacy),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
);

-- At most one candidate before a panel at a time.
CREATE UNIQUE INDEX interview_one_running ON interview (org, panel) WHERE state = 'running';

-- The token is kept as it is, because the page must show it again; it only lets a tablet wait to be admitted.
CREATE TABLE join_code (
    org       UUID NOT NULL,
    id        UUID NOT NULL,
    panel     UUID NOT NULL,
    token     TEXT COLLATE "C" NOT NULL UNIQUE,
    pictures  TEXT COLLATE "C" NOT NULL,
    day       TEXT COLLATE "C" NOT NULL,
    made_at   TIMESTAMPTZ NOT NULL,
    ended_at  TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id)
);

-- A tablet that shows three pictures does not know its organisation, so open codes differ everywhere.
CREATE UNIQUE INDEX join_code_open ON join_code (pictures) WHERE ended_at IS NULL;
