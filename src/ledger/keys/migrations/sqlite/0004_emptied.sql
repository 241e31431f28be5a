-- Since when the words of whoever was erased are signed as gone, in place of being deleted with their row. One row. What was
-- deleted before is signed once, at the first start: here, apart from the database, so that nobody has it done again.
CREATE TABLE log_emptied (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    at   TEXT NOT NULL
) STRICT;
