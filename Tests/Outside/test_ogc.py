"""Map programs: GDAL, as Debian has it, reads every collection of OGC API – Features, and finds what the file itself holds."""

import csv
import io
import json
import os
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

import pytest

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
# What GDAL and PROJ may differ by, in metres: places are kept in centimetres, and degrees have seven decimals.
NEAR = 0.02


def epsg(code):
    return f"http://www.opengis.net/def/crs/EPSG/0/{code}"


@pytest.fixture(scope="module")
def key(server):
    return server.lykta("keys", "add", "--name", "karta", "--scope", "report:read").strip()


@pytest.fixture(scope="module")
def gdal(server, key):
    """Runs one of GDAL's programs with the key in a header, or as a password."""

    def run(program, *arguments, password=False):
        access = (
            {"GDAL_HTTP_AUTH": "BASIC", "GDAL_HTTP_USERPWD": f"qgis:{key}"} if password
            else {"GDAL_HTTP_HEADERS": f"Authorization: Bearer {key}"})
        found = subprocess.run(
            [program, *map(str, arguments)], env={**os.environ, **access}, capture_output=True, text=True)
        assert found.returncode == 0, found.stderr
        assert "ERROR" not in found.stderr, found.stderr
        return found.stdout

    return run


@pytest.fixture(scope="module")
def source(server):
    return f"OAPIF:{server.url}/ogc"


@pytest.fixture(scope="module")
def ask(server, key):
    """What the server itself answers, all pages."""

    def items(collection, **parameters):
        address = f"{server.url}/ogc/collections/{collection}/items?" + urllib.parse.urlencode(
            {"limit": 1000, **parameters}, quote_via=urllib.parse.quote)
        features = []
        while address:
            request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
            with urllib.request.urlopen(request) as answer:
                page = json.load(answer)
            assert page["numberReturned"] == len(page["features"])
            features += page["features"]
            address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        return features

    return items


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def table(gdal, source, layer, *options):
    return rows(gdal("ogr2ogr", "-f", "CSV", "/vsistdout/", source, layer, "-lco", "GEOMETRY=AS_XY", *options))


@pytest.mark.parametrize("password", [False, True])
def test_every_collection_is_listed(gdal, source, password):
    listed = gdal("ogrinfo", "-ro", source, password=password)
    for name in ["reports", "cases", "hotspots", "walks", "findings", "measures", "areas", "cells"]:
        assert name in listed
    summary = gdal("ogrinfo", "-ro", "-so", source, "reports", password=password)
    assert "Geometry: Point" in summary and "category: String" in summary and "observedAt: DateTime" in summary


@pytest.mark.parametrize("collection", ["reports", "cases", "areas"])
def test_pages_of_any_length_give_every_feature_once(gdal, source, ask, collection):
    wanted = sorted(feature["id"] for feature in ask(collection))
    assert len(wanted) > 5
    assert sorted(feature["id"] for feature in ask(collection, limit=7)) == wanted
    for size in [10, 50, 1000]:
        found = table(gdal, source, collection, "-oo", f"PAGE_SIZE={size}")
        assert sorted(row["id"] for row in found) == wanted, size
    summary = gdal("ogrinfo", "-ro", "-so", source, collection)
    assert f"Feature Count: {len(wanted)}" in summary


