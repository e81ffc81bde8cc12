-- Each row that an import has kept, so that it is known again in any file. `key` is a keyed digest of what the row says and of how
-- many that say it came before it in its file, or of its client reference; `content` is one of what it says.
CREATE TABLE imported_row (
    key     BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 16),
    content BLOB NOT NULL CHECK (length(content) = 16),
    report  INTEGER NOT NULL REFERENCES report (number),
    at      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX imported_row_report ON imported_row (report);
-- `import_progress` is written no more: it tells of imports from before, whose rows are known by their reports alone.
