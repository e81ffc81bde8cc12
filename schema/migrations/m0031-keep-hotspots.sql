-- Hotspots as they were on the day that something was chosen from them. Never changed. `categories` and `outline` are lists with a
-- blank between: codes, and northing and easting in centimetres by turns. The digest holds the reports in it too.
CREATE TABLE kept_hotspot (
    number          INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality    INTEGER NOT NULL,
    kept            INTEGER NOT NULL,
    by              TEXT NOT NULL,
    person          INTEGER REFERENCES person (number),
    since           INTEGER NOT NULL,
    until           INTEGER NOT NULL,
    categories      TEXT NOT NULL,
    rank            INTEGER NOT NULL CHECK (rank >= 1),
    northing        INTEGER NOT NULL CHECK (northing BETWEEN 600000000 AND 780000000),
    easting         INTEGER NOT NULL CHECK (easting BETWEEN 10000000 AND 110000000),
    radius          INTEGER NOT NULL CHECK (radius >= 0),
    outline         TEXT NOT NULL,
    name            TEXT,
    reports         INTEGER NOT NULL CHECK (reports >= 0),
    voices          INTEGER NOT NULL CHECK (voices >= 0),
    chance          REAL CHECK (chance BETWEEN 0 AND 1),
    pattern_swedish TEXT,
    pattern_english TEXT,
    row_digest      INTEGER NOT NULL DEFAULT 0,
    CHECK (since <= until)
);
CREATE INDEX kept_hotspot_kept ON kept_hotspot (municipality, kept);

CREATE TABLE kept_hotspot_reason (
    hotspot  INTEGER NOT NULL REFERENCES kept_hotspot (number),
    position INTEGER NOT NULL CHECK (position >= 1),
    swedish  TEXT NOT NULL,
    english  TEXT NOT NULL,
    PRIMARY KEY (hotspot, position)
) WITHOUT ROWID;

CREATE TABLE kept_hotspot_report (
    hotspot INTEGER NOT NULL REFERENCES kept_hotspot (number),
    report  INTEGER NOT NULL REFERENCES report (number),
    PRIMARY KEY (hotspot, report)
) WITHOUT ROWID;
CREATE INDEX kept_hotspot_report_report ON kept_hotspot_report (report);
