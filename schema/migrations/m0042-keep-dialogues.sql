-- Dialogues with residents: when and where they were held, how many came and what they spoke of; and everything that was changed.
-- `asked` is a digest of what a dialogue was made with, so that one that is sent again is told from another under its id.
CREATE TABLE dialogue (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality INTEGER NOT NULL,
    -- Days since 1970-01-01.
    day          INTEGER NOT NULL,
    whereabouts  TEXT NOT NULL CHECK (length(whereabouts) BETWEEN 1 AND 200),
    -- Centimetres in EPSG:3006, where a point was given.
    northing     INTEGER CHECK (northing BETWEEN 600000000 AND 780000000),
    easting      INTEGER CHECK (easting BETWEEN 10000000 AND 110000000),
    people       INTEGER CHECK (people BETWEEN 0 AND 100000),
    notes        TEXT NOT NULL,
    holder       TEXT NOT NULL,
    provenance   TEXT NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    made         INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    asked        INTEGER NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK ((northing IS NULL) = (easting IS NULL))
);
CREATE INDEX dialogue_day ON dialogue (day, number);

CREATE TABLE dialogue_theme (
    dialogue   INTEGER NOT NULL REFERENCES dialogue (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    people     INTEGER NOT NULL CHECK (people BETWEEN 1 AND 100000),
    category   TEXT,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (dialogue, position),
    UNIQUE (dialogue, name)
);
CREATE INDEX dialogue_theme_category ON dialogue_theme (category, dialogue) WHERE category IS NOT NULL;

CREATE TABLE dialogue_event (
    dialogue   INTEGER NOT NULL REFERENCES dialogue (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (dialogue, number)
);
