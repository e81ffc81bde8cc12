-- What is known of photos: of a report, or of what was done about a case. `number` counts those of a report, and is the id of the
-- others, so that it holds when cases become one. `source` is the SHA-256 of what came in, which is not kept. `row_digest` is over all of
-- it and the picture.
CREATE TABLE photo (
    id          INTEGER PRIMARY KEY,
    report      INTEGER REFERENCES report (number),
    case_number INTEGER REFERENCES case_file (number),
    number      INTEGER NOT NULL,
    source      BLOB NOT NULL CHECK (typeof(source) = 'blob' AND length(source) = 32),
    width       INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height      INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1600),
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    received    INTEGER NOT NULL,
    hidden      INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    row_digest  INTEGER NOT NULL DEFAULT 0,
    CHECK ((report IS NULL) <> (case_number IS NULL)),
    CHECK (iif(report IS NULL, number = id, number BETWEEN 1 AND 3)),
    UNIQUE (report, number),
    UNIQUE (report, source),
    UNIQUE (case_number, source)
);

-- The pictures, in a table of their own, so that a list of photos reads none of them.
CREATE TABLE photo_image (
    photo INTEGER PRIMARY KEY REFERENCES photo (id),
    jpeg  BLOB NOT NULL CHECK (typeof(jpeg) = 'blob' AND length(jpeg) BETWEEN 1 AND 4194304)
);
