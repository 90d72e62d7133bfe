-- Where at the bureau the sending of a file began, so that it goes on there after a restart.
CREATE TABLE upload (
    sha256 TEXT PRIMARY KEY,
    place TEXT NOT NULL
) WITHOUT ROWID;
