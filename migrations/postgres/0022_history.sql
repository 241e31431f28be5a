-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE history_frame (
    org            UUID    NOT NULL,
    id             UUID    NOT NULL,
    candidacy      UUID    NOT NULL,
    revision       BIGINT NOT NULL CONSTRAINT history_frame_revision_counts CHECK (revision >= 1),
    education_end  TEXT COLLATE "C"    NOT NULL,
    applied_on     TEXT COLLATE "C"    NOT NULL,
    by_person      UUID    NOT NULL,
    at             TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE history_period (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    candidacy  UUID    NOT NULL,
    period     UUID    NOT NULL,
    revision   BIGINT NOT NULL CONSTRAINT history_period_revision_counts CHECK (revision >= 1),
    activity   TEXT COLLATE "C"    NOT NULL CONSTRAINT history_period_activity_known CHECK (activity IN
               ('work', 'self_employed', 'volunteering', 'study', 'caring', 'parental_leave', 'travel', 'looking_for_work', 'other')),
    place      TEXT COLLATE "C"    NOT NULL CONSTRAINT history_period_place_not_empty CHECK (trim(place) <> ''),
    title      TEXT COLLATE "C"    NOT NULL,
    care       BOOLEAN NOT NULL,
    began      TEXT COLLATE "C"    NOT NULL,
    ended      TEXT COLLATE "C",
    why        TEXT COLLATE "C"    NOT NULL,
    removed    BOOLEAN NOT NULL,
    by_person  UUID    NOT NULL,
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, candidacy, period, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE history_confirmed (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    candidacy     UUID NOT NULL,
    how           TEXT COLLATE "C" NOT NULL CONSTRAINT history_confirmed_how_known CHECK (how IN ('signed', 'in_person', 'written')),
    confirmed_on  TEXT COLLATE "C" NOT NULL,
    by_person     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX history_confirmed_of_candidacy ON history_confirmed (org, candidacy, at);

CREATE TABLE gap_explained (
    org            UUID    NOT NULL,
    id             UUID    NOT NULL,
    candidacy      UUID    NOT NULL,
    from_day       TEXT COLLATE "C"    NOT NULL,
    to_day         TEXT COLLATE "C"    NOT NULL,
    written        BOOLEAN NOT NULL,
    words          TEXT COLLATE "C"    NOT NULL CONSTRAINT gap_explained_words_not_empty CHECK (trim(words) <> ''),
    asked_by       TEXT COLLATE "C"    NOT NULL CONSTRAINT gap_explained_asked_by_not_empty CHECK (trim(asked_by) <> ''),
    asked_on       TEXT COLLATE "C"    NOT NULL,
    corroboration  TEXT COLLATE "C"    NOT NULL,
    by_person      UUID    NOT NULL,
    at             TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX gap_explained_of_candidacy ON gap_explained (org, candidacy, at);

CREATE TABLE gap_judged (
    org          UUID    NOT NULL,
    id           UUID    NOT NULL,
    candidacy    UUID    NOT NULL,
    explanation  UUID    NOT NULL,
    revision     BIGINT NOT NULL CONSTRAINT gap_judged_revision_counts CHECK (revision >= 1),
    enough       BOOLEAN NOT NULL,
    note         TEXT COLLATE "C"    NOT NULL,
    by_person    UUID    NOT NULL,
    at           TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, explanation, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, explanation) REFERENCES gap_explained (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX gap_judged_of_candidacy ON gap_judged (org, candidacy);

CREATE OR REPLACE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased BOOLEAN;
BEGIN
    IF TG_TABLE_NAME = 'score' THEN
        SELECT EXISTS (SELECT 1 FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
                       WHERE i.org = OLD.org AND i.id = OLD.interview AND c.erased_at IS NOT NULL) INTO erased;
    ELSIF TG_TABLE_NAME IN ('check_entry', 'history_frame', 'history_period', 'history_confirmed', 'gap_explained', 'gap_judged') THEN
        SELECT EXISTS (SELECT 1 FROM candidacy c
                       WHERE c.org = OLD.org AND c.id = OLD.candidacy AND c.erased_at IS NOT NULL) INTO erased;
    ELSE
        SELECT EXISTS (SELECT 1 FROM candidacy c
                       WHERE c.org = OLD.org AND c.vacancy = OLD.vacancy AND c.erased_at IS NOT NULL) INTO erased;
    END IF;
    IF NOT erased THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER history_frame_append_only BEFORE UPDATE OR TRUNCATE ON history_frame
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('history_frame_append_only');
CREATE TRIGGER history_frame_never_deleted BEFORE DELETE ON history_frame
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('history_frame_append_only');

CREATE TRIGGER history_period_append_only BEFORE UPDATE OR TRUNCATE ON history_period
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('history_period_append_only');
CREATE TRIGGER history_period_never_deleted BEFORE DELETE ON history_period
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('history_period_append_only');

CREATE TRIGGER history_confirmed_append_only BEFORE UPDATE OR TRUNCATE ON history_confirmed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('history_confirmed_append_only');
CREATE TRIGGER history_confirmed_never_deleted BEFORE DELETE ON history_confirmed
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('history_confirmed_append_only');

CREATE TRIGGER gap_explained_append_only BEFORE TRUNCATE ON gap_explained
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('gap_explained_append_only');
CREATE TRIGGER gap_explained_never_updated BEFORE UPDATE ON gap_explained
    FOR EACH ROW
    WHEN ((NEW.org, NEW.id, NEW.candidacy, NEW.from_day, NEW.to_day, NEW.written, NEW.words, NEW.asked_on, NEW.corroboration, NEW.by_person, NEW.at)
        IS DISTINCT FROM (OLD.org, OLD.id, OLD.candidacy, OLD.from_day, OLD.to_day, OLD.written, OLD.words, OLD.asked_on, OLD.corroboration, OLD.by_person, OLD.at))
    EXECUTE FUNCTION refuse_by_rule('gap_explained_append_only');
CREATE TRIGGER gap_explained_never_deleted BEFORE DELETE ON gap_explained
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('gap_explained_append_only');

CREATE TRIGGER gap_judged_append_only BEFORE UPDATE OR TRUNCATE ON gap_judged
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('gap_judged_append_only');
CREATE TRIGGER gap_judged_never_deleted BEFORE DELETE ON gap_judged
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('gap_judged_append_only');
