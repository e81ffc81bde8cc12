-- Of which day units were last told that it was their last to act, by municipality. `day` counts from 1970-01-01.
CREATE TABLE due_watch (
    municipality INTEGER PRIMARY KEY,
    day          INTEGER NOT NULL
);
CREATE INDEX case_unit_due ON case_unit (due, case_number) WHERE due IS NOT NULL;