def test_filters_give_what_they_say(gdal, source, ask):
    everything = ask("reports")
    lighting = sorted(one["id"] for one in everything if one["properties"]["category"] == "lighting")
    assert 0 < len(lighting) < len(everything)
    page = ("-oo", "PAGE_SIZE=100")
    found = table(gdal, source, "reports", "-where", "category = 'lighting'", *page)
    assert sorted(row["id"] for row in found) == lighting
    assert sorted(one["id"] for one in ask("reports", filter="category = 'lighting'")) == lighting
    longitudes = sorted(one["geometry"]["coordinates"][0] for one in everything)
    latitudes = sorted(one["geometry"]["coordinates"][1] for one in everything)
    west, east = longitudes[len(longitudes) // 4], longitudes[3 * len(longitudes) // 4]
    south, north = latitudes[len(latitudes) // 4], latitudes[3 * len(latitudes) // 4]
    inside = sorted(
        one["id"] for one in everything
        if west <= one["geometry"]["coordinates"][0] <= east and south <= one["geometry"]["coordinates"][1] <= north)
    assert 0 < len(inside) < len(everything)
    spatial = table(gdal, source, "reports", "-spat", west, south, east, north, *page)
    assert sorted(row["id"] for row in spatial) == inside
    times = sorted(one["properties"]["observedAt"] for one in everything)
    middle = times[len(times) // 2]
    later = sorted(one["id"] for one in everything if one["properties"]["observedAt"] >= middle)
    assert sorted(one["id"] for one in ask("reports", datetime=f"{middle}/..")) == later
    assert sorted(one["id"] for one in ask("reports", filter=f"observedAt >= TIMESTAMP('{middle}')")) == later
    newest = [one["properties"]["observedAt"] for one in ask("reports", sortby="-observedAt", limit=90)]
    assert newest == times[::-1]


def test_the_same_values_stand_in_the_file_itself(gdal, source, server):
    served = {row["id"]: row for row in table(gdal, source, "reports", "-oo", "PAGE_SIZE=1000")}
    stored = {row["id"]: row for row in table(gdal, server.database, "report_map")}
    placed = {id for id, row in stored.items() if row["X"]}
    assert set(served) == placed
    for id in placed:
        for name in ["reference", "category", "status", "source", "text", "municipality"]:
            assert served[id][name] == stored[id][name], (id, name)
        observed = served[id]["observedAt"].replace("/", "-").replace(" ", "T")
        assert observed[:19] == stored[id]["observed"].replace("/", "-").replace(" ", "T")[:19]


@pytest.mark.parametrize("code", [4326, 3006, 3009])
@pytest.mark.parametrize("collection", ["reports", "cases", "areas"])
def test_a_copy_in_a_geopackage_lies_where_the_file_says(gdal, source, server, ask, tmp_path, code, collection):
    file = tmp_path / f"{collection}.gpkg"
    gdal(
        "ogr2ogr", "-t_srs", f"EPSG:{code}", file, source, collection, "-oo", "PAGE_SIZE=1000",
        "-nlt", "PROMOTE_TO_MULTI" if collection == "areas" else "POINT")
    summary = gdal("ogrinfo", "-ro", "-so", file, collection)
    assert f'ID["EPSG",{code}]' in summary
    asked = ask(collection, crs=epsg(code))
    assert f"Feature Count: {len(asked)}" in summary
    if collection == "areas":
        return
    unit = NEAR if code != 4326 else 2e-7
    copied = {row["id"]: (float(row["X"]), float(row["Y"])) for row in table(gdal, file, collection) if row["X"]}
    placed = [one for one in asked if one["geometry"]]
    assert {one["id"] for one in placed} == set(copied) and len(placed) > 5
    # What lies nowhere is a feature all the same. In the order of EPSG's axes the first is the northing or the latitude; a file has the easting first.
    for one in placed:
        first, second = one["geometry"]["coordinates"]
        x, y = copied[one["id"]]
        assert abs(second - x) < unit and abs(first - y) < unit, (one["id"], first, second, x, y)
    if collection == "reports":
        own = table(gdal, server.database, "report_map", "-t_srs", f"EPSG:{code}", "-where", "place IS NOT NULL")
        for row in own:
            x, y = copied[row["id"]]
            assert abs(float(row["X"]) - x) < unit and abs(float(row["Y"]) - y) < unit


def test_any_collection_becomes_kml(gdal, source, ask, tmp_path):
    file = tmp_path / "rapporter.kml"
    gdal("ogr2ogr", "-f", "KML", file, source, "reports", "-oo", "PAGE_SIZE=1000", "-dsco", "NameField=reference")
    kml = "{http://www.opengis.net/kml/2.2}"
    read = {}
    for mark in ElementTree.parse(file).getroot().iter(f"{kml}Placemark"):
        longitude, latitude = mark.find(f"{kml}Point/{kml}coordinates").text.split(",")[:2]
        read[mark.find(f"{kml}name").text] = [float(longitude), float(latitude)]
    told = {one["properties"]["reference"]: one["geometry"]["coordinates"] for one in ask("reports")}
    assert read == told and len(read) > 5


@pytest.mark.parametrize("code", [4326, 3006, 3009])
def test_a_box_and_a_filter_have_their_axes_in_the_order_of_the_system(ask, code):
    everything = ask("reports", crs=epsg(code))
    first, second = everything[len(everything) // 2]["geometry"]["coordinates"]
    half = 0.004 if code == 4326 else 400
    box = (first - half, second - half, first + half, second + half)
    inside = sorted(
        one["id"] for one in everything
        if box[0] <= one["geometry"]["coordinates"][0] <= box[2] and box[1] <= one["geometry"]["coordinates"][1] <= box[3])
    assert 0 < len(inside) < len(everything)
    written = ",".join(str(number) for number in box)
    found = ask("reports", bbox=written, **{"bbox-crs": epsg(code)})
    assert sorted(one["id"] for one in found) == inside
    corners = ask("reports", filter=f"S_INTERSECTS(geometry, BBOX({written}))", **{"filter-crs": epsg(code)})
    # Edges along the axes of degrees and zones are bent in the plane, by less than a metre here.
    assert len(set(inside) ^ {one["id"] for one in corners}) <= 1


def test_everybody_reads_what_is_published_and_nothing_else(server):
    with urllib.request.urlopen(f"{server.url}/ogc/collections/cells/items") as answer:
        assert json.load(answer)["features"] == []
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server.url}/ogc/collections/reports/items")
    assert refused.value.code == 401
