-- Named polygons in layers, valid from one day until the day before another (days since 1970).
CREATE TABLE area (
    number      INTEGER PRIMARY KEY,
    layer       TEXT NOT NULL CHECK (layer IN ('municipality', 'police-area', 'district', 'owner', 'road')),
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    owner       TEXT,
    valid_from  INTEGER,
    valid_until INTEGER,
    CHECK (valid_until IS NULL OR valid_from IS NULL OR valid_from < valid_until)
);
SELECT AddGeometryColumn('area', 'outline', 3006, 'MULTIPOLYGON', 'XY', 1);
CREATE UNIQUE INDEX area_version ON area (layer, code, ifnull(valid_from, -1000000));

-- API keys: the key itself is shown once and kept only as a digest.
CREATE TABLE api_key (
    prefix         TEXT PRIMARY KEY NOT NULL,
    digest         BLOB NOT NULL CHECK (length(digest) = 32),
    name           TEXT NOT NULL,
    scopes         TEXT NOT NULL,
    municipalities TEXT NOT NULL,
    created        INTEGER NOT NULL,
    revoked        INTEGER
) WITHOUT ROWID;

-- The profile's files as they were last used, and the secrets that keyed digests are made with.
CREATE TABLE profile_file (
    municipality INTEGER NOT NULL,
    name         TEXT NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (municipality, name)
) WITHOUT ROWID;
CREATE TABLE secret (
    name  TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL CHECK (length(value) >= 32)
) WITHOUT ROWID;

-- Where an import stands, so that it can be stopped and resumed without doubling.
CREATE TABLE import_progress (
    digest TEXT PRIMARY KEY NOT NULL,
    rows   INTEGER NOT NULL,
    at     INTEGER NOT NULL
) WITHOUT ROWID;

-- One row that is written to find out whether a row can be written.
CREATE TABLE write_probe (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    count  INTEGER NOT NULL
);
