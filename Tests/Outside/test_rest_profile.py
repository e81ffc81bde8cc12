"""What the Swedish REST API profile says an API must be, against the OpenAPI document and the table in docs/api.md that says how it is met.

The rules are those that the profile calls SKALL and a program can judge (REST API-profilen 1.2.0), in words of our own. What others say of
names in standards of theirs (OAuth's in `/logga-in/oidc/svar`) is no name of Lykta's.
"""

import json
import re
import urllib.request

import pytest

from conftest import ROOT

PROVIDERS = "/logga-in/oidc/svar"
# Doors that speak another standard, whose names and forms are its own.
OTHERS = ("/ogc", "/open311")


def operations(document):
    return [(f"{method.upper()} {path}", operation) for path, item in document["paths"].items()
            for method, operation in item.items() if isinstance(operation, dict)]


def answers(document):
    """Each answer of each operation, what it refers to put in its place."""
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if "$ref" in answer:
                answer = document["components"]["responses"][answer["$ref"].split("/")[-1]]
            yield f"{name} {status}", status, answer


def parameters(document, place):
    return [(name, parameter) for name, operation in operations(document) for parameter in operation.get("parameters", [])
            if parameter["in"] == place]


def members(value):
    """The names of members in schemas, at any depth."""
    if isinstance(value, dict):
        properties = value.get("properties", {})
        yield from properties
        for part in [*properties.values(), *(part for name, part in value.items() if name != "properties")]:
            yield from members(part)
    elif isinstance(value, list):
        for part in value:
            yield from members(part)


def lacking(value, *names):
    return [name for name in names if not value.get(name)]


def media_without_examples(document):
    for name, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" in content and not content["application/json"].get("examples"):
            yield name
    for name, _, answer in answers(document):
        content = answer.get("content", {})
        if "application/json" in content and not content["application/json"].get("examples"):
            yield name


def bad_paths(document, pattern):
    """Paths with a part, not a parameter, that is not of `pattern`."""
    return [path for path in document["paths"] for part in path.strip("/").split("/")
            if part and not part.startswith("{") and not re.fullmatch(pattern, part)]


def moments_not_in_utc(value):
    """Times of day with another offset than Z in examples of answers."""
    return re.findall(r"\d{4}-\d\d-\d\dT[0-9:.]+[+-]\d\d:\d\d", json.dumps(value))


def schemes(document):
    return document["components"]["securitySchemes"].items()


def pages_by_cursor(document):
    taken = {}
    for name, parameter in parameters(document, "query"):
        taken.setdefault(name, set()).add(parameter["name"])
    return [name for name, names in taken.items()
            if names & {"limit", "page", "offset", "cursor"} and not ("limit" in names and names & {"page", "offset"})]


