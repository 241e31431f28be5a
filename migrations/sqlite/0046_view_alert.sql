-- 0046_view_alert: looks out of the ordinary, found in the log of views by a rule, and what was answered of each. Rows are only ever
-- added.
-- A look out of the ordinary. Who, whose file, when, and nothing of what stood there. `mark` is the same for the same thing.
CREATE TABLE view_alert (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT view_alert_kind_known CHECK (kind IN ('own', 'colleague', 'left', 'many')),
    person     BLOB NOT NULL,
    -- Whose file; of many files, none.
    candidacy  BLOB,
    -- The home, where it is one.
    service    BLOB,
    -- How many files within an hour, where it was many, and the number above which that is so.
    files      INTEGER,
    most       INTEGER,
    mark       TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, person, mark),
    CONSTRAINT view_alert_is_whole CHECK ((kind = 'many') = (candidacy IS NULL) AND (kind = 'many') = (files IS NOT NULL) AND (files IS NULL) = (most IS NULL)),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, service) REFERENCES service (org, id)
) STRICT;
CREATE INDEX view_alert_by_time ON view_alert (org, seen_at);

-- The sentence with which somebody else settled it. It is blanked when the person it is about is deleted.
CREATE TABLE view_alert_answer (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    alert      BLOB NOT NULL,
    words      TEXT NOT NULL,
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, alert),
    FOREIGN KEY (org, alert) REFERENCES view_alert (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

-- Above how many files within an hour it is many; the newest counts.
CREATE TABLE view_alert_rule (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    files      INTEGER NOT NULL CONSTRAINT view_alert_rule_some CHECK (files > 0),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE TRIGGER view_alert_answer_never_updated BEFORE UPDATE OF id, org, alert, by_person, at ON view_alert_answer
BEGIN
    SELECT RAISE(ABORT, 'view_alert_answer_append_only');
END;
CREATE TRIGGER view_alert_never_updated BEFORE UPDATE ON view_alert
BEGIN
    SELECT RAISE(ABORT, 'view_alert_append_only');
END;
CREATE TRIGGER view_alert_never_deleted BEFORE DELETE ON view_alert
BEGIN
    SELECT RAISE(ABORT, 'view_alert_append_only');
END;
CREATE TRIGGER view_alert_answer_never_deleted BEFORE DELETE ON view_alert_answer
BEGIN
    SELECT RAISE(ABORT, 'view_alert_answer_append_only');
END;
CREATE TRIGGER view_alert_rule_never_updated BEFORE UPDATE ON view_alert_rule
BEGIN
    SELECT RAISE(ABORT, 'view_alert_rule_append_only');
END;
CREATE TRIGGER view_alert_rule_never_deleted BEFORE DELETE ON view_alert_rule
BEGIN
    SELECT RAISE(ABORT, 'view_alert_rule_append_only');
END;
CREATE TRIGGER view_alert_answer_words_kept BEFORE UPDATE OF words ON view_alert_answer
WHEN NEW.words <> ''
BEGIN
    SELECT RAISE(ABORT, 'view_alert_answer_append_only');
END;
