-- 0030_shortlisting: who went through the applications of a vacancy, with panel members or without, and how each application was marked
-- beside the role profile. Nothing is changed: what is said again stands in a new row, and the newest counts.
CREATE TABLE shortlisting_held (
    org            UUID NOT NULL,
    id             UUID NOT NULL,
    vacancy        UUID NOT NULL,
    revision       BIGINT NOT NULL CONSTRAINT shortlisting_held_revision_counts CHECK (revision >= 1),
    with_panel     BOOLEAN NOT NULL,
    -- Who of the panel was there, by name or by number; empty where nobody was.
    members        TEXT COLLATE "C" NOT NULL,
    held_on        TEXT COLLATE "C",
    -- Why nobody of the panel was there; empty where somebody was.
    why_without    TEXT COLLATE "C" NOT NULL,
    by_person      UUID NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, revision),
    CONSTRAINT shortlisting_held_says_who_or_why CHECK ((with_panel AND trim(members) <> '' AND held_on IS NOT NULL)
        OR (NOT with_panel AND trim(why_without) <> '')),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE shortlisting_mark (
    org              UUID NOT NULL,
    id               UUID NOT NULL,
    candidacy        UUID NOT NULL,
    revision         BIGINT NOT NULL CONSTRAINT shortlisting_mark_revision_counts CHECK (revision >= 1),
    -- Beside which version of the role profile.
    profile_version  BIGINT NOT NULL,
    -- For each part of the role profile how the application fits (an object of texts).
    marks            TEXT COLLATE "C" NOT NULL,
    reason           TEXT COLLATE "C" NOT NULL CONSTRAINT shortlisting_mark_reason_not_empty CHECK (trim(reason) <> ''),
    outcome          TEXT COLLATE "C" NOT NULL CONSTRAINT shortlisting_mark_outcome_known CHECK (outcome IN ('invite', 'do_not_invite', 'not_decided')),
    by_person        UUID NOT NULL,
    at               TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
