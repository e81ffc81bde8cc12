"""QGIS, as Debian has it and without a window: adds every collection of OGC API – Features, a GeoPackage and the database itself as layers, has the
same values as the server tells, and draws each.

Pictures of the layers are in `.build/pictures/qgis` for whoever looks at them.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.request
import uuid
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone

import pytest

from conftest import LYKTA, PICTURES, ROOT

COLLECTIONS = ["reports", "cases", "hotspots", "walks", "findings", "measures", "areas", "cells"]
# By each view of the file: its collection, how a row is named there, and which property is the same as which column.
VIEWS = {
    "report_map": ("reports", "{id}", {
        "municipality": "municipality", "category": "category", "status": "status", "source": "source", "observed": "observedAt",
        "reference": "reference", "received": "receivedAt", "case_id": "case", "accuracy_metres": "accuracyMetres", "text": "text"}),
    "case_map": ("cases", "{id}", {
        "municipality": "municipality", "category_group": "group", "status": "status", "reports": "reports",
        "withheld": "withheldReports", "reporters": "reporters", "opened": "openedAt", "changed": "changedAt",
        "first_observed": "firstObservedAt", "last_observed": "lastObservedAt", "due": "due",
        "place_is_approximate": "placeIsApproximate"}),
    "walk_map": ("walks", "{walk}:{stop}", {
        "municipality": "municipality", "title": "title", "state": "state", "day": "day", "name": "name", "reason": "reason",
        "mean": "mean", "findings": "findings"}),
    "finding_map": ("findings", "{id}", {
        "municipality": "municipality", "walk": "walkTitle", "day": "day", "stop": "stop", "what": "what", "gravity": "gravity",
        "unit": "unit", "due": "due", "status": "status"}),
    "measure_map": ("measures", "{id}", {
        "municipality": "municipality", "kind": "kind", "title": "title", "state": "state", "planned": "planned", "done": "done",
        "cost": "cost", "units": "units", "shape": "shape"}),
}
# Degrees have seven decimals.
NEAR = 2e-7


@pytest.fixture(scope="module")
def municipality(make_server, tmp_path_factory):
    """A server of a municipality that publishes squares, with a walk, a finding, a measure and a kept hotspot."""
    profile = tmp_path_factory.mktemp("profile") / "profile"
    shutil.copytree(ROOT / "Sources/Demo/profile", profile, ignore=shutil.ignore_patterns("spots.csv"))
    with open(profile / "profile.yaml", "a") as file:
        file.write("\nopen: { parts: [openData], cell-metres: 5000, contact: oppet@example.se }\n")
    server = make_server()
    server.stop()
    subprocess.run([LYKTA, "init", "--database", server.database, "--profile", profile], check=True, capture_output=True)
    server.start()
    key = server.lykta("keys", "add", "--name", "karta", "--scope", "report:read", "case:write").split()[0]

    def ask(path, method="GET", body=None):
        request = urllib.request.Request(
            server.url + path, None if body is None else json.dumps(body).encode(), method=method,
            # As QGIS asks without a language of its own.
            headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Accept-Language": "en"})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    server.key, server.ask = key, ask
    place = {"type": "Point", "coordinates": [14.5306, 56.2767]}
    walk = str(uuid.uuid4())
    ask(f"/api/v1/walks/{walk}", "PUT", {
        "title": "Holje i november", "days": {"walk": "2026-11-20"}, "stops": [
            {"name": "Idrottshallen", "place": place, "reason": "Rapporter om mörker."},
            {"name": "Torget", "place": {"type": "Point", "coordinates": [14.5340, 56.2780]}}]})
    ask(f"/api/v1/walks/{walk}/answers", "POST", {"answers": [{
        "id": str(uuid.uuid4()), "walker": str(uuid.uuid4()), "stop": 1, "point": "lighting", "score": 2,
        "answeredAt": datetime.now(timezone.utc).isoformat()}]})
    ask(f"/api/v1/walks/{walk}/findings", "POST", {
        "id": str(uuid.uuid4()), "stop": 1, "point": "lighting", "what": "Två lampor är släckta.", "unit": "gata-park",
        "due": "2038-01-20"})
    ask(f"/api/v1/measures/{uuid.uuid4()}", "PUT", {
        "kind": "lighting", "title": "Ny belysning vid Idrottshallen", "place": place, "planned": "2038-01-20",
        "cost": 2_000_000_000, "responsible": "municipality", "units": ["gata-park"]})
    hottest = ElementTree.fromstring(ask("/api/v1/hotspots?format=gpx")).find("{*}wpt")
    ask(f"/api/v1/kept-hotspots/{uuid.uuid4()}", "PUT", {
        "place": {"type": "Point", "coordinates": [float(hottest.get("lon")), float(hottest.get("lat"))]}})
    return server


@pytest.fixture(scope="module")
def told(municipality):
    """What the server itself says of a collection: all pages."""

    def items(collection):
        path = f"/ogc/collections/{collection}/items?limit=1000"
        features = []
        while path:
            page = json.loads(municipality.ask(path))
            features += page["features"]
            following = [link["href"] for link in page["links"] if link["rel"] == "next"]
            path = following[0].removeprefix(municipality.url) if following else None
        return features

    return {collection: items(collection) for collection in COLLECTIONS}


@pytest.fixture(scope="module")
def files(municipality, tmp_path_factory):
    """A copy of the database, and a GeoPackage of each list."""
    folder = tmp_path_factory.mktemp("files")
    municipality.lykta("backup", folder / "copy.sqlite")
    for listed in ["reports", "cases"]:
        (folder / f"{listed}.gpkg").write_bytes(municipality.ask(f"/api/v1/{listed}?limit=all&format=gpkg&epsg=3006"))
    return folder


@pytest.fixture(scope="module")
def qgis(municipality, files, tmp_path_factory):
    """What QGIS has of every layer, by its name; all in one run, with a home of its own."""
    scratch = tmp_path_factory.mktemp("qgis")
    pictures = PICTURES / "qgis"
    pictures.mkdir(parents=True, exist_ok=True)
    scratch.chmod(0o700)
    served = [{"name": name, "provider": "OAPIF",
               "uri": f"url='{municipality.url}/ogc' typename='{name}' pagingEnabled='true' pageSize='50' {{access}}"}
              for name in COLLECTIONS]
    in_file = [{"name": name, "provider": "ogr", "uri": f"{files}/copy.sqlite|layername={name}"} for name in VIEWS]
    by_spatialite = [{"name": f"spatialite-{name}", "provider": "spatialite",
                      "uri": f"dbname='{files}/copy.sqlite' table=\"{name}\" (place)"} for name in VIEWS]
    packed = [{"name": f"{listed}.gpkg", "provider": "ogr", "style": True, "uri": f"{files}/{listed}.gpkg|layername={layer}"}
              for listed, layer in [("reports", "rapporter"), ("cases", "arenden")]]
    ran = subprocess.run(
        ["/usr/bin/python3", pathlib.Path(__file__).with_name("qgis_layers.py")], capture_output=True, text=True, timeout=300,
        input=json.dumps({
            "key": municipality.key, "pictures": str(pictures), "layers": served + in_file + by_spatialite + packed}),
        # In Sweden, where a moment that is moved on the way is seen to be.
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Europe/Stockholm", "QT_QPA_PLATFORM": "offscreen",
             "HOME": str(scratch), "XDG_RUNTIME_DIR": str(scratch), "TMPDIR": str(scratch)})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return json.loads(ran.stdout)


def same(shown, told):
    """Whether QGIS has the value that the server tells. Of a moment QGIS 3.22 shows what is written, which is UTC, and GDAL beneath it holds
    seconds in 32 bits, of which QGIS cuts off what is beyond a millisecond."""
    if not isinstance(told, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", told):
        return shown == told
    late = datetime.fromisoformat(told.removesuffix("Z")) - datetime.fromisoformat(shown)
    return timedelta() <= late <= timedelta(milliseconds=1)


TYPES = {"string": "QString", "number": "double", "integer": "int", "boolean": "bool", "date-time": "QDateTime", "date": "QDate"}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_collection_is_a_layer_with_what_the_server_tells(municipality, qgis, told, collection):
    layer, features = qgis[collection], told[collection]
    assert layer["valid"], layer
    assert layer["count"] == len(layer["features"]) == len(features) > 0
    assert layer["crs"] == "EPSG:4326"
    properties = json.loads(municipality.ask(f"/ogc/collections/{collection}/schema"))["properties"]
    for name, schema in properties.items():
        # QGIS 3.22 tells types by ten features, so what none of them has is a text.
        if name != "geometry" and any(feature["properties"][name] is not None for feature in features[:10]):
            assert layer["fields"][name] == TYPES[schema.get("format", schema["type"])], name
    found = {feature["values"]["id"]: feature for feature in layer["features"]}
    assert found.keys() == {feature["id"] for feature in features}
    for feature in features:
        values, place = found[feature["id"]]["values"], found[feature["id"]]["place"]
        for name, value in feature["properties"].items():
            assert same(values[name], value), (feature["id"], name, values[name], value)
        if feature["geometry"] is None:
            assert place is None
        elif feature["geometry"]["type"] == "Point":
            assert all(abs(one - other) < NEAR for one, other in zip(place, feature["geometry"]["coordinates"])), feature["id"]
        else:
            assert place is not None


@pytest.mark.parametrize("view", VIEWS)
def test_the_file_itself_holds_what_is_served(qgis, told, view):
    collection, name, pairs = VIEWS[view]
    stored = {name.format(**feature["values"]): feature for feature in qgis[view]["features"]}
    served = {feature["id"]: feature for feature in told[collection] if feature["properties"].get("status") != "merged"}
    # Reports in words alone are in the file, and in no collection.
    assert stored.keys() >= served.keys() and all(stored[id]["place"] is None for id in stored.keys() - served.keys())
    for id, feature in served.items():
        values, place = stored[id]["values"], stored[id]["place"]
        for column, property in pairs.items():
            # The file has moments as text, in whole seconds.
            value = feature["properties"][property]
            assert values[column] == (f"{value[:19]}Z" if property.endswith("At") else value), (id, column)
        if feature["geometry"]:
            assert all(abs(one - other) < NEAR for one, other in zip(place, feature["geometry"]["coordinates"])), id
    for column in pairs:
        assert column == "done" or any(feature["values"][column] is not None for feature in stored.values()), column


@pytest.mark.parametrize("view", VIEWS)
def test_both_ways_into_the_file_give_the_same(qgis, view):
    one, other = qgis[view], qgis[f"spatialite-{view}"]
    assert one["valid"] and other["valid"] and one["crs"] == other["crs"] == "EPSG:3006"
    assert one["count"] == len(one["features"]) > 0
    assert one["features"] == other["features"]


@pytest.mark.parametrize("listed, collection, moments", [
    ("reports", "reports", {"Sett": "observedAt", "Inkom": "receivedAt"}),
    ("cases", "cases", {"Öppnat": "openedAt", "Ändrat": "changedAt", "Senast sett": "lastObservedAt"}),
])
def test_a_geopackage_opens_with_its_own_style(qgis, told, listed, collection, moments):
    layer = qgis[f"{listed}.gpkg"]
    style = layer["style"]
    assert style["kind"] == "categorizedSymbol" and layer["crs"] == "EPSG:3006"
    used = {feature["values"][style["property"]] for feature in layer["features"]}
    assert 3 < len(used) and used <= style["categories"].keys()
    drawn = {style["categories"][category] for category in used} & layer["drawn"]["colours"].keys()
    assert len(drawn) > 3, layer["drawn"]["colours"]
    served = {feature["id"]: feature["properties"] for feature in told[collection]}
    assert layer["count"] == len(layer["features"]) == len(served)
    for values in (feature["values"] for feature in layer["features"]):
        for column, name in moments.items():
            assert layer["fields"][column] == "QDateTime" and same(values[column], served[values["Id"]][name])


@pytest.mark.parametrize("layer", COLLECTIONS + list(VIEWS) + [f"spatialite-{view}" for view in VIEWS] + ["reports.gpkg", "cases.gpkg"])
def test_a_layer_is_drawn(qgis, layer):
    drawn = qgis[layer]["drawn"]
    # A marker has some 75 pixels; white is the paper.
    assert not drawn["faults"] and drawn["pixels"] > 50, drawn
