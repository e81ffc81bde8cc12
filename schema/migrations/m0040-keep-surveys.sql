-- What safety surveys found, each change a row: the last one of a keeper, a question, a municipality and a year is the figure, and one
-- without a share says that it was taken away. Rows are never changed.
CREATE TABLE survey_figure (
    number       INTEGER PRIMARY KEY,
    keeper       INTEGER NOT NULL,
    municipality INTEGER NOT NULL,
    question     TEXT NOT NULL,
    year         INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    -- Hundredths of a percent, and how many decimals the percent was published with.
    share        INTEGER CHECK (share BETWEEN 0 AND 10000),
    decimals     INTEGER CHECK (decimals BETWEEN 0 AND 2),
    asked        INTEGER CHECK (asked >= 1),
    answered     INTEGER CHECK (answered >= 1),
    source       TEXT,
    at           INTEGER NOT NULL,
    by           TEXT NOT NULL,
    person       INTEGER REFERENCES person (number),
    row_digest   INTEGER NOT NULL DEFAULT 0,
    CHECK ((share IS NULL) = (decimals IS NULL) AND (share IS NULL) = (source IS NULL)),
    CHECK (ifnull(answered <= asked, 1)),
    CHECK ((share IS NULL) = (asked IS NULL AND answered IS NULL))
);
CREATE INDEX survey_figure_key ON survey_figure (keeper, question, municipality, year, number);
