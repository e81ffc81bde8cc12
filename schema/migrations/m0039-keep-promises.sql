-- Citizen promises: what the police and one or more municipalities promise, on which day they promised what, what was counted, and how it was
-- followed up. `asked` is a digest of what a promise was made with, so that one that is sent again is told from another under its id.
CREATE TABLE promise (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    -- The municipality that keeps the paper.
    keeper     INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'prolonged', 'ended')),
    -- Days since 1970-01-01.
    signed     INTEGER,
    signed_by  TEXT,
    -- The last day of what is promised now.
    ends       INTEGER NOT NULL,
    ended      INTEGER,
    account    TEXT,
    published  INTEGER NOT NULL CHECK (published IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    made       INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    asked      INTEGER NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    CHECK ((signed IS NULL) = (state = 'draft') AND (signed IS NULL) = (signed_by IS NULL)),
    CHECK ((ended IS NOT NULL) = (state = 'ended') AND (ended IS NULL) = (account IS NULL))
);
CREATE INDEX promise_end ON promise (ends DESC, number DESC);
CREATE INDEX promise_public ON promise (ends DESC, number DESC) WHERE published = 1 AND state <> 'draft';

CREATE TABLE promise_party (
    promise      INTEGER NOT NULL REFERENCES promise (number),
    municipality INTEGER NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, municipality)
);
CREATE INDEX promise_party_municipality ON promise_party (municipality, promise);

-- What was promised from a day on. Nothing in it changes and nothing goes: a change is a new row.
CREATE TABLE promise_terms (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    version    INTEGER NOT NULL CHECK (version >= 1),
    day        INTEGER NOT NULL,
    title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    police     TEXT NOT NULL CHECK (length(police) BETWEEN 1 AND 200),
    begins     INTEGER,
    ends       INTEGER NOT NULL,
    background TEXT NOT NULL,
    -- One a line.
    priorities TEXT NOT NULL,
    follow_ups INTEGER CHECK (follow_ups BETWEEN 1 AND 12),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, version),
    CHECK (ifnull(begins <= ends, 1))
);

-- A commitment through all its wordings: what is counted is counted for it.
CREATE TABLE commitment (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    promise    INTEGER NOT NULL REFERENCES promise (number),
    row_digest INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX commitment_promise ON commitment (promise);

-- A commitment as it stood in one version of what was promised.
CREATE TABLE promise_commitment (
    promise      INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    position     INTEGER NOT NULL CHECK (position >= 1),
    commitment   INTEGER NOT NULL REFERENCES commitment (number),
    -- 'police', 'together' or a kommunkod.
    party        TEXT NOT NULL,
    text         TEXT NOT NULL,
    whereabouts  TEXT NOT NULL,
    time         TEXT NOT NULL,
    target       TEXT CHECK (target IN ('at-least', 'exactly', 'occasions')),
    target_count INTEGER CHECK (target_count BETWEEN 1 AND 100000),
    target_unit  TEXT,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, version, position),
    UNIQUE (promise, version, commitment),
    FOREIGN KEY (promise, version) REFERENCES promise_terms (promise, version),
    CHECK ((target IS NULL) = (target_count IS NULL) AND (target IS NULL) = (target_unit IS NULL))
);

CREATE TABLE promise_prolongation (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    day        INTEGER NOT NULL,
    former     INTEGER NOT NULL,
    ends       INTEGER NOT NULL CHECK (ends > former),
    why        TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, position)
);

CREATE TABLE promise_follow_up (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    due        INTEGER NOT NULL,
    held       INTEGER,
    words      TEXT,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, number),
    CHECK ((held IS NULL) = (words IS NULL))
);

-- How far a commitment had come when a follow-up was held, by its number, or by 0 when the promise ended.
CREATE TABLE promise_figure (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    follow_up  INTEGER NOT NULL CHECK (follow_up >= 0),
    position   INTEGER NOT NULL CHECK (position >= 1),
    commitment INTEGER NOT NULL REFERENCES commitment (number),
    counted    INTEGER NOT NULL CHECK (counted >= 0),
    pace       TEXT NOT NULL CHECK (pace IN ('done', 'on-pace', 'behind', 'late', 'not-begun', 'no-number')),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, follow_up, position)
);

-- Something that was done, which counts once; a measure or a walk may stand behind it.
CREATE TABLE promise_event (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    promise      INTEGER NOT NULL REFERENCES promise (number),
    commitment   INTEGER NOT NULL REFERENCES commitment (number),
    day          INTEGER NOT NULL,
    party        TEXT NOT NULL,
    whereabouts  TEXT NOT NULL,
    note         TEXT NOT NULL,
    measure      INTEGER REFERENCES measure (number),
    walk         INTEGER REFERENCES safety_walk (number),
    made         INTEGER NOT NULL,
    by           TEXT NOT NULL,
    person       INTEGER REFERENCES person (number),
    withdrawn    INTEGER,
    reason       TEXT,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK (measure IS NULL OR walk IS NULL),
    CHECK ((withdrawn IS NULL) = (reason IS NULL))
);
CREATE INDEX promise_event_day ON promise_event (promise, day DESC, number DESC);
CREATE INDEX promise_event_measure ON promise_event (measure) WHERE measure IS NOT NULL;
CREATE INDEX promise_event_walk ON promise_event (walk) WHERE walk IS NOT NULL;

CREATE TABLE promise_change (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, number)
);

-- What a promise commits to is a cause of measures.
ALTER TABLE measure_cause ADD COLUMN commitment INTEGER REFERENCES commitment (number);
CREATE UNIQUE INDEX measure_cause_commitment ON measure_cause (commitment, measure) WHERE commitment IS NOT NULL;
UPDATE measure_cause SET row_digest = lykta_digest(number, measure, case_number, hotspot, finding, NULL);
