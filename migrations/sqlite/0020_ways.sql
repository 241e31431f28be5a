-- How a person likes their tablet: their own access data, one row a person, as JSON of closed codes. `order_by` says whether
-- the order of the answers was drawn or chosen; `practised` that it was done, and nothing about how.
CREATE TABLE person_ways (
    org        BLOB    NOT NULL,
    person     BLOB    NOT NULL,
    ways       TEXT    NOT NULL,
    order_by   TEXT    CONSTRAINT person_ways_order_by_known CHECK (order_by IN ('chance', 'person')),
    practised  INTEGER NOT NULL CHECK (practised IN (0, 1)),
    at         TEXT    NOT NULL,
    PRIMARY KEY (org, person),
    FOREIGN KEY (org, person) REFERENCES person (org, id)
) STRICT;
