-- The tables are those of the SQLite migration of the same name, which has the comments.
ALTER TABLE choice ALTER COLUMN chosen DROP NOT NULL;
ALTER TABLE choice ADD COLUMN next TEXT COLLATE "C" CONSTRAINT choice_next_known CHECK (next IN ('readvertise', 'end'));
ALTER TABLE choice DROP CONSTRAINT choice_has_reasons;
ALTER TABLE choice DROP CONSTRAINT choice_against_panel_with_reason;
ALTER TABLE choice ADD CONSTRAINT choice_somebody_or_next CHECK ((chosen IS NULL) <> (next IS NULL));
ALTER TABLE choice ADD CONSTRAINT choice_has_reasons CHECK (chosen IS NULL OR trim(reasons) <> '');
ALTER TABLE choice ADD CONSTRAINT choice_against_panel_with_reason
    CHECK (stance = 'with_panel' AND chosen IS NOT NULL
           OR (against_reason IS NOT NULL AND trim(against_reason) <> '' AND told IS NOT NULL));
ALTER TABLE choice_outcome ADD COLUMN reasons TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE choice_outcome ADD COLUMN rests_on TEXT COLLATE "C" NOT NULL DEFAULT '[]';
