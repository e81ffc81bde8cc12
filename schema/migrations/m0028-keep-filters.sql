-- Filters of the queue that somebody has kept under a name of their own: the query of an address, as it stands behind the question mark.
CREATE TABLE kept_filter (
    person INTEGER NOT NULL REFERENCES person (number),
    name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query  TEXT NOT NULL CHECK (length(query) <= 2000),
    PRIMARY KEY (person, name)
) WITHOUT ROWID;
