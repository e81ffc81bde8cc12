-- An e-mail address and a telephone number that were given together, so that whoever reports by either is one voice: keyed digests, as
-- those of reporters, from which neither can be read. The lesser first.
CREATE TABLE contact_link (
    number     INTEGER PRIMARY KEY,
    one        INTEGER NOT NULL,
    other      INTEGER NOT NULL CHECK (one < other),
    row_digest INTEGER NOT NULL DEFAULT 0,
    UNIQUE (one, other)
);
