-- 0026_evidence: documents that are kept for a candidate's checks, and for which checks each of them stands. The bytes are sealed
-- under the candidate's own key. Taken away, a document's bytes go and its row says when, why and by whom.
CREATE TABLE evidence (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    what       TEXT    NOT NULL CONSTRAINT evidence_what_known CHECK (what IN
               ('identity', 'right_to_work', 'address', 'qualification', 'history', 'reference', 'health', 'photograph', 'other')),
    words      TEXT    NOT NULL,
    format     TEXT    NOT NULL CONSTRAINT evidence_format_known CHECK (format IN ('pdf', 'jpeg', 'png')),
    -- Of a PDF.
    pages      INTEGER CONSTRAINT evidence_pages_count CHECK (pages >= 1),
    size       INTEGER NOT NULL CONSTRAINT evidence_size_counts CHECK (size >= 1),
    -- Of the bytes before they were sealed.
    sha256     TEXT    NOT NULL,
    sealed     BLOB,
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    gone_why   TEXT,
    gone_by    BLOB,
    gone_at    TEXT,
    PRIMARY KEY (org, id),
    CONSTRAINT evidence_gone_whole CHECK ((sealed IS NULL) = (gone_at IS NOT NULL) AND (gone_why IS NULL) = (gone_at IS NULL)
        AND (gone_by IS NULL) = (gone_at IS NULL)),
    CONSTRAINT evidence_pages_of_pdf CHECK ((pages IS NOT NULL) = (format = 'pdf')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, gone_by) REFERENCES person (org, id)
) STRICT;
CREATE INDEX evidence_of_candidacy ON evidence (org, candidacy, at);

-- That a document stands for an item of the check pack, or no longer does: of one document and item the last revision counts.
CREATE TABLE evidence_for (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    evidence   BLOB    NOT NULL,
    item       TEXT    NOT NULL CONSTRAINT evidence_for_item_not_empty CHECK (trim(item) <> ''),
    revision   INTEGER NOT NULL CONSTRAINT evidence_for_revision_counts CHECK (revision >= 1),
    stands     INTEGER NOT NULL CONSTRAINT evidence_for_stands_bool CHECK (stands IN (0, 1)),
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, evidence, item, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, evidence) REFERENCES evidence (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX evidence_for_of_candidacy ON evidence_for (org, candidacy);

-- One change is allowed, once: the bytes go, with when, why and by whom. The rows go when the candidate is erased.
CREATE TRIGGER evidence_never_updated BEFORE UPDATE ON evidence
WHEN OLD.gone_at IS NOT NULL OR NEW.sealed IS NOT NULL OR NEW.org <> OLD.org OR NEW.id <> OLD.id OR NEW.candidacy <> OLD.candidacy
    OR NEW.what <> OLD.what OR NEW.words <> OLD.words OR NEW.format <> OLD.format OR NEW.pages IS NOT OLD.pages
    OR NEW.size <> OLD.size OR NEW.sha256 <> OLD.sha256 OR NEW.by_person <> OLD.by_person OR NEW.at <> OLD.at
BEGIN
    SELECT RAISE(ABORT, 'evidence_append_only');
END;
CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'evidence_append_only');
END;

CREATE TRIGGER evidence_for_never_updated BEFORE UPDATE ON evidence_for
BEGIN
    SELECT RAISE(ABORT, 'evidence_for_append_only');
END;
CREATE TRIGGER evidence_for_never_deleted BEFORE DELETE ON evidence_for
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'evidence_for_append_only');
END;
