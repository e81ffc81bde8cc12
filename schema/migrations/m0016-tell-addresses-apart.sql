-- What an anonymous report came from, as a keyed digest of its address and the day: see decision 0021. Nothing is known of reports
-- from before.
ALTER TABLE report ADD COLUMN pseudonym INTEGER CHECK (pseudonym IS NULL OR reporter IS NULL);

-- The reporter, or the pseudonym of an anonymous report: whom a case counts once.
ALTER TABLE membership RENAME COLUMN reporter TO voice;

-- The covering index again, with the pseudonym. SQLite cannot add a column to an R*Tree.
CREATE VIRTUAL TABLE report_index_with_pseudonym USING rtree_i32 (
    spot, west, east, south, north,
    +id, +municipality, +category, +source, +status, +restricted, +observed, +reporter, +received, +pseudonym
);
INSERT INTO report_index_with_pseudonym
SELECT spot, west, east, south, north, id, municipality, category, source, status, restricted, observed, reporter, received, NULL
FROM report_index;
DROP TABLE report_index;
ALTER TABLE report_index_with_pseudonym RENAME TO report_index;
