-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE view_alert (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CONSTRAINT view_alert_kind_known CHECK (kind IN ('own', 'colleague', 'left', 'many')),
    person     UUID NOT NULL,
    candidacy  UUID,
    service    UUID,
    files      BIGINT,
    most       BIGINT,
    mark       TEXT COLLATE "C" NOT NULL,
    seen_at    TIMESTAMPTZ NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, person, mark),
    CONSTRAINT view_alert_is_whole CHECK ((kind = 'many') = (candidacy IS NULL) AND (kind = 'many') = (files IS NOT NULL) AND (files IS NULL) = (most IS NULL)),
    FOREIGN KEY (org, person) REFERENCES person (org, id),
    FOREIGN KEY (org, candidacy) REFERENCES candidacy (org, id),
    FOREIGN KEY (org, service) REFERENCES service (org, id)
);
CREATE INDEX view_alert_by_time ON view_alert (org, seen_at);

CREATE TABLE view_alert_answer (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    alert      UUID NOT NULL,
    words      TEXT COLLATE "C" NOT NULL,
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, alert),
    FOREIGN KEY (org, alert) REFERENCES view_alert (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);

CREATE TABLE view_alert_rule (
    org        UUID NOT NULL,
    id         UUID NOT NULL,
    files      BIGINT NOT NULL CONSTRAINT view_alert_rule_some CHECK (files > 0),
    by_person  UUID NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, by_person) REFERENCES person (org, id)
);
CREATE TRIGGER view_alert_answer_append_only BEFORE UPDATE OF id, org, alert, by_person, at ON view_alert_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('view_alert_answer_append_only');
CREATE TRIGGER view_alert_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON view_alert
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('view_alert_append_only');
CREATE TRIGGER view_alert_answer_never_deleted BEFORE DELETE OR TRUNCATE ON view_alert_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('view_alert_answer_append_only');
CREATE TRIGGER view_alert_rule_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON view_alert_rule
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_by_rule('view_alert_rule_append_only');
CREATE TRIGGER view_alert_answer_words_kept BEFORE UPDATE OF words ON view_alert_answer
    FOR EACH ROW WHEN (NEW.words <> '') EXECUTE FUNCTION refuse_by_rule('view_alert_answer_append_only');
