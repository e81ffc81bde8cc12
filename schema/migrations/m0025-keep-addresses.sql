-- The municipality's list of addresses and names. All addresses of a street in one locality are one name, whose place is that of the
-- address nearest to its middle. Coordinates are centimetres in EPSG:3006. Numbers of positions are never given again, so that
-- a suggestion from a list that was replaced meets nothing rather than another place.
CREATE TABLE place_name (
    number         INTEGER PRIMARY KEY,
    municipality   INTEGER NOT NULL CHECK (municipality BETWEEN 101 AND 2599),
    name           TEXT NOT NULL CHECK (length(name) >= 1),
    locality       TEXT,
    -- The words of both in lower case, without marks over letters.
    name_words     TEXT NOT NULL,
    locality_words TEXT NOT NULL,
    northing       INTEGER NOT NULL CHECK (northing BETWEEN 600000000 AND 780000000),
    easting        INTEGER NOT NULL CHECK (easting BETWEEN 10000000 AND 110000000)
);
CREATE INDEX place_name_municipality ON place_name (municipality);
CREATE TABLE named_place (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    place_name INTEGER NOT NULL REFERENCES place_name (number),
    -- NULL for a place that has no more than its name.
    house      INTEGER CHECK (house BETWEEN 1 AND 9999),
    letter     TEXT CHECK (letter IS NULL OR house IS NOT NULL),
    northing   INTEGER NOT NULL CHECK (northing BETWEEN 600000000 AND 780000000),
    easting    INTEGER NOT NULL CHECK (easting BETWEEN 10000000 AND 110000000)
);
CREATE INDEX named_place_house ON named_place (place_name, house);
CREATE VIRTUAL TABLE named_place_index USING rtree_i32 (number, west, east, south, north);
-- What is typed is found by the beginnings of words, and what is misspelt by three letters in a row.
CREATE VIRTUAL TABLE place_name_word USING fts5 (
    name_words, locality_words, content = 'place_name', content_rowid = 'number', tokenize = 'unicode61', prefix = '2 3'
);
CREATE VIRTUAL TABLE place_name_trigram USING fts5 (
    name_words, content = 'place_name', content_rowid = 'number', tokenize = 'trigram', detail = 'none'
);
CREATE VIRTUAL TABLE place_name_trigram_count USING fts5vocab ('place_name_trigram', 'row');
