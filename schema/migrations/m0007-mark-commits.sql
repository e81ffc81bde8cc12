-- The last commit: its number, and a digest of it and of all before it. A mark beside the file holds the same, so that what a
-- damaged file or log has lost is noticed and named. `history` is another whenever a loss has been accepted: a mark of before
-- then is not mistaken for one of after.
CREATE TABLE commit_mark (
    only          INTEGER PRIMARY KEY CHECK (only = 1),
    history       BLOB NOT NULL CHECK (length(history) = 16),
    commit_number INTEGER NOT NULL,
    digest        BLOB NOT NULL CHECK (length(digest) = 16)
);
INSERT INTO commit_mark VALUES (1, randomblob(16), 0, zeroblob(16));

-- What each report and its original said when they were last lawfully written, as a digest, and in which commit that was. Apart
-- from `report`, so that an older state of a page is noticed too, and so that a report that is gone leaves its number. Originals that
-- an earlier version kept in clear are not in it until they are sealed.
CREATE TABLE report_digest (
    report        INTEGER PRIMARY KEY REFERENCES report (number),
    commit_number INTEGER NOT NULL,
    digest        INTEGER NOT NULL
);
INSERT INTO report_digest (report, commit_number, digest)
SELECT report.number, 0, lykta_digest(report.id, report.reference, report.municipality, report.category, report.source,
    report.text, report.answers, report.words, report.northing, report.easting, report.accuracy, report.other_municipalities,
    report.observed, report.received, report.recurs, report.restricted, report.client_reference, report.reporter,
    report.repeat_key, report.version, report.place, NULL, NULL, NULL)
FROM report;
