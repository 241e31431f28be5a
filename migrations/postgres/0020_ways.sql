CREATE TABLE person_ways (
    org        UUID NOT NULL,
    person     UUID NOT NULL,
    ways       TEXT COLLATE "C" NOT NULL,
    order_by   TEXT COLLATE "C" CONSTRAINT person_ways_order_by_known CHECK (order_by IN ('chance', 'person')),
    practised  BOOLEAN NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, person),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
);
