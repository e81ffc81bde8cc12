-- What came in, sealed with a key that is not in the file: without the key there is nothing of it here to read. The rows of
-- `original`, which lie in clear, are moved by the first store that is opened with a key; the table goes then.
CREATE TABLE sealed_original (
    report INTEGER PRIMARY KEY REFERENCES report (number),
    key    TEXT NOT NULL CHECK (length(key) = 16),
    sealed BLOB NOT NULL
);
-- The keys that have been sealed with, by their ids, and which of them are lost.
CREATE TABLE original_key (
    id   TEXT PRIMARY KEY NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1))
) WITHOUT ROWID;
