-- 0033_concern: who answers for concerns, who else may know of one, and what was done about it. Rows are only ever added, and the
-- newest counts. A concern that was raised before its person was asked who else may know is marked so, and stays as it was.
ALTER TABLE concern ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CONSTRAINT concern_asked_bool CHECK (asked IN (0, 1));

CREATE TABLE safeguarding_lead (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    lead       BLOB NOT NULL,
    deputy     BLOB,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT safeguarding_lead_are_two CHECK (deputy IS NULL OR deputy <> lead),
    FOREIGN KEY (org, lead) REFERENCES person (org, id),
    FOREIGN KEY (org, deputy) REFERENCES person (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX safeguarding_lead_of_org ON safeguarding_lead (org, at, id);

-- Who else may know what a seat said, in its person's own choice (a list of codes).
CREATE TABLE concern_shared (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    knows      TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX concern_shared_of_interview ON concern_shared (org, interview, seat, at);

-- What was done. `concern` is the first row of what the seat said about the interview.
CREATE TABLE concern_step (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    concern    BLOB NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT concern_step_kind_known CHECK (kind IN ('answered', 'referred', 'not_referred', 'closed')),
    words      TEXT NOT NULL,
    -- To whom it was referred, when, and their number for it.
    to_whom    TEXT NOT NULL,
    on_day     TEXT,
    reference  TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT concern_step_referral_is_whole CHECK (kind <> 'referred' OR (trim(to_whom) <> '' AND on_day IS NOT NULL)),
    CONSTRAINT concern_step_says_what CHECK (kind NOT IN ('answered', 'not_referred') OR trim(words) <> ''),
    FOREIGN KEY (org, concern) REFERENCES concern (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX concern_step_of_concern ON concern_step (org, concern, at);

CREATE TRIGGER safeguarding_lead_never_updated BEFORE UPDATE ON safeguarding_lead
BEGIN
    SELECT RAISE(ABORT, 'safeguarding_lead_append_only');
END;
CREATE TRIGGER concern_shared_never_updated BEFORE UPDATE ON concern_shared
BEGIN
    SELECT RAISE(ABORT, 'concern_shared_append_only');
END;
CREATE TRIGGER concern_step_never_updated BEFORE UPDATE ON concern_step
BEGIN
    SELECT RAISE(ABORT, 'concern_step_append_only');
END;
