"""Tells which tables and indexes the frames of a write-ahead log belong to. usage: budget_pages.py DATABASE BYTES_A_REPORT

The server must stand still. DATABASE and its log are read as they are; which page belongs to what is asked of SQLite (dbstat) in a copy."""
import collections
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile

database, per_report = pathlib.Path(sys.argv[1]), int(sys.argv[2])
log = pathlib.Path(f"{database}-wal")


def frames(path):
    """The page of each frame that the log's header vouches for, and whether the frame ends a commit."""
    with open(path, "rb") as file:
        header = file.read(32)
        size, salts = struct.unpack(">I", header[8:12])[0], header[16:24]
        while len(head := file.read(24)) == 24 and head[8:16] == salts:
            page, pages_after = struct.unpack(">II", head[:8])
            yield page, pages_after > 0
            file.seek(size, 1)


with tempfile.TemporaryDirectory(dir=database.parent) as folder:
    copy = pathlib.Path(folder) / "copy.sqlite"
    shutil.copy(database, copy)
    shutil.copy(log, f"{copy}-wal")
    found = list(frames(log))
    answer = subprocess.run(
        ["sqlite3", "-separator", "\t", copy, "SELECT pageno, name FROM dbstat"], capture_output=True, text=True, check=True).stdout
owners = dict((int(page), name) for page, name in (line.split("\t") for line in answer.splitlines()))
counts = collections.Counter(owners.get(page, "(free or overflow)") for page, _ in found)
commits = sum(ends for _, ends in found)
total = max(1, len(found))
print(f"{total} frames of the log in {commits} commits, {total / max(1, commits):.1f} a commit, by table and index:")
for name, count in counts.most_common(24):
    print(f"{name:36s} {count / max(1, commits):7.2f} a commit  {100 * count / total:5.1f} %  {per_report * count / total / 1024:6.1f} KiB a report")
