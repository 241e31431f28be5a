-- 0048_clocks: words of the record that were taken out are found, a document may go by its clock, and a period in years has a
-- reason of its own.

-- Until now the sealed words of whoever was erased were deleted with their row, so that a row that somebody else took out
-- looked the same. From here on the row stays, and in place of the words stands that they went, signed. What was deleted so far
-- gets its row back, empty; the first start signs it. Where nobody was erased nothing is put back: then it was somebody else.
INSERT INTO ledger_body (org, seq, subject, sealed)
SELECT w.org, w.seq, w.subject, x'' FROM (
    SELECT e.org, e.seq, COALESCE(
        (SELECT x.subject FROM erasure x WHERE x.org = e.org AND x.stream = e.stream ORDER BY x.at DESC LIMIT 1),
        (SELECT x.subject FROM erasure x WHERE x.org = e.org AND x.scope = 'person' ORDER BY x.at DESC, x.id DESC LIMIT 1)
    ) AS subject
    FROM ledger_entry e
    WHERE NOT EXISTS (SELECT 1 FROM ledger_body b WHERE b.org = e.org AND b.seq = e.seq)
) w WHERE w.subject IS NOT NULL;

CREATE TRIGGER ledger_body_only_emptied BEFORE UPDATE ON ledger_body
WHEN NEW.org <> OLD.org OR NEW.seq <> OLD.seq OR NEW.subject <> OLD.subject
BEGIN
    SELECT RAISE(ABORT, 'ledger_body_append_only');
END;
CREATE TRIGGER ledger_body_never_deleted BEFORE DELETE ON ledger_body
BEGIN
    SELECT RAISE(ABORT, 'ledger_body_append_only');
END;

ALTER TABLE data_protection ADD COLUMN years_why TEXT NOT NULL DEFAULT '';
-- Until now one reason stood for both.
UPDATE data_protection SET years_why = months_why WHERE years <> 6;

-- A document that goes by its clock goes by nobody's hand: `gone_by` is empty, and `gone_why` is the code of the clock.
DROP TRIGGER evidence_never_updated;
DROP TRIGGER evidence_never_deleted;
DROP TRIGGER evidence_for_never_updated;
DROP TRIGGER evidence_for_never_deleted;
DROP INDEX evidence_of_candidacy;
DROP INDEX evidence_for_of_candidacy;
ALTER TABLE evidence_for RENAME TO evidence_for_old;
ALTER TABLE evidence RENAME TO evidence_old;
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
        AND (gone_by IS NULL OR gone_at IS NOT NULL)),
    CONSTRAINT evidence_pages_of_pdf CHECK ((pages IS NOT NULL) = (format = 'pdf')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, gone_by) REFERENCES person (org, id)
) STRICT;
INSERT INTO evidence (org, id, candidacy, what, words, format, pages, size, sha256, sealed, by_person, at, gone_why, gone_by, gone_at)
    SELECT org, id, candidacy, what, words, format, pages, size, sha256, sealed, by_person, at, gone_why, gone_by, gone_at
    FROM evidence_old;
CREATE INDEX evidence_of_candidacy ON evidence (org, candidacy, at);
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
INSERT INTO evidence_for (org, id, candidacy, evidence, item, revision, stands, by_person, at)
    SELECT org, id, candidacy, evidence, item, revision, stands, by_person, at FROM evidence_for_old;
CREATE INDEX evidence_for_of_candidacy ON evidence_for (org, candidacy);
DROP TABLE evidence_for_old;
DROP TABLE evidence_old;

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
