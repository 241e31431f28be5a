-- One record about one item of one candidate. Never changed: the last revision counts, the earlier ones are its history.
CREATE TABLE check_entry (
    org        BLOB    NOT NULL,
    id         BLOB    NOT NULL,
    candidacy  BLOB    NOT NULL,
    item       TEXT    NOT NULL,
    revision   INTEGER NOT NULL CONSTRAINT check_entry_revision_counts CHECK (revision >= 1),
    status     TEXT    NOT NULL CONSTRAINT check_entry_status_known
               CHECK (status IN ('not_yet', 'seen', 'problem', 'not_required', 'not_obtainable')),
    seen       TEXT    NOT NULL,
    seen_on    TEXT,
    note       TEXT    NOT NULL,
    by_person  BLOB    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, item, revision),
    CONSTRAINT check_entry_seen_with_day CHECK (status <> 'seen' OR (seen_on IS NOT NULL AND trim(seen) <> '')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

CREATE TRIGGER check_entry_never_updated BEFORE UPDATE ON check_entry
BEGIN
    SELECT RAISE(ABORT, 'check_entry_append_only');
END;

CREATE TRIGGER check_entry_never_deleted BEFORE DELETE ON check_entry
BEGIN
    SELECT RAISE(ABORT, 'check_entry_append_only');
END;
