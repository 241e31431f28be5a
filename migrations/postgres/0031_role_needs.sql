-- 0031_role_needs: which checks a role does not need, said once for the vacancy with the reason; the last row of an item counts.
CREATE TABLE role_need (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    vacancy    UUID NOT NULL,
    item       TEXT COLLATE "C" NOT NULL,
    needed     BOOLEAN NOT NULL,
    why        TEXT COLLATE "C" NOT NULL CONSTRAINT role_need_why_not_empty CHECK (trim(why) <> ''),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX role_need_of_vacancy ON role_need (org, vacancy, id);
