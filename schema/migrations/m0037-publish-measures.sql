-- Whether a measure that is done may be shown to everybody. The digests of measures cover it; one that was broken before stays broken.
ALTER TABLE measure ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1));
CREATE INDEX measure_published ON measure (municipality, done) WHERE published = 1;

UPDATE measure SET row_digest = lykta_digest(number, id, municipality, kind, title, details, planned, begun, done, cost, responsible,
    state, reason, version, made, changed, asked, northing, easting, place, shape_kind, shape, published,
    (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
    (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
    (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number))
WHERE row_digest IS lykta_digest(number, id, municipality, kind, title, details, planned, begun, done, cost, responsible,
    state, reason, version, made, changed, asked, northing, easting, place, shape_kind, shape,
    (SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number),
    (SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number),
    (SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number));
