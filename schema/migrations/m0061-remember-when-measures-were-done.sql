-- When a measure that was opened again was said to be done before that, while it is under way since. The digests of measures cover it; one that was
-- broken before stays broken.
ALTER TABLE measure ADD COLUMN done_before INTEGER CHECK (done_before IS NULL OR state = 'under-way');

UPDATE measure SET row_digest = lykta_digest(number, id, municipality, kind, title, details, planned, begun, done, cost, responsible,
    state, reason, version, made, changed, asked, northing, easting, place, shape_kind, shape, published, done_before,
    (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
    (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
    (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number))
WHERE row_digest IS lykta_digest(number, id, municipality, kind, title, details, planned, begun, done, cost, responsible,
    state, reason, version, made, changed, asked, northing, easting, place, shape_kind, shape, published,
    (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
    (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
    (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number));
