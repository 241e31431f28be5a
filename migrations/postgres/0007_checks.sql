-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE check_entry (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    candidacy  UUID    NOT NULL,
    item       TEXT COLLATE "C"    NOT NULL,
    revision   BIGINT NOT NULL CONSTRAINT check_entry_revision_counts CHECK (revision >= 1),
    status     TEXT COLLATE "C"    NOT NULL CONSTRAINT check_entry_status_known
               CHECK (status IN ('not_yet', 'seen', 'problem', 'not_required', 'not_obtainable')),
    seen       TEXT COLLATE "C"    NOT NULL,
    seen_on    TEXT COLLATE "C",
    note       TEXT COLLATE "C"    NOT NULL,
    by_person  UUID    NOT NULL,
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, item, revision),
    CONSTRAINT check_entry_seen_with_day CHECK (status <> 'seen' OR (seen_on IS NOT NULL AND trim(seen) <> '')),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TRIGGER check_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON check_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('check_entry_append_only');
