-- 0034_agreement_parts: gates, a veto for one's own team and advice beside either mode; what was said for one's own team.
ALTER TABLE agreement ADD COLUMN gates TEXT NOT NULL DEFAULT '{}';
ALTER TABLE agreement ADD COLUMN advisory INTEGER NOT NULL DEFAULT 0
    CONSTRAINT agreement_advisory_bool CHECK (advisory IN (0, 1));

-- Which seat may say no for their own team; no row: nobody may.
CREATE TABLE agreement_veto (
    org        BLOB NOT NULL,
    agreement  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    PRIMARY KEY (org, agreement),
    FOREIGN KEY (org, agreement) REFERENCES agreement (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;

-- Answers are added and never changed: the last one of a seat counts.
CREATE TABLE for_team (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    answer     TEXT NOT NULL CONSTRAINT for_team_answer_known CHECK (answer IN ('yes', 'no', 'not_sure')),
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX for_team_of_interview ON for_team (org, interview, seat, at);
