-- Measures: what is done about places, where, when, by whom, at what cost, and because of what; and everything that was changed.
-- `asked` is a digest of what a measure was made with, so that one that is sent again is told from another under its id.
CREATE TABLE measure (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    details      TEXT NOT NULL,
    -- Days since 1970-01-01.
    planned      INTEGER,
    begun        INTEGER,
    done         INTEGER,
    -- Whole kronor.
    cost         INTEGER CHECK (cost BETWEEN 0 AND 1000000000000),
    responsible  TEXT NOT NULL CHECK (responsible IN ('municipality', 'police', 'together')),
    state        TEXT NOT NULL CHECK (state IN ('proposed', 'decided', 'under-way', 'done', 'stopped')),
    reason       TEXT,
    version      INTEGER NOT NULL CHECK (version >= 1),
    made         INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    asked        INTEGER NOT NULL,
    -- A place of it, which stands on maps for the whole, in centimetres; and the line or the area, where it is one.
    northing     INTEGER CHECK (northing BETWEEN 600000000 AND 780000000),
    easting      INTEGER CHECK (easting BETWEEN 10000000 AND 110000000),
    place        BLOB,
    shape_kind   TEXT CHECK (shape_kind IN ('point', 'line', 'area')),
    shape        BLOB,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK ((done IS NOT NULL) = (state = 'done')),
    CHECK (ifnull(begun <= done, 1)),
    CHECK ((reason IS NOT NULL) <= (state = 'stopped')),
    CHECK ((northing IS NULL) = (easting IS NULL) AND (northing IS NULL) = (place IS NULL)),
    CHECK ((shape_kind IS NULL) = (place IS NULL) AND (shape IS NOT NULL) = (ifnull(shape_kind, 'point') <> 'point'))
);
CREATE INDEX measure_day ON measure (municipality, ifnull(done, ifnull(planned, begun)));

CREATE TABLE measure_unit (
    measure    INTEGER NOT NULL REFERENCES measure (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    unit       TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (measure, position),
    UNIQUE (measure, unit)
);

-- One thing that a measure is carried out because of: one of the columns after the first two. What promises commit to, and the goals of
-- plans, get columns of their own.
CREATE TABLE measure_cause (
    number      INTEGER PRIMARY KEY,
    measure     INTEGER NOT NULL REFERENCES measure (number),
    case_number INTEGER REFERENCES case_file (number),
    hotspot     INTEGER REFERENCES kept_hotspot (number),
    finding     INTEGER REFERENCES finding (number),
    row_digest  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (measure, case_number),
    UNIQUE (measure, hotspot),
    UNIQUE (measure, finding)
);
CREATE INDEX measure_cause_case ON measure_cause (case_number) WHERE case_number IS NOT NULL;
CREATE INDEX measure_cause_hotspot ON measure_cause (hotspot) WHERE hotspot IS NOT NULL;
CREATE INDEX measure_cause_finding ON measure_cause (finding) WHERE finding IS NOT NULL;

CREATE TABLE measure_event (
    measure    INTEGER NOT NULL REFERENCES measure (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (measure, number)
);

CREATE TRIGGER measure_place_inserted BEFORE INSERT ON measure
WHEN NEW.place IS NOT NULL AND GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'measure.place is a point in EPSG:3006'); END;
CREATE TRIGGER measure_place_updated BEFORE UPDATE OF place ON measure
WHEN NEW.place IS NOT NULL AND GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'measure.place is a point in EPSG:3006'); END;

-- Findings could be given the id of a measure before there were any: none of these leads anywhere.
UPDATE finding SET measure = NULL, row_digest = lykta_digest(number, id, walk, stop, point, what, whereabouts, northing, easting,
    gravity, action, unit, due, status, case_number, NULL, version, made, changed, place)
WHERE measure IS NOT NULL;

-- One row for each measure that has a place; `shape` is what the place stands for.
CREATE VIEW measure_map AS
SELECT measure.number AS _rowid_,
    lower(substr(hex(measure.id), 1, 8) || '-' || substr(hex(measure.id), 9, 4) || '-' || substr(hex(measure.id), 13, 4)
        || '-' || substr(hex(measure.id), 17, 4) || '-' || substr(hex(measure.id), 21)) AS id,
    printf('%04d', measure.municipality) AS municipality,
    measure.kind,
    measure.title,
    measure.state,
    date(measure.planned * 86400, 'unixepoch') AS planned,
    date(measure.begun * 86400, 'unixepoch') AS begun,
    date(measure.done * 86400, 'unixepoch') AS done,
    measure.cost,
    measure.responsible,
    (SELECT group_concat(unit, ', ') FROM (SELECT unit FROM measure_unit WHERE measure_unit.measure = measure.number
        ORDER BY position)) AS units,
    (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number) AS causes,
    measure.shape_kind AS shape,
    measure.place
FROM measure WHERE measure.place IS NOT NULL;

INSERT INTO geometry_columns (f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled)
VALUES ('measure_map', 'place', 1, 2, 3006, 0);
