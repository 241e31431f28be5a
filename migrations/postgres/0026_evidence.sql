-- 0026_evidence: documents that are kept for a candidate's checks, and for which checks each of them stands. The bytes are sealed
-- under the candidate's own key. Taken away, a document's bytes go and its row says when, why and by whom.
CREATE TABLE evidence (
    org        UUID   NOT NULL,
    id         UUID   NOT NULL,
    candidacy  UUID   NOT NULL,
    what       TEXT COLLATE "C" NOT NULL CONSTRAINT evidence_what_known CHECK (what IN
               ('identity', 'right_to_work', 'address', 'qualification', 'history', 'reference', 'health', 'photograph', 'other')),
    words      TEXT COLLATE "C" NOT NULL,
    format     TEXT COLLATE "C" NOT NULL CONSTRAINT evidence_format_known CHECK (format IN ('pdf', 'jpeg', 'png')),
    pages      BIGINT CONSTRAINT evidence_pages_count CHECK (pages >= 1),
    size       BIGINT NOT NULL CONSTRAINT evidence_size_counts CHECK (size >= 1),
    sha256     TEXT COLLATE "C" NOT NULL,
    sealed     BYTEA,
    by_person  UUID   NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    gone_why   TEXT COLLATE "C",
    gone_by    UUID,
    gone_at    TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    CONSTRAINT evidence_gone_whole CHECK ((sealed IS NULL) = (gone_at IS NOT NULL) AND (gone_why IS NULL) = (gone_at IS NULL)
        AND (gone_by IS NULL) = (gone_at IS NULL)),
    CONSTRAINT evidence_pages_of_pdf CHECK ((pages IS NOT NULL) = (format = 'pdf')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id),
    FOREIGN KEY (org, gone_by) REFERENCES person (org, id)
);
-- What is sealed cannot be made smaller.
ALTER TABLE evidence ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX evidence_of_candidacy ON evidence (org, candidacy, at);

CREATE TABLE evidence_for (
    org        UUID   NOT NULL,
    id         UUID   NOT NULL,
    candidacy  UUID   NOT NULL,
    evidence   UUID   NOT NULL,
    item       TEXT COLLATE "C" NOT NULL CONSTRAINT evidence_for_item_not_empty CHECK (trim(item) <> ''),
    revision   BIGINT NOT NULL CONSTRAINT evidence_for_revision_counts CHECK (revision >= 1),
    stands     BOOLEAN NOT NULL,
    by_person  UUID   NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, evidence, item, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, evidence) REFERENCES evidence (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX evidence_for_of_candidacy ON evidence_for (org, candidacy);

-- Rows that name their candidacy go when that is erased; which tables these are is said by their triggers.
CREATE FUNCTION refuse_unless_candidate_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL) THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    RETURN OLD;
END
$$;

CREATE TRIGGER evidence_never_updated BEFORE UPDATE ON evidence
    FOR EACH ROW
    WHEN (OLD.gone_at IS NOT NULL OR NEW.sealed IS NOT NULL
        OR (NEW.org, NEW.id, NEW.candidacy, NEW.what, NEW.words, NEW.format, NEW.pages, NEW.size, NEW.sha256, NEW.by_person, NEW.at)
        IS DISTINCT FROM (OLD.org, OLD.id, OLD.candidacy, OLD.what, OLD.words, OLD.format, OLD.pages, OLD.size, OLD.sha256, OLD.by_person, OLD.at))
    EXECUTE FUNCTION refuse_by_rule('evidence_append_only');
CREATE TRIGGER evidence_append_only BEFORE TRUNCATE ON evidence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('evidence_append_only');
CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('evidence_append_only');

CREATE TRIGGER evidence_for_append_only BEFORE UPDATE OR TRUNCATE ON evidence_for
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('evidence_for_append_only');
CREATE TRIGGER evidence_for_never_deleted BEFORE DELETE ON evidence_for
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_candidate_erased('evidence_for_append_only');
