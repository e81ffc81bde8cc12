-- What was said of the effects of measures, with all that it rested on. It never changes.
CREATE TABLE judgement (
    number           INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    measure          INTEGER NOT NULL REFERENCES measure (number),
    judged           INTEGER NOT NULL,
    by               TEXT NOT NULL,
    person           INTEGER REFERENCES person (number),
    -- What the answer depends on but the reports. Places are exact texts; the ring is in centimetres; days are those since 1970-01-01.
    method           INTEGER NOT NULL,
    treated          TEXT NOT NULL,
    control          TEXT NOT NULL,
    control_name     TEXT,
    why_swedish      TEXT NOT NULL,
    why_english      TEXT NOT NULL,
    ring             INTEGER,
    before_from      INTEGER NOT NULL,
    before_weeks     INTEGER NOT NULL CHECK (before_weeks BETWEEN 1 AND 520),
    after_from       INTEGER NOT NULL,
    after_weeks      INTEGER NOT NULL CHECK (after_weeks BETWEEN 1 AND 520),
    -- Codes with blanks between; null for all.
    categories       TEXT,
    difference       REAL NOT NULL,
    difference_low   REAL NOT NULL,
    difference_high  REAL NOT NULL,
    difference_p     REAL NOT NULL,
    ratio            REAL NOT NULL,
    ratio_low        REAL NOT NULL,
    ratio_high       REAL NOT NULL,
    ratio_p          REAL NOT NULL,
    ratio_corrected  INTEGER NOT NULL CHECK (ratio_corrected IN (0, 1)),
    chance           REAL NOT NULL,
    enough_reports   INTEGER,
    enough_months    INTEGER,
    verdict          TEXT NOT NULL,
    swedish          TEXT NOT NULL,
    english          TEXT NOT NULL,
    -- SHA-256 of the way of reckoning and the reports.
    data_digest      BLOB NOT NULL CHECK (length(data_digest) = 32),
    row_digest       INTEGER NOT NULL DEFAULT 0,
    CHECK (enough_reports IS NOT NULL OR enough_months IS NULL)
);
CREATE INDEX judgement_measure ON judgement (measure);

-- The reports that were counted: by their ids, which stay when a report is erased, so that the digest can be proved.
CREATE TABLE judgement_report (
    judgement INTEGER NOT NULL REFERENCES judgement (number),
    report    BLOB NOT NULL CHECK (length(report) = 16),
    -- 0 for the treated area, 1 for the control area, 2 and 3 for what lies next to them.
    area      INTEGER NOT NULL CHECK (area BETWEEN 0 AND 3),
    is_after  INTEGER NOT NULL CHECK (is_after IN (0, 1)),
    week      INTEGER NOT NULL CHECK (week BETWEEN 0 AND 519),
    PRIMARY KEY (judgement, report)
) WITHOUT ROWID;
