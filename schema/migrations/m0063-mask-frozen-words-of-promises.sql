-- Why frozen words of a promise were masked; nothing where they are those that were given. The digests cover it; one that was broken before stays
-- broken.
ALTER TABLE promise_follow_up ADD COLUMN masked TEXT
    CHECK (masked IS NULL OR (length(masked) >= 1 AND held IS NOT NULL));
UPDATE promise_follow_up SET row_digest = lykta_digest(promise, number, due, held, words, masked)
WHERE row_digest IS lykta_digest(promise, number, due, held, words);

ALTER TABLE promise ADD COLUMN account_masked TEXT
    CHECK (account_masked IS NULL OR (length(account_masked) >= 1 AND account IS NOT NULL));
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
    (SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number))
WHERE row_digest IS lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account, published, version, made,
    changed, asked, signed_version, withdrawn,
    (SELECT count(*) FROM promise_party WHERE promise_party.promise = promise.number),
    (SELECT count(*) FROM promise_terms WHERE promise_terms.promise = promise.number),
    (SELECT count(*) FROM promise_commitment WHERE promise_commitment.promise = promise.number),
    (SELECT count(*) FROM promise_prolongation WHERE promise_prolongation.promise = promise.number),
    (SELECT count(*) FROM promise_follow_up WHERE promise_follow_up.promise = promise.number),
    (SELECT count(*) FROM promise_figure WHERE promise_figure.promise = promise.number),
    (SELECT count(*) FROM promise_event WHERE promise_event.promise = promise.number),
    (SELECT count(*) FROM commitment WHERE commitment.promise = promise.number),
    (SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number));
