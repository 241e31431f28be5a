-- Keys of people, each wrapped by the key in the file `kek`. Kept apart from the database that they open.
CREATE TABLE subject_key (
    subject  BLOB NOT NULL PRIMARY KEY,
    wrapped  BLOB NOT NULL
) STRICT;
