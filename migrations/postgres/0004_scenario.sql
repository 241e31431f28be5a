-- The library of scenarios and observations, the cards that say why, and the interview kits. The words of items and
-- cards are text versions: a kit keeps the version that its panel is shown.
CREATE TABLE library_item (
    org           UUID NOT NULL REFERENCES organisation (id),
    id            UUID NOT NULL,
    code          TEXT COLLATE "C" NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CONSTRAINT library_item_kind_known CHECK (kind IN ('scenario', 'observation')),
    criterion     TEXT COLLATE "C" NOT NULL CONSTRAINT library_item_criterion_known CHECK (criterion IN ('talk', 'listening', 'empathy', 'consent')),
    origin        TEXT COLLATE "C" NOT NULL CONSTRAINT library_item_origin_known CHECK (origin IN ('starter', 'own')),
    text_version  UUID NOT NULL,
    position      BIGINT NOT NULL,
    added_at      TIMESTAMPTZ NOT NULL,
    retired_at    TIMESTAMPTZ,
    PRIMARY KEY (org, id),
    UNIQUE (org, code),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
);

CREATE TABLE remark_card (
    org           UUID NOT NULL REFERENCES organisation (id),
    id            UUID NOT NULL,
    code          TEXT COLLATE "C" NOT NULL,
    criterion     TEXT COLLATE "C" NOT NULL CONSTRAINT remark_card_criterion_known CHECK (criterion IN ('talk', 'listening', 'empathy', 'consent')),
    good          BOOLEAN NOT NULL,
    text_version  UUID NOT NULL,
    position      BIGINT NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, code),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
);

CREATE TABLE kit (
    org        UUID NOT NULL,
    vacancy    UUID NOT NULL,
    scale      BIGINT NOT NULL CONSTRAINT kit_scale_known CHECK (scale IN (3, 5)),
    chosen_at  TIMESTAMPTZ NOT NULL,
    frozen_at  TIMESTAMPTZ,
    PRIMARY KEY (org, vacancy),
    FOREIGN KEY (org, vacancy) REFERENCES vacancy (org, id)
);

CREATE TABLE kit_line (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    vacancy       UUID NOT NULL,
    item          UUID NOT NULL,
    position      BIGINT NOT NULL CONSTRAINT kit_line_position_counts CHECK (position >= 1),
    text_version  UUID NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, vacancy, item),
    FOREIGN KEY (org, vacancy) REFERENCES kit (org, vacancy),
    FOREIGN KEY (org, item) REFERENCES library_item (org, id),
    FOREIGN KEY (org, text_version) REFERENCES text_version (org, id)
);

-- What is frozen stays as it was, whoever asks.
CREATE FUNCTION kit_line_is_free() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    line kit_line;
BEGIN
    IF TG_OP = 'INSERT' THEN line := NEW; ELSE line := OLD; END IF;
    IF (SELECT frozen_at FROM kit WHERE org = line.org AND vacancy = line.vacancy) IS NOT NULL THEN
        RAISE EXCEPTION 'the kit is frozen' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'kit_frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER kit_line_frozen BEFORE INSERT OR UPDATE OR DELETE ON kit_line
FOR EACH ROW EXECUTE FUNCTION kit_line_is_free();
