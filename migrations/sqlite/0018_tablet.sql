-- Each delivery of a tablet's outbox that was taken, so that a copy that comes late is known for one. A score has its own key.
CREATE TABLE delivery (
    org        BLOB NOT NULL,
    key        TEXT NOT NULL,
    interview  BLOB NOT NULL,
    seat       BLOB NOT NULL,
    -- which deed, without anything that was said
    what       TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (org, key),
    FOREIGN KEY (org, interview) REFERENCES interview (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX delivery_of_interview ON delivery (org, interview);

-- How many answers of a seat a tablet has that the server has not got: numbers, never which. Its last word counts.
CREATE TABLE tablet_waiting (
    org      BLOB    NOT NULL,
    panel    BLOB    NOT NULL,
    tablet   BLOB    NOT NULL,
    seat     BLOB    NOT NULL,
    waiting  INTEGER NOT NULL CONSTRAINT tablet_waiting_counts CHECK (waiting >= 0),
    refused  INTEGER NOT NULL CONSTRAINT tablet_refused_counts CHECK (refused >= 0),
    is_full  INTEGER NOT NULL CONSTRAINT tablet_full_bool CHECK (is_full IN (0, 1)),
    at       TEXT    NOT NULL,
    PRIMARY KEY (org, tablet, seat),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id),
    FOREIGN KEY (org, tablet) REFERENCES tablet (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX tablet_waiting_of_panel ON tablet_waiting (org, panel);
