-- 0033_concern: who answers for concerns, who else may know of one, and what was done about it. Rows are only ever added, and the
-- newest counts. A concern that was raised before its person was asked who else may know is marked so, and stays as it was.
ALTER TABLE concern ADD COLUMN asked BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE safeguarding_lead (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    lead       UUID NOT NULL,
    deputy     UUID,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT safeguarding_lead_are_two CHECK (deputy IS NULL OR deputy <> lead),
    FOREIGN KEY (org, lead) REFERENCES person (org, id),
    FOREIGN KEY (org, deputy) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX safeguarding_lead_of_org ON safeguarding_lead (org, at, id);

-- Who else may know what a seat said, in its person's own choice (a list of codes).
CREATE TABLE concern_shared (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    knows      TEXT COLLATE "C" NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX concern_shared_of_interview ON concern_shared (org, interview, seat, at);

-- What was done. `concern` is the first row of what the seat said about the interview.
CREATE TABLE concern_step (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    concern    UUID NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CONSTRAINT concern_step_kind_known CHECK (kind IN ('answered', 'referred', 'not_referred', 'closed')),
    words      TEXT COLLATE "C" NOT NULL,
    -- To whom it was referred, when, and their number for it.
    to_whom    TEXT COLLATE "C" NOT NULL,
    on_day     TEXT COLLATE "C",
    reference  TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT concern_step_referral_is_whole CHECK (kind <> 'referred' OR (trim(to_whom) <> '' AND on_day IS NOT NULL)),
    CONSTRAINT concern_step_says_what CHECK (kind NOT IN ('answered', 'not_referred') OR trim(words) <> ''),
    FOREIGN KEY (org, concern) REFERENCES concern (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX concern_step_of_concern ON concern_step (org, concern, at);

CREATE TRIGGER safeguarding_lead_append_only BEFORE UPDATE ON safeguarding_lead
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('safeguarding_lead_append_only');
CREATE TRIGGER concern_shared_append_only BEFORE UPDATE ON concern_shared
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('concern_shared_append_only');
CREATE TRIGGER concern_step_append_only BEFORE UPDATE ON concern_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('concern_step_append_only');
