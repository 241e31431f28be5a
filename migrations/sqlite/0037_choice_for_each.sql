-- 0037_choice_for_each: what becomes of each candidate has its own reasons and says what they rest on; and nobody may be chosen, with
-- what happens next. The foreign keys to "choice" are looked at when all of this is done.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE choice_was AS SELECT * FROM choice;
DROP TRIGGER choice_never_updated;
DROP TRIGGER choice_never_deleted;
DROP TABLE choice;
CREATE TABLE choice (
    org             BLOB NOT NULL,
    id              BLOB NOT NULL,
    vacancy         BLOB NOT NULL,
    -- empty: nobody was chosen
    chosen          BLOB,
    -- what happens next where nobody was chosen
    next            TEXT CONSTRAINT choice_next_known CHECK (next IN ('readvertise', 'end')),
    stance          TEXT NOT NULL CONSTRAINT choice_stance_known
                    CHECK (stance IN ('with_panel', 'against_panel', 'no_panel_order')),
    against_reason  TEXT,
    told            TEXT CONSTRAINT choice_told_known CHECK (told IN ('as_it_is', 'check', 'private', 'other')),
    -- whose file keeps a reason that the panel is told as a category only
    about           BLOB,
    decided_by      BLOB NOT NULL,
    at              TEXT NOT NULL,
    -- the weighing page as it stood, and the digest of what it was worked out from
    snapshot        TEXT NOT NULL,
    inputs          TEXT NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT choice_somebody_or_next CHECK ((chosen IS NULL) <> (next IS NULL)),
    CONSTRAINT choice_against_panel_with_reason
        CHECK (stance = 'with_panel' AND chosen IS NOT NULL
               OR (against_reason IS NOT NULL AND trim(against_reason) <> '' AND told IS NOT NULL)),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, chosen) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, about) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, decided_by) REFERENCES person (org, id)
) STRICT;
INSERT INTO choice
    (org, id, vacancy, chosen, stance, against_reason, told, about, decided_by, at, snapshot, inputs)
    SELECT org, id, vacancy, chosen, stance, against_reason, told, about, decided_by, at, snapshot, inputs FROM choice_was;
CREATE INDEX choice_of_vacancy ON choice (org, vacancy, id);

-- A choice loses the words and the part of its page that are about the erased candidate; who was chosen stays.
CREATE TRIGGER choice_never_updated BEFORE UPDATE ON choice
WHEN NEW.org <> OLD.org OR NEW.id <> OLD.id OR NEW.vacancy <> OLD.vacancy OR NEW.chosen IS NOT OLD.chosen
    OR NEW.next IS NOT OLD.next OR NEW.stance <> OLD.stance OR NEW.decided_by <> OLD.decided_by OR NEW.at <> OLD.at
    OR NEW.inputs <> OLD.inputs
    OR NOT EXISTS (SELECT 1 FROM candidacy c WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'choice_append_only');
END;
CREATE TRIGGER choice_never_deleted BEFORE DELETE ON choice
BEGIN
    SELECT RAISE(ABORT, 'choice_append_only');
END;

-- Why, and what it rests on: a list of criteria, "checks" and "other". Choices of before this have reasons for the chosen candidate
-- only, which stood with the choice.
ALTER TABLE choice_outcome ADD COLUMN reasons TEXT NOT NULL DEFAULT '';
ALTER TABLE choice_outcome ADD COLUMN rests_on TEXT NOT NULL DEFAULT '[]';
UPDATE choice_outcome SET reasons = (SELECT w.reasons FROM choice_was w WHERE w.org = choice_outcome.org AND w.id = choice_outcome.choice)
    WHERE outcome = 'chosen';
DROP TABLE choice_was;
