-- Who said that a finding stands as it does, NULL where it was said before that was kept; and whether it was taken off a case, which is told by
-- the report that it was filed as where that was before. The digests of findings cover both; one that was broken before stays broken.
ALTER TABLE finding ADD COLUMN status_origin TEXT CHECK (status_origin IN ('somebody', 'measure', 'case'));
ALTER TABLE finding ADD COLUMN left_case INTEGER NOT NULL DEFAULT 0 CHECK (left_case IN (0, 1));

UPDATE finding SET left_case = 1 WHERE case_number IS NULL AND EXISTS (
    SELECT 1 FROM report JOIN safety_walk ON safety_walk.number = finding.walk
    WHERE report.client_reference GLOB 'finding-*' AND report.client_reference = 'finding-'
        || lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
        || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21))
        AND report.municipality = safety_walk.municipality);

UPDATE finding SET row_digest = lykta_digest(number, id, walk, stop, point, what, whereabouts, northing, easting,
    gravity, action, unit, due, status, case_number, measure, version, made, changed, place, status_origin, left_case)
WHERE row_digest IS lykta_digest(number, id, walk, stop, point, what, whereabouts, northing, easting,
    gravity, action, unit, due, status, case_number, measure, version, made, changed, place);
