"""What Benchmarks/ogc needs beside the load: the reports for its peers, the boxes that are asked for, and what each server answers to them.

    ogc_peers.py copy ADDRESS KEY FILE       pages through the features and writes them for COPY
    ogc_peers.py table                       prints the SQL of the table that takes them
    ogc_peers.py boxes HITS                  prints the SQL that gives boxes of about so many reports
    ogc_peers.py config ADDRESS PORT         prints the configuration of pygeoapi
    ogc_peers.py ask ADDRESS BOXES FOUND NAME [KEY]   asks for every box once and compares with what the first who was asked has found
"""
import json
import os
import sys
import time
import urllib.parse
import urllib.request

# As Lykta's own `…/collections/reports/schema` says.
COLUMNS = {
    "id": "text PRIMARY KEY", "municipality": "text", "category": "text", "status": "text", "source": "text", "observedAt": "timestamptz",
    "reference": "text", "receivedAt": "timestamptz", "case": "text", "recurs": "text", "accuracyMetres": "float8",
    "restricted": "boolean", "words": "text", "text": "text", "longitude": "float8", "latitude": "float8",
}


def get(address, key=None):
    headers = {"Accept": "application/geo+json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=120) as answer:
        return json.load(answer)


def cell(value):
    """As COPY's text form has it."""
    if value is None:
        return r"\N"
    return str(value).replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")


def copy(address, key, path):
    with open(path, "w", encoding="utf-8") as file:
        while address:
            page = get(address, key)
            for feature in page["features"]:
                values = {"id": feature["id"], **feature["properties"]}
                values["longitude"], values["latitude"] = feature["geometry"]["coordinates"]
                assert values.keys() == COLUMNS.keys(), values.keys() ^ COLUMNS.keys()
                file.write("\t".join(cell(values[name]) for name in COLUMNS) + "\n")
            address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)


def table():
    print("CREATE TABLE report (" + ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items()) + ")")


def boxes(hits):
    # A box around a circle holds more than the circle, by four to pi; of the boxes those count that come near what is wanted.
    print(f"""
        WITH spot AS (SELECT ST_X(geom) AS x, ST_Y(geom) AS y, geom FROM report ORDER BY md5(id) LIMIT 400),
        box AS (SELECT round((x - reach)::numeric, 6) AS west, round((y - reach)::numeric, 6) AS south,
                round((x + reach)::numeric, 6) AS east, round((y + reach)::numeric, 6) AS north
            FROM spot CROSS JOIN LATERAL (SELECT max(far) AS reach FROM (SELECT report.geom <-> spot.geom AS far FROM report
                ORDER BY far LIMIT {round(hits * 0.785)}) AS nearest) AS around)
        SELECT west, south, east, north FROM box CROSS JOIN LATERAL (SELECT count(*) AS held FROM report
            WHERE geom && ST_MakeEnvelope(west, south, east, north, 4326)) AS counted
        WHERE held BETWEEN {hits * 0.8} AND {hits * 1.17} LIMIT 100""")


def config(address, port):
    """As pygeoapi's documentation has it for a table of PostGIS."""
    language = {"en": "Lykta"}
    print(json.dumps({
        "server": {
            "bind": {"host": "127.0.0.1", "port": urllib.parse.urlsplit(address).port}, "url": address, "mimetype": "application/json",
            "encoding": "utf-8", "gzip": False, "languages": ["en-US"], "pretty_print": False,
            "limits": {"default_items": 100, "max_items": 1000},
            "map": {"url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "attribution": "OpenStreetMap"}},
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {"title": language, "description": language, "keywords": {"en": ["reports"]}, "keywords_type": "theme",
                               "terms_of_service": "none", "url": address},
            "license": {"name": "none", "url": address},
            "provider": {"name": "Lykta", "url": address},
            "contact": {"name": "Lykta", "email": "lykta@example.se", "url": address}},
        "resources": {"report": {
            "type": "collection", "title": language, "description": language, "keywords": {"en": ["reports"]}, "links": [],
            "extents": {"spatial": {"bbox": [10, 55, 25, 70], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}},
            "providers": [{
                "type": "feature", "name": "PostgreSQL", "id_field": "id", "table": "report", "geom_field": "geom",
                "data": {"host": "127.0.0.1", "port": int(port), "dbname": "postgres", "user": "postgres", "password": "none",
                         "search_path": ["public"]}}]}},
    }, indent=1))


def ask(address, boxes, found, name, key=None):
    with open(boxes) as file:
        lines = file.read().split()
    answers, began = {}, time.perf_counter()
    for box in lines:
        features = get(f"{address}?limit=1000&bbox={box}", key)["features"]
        answers[box] = {feature["id"]: len(feature["properties"]) for feature in features}
    counts = sorted(len(answer) for answer in answers.values())
    print(f"{name}: {len(lines)} boxes of {counts[0]} to {counts[-1]} features, {sum(counts) / len(counts):.1f} in the mean, "
          f"one after another {len(lines) / (time.perf_counter() - began):.0f} a second")
    if not os.path.exists(found):
        with open(found, "w") as file:
            json.dump({box: sorted(answer) for box, answer in answers.items()}, file)
    with open(found) as file:
        wanted = json.load(file)
    other = [box for box in lines if wanted[box] != sorted(answers[box])]
    if other:
        sys.exit(f"{name} answers other features than the first in {len(other)} of {len(lines)} boxes, such as {other[0]}")


if __name__ == "__main__":
    {"copy": copy, "table": table, "boxes": lambda hits: boxes(int(hits)), "config": config, "ask": ask}[sys.argv[1]](
        *[argument for argument in sys.argv[2:] if argument])
