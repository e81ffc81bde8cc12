-- Which version of a promise was signed: what was promised in a later one is told to everybody as a change. Of those signed before, it is the
-- last that was written by the day on which it was noted that they were signed.
ALTER TABLE promise ADD COLUMN signed_version INTEGER;
UPDATE promise SET signed_version = ifnull(
    (SELECT max(promise_terms.version) FROM promise_terms WHERE promise_terms.promise = promise.number AND promise_terms.day <= (
        SELECT min(promise_change.at) / 86400000 FROM promise_change
        WHERE promise_change.promise = promise.number AND promise_change.swedish LIKE 'Undertecknat %')), 1)
WHERE state <> 'draft';
UPDATE promise SET row_digest = lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account, published, version, made,
    changed, asked, signed_version,
    (SELECT count(*) FROM promise_party WHERE promise_party.promise = promise.number),
    (SELECT count(*) FROM promise_terms WHERE promise_terms.promise = promise.number),
    (SELECT count(*) FROM promise_commitment WHERE promise_commitment.promise = promise.number),
    (SELECT count(*) FROM promise_prolongation WHERE promise_prolongation.promise = promise.number),
    (SELECT count(*) FROM promise_follow_up WHERE promise_follow_up.promise = promise.number),
    (SELECT count(*) FROM promise_figure WHERE promise_figure.promise = promise.number),
    (SELECT count(*) FROM promise_event WHERE promise_event.promise = promise.number),
    (SELECT count(*) FROM commitment WHERE commitment.promise = promise.number),
    (SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number));

-- More than the exact number that was promised is told by a word of its own. The table is built anew with the same digests: a column cannot
-- get another CHECK.
CREATE TABLE promise_figure_of_seven_paces (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    follow_up  INTEGER NOT NULL CHECK (follow_up >= 0),
    position   INTEGER NOT NULL CHECK (position >= 1),
    commitment INTEGER NOT NULL REFERENCES commitment (number),
    counted    INTEGER NOT NULL CHECK (counted >= 0),
    pace       TEXT NOT NULL
        CHECK (pace IN ('done', 'more', 'on-pace', 'behind', 'late', 'not-begun', 'no-number')),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, follow_up, position)
);
INSERT INTO promise_figure_of_seven_paces (promise, follow_up, position, commitment, counted, pace, row_digest)
SELECT promise, follow_up, position, commitment, counted, pace, row_digest FROM promise_figure;
DROP TABLE promise_figure;
ALTER TABLE promise_figure_of_seven_paces RENAME TO promise_figure;
