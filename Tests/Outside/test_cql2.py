"""Filters in CQL2, of every kind that the standard has, each as text and as JSON: answered with the same features either way, or refused by name."""

import json
import urllib.error
import urllib.parse
import urllib.request

import pytest

SPORTS_HALL = [14.5306, 56.2767]
BOX = [14.50, 56.25, 14.56, 56.30]
RING = [[14.50, 56.25], [14.56, 56.25], [14.56, 56.30], [14.50, 56.30], [14.50, 56.25]]
HOLE = [[14.52, 56.26], [14.53, 56.26], [14.53, 56.27], [14.52, 56.27], [14.52, 56.26]]
YEAR = ["2020-01-01T00:00:00Z", "2020-12-31T23:59:59.999Z"]


def of(name, *arguments):
    return {"op": name, "args": list(arguments)}


def property(name):
    return {"property": name}


def geometry(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def numbers(pairs):
    return ",".join(f"{x} {y}" for x, y in pairs)


CATEGORY, OBSERVED, RESTRICTED, ACCURACY, PLACE = map(
    property, ["category", "observedAt", "restricted", "accuracyMetres", "geometry"])
POINT = geometry("Point", SPORTS_HALL)
POINT_TEXT = "POINT(14.5306 56.2767)"
SINCE = {"date": "2020-01-01"}
INTERVAL, INTERVAL_TEXT = {"interval": YEAR}, f"INTERVAL('{YEAR[0]}','{YEAR[1]}')"

ANSWERED = [
    # Comparisons, of every type of property.
    ("category = 'lighting'", of("=", CATEGORY, "lighting")),
    ("\"category\" <> 'lighting'", of("<>", CATEGORY, "lighting")),
    ("'lighting' = category", of("=", "lighting", CATEGORY)),
    ("category < 'm'", of("<", CATEGORY, "m")),
    ("accuracyMetres > 10", of(">", ACCURACY, 10)),
    ("accuracyMetres <= 2.5e1", of("<=", ACCURACY, 25)),
    ("restricted = TRUE", of("=", RESTRICTED, True)),
    ("restricted", RESTRICTED),
    ("observedAt >= DATE('2020-01-01')", of(">=", OBSERVED, SINCE)),
    ("observedAt < TIMESTAMP('2020-01-01T00:00:00.000000Z')", of("<", OBSERVED, {"timestamp": "2020-01-01T00:00:00.000000Z"})),
    # Logic, by its strength and by parentheses.
    ("category = 'lighting' AND restricted = FALSE", of("and", of("=", CATEGORY, "lighting"), of("=", RESTRICTED, False))),
    ("category = 'lighting' OR category = 'drugs' AND restricted = TRUE",
     of("or", of("=", CATEGORY, "lighting"), of("and", of("=", CATEGORY, "drugs"), of("=", RESTRICTED, True)))),
    ("(category = 'lighting' OR category = 'drugs') AND NOT restricted = TRUE",
     of("and", of("or", of("=", CATEGORY, "lighting"), of("=", CATEGORY, "drugs")), of("not", of("=", RESTRICTED, True)))),
    ("TRUE", True),
    # More comparisons.
    ("text LIKE '%lamp_%'", of("like", property("text"), "%lamp_%")),
    ("text NOT LIKE '%lamp%'", of("not", of("like", property("text"), "%lamp%"))),
    ("accuracyMetres BETWEEN 5 AND 20", of("between", ACCURACY, 5, 20)),
    ("accuracyMetres NOT BETWEEN 5 AND 20", of("not", of("between", ACCURACY, 5, 20))),
    ("category IN ('lighting','drugs')", of("in", CATEGORY, ["lighting", "drugs"])),
    ("category NOT IN ('lighting','drugs')", of("not", of("in", CATEGORY, ["lighting", "drugs"]))),
    ("words IS NULL", of("isNull", property("words"))),
    ("NOT geometry IS NULL", of("not", of("isNull", PLACE))),
    ("CASEI(category) IN (CASEI('LIGHTING'),CASEI('Drugs'))",
     of("in", of("casei", CATEGORY), [of("casei", "LIGHTING"), of("casei", "Drugs")])),
    ("CASEI(text) LIKE CASEI('%LAMP%')", of("like", of("casei", property("text")), of("casei", "%LAMP%"))),
    # Space, with every geometry that is answered.
    (f"S_INTERSECTS(geometry,BBOX({','.join(map(str, BOX))}))", of("s_intersects", PLACE, {"bbox": BOX})),
    ("S_INTERSECTS(geometry,BBOX(14.50,56.25,-1,14.56,56.30,100))",
     of("s_intersects", PLACE, {"bbox": [14.50, 56.25, -1, 14.56, 56.30, 100]})),
    (f"S_WITHIN(geometry,POLYGON(({numbers(RING)})))", of("s_within", PLACE, geometry("Polygon", [RING]))),
    (f"S_INTERSECTS(geometry,POLYGON(({numbers(RING)}),({numbers(HOLE)})))",
     of("s_intersects", PLACE, geometry("Polygon", [RING, HOLE]))),
    (f"S_DISJOINT(geometry,MULTIPOLYGON((({numbers(RING)}))))", of("s_disjoint", PLACE, geometry("MultiPolygon", [[RING]]))),
    (f"S_INTERSECTS({POINT_TEXT},geometry)", of("s_intersects", POINT, PLACE)),
    (f"S_INTERSECTS(geometry,MULTIPOINT({numbers(RING[:2])}))", of("s_intersects", PLACE, geometry("MultiPoint", RING[:2]))),
    (f"S_INTERSECTS(geometry,LINESTRING Z (14.50 56.25 1,14.56 56.30 2))",
     of("s_intersects", PLACE, geometry("LineString", [[14.50, 56.25, 1], [14.56, 56.30, 2]]))),
    (f"S_DWITHIN(geometry,{POINT_TEXT},500)", of("s_dwithin", PLACE, POINT, 500)),
    # Time, of instants and intervals, with open ends.
    ("T_AFTER(observedAt,DATE('2020-01-01'))", of("t_after", OBSERVED, SINCE)),
    ("T_BEFORE(observedAt,DATE('2020-01-01'))", of("t_before", OBSERVED, SINCE)),
    ("T_EQUALS(observedAt,DATE('2020-01-01'))", of("t_equals", OBSERVED, SINCE)),
    (f"T_DURING(observedAt,{INTERVAL_TEXT})", of("t_during", OBSERVED, INTERVAL)),
    (f"T_DISJOINT(observedAt,{INTERVAL_TEXT})", of("t_disjoint", OBSERVED, INTERVAL)),
    ("T_INTERSECTS(observedAt,INTERVAL('2020-01-01','..'))", of("t_intersects", OBSERVED, {"interval": ["2020-01-01", ".."]})),
    (f"T_INTERSECTS(INTERVAL(observedAt,receivedAt),{INTERVAL_TEXT})",
     of("t_intersects", {"interval": [OBSERVED, property("receivedAt")]}, INTERVAL)),
]

# Relations of CQL2 that are not answered, with what they are about.
SPACE = ["S_EQUALS", "S_TOUCHES", "S_CROSSES", "S_OVERLAPS", "S_CONTAINS"]
TIME = ["T_CONTAINS", "T_FINISHEDBY", "T_FINISHES", "T_MEETS", "T_METBY", "T_OVERLAPPEDBY", "T_OVERLAPS", "T_STARTEDBY", "T_STARTS"]
ARRAYS = ["A_CONTAINEDBY", "A_CONTAINS", "A_EQUALS", "A_OVERLAPS"]

REFUSED = (
    [(f"{name}(geometry,{POINT_TEXT})", of(name.lower(), PLACE, POINT), "unsupported", name) for name in SPACE]
    + [(f"{name}(INTERVAL(observedAt,receivedAt),{INTERVAL_TEXT})",
        of(name.lower(), {"interval": [OBSERVED, property("receivedAt")]}, INTERVAL), "unsupported", name) for name in TIME]
    + [(f"{name}(recurs,('evening','night'))", of(name.lower(), property("recurs"), ["evening", "night"]), "unsupported", name)
       for name in ARRAYS]
    + [(f"accuracyMetres > 2 {sign} 3", of(">", ACCURACY, of(sign, 2, 3)), "unsupported", sign.upper())
       for sign in ["+", "-", "*", "/", "^", "%", "div"]]
    + [
        ("ACCENTI(category) = ACCENTI('débárquér')", of("=", of("accenti", CATEGORY), of("accenti", "débárquér")), "unsupported", "ACCENTI"),
        ("avg(accuracyMetres) < 4", of("<", of("avg", ACCURACY), 4), "unsupported", "avg"),
        ("S_WITHIN(geometry,Buffer(geometry,10,'m'))", of("s_within", PLACE, of("Buffer", PLACE, 10, "m")), "unsupported", "Buffer"),
        ("FALSE <> Bar(geometry,100,'a',FALSE)", of("<>", False, of("Bar", PLACE, 100, "a", False)), "unsupported", "Bar"),
        ("S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(14.5 56.2)))",
         of("s_intersects", PLACE, {"type": "GeometryCollection", "geometries": [geometry("Point", [14.5, 56.2])]}),
         "unsupported", "COLLECTION"),
        ("S_INTERSECTS(geometry,MULTILINESTRING((14.5 56.2,14.6 56.3)))",
         of("s_intersects", PLACE, geometry("MultiLineString", [[[14.5, 56.2], [14.6, 56.3]]])), "unsupported", "MULTILINESTRING"),
        ("brightness = 1", of("=", property("brightness"), 1), "unknown", "brightness"),
        (f"S_INTERSECTS(footprint,{POINT_TEXT})", of("s_intersects", property("footprint"), POINT), "unknown", "footprint"),
        ("category = 4", of("=", CATEGORY, 4), "type", "number"),
        ("S_INTERSECTS(geometry,POINT(56.2767 14.5306))", of("s_intersects", PLACE, geometry("Point", SPORTS_HALL[::-1])), "type", "Sweden"),
        ("observedAt > DATE('2026-02-30')", of(">", OBSERVED, {"date": "2026-02-30"}), "syntax", "2026-02-30"),
    ])


@pytest.fixture(scope="module")
def ask(server):
    key = server.lykta("keys", "add", "--name", "filter", "--scope", "report:read").strip()

    def items(filter, language):
        """The ids of what a filter gives; or the code of what is wrong with it, and the words in both languages."""
        query = urllib.parse.urlencode({"limit": 1000, "filter": filter, "filter-lang": language}, quote_via=urllib.parse.quote)
        request = urllib.request.Request(
            f"{server.url}/ogc/collections/reports/items?{query}", headers={"Authorization": f"Bearer {key}"})
        try:
            with urllib.request.urlopen(request) as answer:
                page = json.load(answer)
                assert not any(link["rel"] == "next" for link in page["links"])
                return [feature["id"] for feature in page["features"]]
        except urllib.error.HTTPError as error:
            assert error.code == 400, (filter, error.code)
            (fault,) = json.load(error)["errors"]
            assert fault["parameter"] == "filter"
            return fault["code"], fault["message"]

    return items


def test_what_is_answered_is_the_same_in_both_encodings(ask):
    everything = set(ask("TRUE", "cql2-text"))
    assert len(everything) > 100
    for text, tree in ANSWERED:
        found = ask(text, "cql2-text")
        assert isinstance(found, list), (text, found)
        assert ask(json.dumps(tree), "cql2-json") == found, text
        # What is about something that a report lacks is neither true nor false, so the two need not be everything.
        opposite = ask(f"NOT ({text})", "cql2-text")
        assert not set(found) & set(opposite) and set(found) | set(opposite) <= everything, text


def test_what_is_not_answered_is_refused_by_name_in_both_encodings(ask):
    for text, tree, kind, named in REFUSED:
        for filter, language in [(text, "cql2-text"), (json.dumps(tree), "cql2-json")]:
            found = ask(filter, language)
            assert isinstance(found, tuple) and found[0] == f"filter.{kind}", (filter, found)
            assert named in found[1]["en"] and found[1]["sv"], (filter, found)
