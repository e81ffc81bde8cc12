-- The law's clock (Lag 2023:196): when what a municipality has to do was done, and what it was reminded of. A wrong entry is withdrawn, and
-- another made.
CREATE TABLE duty_done (
    number           INTEGER PRIMARY KEY AUTOINCREMENT,
    id               BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    municipality     INTEGER NOT NULL,
    duty             TEXT NOT NULL CHECK (duty IN (
        'picture', 'plan', 'agreements', 'council', 'coordination', 'report', 'cameras')),
    -- Days since 1970-01-01.
    day              INTEGER NOT NULL,
    role             TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 200),
    note             TEXT NOT NULL,
    link             TEXT,
    made             INTEGER NOT NULL,
    by               TEXT NOT NULL,
    person           INTEGER REFERENCES person (number),
    withdrawn        INTEGER,
    withdrawn_by     TEXT,
    withdrawn_person INTEGER REFERENCES person (number),
    reason           TEXT,
    row_digest       INTEGER NOT NULL DEFAULT 0,
    CHECK ((withdrawn IS NULL) = (withdrawn_by IS NULL) AND (withdrawn IS NULL) = (reason IS NULL))
);
CREATE INDEX duty_done_duty ON duty_done (municipality, duty, day);

-- A message in the outbox may be about no case: then it is about duties.
CREATE TABLE outbox_of_cases_and_duties (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    unit           TEXT NOT NULL,
    case_number    INTEGER REFERENCES case_file (number),
    channel        TEXT NOT NULL CHECK (channel IN ('webhook', 'email')),
    target         TEXT NOT NULL,
    secret         TEXT,
    payload        BLOB NOT NULL,
    created        INTEGER NOT NULL,
    next_attempt   INTEGER,
    attempts       INTEGER NOT NULL DEFAULT 0,
    state          TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
    fault          TEXT,
    notice_version INTEGER,
    report         INTEGER REFERENCES report (number),
    digest_at      INTEGER,
    row_digest     INTEGER NOT NULL DEFAULT 0
);
INSERT INTO outbox_of_cases_and_duties (number, unit, case_number, channel, target, secret, payload, created, next_attempt, attempts,
    state, fault, notice_version, report, digest_at, row_digest)
SELECT number, unit, case_number, channel, target, secret, payload, created, next_attempt, attempts, state, fault, notice_version,
    report, digest_at, row_digest
FROM outbox;
-- Numbers go on from where they were, also when the last message is gone.
DELETE FROM sqlite_sequence WHERE name = 'outbox_of_cases_and_duties';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'outbox_of_cases_and_duties', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_of_cases_and_duties RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (next_attempt, number) WHERE state = 'waiting';
CREATE INDEX outbox_dead ON outbox (number) WHERE state = 'dead';
CREATE INDEX outbox_digest ON outbox (unit, target, next_attempt) WHERE state = 'waiting' AND digest_at IS NOT NULL;

-- What was reminded of, once each: that a duty will be due in a month, or that it is overdue.
CREATE TABLE duty_reminder (
    municipality INTEGER NOT NULL,
    duty         TEXT NOT NULL,
    due          INTEGER NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('due', 'overdue')),
    message      INTEGER NOT NULL REFERENCES outbox (number),
    row_digest   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality, duty, due, kind)
);
