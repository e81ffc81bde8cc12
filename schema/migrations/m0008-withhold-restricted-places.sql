-- Where a case lies is told without its restricted reports: they are counted, and the places of the others are summed.
ALTER TABLE case_file ADD COLUMN restricted_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN unrestricted_placed_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN unrestricted_northing_sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN unrestricted_easting_sum INTEGER NOT NULL DEFAULT 0;
UPDATE case_file SET
    (restricted_count, unrestricted_placed_count, unrestricted_northing_sum, unrestricted_easting_sum) =
    (SELECT ifnull(sum(restricted), 0), count(iif(restricted, NULL, northing)),
        ifnull(sum(iif(restricted, 0, northing)), 0), ifnull(sum(iif(restricted, 0, easting)), 0)
     FROM membership JOIN report ON report.number = membership.report
     WHERE membership.case_number = case_file.number);

-- As before, but a case is placed in the middle of its reports that are not restricted. Where none of them is placed, in the
-- middle of the square of 250 m in which the restricted ones have their middle; `place_is_approximate` is then 1.
DROP VIEW report_map;
DROP VIEW case_map;
CREATE VIEW case_map AS
SELECT case_file.number AS _rowid_,
    lower(substr(hex(case_file.id), 1, 8) || '-' || substr(hex(case_file.id), 9, 4)
        || '-' || substr(hex(case_file.id), 13, 4) || '-' || substr(hex(case_file.id), 17, 4)
        || '-' || substr(hex(case_file.id), 21)) AS id,
    printf('%04d', case_file.municipality) AS municipality,
    case_file.category_group,
    case_file.status,
    case_file.report_count AS reports,
    case_file.restricted_count AS withheld,
    case_file.reporter_count AS reporters,
    strftime('%Y-%m-%dT%H:%M:%SZ', case_file.opened / 1000, 'unixepoch') AS opened,
    strftime('%Y-%m-%dT%H:%M:%SZ', case_file.changed / 1000, 'unixepoch') AS changed,
    strftime('%Y-%m-%dT%H:%M:%SZ', case_file.first_observed / 1000, 'unixepoch') AS first_observed,
    strftime('%Y-%m-%dT%H:%M:%SZ', case_file.last_observed / 1000, 'unixepoch') AS last_observed,
    (SELECT date(min(case_unit.due) * 86400, 'unixepoch') FROM case_unit
        WHERE case_unit.case_number = case_file.number) AS due,
    (SELECT group_concat(unit, ', ') FROM (
        SELECT case_unit.unit FROM case_unit WHERE case_unit.case_number = case_file.number
        ORDER BY case_unit.position)) AS unit_codes,
    (SELECT group_concat(name, ', ') FROM (
        SELECT ifnull(unit_name.name, case_unit.unit) AS name FROM case_unit LEFT JOIN unit_name
            ON unit_name.municipality = case_file.municipality AND unit_name.unit = case_unit.unit
        WHERE case_unit.case_number = case_file.number ORDER BY case_unit.position)) AS units,
    case_file.restricted_count > 0 AND case_file.unrestricted_placed_count = 0 AND case_file.placed_count > 0
        AS place_is_approximate,
    CASE
        WHEN case_file.restricted_count = 0 THEN case_file.place
        WHEN case_file.unrestricted_placed_count > 0 THEN MakePoint(
            case_file.unrestricted_easting_sum / case_file.unrestricted_placed_count / 100.0,
            case_file.unrestricted_northing_sum / case_file.unrestricted_placed_count / 100.0, 3006)
        WHEN case_file.placed_count > 0 THEN MakePoint(
            case_file.easting_sum / case_file.placed_count / 25000 * 250 + 125,
            case_file.northing_sum / case_file.placed_count / 25000 * 250 + 125, 3006)
    END AS place
FROM case_file
WHERE case_file.status <> 'merged';

CREATE VIEW report_map AS
SELECT report.number AS _rowid_,
    lower(substr(hex(report.id), 1, 8) || '-' || substr(hex(report.id), 9, 4) || '-' || substr(hex(report.id), 13, 4)
        || '-' || substr(hex(report.id), 17, 4) || '-' || substr(hex(report.id), 21)) AS id,
    report.reference,
    printf('%04d', report.municipality) AS municipality,
    report.category,
    case_map.status,
    report.source,
    report.text,
    strftime('%Y-%m-%dT%H:%M:%SZ', report.observed / 1000, 'unixepoch') AS observed,
    strftime('%Y-%m-%dT%H:%M:%SZ', report.received / 1000, 'unixepoch') AS received,
    report.accuracy AS accuracy_metres,
    case_map.id AS case_id,
    case_map.unit_codes,
    case_map.units,
    report.place
FROM report CROSS JOIN membership ON membership.report = report.number
CROSS JOIN case_map ON case_map._rowid_ = membership.case_number
WHERE report.restricted = 0;
