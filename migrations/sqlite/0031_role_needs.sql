-- 0031_role_needs: which checks a role does not need, said once for the vacancy with the reason; the last row of an item counts.
CREATE TABLE role_need (
    org        BLOB NOT NULL,
    id         BLOB NOT NULL,
    vacancy    BLOB NOT NULL,
    item       TEXT NOT NULL,
    needed     INTEGER NOT NULL CONSTRAINT role_need_needed_bool CHECK (needed IN (0, 1)),
    why        TEXT NOT NULL CONSTRAINT role_need_why_not_empty CHECK (trim(why) <> ''),
    by_person  BLOB NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
CREATE INDEX role_need_of_vacancy ON role_need (org, vacancy, id);
