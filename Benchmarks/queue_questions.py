"""Asks for lists of cases and for statistics over one connection, and prints how long each question took. See Benchmarks/queue."""
import http.client
import json
import sys
import time
from urllib.parse import quote

port, key, times = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
connection = http.client.HTTPConnection("127.0.0.1", port)


def ask(path):
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Authorization": "Bearer " + key})
    answer = connection.getresponse()
    body = answer.read()
    taken = (time.perf_counter() - begun) * 1000
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {body[:300]}")
    return taken, json.loads(body), answer.getheader("Link")


def measure(name, path, count=times):
    ask(path)
    taken = sorted(ask(path)[0] for _ in range(count))
    p50, p95 = taken[len(taken) // 2], taken[min(len(taken) - 1, len(taken) * 95 // 100)]
    print(f"{name:52s} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms", flush=True)
    return p95


# The table of cases is read beside the first requests.
ask("/api/v1/cases?sort=due&limit=1")
_, some, _ = ask("/api/v1/cases?sort=newest&limit=1")
reference = some["features"][0]["properties"]["latestReport"]["reference"]
total = ask("/api/v1/statistics")[1]["total"]
print(f"{total['received']} reports, {total['cases']} cases not merged")
filters = {
    "all": "", "status": "status=open", "closed": "status=closed", "group": "group=lighting", "category": "category=drugs",
    "unit": "unit=gata-park", "since": "receivedSince=2026-11-01", "between": "receivedSince=2025-06-01&receivedUntil=2025-06-08",
    "overdue": "overdue=true", "restricted": "restricted=true", "unrestricted": "restricted=false",
    "area": "area=district/holje", "bbox": "bbox=14.50,56.25,14.56,56.30", "reference": "reference=" + quote(reference),
    "several": "status=open&unit=gata-park&overdue=true&category=lighting&receivedSince=2026-01-01&area=municipality/1060",
}
words = {"in all": "otrygg plats", "in one": "123456", "in none": "lampan", "beginning": "1234*"}
worst, worst_words = 0, 0
for sort in ["newest", "oldest", "due", "reports"]:
    for name, query in filters.items():
        worst = max(worst, measure(f"{name}, {sort}", f"/api/v1/cases?sort={sort}&{query}"))
    _, _, link = ask(f"/api/v1/cases?sort={sort}")
    worst = max(worst, measure(f"second page, {sort}", "/" + link.split("/", 3)[3].split(">")[0]))
    for name, query in words.items():
        worst_words = max(worst_words, measure(f"words {name}, {sort}", f"/api/v1/cases?sort={sort}&q={quote(query)}"))
print(f"worst p95 of lists: {worst:.1f} ms; of words: {worst_words:.1f} ms")
counting = [measure("statistics" + (f" by {by}" if by else ""), "/api/v1/statistics" + (f"?by={by}" if by else ""), 10)
            for by in ["", "month", "category", "unit", "district", "source"]]
print(f"worst p95 of statistics: {max(counting):.1f} ms")
measure("units", "/api/v1/units")
measure("reports of a unit, first page", "/api/v1/reports?unit=gata-park", 5)
measure("a report by reference", "/api/v1/reports/" + quote(reference))
