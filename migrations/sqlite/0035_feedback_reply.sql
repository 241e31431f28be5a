-- 0035_feedback_reply: what a panel member says back to the answer that the panel got. The last row of a seat counts.
CREATE TABLE feedback_reply (
    org       BLOB NOT NULL,
    id        BLOB NOT NULL,
    feedback  BLOB NOT NULL,
    seat      BLOB NOT NULL,
    feel      TEXT NOT NULL CONSTRAINT feedback_reply_feel_known CHECK (feel IN ('good', 'ok', 'not_good', 'rather_not')),
    words     TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
) STRICT;
CREATE INDEX feedback_reply_of ON feedback_reply (org, feedback, seat, at);
