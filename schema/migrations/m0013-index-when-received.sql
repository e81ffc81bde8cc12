-- The covering index again, with the moment a report was received. SQLite cannot add a column to an R*Tree.
CREATE VIRTUAL TABLE report_index_with_received USING rtree_i32 (
    spot, west, east, south, north,
    +id, +municipality, +category, +source, +status, +restricted, +observed, +reporter, +received
);
INSERT INTO report_index_with_received
SELECT report_index.spot, report_index.west, report_index.east, report_index.south, report_index.north, report_index.id,
    report_index.municipality, report_index.category, report_index.source, report_index.status, report_index.restricted,
    report_index.observed, report_index.reporter, report.received
FROM report_index CROSS JOIN report ON report.number = (report_index.spot & 4294967295);
DROP TABLE report_index;
ALTER TABLE report_index_with_received RENAME TO report_index;
