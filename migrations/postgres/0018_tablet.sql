-- The tables are those of the SQLite migration of the same name, which has the comments.
CREATE TABLE delivery (
    org        UUID NOT NULL,
    key        TEXT COLLATE "C" NOT NULL,
    interview  UUID NOT NULL,
    seat       UUID NOT NULL,
    what       TEXT COLLATE "C" NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, key),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX delivery_of_interview ON delivery (org, interview);

CREATE TABLE tablet_waiting (
    org      UUID    NOT NULL,
    panel    UUID    NOT NULL,
    tablet   UUID    NOT NULL,
    seat     UUID    NOT NULL,
    waiting  BIGINT  NOT NULL CONSTRAINT tablet_waiting_counts CHECK (waiting >= 0),
    refused  BIGINT  NOT NULL CONSTRAINT tablet_refused_counts CHECK (refused >= 0),
    is_full  BOOLEAN NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, tablet, seat),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, tablet) REFERENCES tablet (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX tablet_waiting_of_panel ON tablet_waiting (org, panel);
