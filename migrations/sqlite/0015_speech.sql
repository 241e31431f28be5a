-- The sound of a sentence as a program of this server said it. It can be made again at any time: the words and the voice
-- are its key. What has a name of a panel in it belongs to that panel and goes with its day.
CREATE TABLE speech (
    org       BLOB NOT NULL REFERENCES organisation (id),
    key       TEXT NOT NULL,
    panel     BLOB,
    voice     TEXT NOT NULL,
    language  TEXT NOT NULL,
    words     TEXT NOT NULL,
    kind      TEXT NOT NULL,
    sound     BLOB NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (org, key),
    FOREIGN KEY (org, panel) REFERENCES panel (org, id)
) STRICT;
CREATE INDEX speech_of_panel ON speech (org, voice, panel, at);
