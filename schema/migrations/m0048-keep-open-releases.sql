-- What was published on the public sites of municipalities: one row a period, never changed. `content` is the figures, as JSON; each is a
-- count of at least five voices, and no report is in two. Nothing in it is about a single report.
CREATE TABLE open_release (
    number       INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL,
    year         INTEGER NOT NULL CHECK (year BETWEEN 1950 AND 2100),
    period       TEXT NOT NULL CHECK (period IN ('quarter', 'year')),
    -- Which quarter of its year, from 1.
    part         INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
    released     INTEGER NOT NULL,
    content      BLOB NOT NULL CHECK (typeof(content) = 'blob' AND length(content) > 0),
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK (period = 'quarter' OR part = 1)
);
CREATE UNIQUE INDEX open_release_period ON open_release (municipality, year, period, part);
