-- 0024_application: the candidate's own link. It opens with a code that goes to the same address, or with their date of birth
-- (kept until the link ends, as a digest with the link's secret, which stands nowhere here). What a candidate wrote by it says so: by_person is then
-- who sent the link.
CREATE TABLE candidate_link (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    digest        BYTEA NOT NULL,
    candidacy     UUID NOT NULL,
    message       UUID NOT NULL,
    opens_with    TEXT COLLATE "C" NOT NULL CONSTRAINT candidate_link_opens_with_known CHECK (opens_with IN ('code', 'birth_date')),
    birth_digest  BYTEA,
    ends_on       TEXT COLLATE "C" NOT NULL,
    made_by       UUID NOT NULL,
    made_at       TIMESTAMPTZ NOT NULL,
    -- The code that was sent last.
    code_digest   BYTEA,
    code_at       TIMESTAMPTZ,
    codes         BIGINT NOT NULL DEFAULT 0,
    wrong         BIGINT NOT NULL DEFAULT 0,
    opened_at     TIMESTAMPTZ,
    ended_at      TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    CONSTRAINT candidate_link_has_birth_date CHECK (birth_digest IS NULL OR opens_with = 'birth_date'),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
);
CREATE INDEX candidate_link_of_candidacy ON candidate_link (org, candidacy);

-- What else was sent because of a link: codes, and what somebody asked for the day. The words stand in the message alone.
CREATE TABLE candidate_message (
    org   UUID NOT NULL,
    id    UUID NOT NULL,
    link  UUID NOT NULL,
    why   TEXT COLLATE "C" NOT NULL CONSTRAINT candidate_message_why_known CHECK (why IN ('application_code', 'help_for_day')),
    at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, link) REFERENCES candidate_link (org, id)
);
CREATE INDEX candidate_message_of_link ON candidate_message (org, link);

ALTER TABLE history_frame ADD COLUMN link UUID;
ALTER TABLE history_period ADD COLUMN link UUID;
ALTER TABLE history_confirmed ADD COLUMN link UUID;
ALTER TABLE gap_explained ADD COLUMN link UUID;

DROP TRIGGER gap_explained_never_updated ON gap_explained;
CREATE TRIGGER gap_explained_never_updated BEFORE UPDATE ON gap_explained
    FOR EACH ROW
    WHEN ((NEW.org, NEW.id, NEW.candidacy, NEW.from_day, NEW.to_day, NEW.written, NEW.words, NEW.asked_on, NEW.corroboration, NEW.by_person, NEW.at, NEW.link)
        IS DISTINCT FROM (OLD.org, OLD.id, OLD.candidacy, OLD.from_day, OLD.to_day, OLD.written, OLD.words, OLD.asked_on, OLD.corroboration, OLD.by_person, OLD.at, OLD.link))
    EXECUTE FUNCTION refuse_by_rule('gap_explained_append_only');

ALTER TABLE guest DROP CONSTRAINT guest_kind_known;
ALTER TABLE guest ADD CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second', 'referee', 'candidate'));
