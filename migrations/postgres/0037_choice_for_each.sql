-- The tables are those of the SQLite migration of the same name, which has the comments.
ALTER TABLE choice ALTER COLUMN chosen DROP NOT NULL;
ALTER TABLE choice ADD COLUMN next TEXT COLLATE "C" CONSTRAINT choice_next_known CHECK (next IN ('readvertise', 'end'));
ALTER TABLE choice DROP CONSTRAINT choice_against_panel_with_reason;
ALTER TABLE choice ADD CONSTRAINT choice_somebody_or_next CHECK ((chosen IS NULL) <> (next IS NULL));
ALTER TABLE choice ADD CONSTRAINT choice_against_panel_with_reason
    CHECK (stance = 'with_panel' AND chosen IS NOT NULL
           OR (against_reason IS NOT NULL AND trim(against_reason) <> '' AND told IS NOT NULL));
ALTER TABLE choice_outcome ADD COLUMN reasons TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE choice_outcome ADD COLUMN rests_on TEXT COLLATE "C" NOT NULL DEFAULT '[]';
UPDATE choice_outcome o SET reasons = c.reasons FROM choice c WHERE c.org = o.org AND c.id = o.choice AND o.outcome = 'chosen';
ALTER TABLE choice DROP COLUMN reasons;

DROP TRIGGER choice_never_updated ON choice;
CREATE TRIGGER choice_never_updated BEFORE UPDATE ON choice
    FOR EACH ROW
    WHEN ((NEW.org, NEW.id, NEW.vacancy, NEW.chosen, NEW.next, NEW.stance, NEW.decided_by, NEW.at, NEW.inputs)
        IS DISTINCT FROM (OLD.org, OLD.id, OLD.vacancy, OLD.chosen, OLD.next, OLD.stance, OLD.decided_by, OLD.at, OLD.inputs))
    EXECUTE FUNCTION refuse_by_rule('choice_append_only');
