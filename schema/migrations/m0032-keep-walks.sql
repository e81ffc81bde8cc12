-- Safety walks with their stops as they were when the walk was planned, the checklist as it was, who took part as roles and numbers
-- (names only with consent, and in no view), what was answered at each stop, what was found, and everything that was changed.
CREATE TABLE safety_walk (
    number        INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality  INTEGER NOT NULL,
    title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    state         TEXT NOT NULL CHECK (state IN ('planned', 'invited', 'walked', 'reported', 'followed-up', 'called-off')),
    version       INTEGER NOT NULL CHECK (version >= 1),
    made          INTEGER NOT NULL,
    changed       INTEGER NOT NULL,
    -- Days since 1970-01-01, in their order.
    day_before    INTEGER,
    day           INTEGER,
    day_after     INTEGER,
    starts        INTEGER,
    meeting_place TEXT NOT NULL,
    leader        TEXT NOT NULL,
    invitation    TEXT NOT NULL,
    repeats       INTEGER REFERENCES safety_walk (number),
    row_digest    INTEGER NOT NULL DEFAULT 0,
    CHECK (ifnull(day_before <= day, 1) AND ifnull(day <= day_after, 1) AND ifnull(day_before <= day_after, 1))
);
CREATE INDEX safety_walk_day ON safety_walk (municipality, day);

-- `hotspot` is the id of the kept hotspot that the stop was chosen from.
CREATE TABLE walk_stop (
    walk           INTEGER NOT NULL REFERENCES safety_walk (number),
    number         INTEGER NOT NULL CHECK (number >= 1),
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    northing       INTEGER NOT NULL CHECK (northing BETWEEN 600000000 AND 780000000),
    easting        INTEGER NOT NULL CHECK (easting BETWEEN 10000000 AND 110000000),
    reason_swedish TEXT NOT NULL,
    reason_english TEXT NOT NULL,
    hotspot        BLOB CHECK (hotspot IS NULL OR typeof(hotspot) = 'blob' AND length(hotspot) = 16),
    place          BLOB NOT NULL,
    row_digest     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (walk, number)
);

CREATE TABLE walk_point (
    walk         INTEGER NOT NULL REFERENCES safety_walk (number),
    position     INTEGER NOT NULL CHECK (position >= 1),
    code         TEXT NOT NULL,
    name_swedish TEXT NOT NULL,
    name_english TEXT NOT NULL,
    look_swedish TEXT NOT NULL,
    look_english TEXT NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (walk, position),
    UNIQUE (walk, code)
);

-- `names` of those who have agreed to it alone.
CREATE TABLE walk_participants (
    walk       INTEGER NOT NULL REFERENCES safety_walk (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    role       TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 100),
    count      INTEGER NOT NULL CHECK (count BETWEEN 1 AND 500),
    names      TEXT,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (walk, position)
);

-- Never changed. `walker` tells those who walked apart and says nothing of who they are.
CREATE TABLE walk_answer (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    walk       INTEGER NOT NULL REFERENCES safety_walk (number),
    stop       INTEGER NOT NULL,
    point      TEXT,
    score      INTEGER CHECK (score BETWEEN 1 AND 5),
    note       TEXT NOT NULL,
    walker     BLOB NOT NULL CHECK (typeof(walker) = 'blob' AND length(walker) = 16),
    role       TEXT NOT NULL,
    answered   INTEGER NOT NULL,
    received   INTEGER NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (walk, stop) REFERENCES walk_stop (walk, number),
    CHECK (score IS NULL OR point IS NOT NULL),
    CHECK (score IS NOT NULL OR note <> '')
);
CREATE INDEX walk_answer_walk ON walk_answer (walk, number);

