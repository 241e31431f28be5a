-- The library of scenarios and observations, the cards that say why, and the interview kits. The words of items and
-- cards are text versions: a kit keeps the version that its panel is shown.
CREATE TABLE library_item (
    org           BLOB    NOT NULL REFERENCES organisation (id),
    id            BLOB    NOT NULL,
    code          TEXT    NOT NULL,
    kind          TEXT    NOT NULL CONSTRAINT library_item_kind_known CHECK (kind IN ('scenario', 'observation')),
    criterion     TEXT    NOT NULL CONSTRAINT library_item_criterion_known CHECK (criterion IN ('talk', 'listening', 'empathy', 'consent')),
    origin        TEXT    NOT NULL CONSTRAINT library_item_origin_known CHECK (origin IN ('starter', 'own')),
    text_version  BLOB    NOT NULL,
    position      INTEGER NOT NULL,
    added_at      TEXT    NOT NULL,
    retired_at    TEXT,
    PRIMARY KEY (org, id),
    UNIQUE (org, code),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
) STRICT;

CREATE TABLE remark_card (
    org           BLOB    NOT NULL REFERENCES organisation (id),
    id            BLOB    NOT NULL,
    code          TEXT    NOT NULL,
    criterion     TEXT    NOT NULL CONSTRAINT remark_card_criterion_known CHECK (criterion IN ('talk', 'listening', 'empathy', 'consent')),
    good          INTEGER NOT NULL CONSTRAINT remark_card_good_is_bool CHECK (good IN (0, 1)),
    text_version  BLOB    NOT NULL,
    position      INTEGER NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, code),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
) STRICT;

CREATE TABLE kit (
    org        BLOB    NOT NULL,
    vacancy    BLOB    NOT NULL,
    scale      INTEGER NOT NULL CONSTRAINT kit_scale_known CHECK (scale IN (3, 5)),
    chosen_at  TEXT    NOT NULL,
    frozen_at  TEXT,
    PRIMARY KEY (org, vacancy),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id)
) STRICT;

CREATE TABLE kit_line (
    org           BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    vacancy       BLOB    NOT NULL,
    item          BLOB    NOT NULL,
    position      INTEGER NOT NULL CONSTRAINT kit_line_position_counts CHECK (position >= 1),
    text_version  BLOB    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, item),
    FOREIGN KEY (org, vacancy) REFERENCES kit (org, vacancy),
    FOREIGN KEY (org, item) REFERENCES library_item (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
) STRICT;

-- What is frozen stays as it was, whoever asks.
CREATE TRIGGER kit_line_frozen_insert BEFORE INSERT ON kit_line
WHEN (SELECT frozen_at FROM kit WHERE org = NEW.org AND vacancy = NEW.vacancy) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kit_frozen'); END;

CREATE TRIGGER kit_line_frozen_update BEFORE UPDATE ON kit_line
WHEN (SELECT frozen_at FROM kit WHERE org = OLD.org AND vacancy = OLD.vacancy) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kit_frozen'); END;

CREATE TRIGGER kit_line_frozen_delete BEFORE DELETE ON kit_line
WHEN (SELECT frozen_at FROM kit WHERE org = OLD.org AND vacancy = OLD.vacancy) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kit_frozen'); END;
