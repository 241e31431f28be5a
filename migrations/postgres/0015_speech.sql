-- The sound of a sentence as a program of this server said it. It can be made again at any time: the words and the voice
-- are its key. What has a name of a panel in it belongs to that panel and goes with its day.
CREATE TABLE speech (
    org       UUID NOT NULL REFERENCES organisation (id),
    key       TEXT COLLATE "C" NOT NULL,
    panel     UUID,
    voice     TEXT COLLATE "C" NOT NULL,
    language  TEXT COLLATE "C" NOT NULL,
    words     TEXT COLLATE "C" NOT NULL,
    kind      TEXT COLLATE "C" NOT NULL,
    sound     BYTEA NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org, key),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id)
);
CREATE INDEX speech_of_panel ON speech (org, voice, panel, at);
