-- Photos of measures, under ids that their senders made; pixels alone, as those of reports. `source` is the SHA-256 of what came in, which
-- is not kept. `alternative` says what a photo shows. One that was erased leaves its row without picture and words, so that the same file
-- does not come back. `row_digest` is over all of it and the picture.
CREATE TABLE measure_photo (
    number      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    measure     INTEGER NOT NULL REFERENCES measure (number),
    source      BLOB NOT NULL CHECK (typeof(source) = 'blob' AND length(source) = 32),
    alternative TEXT NOT NULL CHECK (length(alternative) <= 300),
    -- Whether everybody may see it, where everybody sees the measure.
    published   INTEGER NOT NULL CHECK (published IN (0, 1)),
    width       INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height      INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1600),
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    received    INTEGER NOT NULL,
    erased      INTEGER,
    row_digest  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (measure, source),
    CHECK (iif(erased IS NULL, alternative <> '', alternative = '' AND published = 0))
);

-- The pictures, in a table of their own, so that a list of photos reads none of them.
CREATE TABLE measure_photo_image (
    photo INTEGER PRIMARY KEY REFERENCES measure_photo (number),
    jpeg  BLOB NOT NULL CHECK (typeof(jpeg) = 'blob' AND length(jpeg) BETWEEN 1 AND 4194304)
);

-- The reports that findings were filed as, by which it is told whether one is restricted.
CREATE INDEX report_of_finding ON report (client_reference) WHERE client_reference GLOB 'finding-*';

-- As before, but without findings that only those may know of who may see restricted reports: those that were filed as one, and those whose
-- case has no others.
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
WHERE finding.case_number IS NULL OR NOT (
    EXISTS (SELECT 1 FROM case_file AS held
        JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number)
        WHERE held.number = finding.case_number AND living.restricted_count > 0
            AND living.restricted_count = living.report_count)
    OR EXISTS (SELECT 1 FROM report WHERE report.client_reference GLOB 'finding-*' AND report.client_reference = 'finding-'
        || lower(substr(hex(finding.id), 1, 8) || '-' || substr(hex(finding.id), 9, 4) || '-' || substr(hex(finding.id), 13, 4)
        || '-' || substr(hex(finding.id), 17, 4) || '-' || substr(hex(finding.id), 21))
        AND report.municipality = safety_walk.municipality AND report.restricted = 1));
