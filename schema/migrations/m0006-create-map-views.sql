-- The layers that QGIS, GDAL and spatialite show: views with one row for each report, case and area, in which every column
-- can be read as it stands. The tables beneath keep 64-bit numbers and blobs, which GDAL shows wrong, so they are layers no more.
-- The views stand in `geometry_columns` like tables: `views_geometry_columns` wants a table there beneath each view, and that
-- table would be a layer too. `_rowid_` is what GDAL numbers the features by.
SELECT DiscardGeometryColumn('report', 'place');
SELECT DiscardGeometryColumn('case_file', 'place');
SELECT DiscardGeometryColumn('area', 'outline');
-- Foreign keys do not cascade while a migration runs.
DELETE FROM geometry_columns_auth WHERE f_table_name IN ('report', 'case_file', 'area');
DELETE FROM geometry_columns_statistics WHERE f_table_name IN ('report', 'case_file', 'area');
DELETE FROM geometry_columns_field_infos WHERE f_table_name IN ('report', 'case_file', 'area');
DELETE FROM geometry_columns_time WHERE f_table_name IN ('report', 'case_file', 'area');

-- What the discarded registration held: no geometry of another type or reference system.
CREATE TRIGGER report_place_inserted BEFORE INSERT ON report
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'report.place is a point in EPSG:3006'); END;
CREATE TRIGGER report_place_updated BEFORE UPDATE OF place ON report
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'report.place is a point in EPSG:3006'); END;
CREATE TRIGGER case_file_place_inserted BEFORE INSERT ON case_file
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'case_file.place is a point in EPSG:3006'); END;
CREATE TRIGGER case_file_place_updated BEFORE UPDATE OF place ON case_file
WHEN GeometryConstraints(NEW.place, 'POINT', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'case_file.place is a point in EPSG:3006'); END;
CREATE TRIGGER area_outline_inserted BEFORE INSERT ON area
WHEN GeometryConstraints(NEW.outline, 'MULTIPOLYGON', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'area.outline is a multipolygon in EPSG:3006'); END;
CREATE TRIGGER area_outline_updated BEFORE UPDATE OF outline ON area
WHEN GeometryConstraints(NEW.outline, 'MULTIPOLYGON', 3006) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'area.outline is a multipolygon in EPSG:3006'); END;

-- What units are called in Swedish, as the profile last said. A unit that the profile has dropped keeps its name.
CREATE TABLE unit_name (
    municipality INTEGER NOT NULL,
    unit         TEXT NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (municipality, unit)
) WITHOUT ROWID;

-- A case that was merged away is not here: its reports are those of the case that took over. `due` is the first day by which
-- one of its units must act.
CREATE VIEW case_map AS
SELECT case_file.number AS _rowid_,
    lower(substr(hex(case_file.id), 1, 8) || '-' || substr(hex(case_file.id), 9, 4)
        || '-' || substr(hex(case_file.id), 13, 4) || '-' || substr(hex(case_file.id), 17, 4)
        || '-' || substr(hex(case_file.id), 21)) AS id,
    printf('%04d', case_file.municipality) AS municipality,
    case_file.category_group,
    case_file.status,
    case_file.report_count AS reports,
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
    case_file.place
FROM case_file
WHERE case_file.status <> 'merged';

-- A restricted report is not here at all: neither its words nor its place are for everyone who may open the file in a map.
-- A report in words alone is here without a place. Times in UTC, in whole seconds.
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

-- `valid_until` is the first day on which the area is no longer valid.
CREATE VIEW area_map AS
SELECT area.number AS _rowid_,
    area.layer,
    area.code,
    area.name,
    area.owner,
    date(area.valid_from * 86400, 'unixepoch') AS valid_from,
    date(area.valid_until * 86400, 'unixepoch') AS valid_until,
    area.outline
FROM area;

INSERT INTO geometry_columns (f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled)
VALUES ('report_map', 'place', 1, 2, 3006, 0), ('case_map', 'place', 1, 2, 3006, 0), ('area_map', 'outline', 6, 2, 3006, 0);
