-- 0047_why: a candidate asks why they were not chosen. What speaks of other candidates is left out of the answer unless whoever
-- reads it lets it in, and the answer goes with a copy of the entries that it was drawn from.
ALTER TABLE subject_request ADD COLUMN asks TEXT COLLATE "C" NOT NULL DEFAULT 'everything'
    CONSTRAINT subject_request_asks_known CHECK (asks IN ('everything', 'why'));

-- A passage about somebody else that may go. It may be left out again until the answer is ready.
CREATE TABLE subject_request_let_in (
    org        UUID NOT NULL,
    request    UUID NOT NULL,
    passage    TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, request, passage),
    FOREIGN KEY (org, request) REFERENCES subject_request (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

-- The ZIP that goes with an answer, as it was made when somebody had read it; sealed under the candidate's own key.
CREATE TABLE subject_request_proof (
    org        UUID        NOT NULL,
    copy       UUID        NOT NULL,
    candidacy  UUID        NOT NULL,
    -- Of the bytes before they were sealed.
    sha256     TEXT COLLATE "C" NOT NULL,
    size       BIGINT      NOT NULL CONSTRAINT subject_request_proof_size_counts CHECK (size >= 1),
    sealed     BYTEA       NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, copy),
    FOREIGN KEY (org, copy) REFERENCES subject_request_copy (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id)
);
CREATE TRIGGER subject_request_proof_append_only BEFORE UPDATE OR TRUNCATE ON subject_request_proof
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('subject_request_proof_append_only');
CREATE TRIGGER subject_request_proof_never_deleted BEFORE DELETE ON subject_request_proof
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('subject_request_proof_append_only');
