"""What map programs write and read: GeoPackages of Lykta in GDAL, and area layers of GDAL in Lykta."""

import datetime
import json
import sqlite3
import subprocess
import urllib.request
import uuid
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import LYKTA

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def key(server):
    return server.lykta("keys", "add", "--name", "GIS", "--scope", "report:read").split()[0]


@pytest.fixture(scope="module")
def get(server, key):
    def ask(path):
        request = urllib.request.Request(server.url + path, headers={"Authorization": f"Bearer {key}"})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    return ask


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def features(path, layer, *options):
    """The features as GDAL reads them, in WGS 84 with longitude first, by id."""
    read = run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", *options, str(path), layer)
    return {feature["properties"]["Id"]: feature for feature in json.loads(read)["features"]}


@pytest.mark.parametrize("epsg", ["4326", "3006"])
@pytest.mark.parametrize("listed, layer", [("reports", "rapporter"), ("cases", "arenden")])
def test_gdal_reads_what_the_api_tells(get, tmp_path, listed, layer, epsg):
    file = tmp_path / f"{layer}.gpkg"
    file.write_bytes(get(f"/api/v1/{listed}?limit=all&format=gpkg&epsg={epsg}"))
    told = {feature["id"]: feature for feature in json.loads(get(f"/api/v1/{listed}?limit=all"))["features"]}
    read = features(file, layer, "-t_srs", "EPSG:4326")
    assert len(told) > 50 and read.keys() == told.keys()
    for name, feature in read.items():
        if told[name]["geometry"] is None:
            assert feature["geometry"] is None
            continue
        for one, other in zip(feature["geometry"]["coordinates"], told[name]["geometry"]["coordinates"]):
            assert abs(one - other) < 2e-7
    name, feature = next(iter(read.items()))
    moment = "observedAt" if listed == "reports" else "openedAt"
    column = "Sett" if listed == "reports" else "Öppnat"
    value = feature["properties"][column].replace("/", "-").replace(" ", "T")
    assert value[:19] == told[name]["properties"][moment][:19], "a moment is one of UTC"
    about = run("ogrinfo", "-ro", "-so", str(file), layer)
    assert f'ID["EPSG",{epsg}]' in about.split("Data axis")[0].rstrip()[-40:]
    assert f"Feature Count: {len(told)}" in about
    lists = run("ogrinfo", "-ro", str(file))
    assert f"1: {layer} (Point)" in lists


@pytest.mark.parametrize("listed, layer", [("reports", "rapporter"), ("cases", "arenden")])
def test_gdal_finds_by_the_spatial_index_and_keeps_it(get, tmp_path, listed, layer):
    file = tmp_path / f"{layer}.gpkg"
    file.write_bytes(get(f"/api/v1/{listed}?limit=all&format=gpkg&epsg=3006"))
    indexed = run("ogrinfo", "-ro", "-q", str(file), "-sql", f"SELECT HasSpatialIndex('{layer}', 'geom')")
    assert "HasSpatialIndex (Integer) = 1" in indexed
    everything = [one for one in features(file, layer).values() if one["geometry"]]

    def index():
        with sqlite3.connect(file) as database:
            assert database.execute(f"SELECT rtreecheck('rtree_{layer}_geom')").fetchone() == ("ok",)
            return database.execute(f"SELECT count(*), min(minx), max(maxy) FROM rtree_{layer}_geom").fetchone()

    assert index()[0] == len(everything) > 50

    def place(feature):
        return feature["geometry"]["coordinates"]

    def within(box):
        west, south, east, north = box
        return {
            one["properties"]["Id"] for one in everything
            if west <= place(one)[0] <= east and south <= place(one)[1] <= north}

    east = sorted(place(one)[0] for one in everything)
    north = sorted(place(one)[1] for one in everything)
    quarter = len(everything) // 4
    for box in [
        (east[quarter] - 1, north[quarter] - 1, east[-quarter] + 1, north[-quarter] + 1),
        (east[0] - 1, north[0] - 1, east[-1] + 1, north[-1] + 1), (east[0] - 99, north[0] - 99, east[0] - 2, north[0] - 2),
    ]:
        assert features(file, layer, "-spat", *map(str, box)).keys() == within(box)
    # A map program that moves, adds or takes away an element finds it where it is then.
    west, far = (min(everything, key=place), max(everything, key=place))
    with sqlite3.connect(file) as database:
        one, other = (
            database.execute(f"SELECT fid FROM {layer} WHERE Id = ?", (found["properties"]["Id"],)).fetchone()[0]
            for found in (west, far))
    run("ogrinfo", "-q", str(file), "-sql",
        f"UPDATE {layer} SET geom = (SELECT geom FROM {layer} WHERE fid = {other}) WHERE fid = {one}")
    around = [str(place(far)[0] - 1), str(place(far)[1] - 1), str(place(far)[0] + 1), str(place(far)[1] + 1)]
    assert {west["properties"]["Id"], far["properties"]["Id"]} <= features(file, layer, "-spat", *around).keys()
    more = tmp_path / "more.geojson"
    more.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"Id": "ny"}, "geometry": {"type": "Point", "coordinates": [14.0, 56.0]}}]}))
    run("ogr2ogr", "-append", "-t_srs", "EPSG:3006", str(file), str(more), "-nln", layer)
    assert index()[0] == len(everything) + 1
    run("ogrinfo", "-q", str(file), "-sql", f"DELETE FROM {layer} WHERE fid = {one}")
    assert index()[0] == len(everything)


