"""Asks for pages over one connection that stays, and prints how long each took and its size. See Benchmarks/pages."""
import http.client
import json
import random
import re
import sys
import time
from urllib.parse import urlencode

port, triage, planner, times, only = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
connection = http.client.HTTPConnection("127.0.0.1", port)


def ask(path, cookie="", method="GET", fields=None):
    headers = {"Accept": "text/html", "Accept-Language": "sv"}
    if cookie:
        headers["Cookie"] = cookie
    body = urlencode(fields) if fields else None
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    begun = time.perf_counter()
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    taken = (time.perf_counter() - begun) * 1000
    if answer.status not in (200, 303):
        sys.exit(f"{path}: {answer.status} {text[:300]}")
    return taken, text.decode(), answer


def sign_in(email, password):
    answer = ask("/logga-in", method="POST", fields={"email": email, "password": password})[2]
    return answer.getheader("Set-Cookie").split(";")[0]


worst = {}


def measure(name, paths, cookie="", count=times, kind="pages", warm=1, method="GET", fields=None):
    """`paths`: one address, or a function that makes one each time."""
    if only not in name:
        return
    asked = paths if callable(paths) else lambda: paths
    for _ in range(warm):
        ask(asked(), cookie, method, fields)
    answers = [ask(asked(), cookie, method, fields)[:2] for _ in range(count)]
    taken = sorted(one for one, _ in answers)
    size = max(len(text.encode()) for _, text in answers)
    p50, p95, p99 = (taken[min(len(taken) - 1, len(taken) * part // 100)] for part in (50, 95, 99))
    worst[kind] = max(worst.get(kind, 0), p95)
    print(f"{name:44s} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  p99 {p99:7.1f} ms  {size:8d} bytes", flush=True)


anna, bo = sign_in("anna@example.se", triage), sign_in("bo@example.se", planner)
queue = ask("/ko", anna)[1]
case = re.search(r'href="(/arende/[^"#?]+)', queue)[1]
largest = re.search(r'href="(/arende/[^"#?]+)', ask("/ko?sort=reports&status=open,in-progress", anna)[1])[1]
reference = re.search(r'class="reference">([^<]+)', queue)[1]
for title, tab in re.findall(r'<li><a href="(/ko[^"]*)"[^>]*>([^<]+<span[^>]*>[^<]*)', queue):
    print(re.sub(r"<[^>]*>", "", tab), end=";  ")
print(f"largest case: {len(re.findall('<article', ask(largest, anna)[1]))} reports shown")
token = re.search('name="token" value="([^"]+)"', ask("/rapportera")[1])[1]
open_cases = "status=open%2Cin-progress"

measure("/", "/")
measure("/rapportera", "/rapportera")
measure("/rapportera, where", "/rapportera", method="POST",
        fields={"steg": "vad", "kategori": "lighting", "token": token, "webbplats": "", "go": "next"})
measure("/tillganglighet", "/tillganglighet")
measure("/logga-in", "/logga-in")
measure("/stil", "/stil")
measure("/konto", "/konto", anna)
measure("/ko", "/ko", anna)
measure("/ko, all open, newest", f"/ko?{open_cases}&sort=newest", anna)
measure("/ko, all open, most reports", f"/ko?{open_cases}&sort=reports", anna)
measure("/ko, all of all times", "/ko?status=open%2Cin-progress%2Cclosed&sort=oldest", anna)
measure("/ko, overdue", "/ko?overdue=true&sort=due", anna)
measure("/ko, a district", f"/ko?{open_cases}&area=district%2Fholje&sort=newest", anna)
measure("/ko, a category", f"/ko?{open_cases}&category=lighting&sort=newest", anna)
measure("/ko, words", f"/ko?{open_cases}&q=otrygg+plats&sort=newest", anna, kind="pages by words")
measure("/ko/sok, a reference", f"/ko/sok?vad={reference}", anna)
measure("/arende, the newest", case, anna)
measure("/arende, the largest", largest, anna)
measure("/arende, is somebody there", f"{largest}/har", anna)
measure("/nara", "/nara?near=14.5306,56.2767&radius=200", anna)
measure("/vandring", "/vandring?near=14.5306,56.2767", bo) if "--walk" in sys.argv else None
for name, address in (("/platser", "/platser?fran=2026-10-01"), ("/trender", "/trender?fran=2025-10-01")):
    try:
        measure(f"{name}, first", address, bo, count=1, kind="first views", warm=0)
        measure(f"{name}, again", address, bo)
    except SystemExit as fault:
        print(fault)
measure("/effekt", "/effekt", bo)
measure("/karta/grund.json", "/karta/grund.json")

chance = random.Random(1)


def box(width):
    """A box of so many degrees of longitude, as wide as high on the ground, somewhere in the municipality."""
    west, south = chance.uniform(14.40, 14.80 - min(width, 0.39)), chance.uniform(56.13, 56.38 - min(width * 0.55, 0.24))
    return ",".join(f"{one:.5f}" for one in (west, south, west + width, south + width * 0.55))


for width in (2.0, 0.5, 0.2, 0.05, 0.01, 0.003):
    measure(f"map, {width}° wide, open cases", lambda: f"/ko/karta.json?bbox={box(width)}", anna, kind="maps")
    measure(f"map, {width}° wide, all", lambda: f"/ko/karta.json?bbox={box(width)}&status=open%2Cin-progress%2Cclosed", anna,
            kind="maps")
print("; ".join(f"worst p95 of {kind}: {taken:.1f} ms" for kind, taken in worst.items()))
