-- 0028_work: an address by which somebody's own calendar asks what is due. Whoever cannot sign in any more gets nothing by it.
CREATE TABLE calendar_feed (
    org       UUID NOT NULL,
    id        UUID NOT NULL,
    digest    BYTEA NOT NULL,
    person    UUID NOT NULL,
    made_at   TIMESTAMPTZ NOT NULL,
    ended_at  TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);
