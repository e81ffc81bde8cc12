"""SQLite's own rate for the rows that Lykta writes: copies every row of a Lykta database into a new file with the same tables
and indexes (geometry as the blob it is, without SpatiaLite's triggers), report by report in commits of eight, with WAL and
synchronous=FULL. Usage: peer-sqlite.py SOURCE TARGET"""

import os
import sqlite3
import sys
import time

source_path, target_path = sys.argv[1:3]
for suffix in ("", "-wal", "-shm"):
    if os.path.exists(target_path + suffix):
        os.remove(target_path + suffix)
source = sqlite3.connect(f"file:{source_path}?mode=ro", uri=True)
target = sqlite3.connect(target_path, isolation_level=None)
target.execute("PRAGMA journal_mode=WAL")
target.execute("PRAGMA synchronous=FULL")

wanted = {"report": "number", "report_index": "number", "original": "report", "membership": "report", "kept_answer": None,
          "case_file": None, "case_unit": None, "case_event": "report"}
rows = {}
for table, key in wanted.items():
    sql = source.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    target.execute(sql)
    for (index,) in source.execute("SELECT sql FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql IS NOT NULL", (table,)):
        target.execute(index)
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    rows[table] = (f"INSERT INTO {table} ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})",
                   source.execute(f"SELECT {','.join(columns)} FROM {table}").fetchall())

count = len(rows["report"][1])
started = time.perf_counter()
for begin in range(0, count, 8):
    target.execute("BEGIN IMMEDIATE")
    for statement, values in rows.values():
        low, high = begin * len(values) // count, min(begin + 8, count) * len(values) // count
        for value in values[low:high]:
            target.execute(statement, value)
    target.execute("COMMIT")
seconds = time.perf_counter() - started
print(f"plain SQLite: {count / seconds:.0f} reports a second")
