-- The reports of one trouble at one place. `case` is a word of SQL, hence the name.
CREATE TABLE case_file (
    number         INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality   INTEGER NOT NULL,
    category_group TEXT NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'closed', 'merged')),
    opened         INTEGER NOT NULL,
    changed        INTEGER NOT NULL,
    version        INTEGER NOT NULL DEFAULT 1,
    report_count   INTEGER NOT NULL,
    reporter_count INTEGER NOT NULL,
    first_observed INTEGER NOT NULL,
    last_observed  INTEGER NOT NULL,
    placed_count   INTEGER NOT NULL,
    northing_sum   INTEGER NOT NULL,
    easting_sum    INTEGER NOT NULL,
    south          INTEGER,
    west           INTEGER,
    north          INTEGER,
    east           INTEGER,
    merged_into    INTEGER REFERENCES case_file (number),
    return_of      INTEGER REFERENCES case_file (number),
    CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
    CHECK ((placed_count = 0) = (south IS NULL))
);
SELECT AddGeometryColumn('case_file', 'place', 3006, 'POINT', 'XY', 0);
CREATE INDEX case_file_merged ON case_file (merged_into) WHERE merged_into IS NOT NULL;

-- Which case each report lies in: exactly one. `pin` is staff's word that reports with the same pin belong together.
CREATE TABLE membership (
    report      INTEGER PRIMARY KEY REFERENCES report (number),
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    reporter    INTEGER,
    is_core     INTEGER NOT NULL CHECK (is_core IN (0, 1)),
    sprawls     INTEGER NOT NULL CHECK (sprawls IN (0, 1)),
    separated   INTEGER NOT NULL DEFAULT 0 CHECK (separated IN (0, 1)),
    pin         INTEGER
);
CREATE INDEX membership_case ON membership (case_number, reporter);
CREATE INDEX membership_pin ON membership (pin) WHERE pin IS NOT NULL;

CREATE TABLE case_unit (
    case_number    INTEGER NOT NULL REFERENCES case_file (number),
    unit           TEXT NOT NULL,
    position       INTEGER NOT NULL,
    rule           TEXT NOT NULL,
    reason_swedish TEXT NOT NULL,
    reason_english TEXT NOT NULL,
    since          INTEGER NOT NULL,
    due            INTEGER,
    PRIMARY KEY (case_number, unit)
) WITHOUT ROWID;
CREATE INDEX case_unit_unit ON case_unit (unit, case_number);

-- What happened to each case, numbered within it.
CREATE TABLE case_event (
    case_number    INTEGER NOT NULL REFERENCES case_file (number),
    number         INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    report         INTEGER REFERENCES report (number),
    other          INTEGER REFERENCES case_file (number),
    by             TEXT NOT NULL,
    reason_swedish TEXT NOT NULL,
    reason_english TEXT NOT NULL,
    PRIMARY KEY (case_number, number)
) WITHOUT ROWID;

-- What is to be told to units, written with what it tells about.
CREATE TABLE outbox (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    unit         TEXT NOT NULL,
    case_number  INTEGER NOT NULL REFERENCES case_file (number),
    channel      TEXT NOT NULL CHECK (channel IN ('webhook', 'email')),
    target       TEXT NOT NULL,
    secret       TEXT,
    payload      BLOB NOT NULL,
    created      INTEGER NOT NULL,
    next_attempt INTEGER,
    attempts     INTEGER NOT NULL DEFAULT 0,
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
    fault        TEXT
);
CREATE INDEX outbox_waiting ON outbox (next_attempt, number) WHERE state = 'waiting';
CREATE INDEX outbox_dead ON outbox (number) WHERE state = 'dead';
