-- Photos of measures, under ids that their senders made; pixels alone, as those of reports. `source` is the SHA-256 of what came in, which
-- is not kept. `alternative` says what a photo shows. One that was erased leaves its row without picture and words, so that the same file
-- does not come back. `row_digest` is over all of it and the picture.
CREATE TABLE measure_photo (
    number      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    measure     INTEGER NOT NULL REFERENCES measure (number),
    source      BLOB NOT NULL CHECK (typeof(source) = 'blob' AND length(source) = 32),
    alternative TEXT NOT NULL CHECK (length(alternative) <= 300),
    -- Whether everybody may see it, where everybody sees the measure.
    published   INTEGER NOT NULL CHECK (published IN (0, 1)),
    width       INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height      INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1600),
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    received    INTEGER NOT NULL,
    erased      INTEGER,
    row_digest  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (measure, source),
    CHECK (iif(erased IS NULL, alternative <> '', alternative = '' AND published = 0))
);

-- The pictures, in a table of their own, so that a list of photos reads none of them.
CREATE TABLE measure_photo_image (
    photo INTEGER PRIMARY KEY REFERENCES measure_photo (number),
    jpeg  BLOB NOT NULL CHECK (typeof(jpeg) = 'blob' AND length(jpeg) BETWEEN 1 AND 4194304)
);

-- The reports that findings were filed as, by which it is told whether one is restricted.
CREATE INDEX report_of_finding ON report (client_reference) WHERE client_reference GLOB 'finding-*';
