-- Why a promise that was entered by mistake was withdrawn; nothing for one that stands. The digests of promises cover it; one that was broken
-- before stays broken.
ALTER TABLE promise ADD COLUMN withdrawn TEXT
    CHECK (withdrawn IS NULL OR (length(withdrawn) >= 1 AND published = 0 AND state <> 'ended'));

UPDATE promise SET row_digest = lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account, published, version, made,
    changed, asked, signed_version, withdrawn,
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
