-- Staff who sign in. The e-mail is in lower case, so that one person has one account.
CREATE TABLE person (
    number   INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    email    TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '_%@_%'),
    -- What a password is checked with, `$scrypt$…`; NULL for who signs in at a provider only.
    password TEXT CHECK (password IS NULL OR password LIKE '$scrypt$%'),
    -- Who the person is at an OpenID provider, once known.
    issuer   TEXT,
    subject  TEXT,
    created  INTEGER NOT NULL,
    disabled INTEGER,
    CHECK ((issuer IS NULL) = (subject IS NULL))
);
CREATE UNIQUE INDEX person_subject ON person (issuer, subject) WHERE subject IS NOT NULL;

-- What each does where: in a whole municipality, for what one unit answers for, or in one area.
CREATE TABLE person_role (
    person       INTEGER NOT NULL REFERENCES person (number),
    role         TEXT NOT NULL CHECK (role IN ('triage', 'planner', 'reader', 'police', 'admin')),
    municipality INTEGER NOT NULL,
    unit         TEXT,
    layer        TEXT CHECK (layer IN ('municipality', 'police-area', 'district', 'owner', 'road')),
    area         TEXT,
    CHECK ((layer IS NULL) = (area IS NULL)),
    CHECK (unit IS NULL OR layer IS NULL),
    CHECK (role <> 'admin' OR (unit IS NULL AND layer IS NULL))
);
CREATE UNIQUE INDEX person_role_once
    ON person_role (person, role, municipality, ifnull(unit, ''), ifnull(layer, ''), ifnull(area, ''));

-- The token is in the browser alone; here is its digest.
CREATE TABLE session (
    digest BLOB PRIMARY KEY NOT NULL CHECK (typeof(digest) = 'blob' AND length(digest) = 32),
    person INTEGER NOT NULL REFERENCES person (number),
    begun  INTEGER NOT NULL,
    ends   INTEGER NOT NULL CHECK (ends > begun)
) WITHOUT ROWID;
CREATE INDEX session_person ON session (person);
CREATE INDEX session_ends ON session (ends);

-- Which account did it, beside the name as it was then.
ALTER TABLE case_event ADD COLUMN person INTEGER REFERENCES person (number);
ALTER TABLE original_read ADD COLUMN person INTEGER REFERENCES person (number);
