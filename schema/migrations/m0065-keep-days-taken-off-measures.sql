-- The days that a measure had before it was taken back: when it was said to be done, whatever its state is since, and when it was said to have begun.
-- m0061 kept the first while it was under way alone. The digests of measures cover both; one that was broken before stays broken.
ALTER TABLE measure ADD COLUMN formerly_done INTEGER CHECK (formerly_done IS NULL OR state <> 'done');
ALTER TABLE measure ADD COLUMN formerly_begun INTEGER CHECK (formerly_begun IS NULL OR begun IS NULL);

UPDATE measure SET formerly_done = done_before, row_digest = iif(row_digest IS lykta_digest(number, id, municipality, kind, title,
        details, planned, begun, done, cost, responsible, state, reason, version, made, changed, asked, northing, easting, place,
        shape_kind, shape, published, done_before,
        (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
        (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
        (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number)),
    lykta_digest(number, id, municipality, kind, title, details, planned, begun, done, cost, responsible,
        state, reason, version, made, changed, asked, northing, easting, place, shape_kind, shape, published, done_before, NULL,
        (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
        (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
        (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number)),
    row_digest);

ALTER TABLE measure DROP COLUMN done_before;
