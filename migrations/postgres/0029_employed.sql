-- 0029_employed: people who work here already. They stand in a vacancy of their own for each home, job and kind of work, so that the same
-- checks, files and deadlines serve them; it is no vacancy that anybody applies for. What a list from elsewhere says of their checks
-- stands in a table that no rule of a check reads.
ALTER TABLE vacancy ADD COLUMN work_kind TEXT COLLATE "C" NOT NULL DEFAULT 'employee'
    CONSTRAINT vacancy_work_kind_known CHECK (work_kind IN ('employee', 'bank', 'agency', 'volunteer'));
ALTER TABLE vacancy ADD COLUMN for_employed BOOLEAN NOT NULL DEFAULT FALSE;
-- Since when somebody works here who was there before their file was; none for whoever applied.
ALTER TABLE candidacy ADD COLUMN employed_since TEXT COLLATE "C";

CREATE TABLE check_elsewhere (
    org         UUID NOT NULL,
    id          UUID NOT NULL,
    candidacy   UUID NOT NULL,
    about       TEXT COLLATE "C" NOT NULL CONSTRAINT check_elsewhere_about_known CHECK (about IN ('identity', 'dbs', 'right_to_work', 'qualifications',
                    'registration', 'health', 'overseas', 'declaration', 'driving', 'history', 'references')),
    level       TEXT COLLATE "C" NOT NULL,
    number      TEXT COLLATE "C" NOT NULL,
    checked_on  TEXT COLLATE "C" NOT NULL,
    seen_by     TEXT COLLATE "C" NOT NULL,
    kept_where  TEXT COLLATE "C" NOT NULL,
    by_person   UUID NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, about),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
