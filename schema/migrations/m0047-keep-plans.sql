-- Action plans: what a municipality has decided to do, what shows whether it is reached, and how it has gone; and everything that was changed.
-- `asked` is a digest of what a plan was made with, so that one that is sent again is told from another under its id.
CREATE TABLE action_plan (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality INTEGER NOT NULL,
    title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    -- Days since 1970-01-01: the first and the last.
    begins       INTEGER NOT NULL,
    ends         INTEGER NOT NULL,
    decided_by   TEXT NOT NULL,
    decided      INTEGER,
    version      INTEGER NOT NULL CHECK (version >= 1),
    made         INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    asked        INTEGER NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK (begins <= ends)
);
CREATE INDEX action_plan_end ON action_plan (ends, number);

CREATE TABLE plan_area (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    problem    TEXT NOT NULL,
    goal       TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, position)
);

-- What an indicator is of: a category, a question of the survey, or what a number that is typed in counts.
CREATE TABLE plan_indicator (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    area       INTEGER NOT NULL,
    position   INTEGER NOT NULL CHECK (position >= 1),
    code       TEXT NOT NULL,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind       TEXT NOT NULL,
    category   TEXT,
    question   TEXT,
    unit       TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, area, position),
    UNIQUE (plan, code)
);

CREATE TABLE plan_measure (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    area       INTEGER NOT NULL,
    position   INTEGER NOT NULL CHECK (position >= 1),
    measure    BLOB NOT NULL CHECK (length(measure) = 16),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, area, position)
);

CREATE TABLE plan_number (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    code       TEXT NOT NULL,
    day        INTEGER NOT NULL,
    hundredths INTEGER NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, code, day)
);

CREATE TABLE plan_follow_up (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    day        INTEGER NOT NULL,
    words      TEXT NOT NULL CHECK (length(words) >= 1),
    -- JSON, as they were frozen.
    figures    BLOB NOT NULL CHECK (typeof(figures) = 'blob'),
    -- Why it does not count.
    withdrawn  TEXT,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, number)
);

CREATE TABLE plan_event (
    plan       INTEGER NOT NULL REFERENCES action_plan (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan, number)
);
