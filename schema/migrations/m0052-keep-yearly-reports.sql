-- A situational picture may be a yearly report to the municipal council (Lag 2023:196, § 13). The table is built anew with the same numbers and
-- digests: a column cannot get another CHECK.
CREATE TABLE situational_picture_of_three_kinds (
    number         INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality   INTEGER NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('operative', 'strategic', 'yearly')),
    -- Days since 1970-01-01: the first and the last of the span, and the day that it is of.
    begins         INTEGER NOT NULL,
    ends           INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    content        BLOB NOT NULL CHECK (typeof(content) = 'blob' AND length(content) > 0),
    content_digest BLOB NOT NULL CHECK (typeof(content_digest) = 'blob' AND length(content_digest) = 32),
    published      INTEGER NOT NULL CHECK (published IN (0, 1)),
    version        INTEGER NOT NULL CHECK (version >= 1),
    made           INTEGER NOT NULL,
    changed        INTEGER NOT NULL,
    by             TEXT NOT NULL,
    person         INTEGER REFERENCES person (number),
    row_digest     INTEGER NOT NULL DEFAULT 0,
    CHECK (begins <= ends AND ends <= day)
);
INSERT INTO situational_picture_of_three_kinds (number, id, municipality, kind, begins, ends, day, content, content_digest, published,
    version, made, changed, by, person, row_digest)
SELECT number, id, municipality, kind, begins, ends, day, content, content_digest, published, version, made, changed, by, person,
    row_digest
FROM situational_picture;
DROP TABLE situational_picture;
ALTER TABLE situational_picture_of_three_kinds RENAME TO situational_picture;
CREATE INDEX situational_picture_day ON situational_picture (day DESC, number DESC);
CREATE INDEX situational_picture_public ON situational_picture (day DESC, number DESC) WHERE published = 1;

-- What a yearly report has beside other pictures: the report that it is a new version of, and when it was adopted by which body. What was
-- adopted never changes: `adoption_digest` is the SHA-256 of the figures, the words and the decision.
CREATE TABLE yearly_report (
    picture         INTEGER PRIMARY KEY REFERENCES situational_picture (number),
    corrects        INTEGER REFERENCES situational_picture (number),
    -- Days since 1970-01-01; NULL for a draft.
    adopted         INTEGER,
    body            TEXT CHECK (body IS NULL OR length(body) BETWEEN 1 AND 200),
    link            TEXT,
    adopted_at      INTEGER,
    adopted_by      TEXT,
    adopted_person  INTEGER REFERENCES person (number),
    adoption_digest BLOB CHECK (adoption_digest IS NULL OR (typeof(adoption_digest) = 'blob' AND length(adoption_digest) = 32)),
    -- The entry of the law's clock that tells of it.
    duty            INTEGER UNIQUE REFERENCES duty_done (number),
    row_digest      INTEGER NOT NULL DEFAULT 0,
    CHECK ((adopted IS NULL) = (body IS NULL) AND (adopted IS NULL) = (adopted_at IS NULL)
        AND (adopted IS NULL) = (adopted_by IS NULL) AND (adopted IS NULL) = (adoption_digest IS NULL)
        AND (adopted IS NULL) = (duty IS NULL))
);
