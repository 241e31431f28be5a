-- What changes is that of the SQLite migration of the same name, which has the comments.
INSERT INTO ledger_body (org, seq, subject, sealed)
SELECT w.org, w.seq, w.subject, ''::bytea FROM (
    SELECT e.org, e.seq, COALESCE(
        (SELECT x.subject FROM erasure x WHERE x.org = e.org AND x.stream = e.stream ORDER BY x.at DESC LIMIT 1),
        (SELECT x.subject FROM erasure x WHERE x.org = e.org AND x.scope = 'person' ORDER BY x.at DESC, x.id DESC LIMIT 1)
    ) AS subject
    FROM ledger_entry e
    WHERE NOT EXISTS (SELECT 1 FROM ledger_body b WHERE b.org = e.org AND b.seq = e.seq)
) w WHERE w.subject IS NOT NULL;

CREATE TRIGGER ledger_body_only_emptied BEFORE UPDATE ON ledger_body
    FOR EACH ROW
    WHEN ((NEW.org, NEW.seq, NEW.subject) IS DISTINCT FROM (OLD.org, OLD.seq, OLD.subject))
    EXECUTE FUNCTION refuse_by_rule('ledger_body_append_only');
CREATE TRIGGER ledger_body_never_deleted BEFORE DELETE OR TRUNCATE ON ledger_body
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('ledger_body_append_only');

ALTER TABLE data_protection ADD COLUMN years_why TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE data_protection SET years_why = months_why WHERE years <> 6;

ALTER TABLE evidence DROP CONSTRAINT evidence_gone_whole;
ALTER TABLE evidence ADD CONSTRAINT evidence_gone_whole CHECK ((sealed IS NULL) = (gone_at IS NOT NULL)
    AND (gone_why IS NULL) = (gone_at IS NULL) AND (gone_by IS NULL OR gone_at IS NOT NULL));
