-- The tables are those of the SQLite migration of the same name, which has the comments.
ALTER TABLE feedback ADD COLUMN tells TEXT COLLATE "C" NOT NULL DEFAULT 'choice'
    CONSTRAINT feedback_tells_known CHECK (tells IN ('choice', 'later'));
ALTER TABLE feedback ALTER COLUMN tells DROP DEFAULT;
ALTER TABLE feedback DROP CONSTRAINT feedback_org_choice_key;
ALTER TABLE feedback ADD UNIQUE (org, choice, tells);
DROP TRIGGER feedback_never_changed_once_sent ON feedback;
CREATE TRIGGER feedback_never_changed_once_sent BEFORE UPDATE ON feedback
    FOR EACH ROW
    WHEN (OLD.sent_at IS NOT NULL AND (NEW.sent_at, NEW.choice, NEW.tells) IS DISTINCT FROM (OLD.sent_at, OLD.choice, OLD.tells))
    EXECUTE FUNCTION refuse_by_rule('feedback_sent_once');

CREATE TABLE feedback_suggestion (
    org       UUID    NOT NULL,
    feedback  UUID    NOT NULL,
    position  BIGINT  NOT NULL,
    said      TEXT COLLATE "C" NOT NULL CONSTRAINT feedback_suggestion_said CHECK (trim(said) <> ''),
    became    TEXT COLLATE "C" NOT NULL CONSTRAINT feedback_suggestion_became_known CHECK (became IN ('done', 'will', 'could_not')),
    words     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (org, feedback, position),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id)
);

CREATE TABLE feedback_paper (
    org        UUID NOT NULL,
    feedback   UUID NOT NULL,
    seat       UUID NOT NULL,
    on_day     TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, feedback, seat),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE feedback_days (
    org        UUID   NOT NULL,
    id         UUID   NOT NULL,
    days       BIGINT NOT NULL CONSTRAINT feedback_days_in_range CHECK (days BETWEEN 1 AND 30),
    by_person  UUID   NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
