-- Where a case is in its life, as exactly as staff have said. `state_text` is the text that belongs to it; `state_code` why nothing
-- will be done, or by which kind of measure it was done. What was closed before there were states says nothing of how it went.
ALTER TABLE case_file ADD COLUMN case_state TEXT NOT NULL DEFAULT 'received'
    CHECK (case_state IN ('received', 'reopened', 'under-way', 'waiting', 'done', 'cannot', 'closed', 'merged'));
ALTER TABLE case_file ADD COLUMN state_text TEXT;
ALTER TABLE case_file ADD COLUMN state_code TEXT;
UPDATE case_file SET case_state =
    CASE status WHEN 'open' THEN 'received' WHEN 'in-progress' THEN 'under-way' ELSE status END;

-- Who of the staff deals with it.
ALTER TABLE case_file ADD COLUMN assignee TEXT;

-- What stood before a decision of staff, as JSON, so that it can be undone; and which entry of the case an entry undid.
ALTER TABLE case_event ADD COLUMN former TEXT;
ALTER TABLE case_event ADD COLUMN undoes INTEGER;

-- Units that a case was taken from: the rules do not give it them again.
CREATE TABLE unit_left (
    case_number    INTEGER NOT NULL REFERENCES case_file (number),
    unit           TEXT NOT NULL,
    rule           TEXT NOT NULL,
    handed_over    INTEGER NOT NULL CHECK (handed_over IN (0, 1)),
    reason_swedish TEXT NOT NULL,
    reason_english TEXT NOT NULL,
    at             INTEGER NOT NULL,
    PRIMARY KEY (case_number, unit)
) WITHOUT ROWID;

-- What those who reported were answered, and for which of their reports.
CREATE TABLE answer (
    number      INTEGER PRIMARY KEY,
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    text        TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 4000),
    by          TEXT NOT NULL,
    at          INTEGER NOT NULL
);
CREATE INDEX answer_case ON answer (case_number);
CREATE TABLE answer_report (
    report INTEGER NOT NULL REFERENCES report (number),
    answer INTEGER NOT NULL REFERENCES answer (number),
    PRIMARY KEY (report, answer)
) WITHOUT ROWID;

-- A message to whoever sent this report, instead of to a unit: its address is in the sealed original, and nowhere else.
ALTER TABLE outbox ADD COLUMN report INTEGER REFERENCES report (number);