def test_a_layer_is_drawn_by_category(get, tmp_path):
    file = tmp_path / "rapporter.gpkg"
    file.write_bytes(get("/api/v1/reports?limit=all&format=gpkg"))
    with sqlite3.connect(file) as database:
        (style,) = database.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'rapporter' AND f_geometry_column = 'geom' "
            "AND useAsDefault = 1").fetchone()
        there = {value for (value,) in database.execute("SELECT DISTINCT Kategori FROM rapporter")}
    renderer = ElementTree.fromstring(style).find("renderer-v2")
    categories = renderer.findall("categories/category")
    symbols = {symbol.get("name") for symbol in renderer.findall("symbols/symbol")}
    assert renderer.get("attr") == "Kategori"
    assert there <= {category.get("value") for category in categories}
    assert {category.get("symbol") for category in categories} == symbols


def test_the_command_line_writes_the_same_and_overwrites_nothing(server, get, tmp_path):
    file = tmp_path / "arenden.gpkg"
    arguments = ["cases", "--limit", "100000", "--format", "gpkg", "--epsg", "3006", "--output", str(file)]
    server.lykta(*arguments)
    told = json.loads(get("/api/v1/cases?limit=all"))["features"]
    assert features(file, "arenden").keys() == {feature["id"] for feature in told}
    assert file.stat().st_mode & 0o077 == 0
    before = file.read_bytes()
    with pytest.raises(subprocess.CalledProcessError):
        server.lykta(*arguments)
    assert file.read_bytes() == before and [path.name for path in tmp_path.iterdir()] == ["arenden.gpkg"]


def test_a_feed_and_a_calendar_hold_the_cases(get):
    feed = ElementTree.fromstring(get("/api/v1/cases?format=atom&status=open&limit=20"))
    told = json.loads(get("/api/v1/cases?sort=newest&status=open&limit=20"))["features"]
    ids = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
    assert ids == [f"urn:uuid:{feature['id']}" for feature in told]
    assert all(entry.find(f"{ATOM}updated").text for entry in feed.findall(f"{ATOM}entry"))
    lines = get("/api/v1/cases?format=ics&limit=1000").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)


GPX = "{http://www.topografix.com/GPX/1/1}"
# What a type of GPX 1.1 may hold of what is written, in the order of its schema.
ORDER = {
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"], "metadata": ["name", "desc", "time"],
    "wpt": ["name", "desc", "sym"], "rte": ["name", "desc", "rtept"], "rtept": ["name", "desc", "sym"],
}


def check_gpx(element):
    """By the schema of GPX 1.1: every element is known where it stands, in its order, with positions as attributes."""
    tag = element.tag.removeprefix(GPX)
    kinds = [child.tag.removeprefix(GPX) for child in element]
    places = [ORDER.get(tag, []).index(kind) for kind in kinds]
    assert places == sorted(places), (tag, kinds)
    assert all(kinds.count(kind) == 1 for kind in kinds if kind not in ("wpt", "rte", "rtept")), (tag, kinds)
    if tag in ("wpt", "rtept"):
        assert set(element.attrib) == {"lat", "lon"}
        assert -90 <= float(element.get("lat")) <= 90 and -180 <= float(element.get("lon")) < 180
    for child in element:
        check_gpx(child)