CREATE TABLE finding (
    number      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    walk        INTEGER NOT NULL REFERENCES safety_walk (number),
    stop        INTEGER NOT NULL,
    point       TEXT,
    what        TEXT NOT NULL CHECK (length(what) >= 1),
    whereabouts TEXT NOT NULL,
    northing    INTEGER NOT NULL CHECK (northing BETWEEN 600000000 AND 780000000),
    easting     INTEGER NOT NULL CHECK (easting BETWEEN 10000000 AND 110000000),
    gravity     TEXT NOT NULL CHECK (gravity IN ('slight', 'middling', 'grave')),
    action      TEXT NOT NULL,
    unit        TEXT,
    due         INTEGER,
    status      TEXT NOT NULL CHECK (status IN ('open', 'under-way', 'done', 'declined')),
    case_number INTEGER REFERENCES case_file (number),
    -- The id of the measure that it became.
    measure     BLOB CHECK (measure IS NULL OR typeof(measure) = 'blob' AND length(measure) = 16),
    version     INTEGER NOT NULL CHECK (version >= 1),
    made        INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    place       BLOB NOT NULL,
    row_digest  INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (walk, stop) REFERENCES walk_stop (walk, number)
);
CREATE INDEX finding_walk ON finding (walk);
CREATE INDEX finding_unit ON finding (unit, status);
CREATE INDEX finding_case ON finding (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE walk_event (
    walk       INTEGER NOT NULL REFERENCES safety_walk (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (walk, number)
);

CREATE TRIGGER walk_stop_place_inserted BEFORE INSERT ON walk_stop
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'walk_stop.place is a point in EPSG:3006'); END;
CREATE TRIGGER walk_stop_place_updated BEFORE UPDATE OF place ON walk_stop
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'walk_stop.place is a point in EPSG:3006'); END;
CREATE TRIGGER finding_place_inserted BEFORE INSERT ON finding
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'finding.place is a point in EPSG:3006'); END;
CREATE TRIGGER finding_place_updated BEFORE UPDATE OF place ON finding
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'finding.place is a point in EPSG:3006'); END;

-- One row for each stop of each walk that was not called off; `mean` is that of the last mark of each walker.
CREATE VIEW walk_map AS
SELECT walk_stop.rowid AS _rowid_,
    lower(substr(hex(safety_walk.id), 1, 8) || '-' || substr(hex(safety_walk.id), 9, 4) || '-' || substr(hex(safety_walk.id), 13, 4)
        || '-' || substr(hex(safety_walk.id), 17, 4) || '-' || substr(hex(safety_walk.id), 21)) AS walk,
    printf('%04d', safety_walk.municipality) AS municipality,
    safety_walk.title,
    safety_walk.state,
    date(safety_walk.day * 86400, 'unixepoch') AS day,
    walk_stop.number AS stop,
    walk_stop.name,
    walk_stop.reason_swedish AS reason,
    (SELECT round(avg(score), 2) FROM walk_answer WHERE walk_answer.walk = walk_stop.walk AND walk_answer.stop = walk_stop.number
        AND score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM walk_answer AS later WHERE later.walk = walk_answer.walk
            AND later.stop = walk_answer.stop AND later.point = walk_answer.point AND later.walker = walk_answer.walker
            AND later.score IS NOT NULL AND (later.answered, later.id) > (walk_answer.answered, walk_answer.id))) AS mean,
    (SELECT count(*) FROM finding WHERE finding.walk = walk_stop.walk AND finding.stop = walk_stop.number) AS findings,
    walk_stop.place
FROM walk_stop JOIN safety_walk ON safety_walk.number = walk_stop.walk
WHERE safety_walk.state <> 'called-off';

CREATE VIEW finding_map AS
SELECT finding.number AS _rowid_,
    lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
        || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21)) AS id,
    printf('%04d', safety_walk.municipality) AS municipality,
    safety_walk.title AS walk,
    date(safety_walk.day * 86400, 'unixepoch') AS day,
    finding.stop,
    finding.point,
    finding.what,
    finding.whereabouts,
    finding.gravity,
    finding.action,
    finding.unit,
    date(finding.due * 86400, 'unixepoch') AS due,
    finding.status,
    (SELECT lower(substr(hex(named.id), 1, 8) || '-' || substr(hex(named.id), 9, 4) || '-' || substr(hex(named.id), 13, 4)
        || '-' || substr(hex(named.id), 17, 4) || '-' || substr(hex(named.id), 21))
     FROM case_file AS named WHERE named.number = finding.case_number) AS case_id,
    finding.place
FROM finding JOIN safety_walk ON safety_walk.number = finding.walk;

INSERT INTO geometry_columns (f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled)
VALUES ('walk_map', 'place', 1, 2, 3006, 0), ('finding_map', 'place', 1, 2, 3006, 0);
