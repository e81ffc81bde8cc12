-- What lists of cases and statistics need of each: the first last day to act of any of its units (days since 1970), when staff first
-- answered it, and when it was done; NULL while there is none.
ALTER TABLE case_file ADD COLUMN due INTEGER;
ALTER TABLE case_file ADD COLUMN answered INTEGER;
ALTER TABLE case_file ADD COLUMN done INTEGER;
UPDATE case_file SET
    due = (SELECT min(case_unit.due) FROM case_unit WHERE case_unit.case_number = case_file.number),
    answered = (SELECT case_event.at FROM case_event WHERE case_event.case_number = case_file.number
        AND case_event.by <> 'lykta'
        AND case_event.kind IN ('status-changed', 'pinned', 'separated', 'unpinned', 'note')
        ORDER BY case_event.number LIMIT 1),
    done = iif(status = 'closed', ifnull(
        (SELECT max(case_event.at) FROM case_event
         WHERE case_event.case_number = case_file.number AND case_event.kind = 'status-changed'), changed), NULL);

-- The words of reports, masked, as they are searched for: see SearchWords. Those of restricted reports stand apart. The indexes hold the
-- reports up to `through`; the few after it are looked through one by one, and come in many at a time.
CREATE VIRTUAL TABLE report_words USING fts5 (words, content='', detail=none, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE restricted_words USING fts5 (words, content='', detail=none, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE word_index (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    through INTEGER NOT NULL
);
INSERT INTO report_words (rowid, words) SELECT number, lykta_words(text, words) FROM report WHERE restricted = 0 ORDER BY number;
INSERT INTO restricted_words (rowid, words) SELECT number, lykta_words(text, words) FROM report WHERE restricted = 1 ORDER BY number;
INSERT INTO word_index VALUES (1, (SELECT ifnull(max(number), 0) FROM report));
