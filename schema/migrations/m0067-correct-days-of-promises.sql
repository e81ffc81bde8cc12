-- That a day of a promise was told wrong: that it had ended, or when it was signed. Nothing in it changes and nothing goes. The digests of promises
-- count it; one that was broken before stays broken.
CREATE TABLE promise_correction (
    promise    INTEGER NOT NULL REFERENCES promise (number),
    position   INTEGER NOT NULL CHECK (position >= 1),
    -- Days since 1970-01-01: when it was corrected, and the day that stood there before.
    day        INTEGER NOT NULL,
    what       TEXT NOT NULL CHECK (what IN ('signed', 'ended')),
    former     INTEGER NOT NULL,
    why        TEXT NOT NULL CHECK (length(why) >= 1),
    row_digest INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (promise, position)
);

UPDATE promise SET row_digest = lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account, published, version, made,
    changed, asked, signed_version, withdrawn, account_masked,
    (SELECT count(*) FROM promise_party WHERE promise_party.promise = promise.number),
    (SELECT count(*) FROM promise_terms WHERE promise_terms.promise = promise.number),
    (SELECT count(*) FROM promise_commitment WHERE promise_commitment.promise = promise.number),
    (SELECT count(*) FROM promise_prolongation WHERE promise_prolongation.promise = promise.number),
    (SELECT count(*) FROM promise_follow_up WHERE promise_follow_up.promise = promise.number),
    (SELECT count(*) FROM promise_figure WHERE promise_figure.promise = promise.number),
    (SELECT count(*) FROM promise_event WHERE promise_event.promise = promise.number),
    (SELECT count(*) FROM commitment WHERE commitment.promise = promise.number),
    0,
    (SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number))
WHERE row_digest IS lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account, published, version, made,
    changed, asked, signed_version, withdrawn, account_masked,
    (SELECT count(*) FROM promise_party WHERE promise_party.promise = promise.number),
    (SELECT count(*) FROM promise_terms WHERE promise_terms.promise = promise.number),
    (SELECT count(*) FROM promise_commitment WHERE promise_commitment.promise = promise.number),
    (SELECT count(*) FROM promise_prolongation WHERE promise_prolongation.promise = promise.number),
    (SELECT count(*) FROM promise_follow_up WHERE promise_follow_up.promise = promise.number),
    (SELECT count(*) FROM promise_figure WHERE promise_figure.promise = promise.number),
    (SELECT count(*) FROM promise_event WHERE promise_event.promise = promise.number),
    (SELECT count(*) FROM commitment WHERE commitment.promise = promise.number),
    (SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number));
