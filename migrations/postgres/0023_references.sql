-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE reference_asked (
    org           UUID NOT NULL,
    id            UUID NOT NULL,
    candidacy     UUID NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CONSTRAINT reference_asked_kind_known CHECK (kind IN ('employer', 'substitute', 'personal')),
    period        UUID,
    referee       TEXT COLLATE "C" NOT NULL CONSTRAINT reference_asked_referee_not_empty CHECK (trim(referee) <> ''),
    referee_role  TEXT COLLATE "C" NOT NULL,
    email         TEXT COLLATE "C" NOT NULL,
    phone         TEXT COLLATE "C" NOT NULL,
    contact_from  TEXT COLLATE "C" NOT NULL CONSTRAINT reference_asked_contact_from_known CHECK (contact_from IN ('found', 'candidate')),
    how           TEXT COLLATE "C" NOT NULL CONSTRAINT reference_asked_how_known CHECK (how IN ('link', 'email', 'post', 'phone', 'in_person')),
    asked_on      TEXT COLLATE "C" NOT NULL,
    more          TEXT COLLATE "C" NOT NULL,
    permitted     BOOLEAN,
    by_person     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    CONSTRAINT reference_asked_is_about_a_period CHECK (kind = 'personal' OR period IS NOT NULL),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_asked_of_candidacy ON reference_asked (org, candidacy, at);

CREATE TABLE reference_chased (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    reference  UUID NOT NULL,
    how        TEXT COLLATE "C" NOT NULL CONSTRAINT reference_chased_how_known CHECK (how IN ('link', 'email', 'post', 'phone', 'in_person')),
    chased_on  TEXT COLLATE "C" NOT NULL,
    note       TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_chased_of_candidacy ON reference_chased (org, candidacy, at);

CREATE TABLE reference_given (
    org                 UUID    NOT NULL,
    id                  UUID    NOT NULL,
    candidacy           UUID    NOT NULL,
    reference           UUID    NOT NULL,
    revision            BIGINT NOT NULL CONSTRAINT reference_given_revision_counts CHECK (revision >= 1),
    came_how            TEXT COLLATE "C"    NOT NULL CONSTRAINT reference_given_came_how_known CHECK (came_how IN ('link', 'email', 'post', 'phone', 'in_person')),
    received_on         TEXT COLLATE "C"    NOT NULL,
    from_name           TEXT COLLATE "C"    NOT NULL CONSTRAINT reference_given_from_name_not_empty CHECK (trim(from_name) <> ''),
    capacity            TEXT COLLATE "C"    NOT NULL CONSTRAINT reference_given_capacity_known CHECK (capacity IN
                        ('manager', 'human_resources', 'authorised', 'colleague', 'other')),
    title               TEXT COLLATE "C"    NOT NULL,
    began               TEXT COLLATE "C",
    ended               TEXT COLLATE "C",
    goes_on             BOOLEAN NOT NULL,
    duties              TEXT COLLATE "C"    NOT NULL,
    why_left            TEXT COLLATE "C"    NOT NULL,
    re_employ           BOOLEAN,
    re_employ_why       TEXT COLLATE "C"    NOT NULL,
    conduct             TEXT COLLATE "C"    NOT NULL,
    warnings            TEXT COLLATE "C"    NOT NULL,
    safeguarding        BOOLEAN,
    safeguarding_words  TEXT COLLATE "C"    NOT NULL,
    more                TEXT COLLATE "C"    NOT NULL,
    by_person           UUID,
    at                  TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, reference, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_given_of_candidacy ON reference_given (org, candidacy);

CREATE TABLE reference_proved (
    org        UUID    NOT NULL,
    id         UUID    NOT NULL,
    candidacy  UUID    NOT NULL,
    reference  UUID    NOT NULL,
    given      BIGINT NOT NULL,
    revision   BIGINT NOT NULL CONSTRAINT reference_proved_revision_counts CHECK (revision >= 1),
    how        TEXT COLLATE "C"    NOT NULL CONSTRAINT reference_proved_how_known CHECK (how IN
               ('work_address', 'rang_found_number', 'hr_confirmed', 'rang_given_number', 'private_address')),
    source     TEXT COLLATE "C"    NOT NULL,
    proved_on  TEXT COLLATE "C"    NOT NULL,
    genuine    BOOLEAN NOT NULL,
    note       TEXT COLLATE "C"    NOT NULL,
    by_person  UUID    NOT NULL,
    at         TIMESTAMPTZ    NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, reference, revision),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_proved_of_candidacy ON reference_proved (org, candidacy);

CREATE TABLE reference_settled (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    reference  UUID NOT NULL,
    matter     TEXT COLLATE "C" NOT NULL CONSTRAINT reference_settled_matter_known CHECK (matter IN
               ('began', 'ended', 'title', 'why_left', 're_employ', 'warnings', 'safeguarding', 'not_genuine')),
    ours       TEXT COLLATE "C" NOT NULL,
    theirs     TEXT COLLATE "C" NOT NULL,
    words      TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_settled_of_candidacy ON reference_settled (org, candidacy, at);

CREATE TABLE reference_excused (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    period     UUID NOT NULL,
    words      TEXT COLLATE "C" NOT NULL CONSTRAINT reference_excused_words_not_empty CHECK (trim(words) <> ''),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_excused_of_candidacy ON reference_excused (org, candidacy, at);

CREATE TABLE reference_dropped (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    candidacy  UUID NOT NULL,
    reference  UUID NOT NULL,
    words      TEXT COLLATE "C" NOT NULL CONSTRAINT reference_dropped_words_not_empty CHECK (trim(words) <> ''),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE INDEX reference_dropped_of_candidacy ON reference_dropped (org, candidacy, at);

CREATE TABLE referee_link (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    digest     BYTEA NOT NULL,
    candidacy  UUID NOT NULL,
    reference  UUID NOT NULL,
    message    UUID NOT NULL,
    ends_on    TEXT COLLATE "C" NOT NULL,
    made_by    UUID NOT NULL,
    made_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (digest),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, reference) REFERENCES reference_asked (org, id),
    FOREIGN KEY (org, made_by) REFERENCES person (org, id)
);
CREATE INDEX referee_link_of_candidacy ON referee_link (org, candidacy);

ALTER TABLE guest DROP CONSTRAINT guest_kind_known;
ALTER TABLE guest ADD CONSTRAINT guest_kind_known CHECK (kind IN ('inspector', 'second', 'referee'));

CREATE OR REPLACE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased BOOLEAN;
BEGIN
    IF TG_TABLE_NAME = 'score' THEN
        SELECT EXISTS (SELECT 1 FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
                       WHERE i.org = OLD.org AND i.id = OLD.interview AND c.erased_at IS NOT NULL) INTO erased;
    ELSIF TG_TABLE_NAME IN ('check_entry', 'history_frame', 'history_period', 'history_confirmed', 'gap_explained', 'gap_judged',
        'reference_asked', 'reference_chased', 'reference_given', 'reference_proved', 'reference_settled', 'reference_excused', 'reference_dropped') THEN
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

CREATE TRIGGER reference_asked_append_only BEFORE UPDATE OR TRUNCATE ON reference_asked
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_asked_append_only');
CREATE TRIGGER reference_asked_never_deleted BEFORE DELETE ON reference_asked
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_asked_append_only');

CREATE TRIGGER reference_chased_append_only BEFORE UPDATE OR TRUNCATE ON reference_chased
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_chased_append_only');
CREATE TRIGGER reference_chased_never_deleted BEFORE DELETE ON reference_chased
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_chased_append_only');

CREATE TRIGGER reference_given_append_only BEFORE UPDATE OR TRUNCATE ON reference_given
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_given_append_only');
CREATE TRIGGER reference_given_never_deleted BEFORE DELETE ON reference_given
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_given_append_only');

CREATE TRIGGER reference_proved_append_only BEFORE UPDATE OR TRUNCATE ON reference_proved
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_proved_append_only');
CREATE TRIGGER reference_proved_never_deleted BEFORE DELETE ON reference_proved
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_proved_append_only');

CREATE TRIGGER reference_settled_append_only BEFORE UPDATE OR TRUNCATE ON reference_settled
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_settled_append_only');
CREATE TRIGGER reference_settled_never_deleted BEFORE DELETE ON reference_settled
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_settled_append_only');

CREATE TRIGGER reference_excused_append_only BEFORE UPDATE OR TRUNCATE ON reference_excused
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_excused_append_only');
CREATE TRIGGER reference_excused_never_deleted BEFORE DELETE ON reference_excused
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_excused_append_only');

CREATE TRIGGER reference_dropped_append_only BEFORE UPDATE OR TRUNCATE ON reference_dropped
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('reference_dropped_append_only');
CREATE TRIGGER reference_dropped_never_deleted BEFORE DELETE ON reference_dropped
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('reference_dropped_append_only');
