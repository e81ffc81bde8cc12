"""Downloads whole exports and tells what they cost, and what shows that one was cut. See Benchmarks/exports.

    exports_reading.py (csv|geojson|gpkg|pages) ADDRESS KEY PROCESS FILE
    exports_reading.py memory PROCESS
    exports_reading.py cut (csv|geojson|gpkg) FILE WHOLE HEAD CODE
"""
import csv
import http.client
import json
import os
import re
import sqlite3
import sys
import time
import urllib.error
import urllib.request


def memory(process):
    """Resident now, and at most since this was last asked, in MB."""
    with open(f"/proc/{process}/status") as file:
        sizes = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", file.read()))
    with open(f"/proc/{process}/clear_refs", "w") as file:
        file.write("5")
    return int(sizes["VmRSS"]) / 1024, int(sizes["VmHWM"]) / 1024


def answers(form, address, key):
    """The bytes of one answer as they come; of pages, those of each."""
    while address:
        request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
        with urllib.request.urlopen(request, timeout=600) as answer:
            if form != "pages":
                yield from iter(lambda: answer.read1(1 << 18), b"")
                return
            page = answer.read()
        yield page
        address = next((link["href"] for link in json.loads(page)["links"] if link["rel"] == "next"), None)


def tail(path):
    with open(path, "rb") as file:
        file.seek(max(0, os.path.getsize(path) - 200))
        return file.read()


def rows(form, path):
    """How many rows are in a file that is whole."""
    if form == "gpkg":
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
            return database.execute("SELECT count(*) FROM rapporter").fetchone()[0]
    if form == "csv":
        with open(path, encoding="utf-8-sig", newline="") as file:
            return sum(1 for _ in csv.reader(file, delimiter=";")) - 1
    # A quote within a text has a backslash before it, so this stands in no text.
    count, mark, rest = 0, b'"type":"Feature",', b""
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            count += (rest + chunk).count(mark)
            rest = (rest + chunk)[1 - len(mark):]
    if form == "geojson":
        told = re.search(rb'"numberReturned":(\d+)', tail(path))
        assert told and int(told[1]) == count, "numberReturned at the end is how many there are"
    return count


def download(form, address, key, process, path):
    before, _ = memory(process)
    began, first = time.perf_counter(), None
    try:
        with open(path, "wb") as file:
            for part in answers(form, address, key):
                first = first or time.perf_counter() - began
                file.write(part)
    except (urllib.error.HTTPError, http.client.HTTPException, OSError) as error:
        os.remove(path)
        print(f"{form:8s} failed after {time.perf_counter() - began:.1f} s: {error}", flush=True)
        return
    taken = time.perf_counter() - began
    after, most = memory(process)
    count = rows(form, path)
    print(f"{form:8s} {count} rows, {os.path.getsize(path) / 1e6:.1f} MB in {taken:.1f} s, {count / taken:.0f} rows a second, first byte "
          f"after {first:.2f} s; server {before:.0f} MB before, {most:.0f} MB at most, {after:.0f} MB after", flush=True)


def is_whole(form, path):
    """What the file itself shows, whoever has lost how it came."""
    if form == "geojson":
        return "its end" if b'"numberReturned":' in tail(path) else None
    if form == "gpkg":
        try:
            return "SQLite" if rows(form, path) else None
        except (sqlite3.DatabaseError, AssertionError):
            return None
    # A table ends with a row like all others.
    return "its last row" if tail(path).endswith(b"\r\n") else None


def cut(form, path, whole, head, code):
    with open(head, encoding="latin-1") as file:
        headers = dict(line.rstrip().lower().split(": ", 1) for line in file if ": " in line)
    length = f"Content-Length {headers['content-length']}" if "content-length" in headers else headers.get("transfer-encoding")
    size = os.path.getsize(path) if os.path.exists(path) else 0
    told = "curl reports it" if code == "18" else f"curl exits with {code}"
    print(f"{form:8s} {size} of {os.path.getsize(whole)} bytes ({length}): {told} (exit {code}); by the file alone "
          f"{'it is taken for whole by ' + is_whole(form, path) if size and is_whole(form, path) else 'it is seen to be cut'}", flush=True)


if __name__ == "__main__":
    match sys.argv[1]:
        case "cut": cut(*sys.argv[2:])
        case "memory": print(round(memory(sys.argv[2])[1]))
        case _: download(*sys.argv[1:])
