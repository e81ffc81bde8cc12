-- Situational pictures as they were frozen: `content` is what was said, byte for byte, and `content_digest` its SHA-256. Neither ever changes.
CREATE TABLE situational_picture (
    number         INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality   INTEGER NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('operative', 'strategic')),
    -- Days since 1970-01-01: the first and the last of the span, and the day that it is of.
    begins         INTEGER NOT NULL,
    ends           INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    content        BLOB NOT NULL CHECK (typeof(content) = 'blob' AND length(content) > 0),
    content_digest BLOB NOT NULL CHECK (typeof(content_digest) = 'blob' AND length(content_digest) = 32),
    published      INTEGER NOT NULL CHECK (published IN (0, 1)),
    version        INTEGER NOT NULL CHECK (version >= 1),
    made           INTEGER NOT NULL,
    changed        INTEGER NOT NULL,
    by             TEXT NOT NULL,
    person         INTEGER REFERENCES person (number),
    row_digest     INTEGER NOT NULL DEFAULT 0,
    CHECK (begins <= ends AND ends <= day)
);
CREATE INDEX situational_picture_day ON situational_picture (day DESC, number DESC);
CREATE INDEX situational_picture_public ON situational_picture (day DESC, number DESC) WHERE published = 1;

-- The analyst's words under a heading from a version on; empty where they were taken away. Nothing in it changes and nothing goes.
CREATE TABLE picture_words (
    picture    INTEGER NOT NULL REFERENCES situational_picture (number),
    heading    TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version >= 1),
    text       TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (picture, heading, version)
);

CREATE TABLE picture_change (
    picture    INTEGER NOT NULL REFERENCES situational_picture (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (picture, number)
);
