-- 0027_check_pack: a vacancy takes another check pack, or a newer version; and what an organisation asks for besides.
-- When a pack was pinned after the vacancy was opened: the organisation's own items of that time belong to it.
ALTER TABLE vacancy ADD COLUMN pack_pinned_at TEXT;

CREATE TABLE own_item (
    org            BLOB    NOT NULL REFERENCES organisation (id),
    id             BLOB    NOT NULL,
    title          TEXT    NOT NULL CONSTRAINT own_item_title_not_empty CHECK (trim(title) <> ''),
    why            TEXT    NOT NULL CONSTRAINT own_item_why_not_empty CHECK (trim(why) <> ''),
    what_to_see    TEXT    NOT NULL CONSTRAINT own_item_what_not_empty CHECK (trim(what_to_see) <> ''),
    before_start   INTEGER NOT NULL CONSTRAINT own_item_before_start_bool CHECK (before_start IN (0, 1)),
    after_offer    INTEGER NOT NULL CONSTRAINT own_item_after_offer_bool CHECK (after_offer IN (0, 1)),
    by_person      BLOB    NOT NULL,
    from_at        TEXT    NOT NULL,
    ended_at       TEXT,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
) STRICT;
