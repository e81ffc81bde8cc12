-- Situational pictures that several municipalities of one police area share: a cover over one picture of each, with words in common and no figure.
CREATE TABLE shared_picture (
    number      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    kind        TEXT NOT NULL CHECK (kind IN ('operative', 'strategic')),
    -- Days since 1970-01-01: the first and the last of the span, and the day that it is of.
    begins      INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    police_area TEXT,
    version     INTEGER NOT NULL CHECK (version >= 1),
    made        INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    by          TEXT NOT NULL,
    person      INTEGER REFERENCES person (number),
    row_digest  INTEGER NOT NULL DEFAULT 0,
    CHECK (begins <= ends AND ends <= day)
);
CREATE INDEX shared_picture_day ON shared_picture (day DESC, number DESC);

-- A picture is a part of one shared picture at most.
CREATE TABLE shared_picture_part (
    shared       INTEGER NOT NULL REFERENCES shared_picture (number),
    municipality INTEGER NOT NULL,
    picture      INTEGER NOT NULL UNIQUE REFERENCES situational_picture (number),
    row_digest   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shared, municipality)
);

-- The words in common under a heading from a version on; empty where they were taken away. Nothing in it changes and nothing goes.
CREATE TABLE shared_picture_words (
    shared     INTEGER NOT NULL REFERENCES shared_picture (number),
    heading    TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version >= 1),
    text       TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shared, heading, version)
);

CREATE TABLE shared_picture_change (
    shared     INTEGER NOT NULL REFERENCES shared_picture (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shared, number)
);
