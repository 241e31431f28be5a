-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE checkpoint (
    size  BIGINT NOT NULL CONSTRAINT checkpoint_not_empty CHECK (size > 0),
    root  BYTEA  NOT NULL,
    note  TEXT COLLATE "C" NOT NULL,
    at    TIMESTAMPTZ NOT NULL,
    why   TEXT COLLATE "C" NOT NULL CONSTRAINT checkpoint_why CHECK (why IN ('stage', 'daily', 'asked')),
    PRIMARY KEY (size, root)
);
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('checkpoint_append_only');

CREATE TABLE tree_node (
    level  BIGINT NOT NULL CONSTRAINT tree_node_level CHECK (level >= 8),
    place  BIGINT NOT NULL CONSTRAINT tree_node_place CHECK (place >= 0),
    hash   BYTEA  NOT NULL,
    PRIMARY KEY (level, place)
);
