-- Meetings of municipality and police: their day, the agenda as it was frozen when they were opened, what was decided and what became of it;
-- and everything that was changed. `asked` is a digest of what a meeting was made with, so that one that is sent again is told from another
-- under its id.
CREATE TABLE meeting (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality INTEGER NOT NULL,
    -- Days since 1970-01-01.
    day          INTEGER NOT NULL,
    title        TEXT NOT NULL,
    present      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('planned', 'opened', 'closed')),
    -- JSON, as it was frozen; nothing while it is planned.
    agenda       BLOB CHECK (agenda IS NULL OR typeof(agenda) = 'blob'),
    minutes      TEXT NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    made         INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    asked        INTEGER NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK ((agenda IS NULL) = (state = 'planned'))
);
CREATE INDEX meeting_day ON meeting (day, number);

CREATE TABLE meeting_decision (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    meeting    INTEGER NOT NULL REFERENCES meeting (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    words      TEXT NOT NULL CHECK (length(words) >= 1),
    owner      TEXT NOT NULL,
    due        INTEGER,
    state      TEXT NOT NULL CHECK (state IN ('undecided', 'decided', 'done', 'dropped')),
    reason     TEXT NOT NULL,
    -- What it leads to: of which kind, and its id.
    link_kind  TEXT CHECK (link_kind IN ('measure', 'walk', 'promise', 'hotspot')),
    link_id    BLOB CHECK (ifnull(length(link_id) = 16, 1)),
    row_digest INTEGER NOT NULL DEFAULT 0,
    UNIQUE (meeting, position),
    CHECK ((link_kind IS NULL) = (link_id IS NULL))
);

CREATE TABLE meeting_event (
    meeting    INTEGER NOT NULL REFERENCES meeting (number),
    number     INTEGER NOT NULL CHECK (number >= 1),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    kind       TEXT NOT NULL,
    swedish    TEXT NOT NULL,
    english    TEXT NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (meeting, number)
);
