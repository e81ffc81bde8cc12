-- That the last day of a signed promise was corrected, with why. The table is built anew with the same digests: a column cannot get another CHECK.
CREATE TABLE promise_correction_of_three (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    -- Days since 1970-01-01: when it was corrected, and the day that stood there before.
    day        INTEGER NOT NULL,
    what       TEXT NOT NULL CHECK (what IN ('signed', 'ended', 'until')),
    former     INTEGER NOT NULL,
    why        TEXT NOT NULL CHECK (length(why) >= 1),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, position)
);
INSERT INTO promise_correction_of_three (promise, position, day, what, former, why, row_digest)
SELECT promise, position, day, what, former, why, row_digest FROM promise_correction;
DROP TABLE promise_correction;
ALTER TABLE promise_correction_of_three RENAME TO promise_correction;
