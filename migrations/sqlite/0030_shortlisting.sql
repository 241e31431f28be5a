-- 0030_shortlisting: who went through the applications of a vacancy, with panel members or without, and how each application was marked
-- beside the role profile. Nothing is changed: what is said again stands in a new row, and the newest counts.
CREATE TABLE shortlisting_held (
    org            BLOB    NOT NULL,
    id             BLOB    NOT NULL,
    vacancy        BLOB    NOT NULL,
    revision       INTEGER NOT NULL CONSTRAINT shortlisting_held_revision_counts CHECK (revision >= 1),
    with_panel     INTEGER NOT NULL CONSTRAINT shortlisting_held_with_panel_bool CHECK (with_panel IN (0, 1)),
    -- Who of the panel was there, by name or by number; empty where nobody was.
    members        TEXT    NOT NULL,
    held_on        TEXT,
    -- Why nobody of the panel was there; empty where somebody was.
    why_without    TEXT    NOT NULL,
    by_person      BLOB    NOT NULL,
    at             TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, revision),
    CONSTRAINT shortlisting_held_says_who_or_why CHECK ((with_panel = 1 AND trim(members) <> '' AND held_on IS NOT NULL)
        OR (with_panel = 0 AND trim(why_without) <> '')),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;

CREATE TABLE shortlisting_mark (
    org              BLOB    NOT NULL,
    id               BLOB    NOT NULL,
    candidacy        BLOB    NOT NULL,
    revision         INTEGER NOT NULL CONSTRAINT shortlisting_mark_revision_counts CHECK (revision >= 1),
    -- Beside which version of the role profile.
    profile_version  INTEGER NOT NULL,
    -- For each part of the role profile how the application fits (an object of texts).
    marks            TEXT    NOT NULL,
    reason           TEXT    NOT NULL CONSTRAINT shortlisting_mark_reason_not_empty CHECK (trim(reason) <> ''),
    outcome          TEXT    NOT NULL CONSTRAINT shortlisting_mark_outcome_known CHECK (outcome IN ('invite', 'do_not_invite', 'not_decided')),
    by_person        BLOB    NOT NULL,
    at               TEXT    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
