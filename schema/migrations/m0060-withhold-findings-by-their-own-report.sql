-- As before, but whether a finding is restricted is told by the report that it was filed as where it has no case too: one that was taken off its case
-- before the report became restricted said it all. And without what was found on a walk that was called off.
DROP VIEW finding_map;
CREATE VIEW finding_map AS
SELECT finding.number AS _rowid_,
    lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
        || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21)) AS id,
    printf('%04d', safety_walk.municipality) AS municipality,
    safety_walk.title AS walk,
    date(safety_walk.day * 86400, 'unixepoch') AS day,
    finding.stop,
    finding.point,
    finding.what,
    finding.whereabouts,
    finding.gravity,
    finding.action,
    finding.unit,
    date(finding.due * 86400, 'unixepoch') AS due,
    finding.status,
    (SELECT lower(substr(hex(named.id), 1, 8) || '-' || substr(hex(named.id), 9, 4) || '-' || substr(hex(named.id), 13, 4)
        || '-' || substr(hex(named.id), 17, 4) || '-' || substr(hex(named.id), 21))
     FROM case_file AS named WHERE named.number = finding.case_number) AS case_id,
    finding.place
FROM finding JOIN safety_walk ON safety_walk.number = finding.walk
WHERE safety_walk.state <> 'called-off'
    AND NOT EXISTS (SELECT 1 FROM case_file AS held
        JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number)
        WHERE held.number = finding.case_number AND living.restricted_count > 0
            AND living.restricted_count = living.report_count)
    AND NOT EXISTS (SELECT 1 FROM report WHERE report.client_reference GLOB 'finding-*' AND report.client_reference = 'finding-'
        || lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
        || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21))
        AND report.municipality = safety_walk.municipality AND report.restricted = 1);

-- Its `findings` counts those alone that `finding_map` shows.
DROP VIEW walk_map;
CREATE VIEW walk_map AS
SELECT walk_stop.rowid AS _rowid_,
    lower(substr(hex(safety_walk.id), 1, 8) || '-' || substr(hex(safety_walk.id), 9, 4) || '-' || substr(hex(safety_walk.id), 13, 4)
        || '-' || substr(hex(safety_walk.id), 17, 4) || '-' || substr(hex(safety_walk.id), 21)) AS walk,
    printf('%04d', safety_walk.municipality) AS municipality,
    safety_walk.title,
    safety_walk.state,
    date(safety_walk.day * 86400, 'unixepoch') AS day,
    walk_stop.number AS stop,
    walk_stop.name,
    walk_stop.reason_swedish AS reason,
    (SELECT round(avg(score), 2) FROM walk_answer WHERE walk_answer.walk = walk_stop.walk AND walk_answer.stop = walk_stop.number
        AND score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM walk_answer AS later WHERE later.walk = walk_answer.walk
            AND later.stop = walk_answer.stop AND later.point = walk_answer.point AND later.walker = walk_answer.walker
            AND later.score IS NOT NULL AND (later.answered, later.id) > (walk_answer.answered, walk_answer.id))) AS mean,
    (SELECT count(*) FROM finding WHERE finding.walk = walk_stop.walk AND finding.stop = walk_stop.number
        AND NOT EXISTS (SELECT 1 FROM case_file AS held
            JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number)
            WHERE held.number = finding.case_number AND living.restricted_count > 0
                AND living.restricted_count = living.report_count)
        AND NOT EXISTS (SELECT 1 FROM report WHERE report.client_reference GLOB 'finding-*' AND report.client_reference = 'finding-'
            || lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
            || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21))
            AND report.municipality = safety_walk.municipality AND report.restricted = 1)) AS findings,
    walk_stop.place
FROM walk_stop JOIN safety_walk ON safety_walk.number = walk_stop.walk
WHERE safety_walk.state <> 'called-off';
