-- Watch areas (grannsamverkan): households that look after each other's homes, where, how many and since when; and everything that was
-- changed. `asked` is a digest of what one was made with, so that one that is sent again is told from another under its id.
CREATE TABLE watch_area (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality INTEGER NOT NULL,
    name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    households   INTEGER CHECK (households BETWEEN 1 AND 100000),
    contact      TEXT NOT NULL,
    -- Days since 1970-01-01: the first, and the last where it has one.
    since        INTEGER NOT NULL,
    until        INTEGER,
    -- A multipolygon in EPSG:3006, where it has been drawn.
    outline      BLOB,
    version      INTEGER NOT NULL CHECK (version >= 1),
    made         INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    asked        INTEGER NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK (ifnull(since <= until, 1))
);
CREATE INDEX watch_area_name ON watch_area (name, number);

CREATE TABLE watch_area_event (
    area       INTEGER NOT NULL REFERENCES watch_area (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (area, number)
);

CREATE TRIGGER watch_area_outline_inserted BEFORE INSERT ON watch_area
WHEN NEW.outline IS NOT NULL AND GeometryConstraints(NEW.outline, 'MULTIPOLYGON', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'watch_area.outline is a multipolygon in EPSG:3006'); END;
CREATE TRIGGER watch_area_outline_updated BEFORE UPDATE OF outline ON watch_area
WHEN NEW.outline IS NOT NULL AND GeometryConstraints(NEW.outline, 'MULTIPOLYGON', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'watch_area.outline is a multipolygon in EPSG:3006'); END;