# Each gives what is against the rule.
RULES = {
    "DOK.03": lambda d: lacking(d["info"], "version", "title", "description") + lacking(
        d["info"].get("contact", {}), "name", "url", "email") + lacking(d["info"]["license"], "name", "url"),
    "DOK.08": lambda d: [] if re.search("service level agreement|SLA", d["externalDocs"]["description"]) else ["externalDocs"],
    "DOK.09": lambda d: [] if re.search("limit|begränsning|problem", d["info"]["description"]) else ["info"],
    "DOK.11": lambda d: lacking(d["info"], "description"),
    "DOK.15": lambda d: list(media_without_examples(d)),
    "DOK.19": lambda d: [name for name, one in operations(d) if not one.get("description", "").strip()],
    "DOK.20": lambda d: [name for name, _, one in answers(d) if not one.get("description", "").strip()],
    "DOT.01": lambda d: [name for name, _, one in answers(d) if moments_not_in_utc(one)],
    "DOT.04": lambda d: [name for name, _, one in answers(d) if re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", json.dumps(
        {kind: part for kind, part in one.get("content", {}).items() if kind.endswith("json")}))],
    "RES.06": lambda d: bad_paths(d, r"[a-z0-9.]+(-[a-z0-9.]+)*"),
    "UFN.02": lambda d: [one["url"] for one in d["servers"] if not re.match(r"https://[^/:]+(:443)?(/|$)", one["url"])],
    "UFN.07": lambda d: bad_paths(d, r"[a-z0-9.~-]+"),
    "UFN.08": lambda d: bad_paths(d, r"[a-z0-9.]+(-[a-z0-9.]+)*"),
    "UFN.09": lambda d: [name for name, one in parameters(d, "path") if re.search("[ _]", one["name"])] + bad_paths(d, "[^ _]+"),
    "AME.05": lambda d: [name for name in members(d["components"]["schemas"]) if name[0] != "$" and not re.fullmatch("[a-z][A-Za-z0-9]*", name)],
    "ARQ.05": lambda d: [name for name, one in parameters(d, "header") if one["schema"]["type"] != "string"],
    "FEL.01": lambda d: [] if {"type", "title", "status", "detail", "instance"} <= set(
        d["components"]["schemas"]["Problem"]["required"]) else ["Problem"],
    "FEL.02": lambda d: [name for name, status, one in answers(d) if int(status) >= 400 and "application/problem+json" not in one["content"]],
    "VER.06": lambda d: [] if "/api/v1/api-info" in d["paths"] else ["/api-info"],
    "FNS.01": lambda d: [f"{name} {one['name']}" for name, one in parameters(d, "query")
                         if PROVIDERS not in name and not re.fullmatch("[a-z][A-Za-z0-9]*", one["name"])],
    "FNS.03": lambda d: [f"{name} {one['name']}" for name, one in parameters(d, "query") if not one["name"][0].isalpha()],
    "FNS.07": pages_by_cursor,
    "FNS.08": lambda d: [name for name, one in parameters(d, "query") if one["name"] == "page" and one["schema"].get("minimum") != 1],
    "SAK.01": lambda d: [one["url"] for one in d["servers"] if not one["url"].startswith("https://")],
    "SAK.09": lambda d: [name for name, one in schemes(d) if one.get("scheme", "").lower() in ("basic", "digest")],
    "SAK.10": lambda d: [] if any(one.get("scheme") == "bearer" for _, one in schemes(d)) else ["bearer"],
    "SAK.15": lambda d: [name for name, one in schemes(d) if one["type"] == "apiKey" and one["in"] == "query"],
    "SAK.16": lambda d: [name for name, one in schemes(d) if one["type"] == "apiKey" and one["in"] not in ("header", "cookie")],
    "FOR.02": lambda d: [name for name, one in operations(d) if name.startswith("GET ") and "requestBody" in one],
}


@pytest.fixture(scope="module")
def document(make_server):
    """As an installation gives it that has said what it is called and whom to ask."""
    server = make_server(
        LYKTA_HTTP_PUBLIC_URL="https://lykta.example.se", LYKTA_HTTP_HOSTS="127.0.0.1", LYKTA_CONTACT_NAME="Olofströms kommun",
        LYKTA_CONTACT_URL="https://kommun.example.se", LYKTA_CONTACT_EMAIL="lykta@kommun.example.se")
    with urllib.request.urlopen(f"{server.url}/api/v1/openapi.json", timeout=60) as reply:
        document = json.load(reply)
    document["paths"] = {path: item for path, item in document["paths"].items() if not path.startswith(OTHERS)}
    return document


def table():
    """What docs/api.md says of each rule."""
    part = (ROOT / "docs/api.md").read_text().split("\n## The Swedish REST profile\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| ([A-Z]{3}\.\d\d) \| .* \| (.*) \|$", part, re.MULTILINE))


def test_the_table_names_every_rule_and_no_other():
    assert list(table()) == list(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_met_as_the_table_says(document, rule):
    against = RULES[rule](document)
    if table()[rule].startswith("**No.**"):
        assert against, f"{rule} is met: say so in docs/api.md"
    else:
        assert not against