def test_a_kept_walk_is_waypoints_and_a_route_in_gpx(server, tmp_path):
    secret = server.lykta("keys", "add", "--name", "vandringar", "--scope", "report:read", "case:write").split()[0]
    stops = [("Idrottshallen", [14.5306, 56.2767]), ("Ån & bron", [14.5340, 56.2780]), ("Torget", [14.5320, 56.2790])]
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    address = f"{server.url}/api/v1/walks/{uuid.uuid4()}"
    body = {"title": "Holje <i november>", "days": {"walk": "2026-11-20"}, "meetingPlace": "Biblioteket", "stops": [
        {"name": name, "place": {"type": "Point", "coordinates": place}, "reason": f"Mörkt vid {name}."} for name, place in stops]}
    urllib.request.urlopen(urllib.request.Request(address, json.dumps(body).encode(), headers, method="PUT")).close()
    with urllib.request.urlopen(urllib.request.Request(f"{address}?format=gpx", headers=headers)) as answer:
        assert answer.headers["Content-Type"] == "application/gpx+xml"
        file = tmp_path / "vandring.gpx"
        file.write_bytes(answer.read())
    root = ElementTree.parse(file).getroot()
    assert root.tag == f"{GPX}gpx" and root.get("version") == "1.1" and root.get("creator") == "Lykta"
    check_gpx(root)
    numbered = [f"{number}. {name}" for number, (name, _) in enumerate(stops, 1)]
    for layer, named in (("waypoints", numbered), ("route_points", numbered), ("routes", ["Holje <i november>"])):
        read = json.loads(run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(file), layer))["features"]
        assert [one["properties"]["name"] for one in read] == named
        shape = [one["geometry"]["coordinates"] for one in read]
        places = shape if layer != "routes" else shape[0]
        assert [[round(number, 6) for number in place[:2]] for place in places] == [place for _, place in stops]
        if layer == "waypoints":
            assert [one["properties"]["desc"] for one in read] == [f"Mörkt vid {name}." for name, _ in stops]


AREAS = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"kod": "nord", "namn": "Åsen norra", "nr": 7}, "geometry": {
            "type": "Polygon", "coordinates": [
                [[14.50, 56.26], [14.54, 56.26], [14.54, 56.29], [14.50, 56.29], [14.50, 56.26]],
                [[14.51, 56.27], [14.52, 56.27], [14.52, 56.28], [14.51, 56.28], [14.51, 56.27]]]}},
        {"type": "Feature", "properties": {"kod": "syd", "namn": "Södra ön", "nr": 8}, "geometry": {
            "type": "MultiPolygon", "coordinates": [
                [[[14.55, 56.26], [14.56, 56.26], [14.56, 56.27], [14.55, 56.27], [14.55, 56.26]]],
                [[[14.57, 56.26], [14.58, 56.26], [14.58, 56.27], [14.57, 56.27], [14.57, 56.26]]]]}},
    ],
}


@pytest.fixture
def areas(tmp_path):
    file = tmp_path / "omraden.geojson"
    file.write_text(json.dumps(AREAS))
    return file


@pytest.fixture(scope="module")
def stopped(make_server):
    """A database that no server holds, for commands that write."""
    server = make_server()
    server.stop()
    yield server
    server.start()


def lykta(server, *arguments):
    return subprocess.run(
        [LYKTA, *arguments, "--database", server.database, "--language", "en"], capture_output=True, text=True)


PROPERTIES = ["--layer", "district", "--code-property", "kod", "--name-property", "namn"]


