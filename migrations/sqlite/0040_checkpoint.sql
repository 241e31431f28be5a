-- Signed states of the whole log, as they were given out. Not of an organisation: there is one log. Two of one size and
-- different roots would be a fork; then both stay, as evidence.
CREATE TABLE checkpoint (
    size  INTEGER NOT NULL CONSTRAINT checkpoint_not_empty CHECK (size > 0),
    root  BLOB    NOT NULL,
    note  TEXT    NOT NULL,
    at    TEXT    NOT NULL,
    why   TEXT    NOT NULL CONSTRAINT checkpoint_why CHECK (why IN ('stage', 'daily', 'asked')),
    PRIMARY KEY (size, root)
) STRICT;
CREATE TRIGGER checkpoint_never_updated BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoint_append_only');
END;
CREATE TRIGGER checkpoint_never_deleted BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoint_append_only');
END;

-- Hashes of the full subtrees of 2^level entries, from 256 entries up: with them neither a checkpoint nor a proof reads the
-- whole log. They can be made anew from it, and the audit compares them with it.
CREATE TABLE tree_node (
    level  INTEGER NOT NULL CONSTRAINT tree_node_level CHECK (level >= 8),
    place  INTEGER NOT NULL CONSTRAINT tree_node_place CHECK (place >= 0),
    hash   BLOB    NOT NULL,
    PRIMARY KEY (level, place)
) STRICT;
