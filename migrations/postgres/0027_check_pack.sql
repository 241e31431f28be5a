-- 0027_check_pack: a vacancy takes another check pack, or a newer version; and what an organisation asks for besides.
-- When a pack was pinned after the vacancy was opened: the organisation's own items of that time belong to it.
ALTER TABLE vacancy ADD COLUMN pack_pinned_at TIMESTAMPTZ;

CREATE TABLE own_item (
    org            UUID NOT NULL REFERENCES organisation (id),
    id             UUID NOT NULL,
    title          TEXT COLLATE "C" NOT NULL CONSTRAINT own_item_title_not_empty CHECK (trim(title) <> ''),
    why            TEXT COLLATE "C" NOT NULL CONSTRAINT own_item_why_not_empty CHECK (trim(why) <> ''),
    what_to_see    TEXT COLLATE "C" NOT NULL CONSTRAINT own_item_what_not_empty CHECK (trim(what_to_see) <> ''),
    before_start   BOOLEAN NOT NULL,
    after_offer    BOOLEAN NOT NULL,
    by_person      UUID NOT NULL,
    from_at        TIMESTAMPTZ NOT NULL,
    ended_at       TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