@pytest.mark.parametrize("epsg", ["4326", "3006", "3009", "3012"])
@pytest.mark.parametrize("driver, name", [("GPKG", "a.gpkg"), ("ESRI Shapefile", "a.shp")])
def test_areas_come_out_where_gdal_has_them(stopped, areas, tmp_path, driver, name, epsg):
    file = tmp_path / name
    options = [] if driver == "GPKG" else ["-lco", "ENCODING=" + ("UTF-8" if epsg == "3006" else "ISO-8859-1")]
    run("ogr2ogr", "-f", driver, str(file), str(areas), "-t_srs", f"EPSG:{epsg}", "-nlt", "PROMOTE_TO_MULTI", *options)
    kept = lykta(stopped, "areas", "import", *PROPERTIES, str(file))
    assert kept.returncode == 0, kept.stderr
    listed = json.loads(lykta(stopped, "areas", "list", "--layer", "district", "--json").stdout)["features"]
    read = {feature["properties"]["code"]: feature for feature in listed}
    assert read["nord"]["properties"]["name"] == "Åsen norra"
    assert read["syd"]["properties"]["name"] == "Södra ön"
    for source in AREAS["features"]:
        geometry = source["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        found = read[source["properties"]["kod"]]["geometry"]
        others = found["coordinates"] if found["type"] == "MultiPolygon" else [found["coordinates"]]
        wanted = sorted(position for polygon in polygons for ring in polygon for position in ring[:-1])
        corners = sorted(position for polygon in others for ring in polygon for position in ring[:-1])
        assert len(corners) == len(wanted) and sorted(map(len, others)) == sorted(map(len, polygons))
        for one in wanted:
            assert any(abs(one[0] - other[0]) < 1e-6 and abs(one[1] - other[1]) < 1e-6 for other in corners)


def test_what_cannot_be_read_is_told_with_what_helps(stopped, areas, tmp_path):
    def refused(path, *options):
        outcome = lykta(stopped, "areas", "import", *(options or PROPERTIES), str(path))
        assert outcome.returncode == 1, outcome
        return outcome.stderr

    two = tmp_path / "two.gpkg"
    run("ogr2ogr", "-f", "GPKG", str(two), str(areas), "-nln", "a", "-t_srs", "EPSG:3006")
    run("ogr2ogr", "-f", "GPKG", "-update", str(two), str(areas), "-nln", "b", "-t_srs", "EPSG:3006")
    assert "several layers: a, b" in refused(two)
    assert "no layer “c”" in refused(two, *PROPERTIES, "--source-layer", "c")
    named = lykta(stopped, "areas", "import", *PROPERTIES, "--source-layer", "b", str(two))
    assert named.returncode == 0, named.stderr
    assert "no column “code”. It has: fid, kod, namn, nr" in refused(two, "--layer", "district", "--source-layer", "a")

    old = tmp_path / "old.shp"
    run("ogr2ogr", "-f", "ESRI Shapefile", str(old), str(areas), "-t_srs", "EPSG:3021")
    assert "ogr2ogr -t_srs EPSG:3006" in refused(old)
    old.with_suffix(".prj").unlink()
    assert "does not say which reference system" in refused(old)
    old.with_suffix(".dbf").unlink()
    assert "lacks its file old.dbf" in refused(old)

    lines = tmp_path / "lines.gpkg"
    run("ogr2ogr", "-f", "GPKG", str(lines), str(areas), "-nlt", "MULTILINESTRING", "-t_srs", "EPSG:3006")
    assert "geometries of type MULTILINESTRING" in refused(lines)
    text = tmp_path / "text.gpkg"
    text.write_text("no database")
    assert "cannot be read as GeoPackage" in refused(text)


def test_an_export_of_an_e_service_is_imported_once(stopped, tmp_path):
    mapping = tmp_path / "felanmalan.map"
    mapping.write_text(
        "category = typ/Value\ncategory[Trasig lampa] = lighting\ntext = b/Value\n"
        "northing = k/XCoordinate\neasting = k/YCoordinate\nepsg := 3006\n")
    day = datetime.date.today() - datetime.timedelta(days=20)
    folder = tmp_path / "export"
    folder.mkdir()
    for number, kind in enumerate(["Trasig lampa", "Ufo"]):
        (folder / f"{number}.xml").write_text(
            '<?xml version="1.0"encoding="UTF_8" standalone="no"?>\n<FlowInstance><Header><FlowInstanceID>'
            f"900{number}</FlowInstanceID><Posted>{day}T18:05:00</Posted></Header><Values><typ><Value>{kind}"
            "</Value></typ><b><Value>Lampan vid bron är trasig.</Value></b><k><XCoordinate>6236975</XCoordinate>"
            "<YCoordinate>470934</YCoordinate></k></Values></FlowInstance>")
    arguments = ["import", "--json", "--format", "open-eplatform", "--mapping", str(mapping), str(folder)]
    first = lykta(stopped, *arguments)
    assert first.returncode == 1 and "1.xml" in first.stderr, first
    told = json.loads(first.stdout)
    assert (told["kept"], told["refused"]) == (1, 1)
    assert json.loads(lykta(stopped, *arguments).stdout)["known"] == 1
