"""What a map program shows of the file itself, and what it shows of /ogc: the same rows with the same values, as GDAL reads both."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import uuid

import pytest

SWEREF = "http://www.opengis.net/def/crs/EPSG/0/3006"
SPORTS_HALL = [14.5306, 56.2767]
SQUARE = [14.5340, 56.2780]


@pytest.fixture(scope="module")
def server(make_server):
    """One of its own, in which nothing changes while it is read."""
    return make_server()


@pytest.fixture(scope="module")
def key(server):
    return server.lykta("keys", "add", "--name", "karta", "--scope", "report:read").strip()


@pytest.fixture(scope="module")
def send(server):
    """Asks the API as somebody who may change everything: `send("PUT", path, body)`."""
    scopes = ["report:write", "report:read", "case:write", "original:read"]
    secret = server.lykta("keys", "add", "--name", "desk", "--scope", *scopes).strip()

    def ask(method, path, body=None, **headers):
        request = urllib.request.Request(
            f"{server.url}/api/v1/{path}", None if body is None else json.dumps(body).encode(),
            {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", **headers}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer), answer.headers
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.read().decode()}") from None

    return ask


def point(position):
    return {"type": "Point", "coordinates": position}


@pytest.fixture(scope="module")
def planned(send):
    """Walks with answers and findings, and measures; the ids of what only some may see."""
    walk, off, withheld = (str(uuid.uuid4()) for _ in range(3))
    today = datetime.date.today()
    stops = [
        {"name": "Idrottshallen", "place": point(SPORTS_HALL), "reason": "12 rapporter, ”mörkt”; se\u00a0kartan."},
        {"name": "Torget", "place": point(SQUARE), "reason": "Rapporter om häckar."},
        {"name": "Ån", "place": point([14.5321, 56.2791])}]
    for id, title in ((walk, "Holje, vintern"), (off, "Inställd")):
        send("PUT", f"walks/{id}", {"title": title, "days": {"walk": today.isoformat()}, "stops": stops})
    now = datetime.datetime.now(datetime.timezone.utc)
    walkers = [str(uuid.uuid4()) for _ in range(3)]
    # Of more marks for one point than for another, and one that somebody has changed.
    marks = [(0, 1, "lighting", 2), (1, 1, "lighting", 5), (2, 1, "lighting", 4), (0, 1, "upkeep", 1), (1, 2, "lighting", 5), (1, 2, "lighting", 3)]
    send("POST", f"walks/{walk}/answers", {"answers": [
        {"id": str(uuid.uuid4()), "walker": walkers[walker], "stop": stop, "point": about, "score": score,
         "answeredAt": (now - datetime.timedelta(minutes=60 - number)).isoformat()}
        for number, (walker, stop, about, score) in enumerate(marks)]})

    def find(id, of, what, **more):
        return send("POST", f"walks/{of}/findings", {"id": id, "what": what, **more})[1]["ETag"]

    lamps, hedge = str(uuid.uuid4()), str(uuid.uuid4())
    etag = find(lamps, walk, "Två lampor är släckta; ”bakom” hallen.", stop=1, point="lighting", where="Bakom hallen", gravity="grave",
                action="Byt armaturerna, gärna före jul.", unit="gata-park", due="2038-01-20", place=point([14.5309, 56.2769]))
    case = send("POST", "reports", {
        "category": "lighting", "text": "Lampan blinkar vid hallen.", "place": point(SPORTS_HALL), "accuracyMetres": 12.5})[0]["case"]
    send("POST", f"findings/{lamps}/case", {"join": case}, **{"If-Match": etag})
    find(hedge, walk, "Häcken skymmer.", stop=2)
    etag = find(withheld, walk, "Kalle Exempelsson langar.", stop=2)
    send("POST", f"findings/{withheld}/case", {"category": "other"}, **{"If-Match": etag})
    find(str(uuid.uuid4()), off, "Ett hål i stigen.", stop=1)
    send("PATCH", f"walks/{off}", {"state": "called-off"}, **{"If-Match": send("GET", f"walks/{off}")[1]["ETag"]})

    ring = [[14.530, 56.276], [14.532, 56.276], [14.532, 56.278], [14.530, 56.278], [14.530, 56.276]]
    for more in [
        {"kind": "lighting", "title": "Ny belysning, etapp 2", "place": point(SPORTS_HALL), "cost": 2_000_000_000, "units": ["trafik", "gata-park"],
         "planned": "2038-01-20", "state": "decided", "causes": {"cases": [case], "findings": [lamps]}},
        {"kind": "upkeep", "title": "Klippta häckar", "place": {"type": "LineString", "coordinates": [SPORTS_HALL, [14.532, 56.278], SQUARE]},
         "state": "done", "begun": today.isoformat(), "done": today.isoformat(), "responsible": "together"},
        {"kind": "upkeep", "title": "Städat", "place": {"type": "Polygon", "coordinates": [ring]}, "cost": 0},
        {"kind": "upkeep", "title": "Föräldramöte"},
    ]:
        send("PUT", f"measures/{uuid.uuid4()}", more)
    return {"withheld": withheld, "off": off}


@pytest.fixture(scope="module")
def gdal(key):
    """The rows of a layer, as GDAL reads it: by its columns, with its coordinates as X and Y."""

    def rows(source, layer, *options):
        found = subprocess.run(
            ["ogr2ogr", "-f", "CSV", "/vsistdout/", str(source), layer, "-lco", "GEOMETRY=AS_XY", *options],
            env={**os.environ, "GDAL_HTTP_HEADERS": f"Authorization: Bearer {key}"}, capture_output=True, text=True)
        assert found.returncode == 0 and "ERROR" not in found.stderr, found.stderr
        return list(csv.DictReader(io.StringIO(found.stdout, newline="")))

    return rows


@pytest.fixture(scope="module")
def places(server, key):
    """Where the features of a collection lie in SWEREF 99 TM, by their ids: northing and easting, as they are written."""

    def ask(collection):
        address = f"{server.url}/ogc/collections/{collection}/items?" + urllib.parse.urlencode({"limit": 1000, "crs": SWEREF})
        found = {}
        while address:
            with urllib.request.urlopen(urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})) as answer:
                page = json.load(answer)
            found |= {one["id"]: one["geometry"] for one in page["features"]}
            address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        return found

    return ask


def text(value):
    return value or None


def number(value):
    return float(value) if value else None


def day(value):
    """A date, as both write it; GDAL has slashes in its own."""
    return datetime.date.fromisoformat(value.replace("/", "-")) if value else None


def moment(value):
    """To the second, since that is what the layers tell; always in UTC."""
    if not value:
        return None
    told = re.fullmatch(r"(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|\+00)", value)
    assert told, value
    return datetime.datetime(*map(int, told.groups()))


def units(value):
    return [one.strip() for one in value.split(",")] if value else []


# By each view of the file: the collection, how a row is named, and how the view's columns and the collection's properties are read.
LAYERS = {
    "report_map": ("reports", lambda row: row["id"], {
        "reference": ("reference", text), "municipality": ("municipality", text), "category": ("category", text), "status": ("status", text),
        "source": ("source", text), "text": ("text", text), "observed": ("observedAt", moment), "received": ("receivedAt", moment),
        "accuracy_metres": ("accuracyMetres", number), "case_id": ("case", text)}),
    "case_map": ("cases", lambda row: row["id"], {
        "municipality": ("municipality", text), "category_group": ("group", text), "status": ("status", text), "reports": ("reports", number),
        "withheld": ("withheldReports", number), "reporters": ("reporters", number), "opened": ("openedAt", moment),
        "changed": ("changedAt", moment), "first_observed": ("firstObservedAt", moment), "last_observed": ("lastObservedAt", moment),
        "due": ("due", day), "unit_codes": ("units", units), "place_is_approximate": ("placeIsApproximate", number)}),
    "walk_map": ("walks", lambda row: f"{row['walk']}:{row['stop']}", {
        "municipality": ("municipality", text), "title": ("title", text), "state": ("state", text), "day": ("day", day), "name": ("name", text),
        "reason": ("reason", text), "mean": ("mean", number), "findings": ("findings", number)}),
    "finding_map": ("findings", lambda row: row["id"], {
        "municipality": ("municipality", text), "walk": ("walkTitle", text), "day": ("day", day), "stop": ("stop", number),
        "point": ("checklistPoint", text), "what": ("what", text), "whereabouts": ("whereabouts", text), "gravity": ("gravity", text),
        "action": ("action", text), "unit": ("unit", text), "due": ("due", day), "status": ("status", text), "case_id": ("case", text)}),
    "measure_map": ("measures", lambda row: row["id"], {
        "municipality": ("municipality", text), "kind": ("kind", text), "title": ("title", text), "state": ("state", text),
        "planned": ("planned", day), "begun": ("begun", day), "done": ("done", day), "cost": ("cost", number),
        "responsible": ("responsible", text), "units": ("units", units), "causes": ("causes", number), "shape": ("shape", text)}),
}


def shown(row):
    """Whether a row of a collection is one that the view shows: of what was merged away and of what is withheld there is none."""
    return not row.get("mergedInto") and row.get("withheld") != "1"


@pytest.mark.parametrize("view", LAYERS)
def test_the_file_and_ogc_show_the_same_values(server, planned, gdal, places, view):
    collection, name, columns = LAYERS[view]
    stored = {name(row): row for row in gdal(server.database, view) if row["X"] or view == "case_map"}
    told = {row["id"]: row for row in gdal(f"OAPIF:{server.url}/ogc", collection, "-oo", "PAGE_SIZE=1000") if shown(row)}
    if view == "measure_map":
        # The view holds those that have a place.
        assert [row["title"] for row in told.values() if not row["X"]] == ["Föräldramöte"]
        told = {id: row for id, row in told.items() if row["X"]}
    assert stored.keys() == told.keys() and len(stored) >= (20 if view in ("report_map", "case_map") else 2)
    different = [
        (id, column, stored[id][column], told[id][other]) for id in stored for column, (other, read) in columns.items()
        if read(stored[id][column]) != read(told[id][other])]
    assert not different, different[:10]
    # What is compared is there at all.
    for column, (_, read) in columns.items():
        assert any(read(row[column]) not in (None, []) for row in stored.values()), column
    exact = places(collection)
    for id, row in stored.items():
        if not row["X"]:
            assert exact[id] is None and not told[id]["X"], id
            continue
        northing, easting = exact[id]["coordinates"]
        assert (round(float(row["Y"]), 2), round(float(row["X"]), 2)) == (northing, easting), id


@pytest.mark.parametrize("view", LAYERS)
def test_the_same_places_are_shown_in_degrees(server, planned, gdal, view):
    collection, name, _ = LAYERS[view]
    stored = {name(row): row for row in gdal(server.database, view, "-t_srs", "EPSG:4326") if row["X"]}
    told = {row["id"]: row for row in gdal(f"OAPIF:{server.url}/ogc", collection, "-oo", "PAGE_SIZE=1000") if row["X"] and shown(row)}
    assert stored.keys() == told.keys() and stored
    for id, row in stored.items():
        for axis in ("X", "Y"):
            assert abs(float(row[axis]) - float(told[id][axis])) < 2e-7, (id, axis)


def test_a_report_has_the_units_of_its_case(server, planned, gdal):
    stored = gdal(server.database, "report_map")
    cases = {row["id"]: row for row in gdal(f"OAPIF:{server.url}/ogc", "cases", "-oo", "PAGE_SIZE=1000")}
    assert len(stored) > 20
    for row in stored:
        assert units(row["unit_codes"]) == units(cases[row["case_id"]]["units"]) != [], row["id"]


def test_areas_are_the_same_in_the_file_and_over_ogc(server, gdal, places):
    def name(row, code, begins):
        return ":".join(filter(None, [row["layer"], row[code], str(day(row[begins]) or "")]))

    stored = {name(row, "code", "valid_from"): row for row in gdal(server.database, "area_map")}
    told = {row["id"]: row for row in gdal(f"OAPIF:{server.url}/ogc", "areas", "-oo", "PAGE_SIZE=1000")}
    assert stored.keys() == told.keys() and len(stored) > 5
    for id, row in stored.items():
        for column, other, read in [
            ("code", "code", text), ("name", "name", text), ("owner", "owner", text), ("valid_from", "validFrom", day),
            ("valid_until", "validUntil", day),
        ]:
            assert read(row[column]) == read(told[id][other]), (id, column)
    found = subprocess.run(
        ["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=2", server.database, "area_map"],
        check=True, capture_output=True, text=True).stdout
    exact = places("areas")

    def corners(geometry, turned):
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        return sorted(
            (position[1], position[0]) if turned else tuple(position)
            for polygon in polygons for ring in polygon for position in ring[:-1])

    for feature in json.loads(found)["features"]:
        properties = feature["properties"]
        id = name({**properties, "valid_from": properties["valid_from"] or ""}, "code", "valid_from")
        assert corners(feature["geometry"], True) == corners(exact[id], False), id


def test_what_was_called_off_or_is_withheld_is_in_no_layer(server, planned, gdal):
    walks = gdal(server.database, "walk_map") + gdal(f"OAPIF:{server.url}/ogc", "walks")
    assert walks and planned["off"] not in {row["walk"] for row in walks}
    stored = gdal(server.database, "finding_map")
    told = gdal(f"OAPIF:{server.url}/ogc", "findings")
    assert "Ett hål i stigen." not in {row["what"] for row in stored + told}
    assert "Exempelsson" not in json.dumps(stored + told) and planned["withheld"] not in {row["id"] for row in stored}
    # That there is something is told over /ogc, as the API tells it: in which square, and nothing of what.
    (row,) = [row for row in told if row["id"] == planned["withheld"]]
    assert row["withheld"] == "1" and not row["what"] and not row["stop"]
    assert abs(float(row["X"]) - SQUARE[0]) > 1e-5 or abs(float(row["Y"]) - SQUARE[1]) > 1e-5
