-- One row for each report. Northing and easting are centimetres in EPSG:3006; times are milliseconds since 1970 in UTC.
CREATE TABLE report (
    number               INTEGER PRIMARY KEY,
    id                   BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    reference            TEXT NOT NULL UNIQUE CHECK (length(reference) = 11),
    municipality         INTEGER NOT NULL CHECK (municipality BETWEEN 101 AND 2599),
    category             TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 40),
    source               TEXT NOT NULL CHECK (source IN ('resident', 'municipal-staff', 'municipal-company', 'police',
                                                         'association', 'property-owner')),
    text                 TEXT NOT NULL CHECK (length(text) >= 1 AND length(CAST(text AS BLOB)) <= 20000),
    answers              TEXT,
    words                TEXT,
    northing             INTEGER CHECK (northing BETWEEN 600000000 AND 780000000),
    easting              INTEGER CHECK (easting BETWEEN 10000000 AND 110000000),
    accuracy             REAL CHECK (accuracy >= 0),
    other_municipalities TEXT,
    observed             INTEGER NOT NULL,
    received             INTEGER NOT NULL,
    recurs               TEXT,
    restricted           INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
    client_reference     TEXT,
    reporter             INTEGER,
    repeat_key           INTEGER,
    version              INTEGER NOT NULL DEFAULT 1,
    CHECK ((northing IS NULL) = (easting IS NULL)),
    CHECK (northing IS NOT NULL OR words IS NOT NULL)
);
SELECT AddGeometryColumn('report', 'place', 3006, 'POINT', 'XY', 0);
CREATE INDEX report_repeat ON report (repeat_key, received) WHERE repeat_key IS NOT NULL;
CREATE INDEX report_unplaced ON report (id) WHERE northing IS NULL;

-- `spot` is the place in Morton order, then the number of the report, so that what lies near stands near on the disk.
-- The covering index: all that filters, distances and lists need, so that a spatial question never reads `report`.
-- Coordinates in centimetres; `category` is a number of `category_number`, `source` and `status` are positions in the
-- order of their CHECKs.
CREATE VIRTUAL TABLE report_index USING rtree_i32 (
    spot, west, east, south, north,
    +id, +municipality, +category, +source, +status, +restricted, +observed, +reporter
);
CREATE TABLE category_number (
    number INTEGER PRIMARY KEY,
    code   TEXT NOT NULL UNIQUE
);

-- What came in before masking. NULL where it is the same as in `report`.
CREATE TABLE original (
    report  INTEGER PRIMARY KEY REFERENCES report (number),
    text    TEXT,
    words   TEXT,
    answers TEXT,
    email   TEXT,
    phone   TEXT
);
CREATE TABLE original_read (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (number),
    reader TEXT NOT NULL,
    at     INTEGER NOT NULL
);

-- The first answer to each request that carried a retry key, in the order they were given: the oldest go first.
CREATE TABLE kept_answer (
    number  INTEGER PRIMARY KEY,
    client  TEXT NOT NULL,
    key     TEXT NOT NULL,
    digest  BLOB NOT NULL,
    answer  BLOB NOT NULL,
    created INTEGER NOT NULL,
    UNIQUE (client, key)
);
