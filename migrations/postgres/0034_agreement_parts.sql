-- 0034_agreement_parts: gates, a veto for one's own team and advice beside either mode; what was said for one's own team.
ALTER TABLE agreement ADD COLUMN gates TEXT COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE agreement ADD COLUMN advisory BOOLEAN NOT NULL DEFAULT FALSE;

-- Which seat may say no for their own team; no row: nobody may.
CREATE TABLE agreement_veto (
    org        UUID NOT NULL,
    agreement  UUID NOT NULL,
    seat       UUID NOT NULL,
    PRIMARY KEY (org, agreement),
    FOREIGN KEY (org, agreement) REFERENCES agreement (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);

-- Answers are added and never changed: the last one of a seat counts.
CREATE TABLE for_team (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    answer     TEXT COLLATE "C" NOT NULL CONSTRAINT for_team_answer_known CHECK (answer IN ('yes', 'no', 'not_sure')),
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX for_team_of_interview ON for_team (org, interview, seat, at);
