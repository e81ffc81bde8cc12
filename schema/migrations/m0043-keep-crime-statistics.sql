-- Counts of offences that became known to the police, as somebody published them, each change a row: the last one of a keeper, an area, an
-- offence, a period and a publisher is the count, and one without a number says that it was taken away. Rows are never changed.
CREATE TABLE crime_count (
    number       INTEGER PRIMARY KEY,
    keeper       INTEGER NOT NULL,
    -- A kommunkod, or the name of an area.
    area         TEXT NOT NULL,
    offence      TEXT NOT NULL,
    publisher    TEXT NOT NULL,
    year         INTEGER NOT NULL CHECK (year BETWEEN 1950 AND 2100),
    length       TEXT NOT NULL CHECK (length IN ('month', 'quarter', 'year')),
    -- Which month or quarter of its year, from 1.
    part         INTEGER NOT NULL CHECK (part BETWEEN 1 AND 12),
    count        INTEGER CHECK (count BETWEEN 0 AND 100000000),
    status       TEXT CHECK (status IN ('preliminary', 'final')),
    at           INTEGER NOT NULL,
    by           TEXT NOT NULL,
    person       INTEGER REFERENCES person (number),
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK ((count IS NULL) = (status IS NULL)),
    CHECK (part <= CASE length WHEN 'month' THEN 12 WHEN 'quarter' THEN 4 ELSE 1 END)
);
CREATE INDEX crime_count_key ON crime_count (keeper, area, offence, publisher, year, length, part, number);
