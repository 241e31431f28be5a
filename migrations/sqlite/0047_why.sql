-- 0047_why: a candidate asks why they were not chosen. What speaks of other candidates is left out of the answer unless whoever
-- reads it lets it in, and the answer goes with a copy of the entries that it was drawn from.
ALTER TABLE subject_request ADD COLUMN asks TEXT NOT NULL DEFAULT 'everything'
    CONSTRAINT subject_request_asks_known CHECK (asks IN ('everything', 'why'));

-- A passage about somebody else that may go. It may be left out again until the answer is ready.
CREATE TABLE subject_request_let_in (
    org        BLOB NOT NULL,
    request    BLOB NOT NULL,
    passage    TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, request, passage),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- The ZIP that goes with an answer, as it was made when somebody had read it; sealed under the candidate's own key.
CREATE TABLE subject_request_proof (
    org        BLOB    NOT NULL,
    copy       BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    -- Of the bytes before they were sealed.
    sha256     TEXT    NOT NULL,
    size       INTEGER NOT NULL CONSTRAINT subject_request_proof_size_counts CHECK (size >= 1),
    sealed     BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, copy),
    FOREIGN KEY (org, copy) REFERENCES subject_request_copy (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
) STRICT;
CREATE TRIGGER subject_request_proof_never_updated BEFORE UPDATE ON subject_request_proof
BEGIN
    SELECT RAISE(ABORT, 'subject_request_proof_append_only');
END;
CREATE TRIGGER subject_request_proof_never_deleted BEFORE DELETE ON subject_request_proof
WHEN NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'subject_request_proof_append_only');
END;
