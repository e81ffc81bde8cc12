-- Reports of one Swedish day whose reporter is unknown are one voice of their case, as they may be one person's. The day is that
-- by Swedish clocks: UTC+1, and UTC+2 from the last Sunday of March to the last of October, both at 01:00 UTC.
UPDATE case_file SET reporter_count =
    (SELECT count(DISTINCT report.reporter) + count(DISTINCT iif(report.reporter IS NULL,
        date(report.observed / 1000 + iif(
            report.observed / 1000
                >= unixepoch(strftime('%Y', report.observed / 1000, 'unixepoch') || '-03-25', 'weekday 0', '+1 hour')
            AND report.observed / 1000
                < unixepoch(strftime('%Y', report.observed / 1000, 'unixepoch') || '-10-25', 'weekday 0', '+1 hour'),
            7200, 3600), 'unixepoch'), NULL))
     FROM membership JOIN report ON report.number = membership.report
     WHERE membership.case_number = case_file.number)
WHERE status <> 'merged';
