-- Keys of people, each wrapped by the key in the file `kek`. Kept apart from the database that they open.
CREATE TABLE subject_key (
    subject  UUID  NOT NULL PRIMARY KEY,
    wrapped  BYTEA NOT NULL
);
