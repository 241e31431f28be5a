-- 0035_feedback_reply: what a panel member says back to the answer that the panel got. The last row of a seat counts.
CREATE TABLE feedback_reply (
    org       UUID NOT NULL,
    id        UUID NOT NULL,
    feedback  UUID NOT NULL,
    seat      UUID NOT NULL,
    feel      TEXT COLLATE "C" NOT NULL CONSTRAINT feedback_reply_feel_known CHECK (feel IN ('good', 'ok', 'not_good', 'rather_not')),
    words     TEXT COLLATE "C" NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, id),
    FOREIGN KEY (org, feedback) REFERENCES feedback (org, id),
    FOREIGN KEY (org, seat) REFERENCES seat (org, id)
);
CREATE INDEX feedback_reply_of ON feedback_reply (org, feedback, seat, at);
