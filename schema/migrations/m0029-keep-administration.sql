-- Rules that were changed in the browser, with who changed them and when. The last of a municipality counts for as long as routing.yaml
-- of its profile's folder says what it said then (`base`); a folder that says something else counts instead.
CREATE TABLE rule_revision (
    number       INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    by           TEXT NOT NULL,
    person       INTEGER REFERENCES person (number),
    reason       TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    base         TEXT NOT NULL,
    content      TEXT NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX rule_revision_municipality ON rule_revision (municipality, number);

-- Dead messages that somebody has said need not be sent. Sent again all the same, one is here no more.
CREATE TABLE dropped_message (
    message    INTEGER PRIMARY KEY REFERENCES outbox (number),
    at         INTEGER NOT NULL,
    by         TEXT NOT NULL,
    person     INTEGER REFERENCES person (number),
    reason     TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    row_digest INTEGER NOT NULL DEFAULT 0
);

-- What was changed about accounts, keys, areas, rules and messages from the pages, and by whom.
CREATE TABLE administration_event (
    number       INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    by           TEXT NOT NULL,
    person       INTEGER REFERENCES person (number),
    -- NULL for what is of no single municipality.
    municipality INTEGER,
    kind         TEXT NOT NULL,
    -- What it was done to: an e-mail address, a key's public part, a layer, a message's number.
    subject      TEXT NOT NULL,
    detail       TEXT NOT NULL,
    row_digest   INTEGER NOT NULL DEFAULT 0
);
