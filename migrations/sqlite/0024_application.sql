-- 0024_application: the candidate's own link. It opens with a code that goes to the same address, or with their date of birth
-- (kept until the link ends, as a digest with the link's secret, which stands nowhere here). What a candidate wrote by it says so: by_person is then
-- who sent the link.
CREATE TABLE candidate_link (
    org           BLOB NOT NULL,
    id            BLOB NOT NULL,
    digest        BLOB NOT NULL,
    candidacy     BLOB NOT NULL,
    message       BLOB NOT NULL,
    opens_with    TEXT NOT NULL CONSTRAINT candidate_link_opens_with_known CHECK (opens_with IN ('code', 'birth_date')),
    birth_digest  BLOB,
    ends_on       TEXT NOT NULL,
    made_by       BLOB NOT NULL,
    made_at       TEXT NOT NULL,
    -- The code that was sent last.
    code_digest   BLOB,
    code_at       TEXT,
    codes         INTEGER NOT NULL DEFAULT 0,
    wrong         INTEGER NOT NULL DEFAULT 0,
    opened_at     TEXT,
    ended_at      TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    CONSTRAINT candidate_link_has_birth_date CHECK (birth_digest IS NULL OR opens_with = 'birth_date'),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX candidate_link_of_candidacy ON candidate_link (org, candidacy);

-- What else was sent because of a link: codes, and what somebody asked for the day. The words stand in the message alone.
CREATE TABLE candidate_message (
    org   BLOB NOT NULL,
    id    BLOB NOT NULL,
    link  BLOB NOT NULL,
    why   TEXT NOT NULL CONSTRAINT candidate_message_why_known CHECK (why IN ('application_code', 'help_for_day')),
    at    TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, link) REFERENCES candidate_link (org, id)
) STRICT;
CREATE INDEX candidate_message_of_link ON candidate_message (org, link);

ALTER TABLE history_frame ADD COLUMN link BLOB;
ALTER TABLE history_period ADD COLUMN link BLOB;
ALTER TABLE history_confirmed ADD COLUMN link BLOB;
ALTER TABLE gap_explained ADD COLUMN link BLOB;

DROP TRIGGER gap_explained_never_updated;
CREATE TRIGGER gap_explained_never_updated BEFORE UPDATE ON gap_explained
WHEN NEW.org <> OLD.org OR NEW.id <> OLD.id OR NEW.candidacy <> OLD.candidacy OR NEW.from_day <> OLD.from_day
    OR NEW.to_day <> OLD.to_day OR NEW.written <> OLD.written OR NEW.words <> OLD.words OR NEW.asked_on <> OLD.asked_on
    OR NEW.corroboration <> OLD.corroboration OR NEW.by_person <> OLD.by_person OR NEW.at <> OLD.at
    OR NEW.link IS NOT OLD.link
BEGIN
    SELECT RAISE(ABORT, 'gap_explained_append_only');
END;

CREATE TABLE guest_new (
    org      BLOB NOT NULL REFERENCES organisation (id),
    digest   BLOB NOT NULL,
    kind     TEXT NOT NULL CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second', 'referee', 'candidate')),
    link     BLOB NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (org, digest),
    UNIQUE (digest)
) STRICT;
INSERT INTO guest_new (org, digest, kind, link, made_at) SELECT org, digest, kind, link, made_at FROM guest;
DROP TABLE guest;
ALTER TABLE guest_new RENAME TO guest;
