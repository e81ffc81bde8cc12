"""The server against what it says of itself: requests made from each OpenAPI document by schemathesis, as whoever may ask. Nothing may go wrong
within the server, and every answer must have a status, a media type and a shape that the document names.

A bounded number of requests, the same ones every time. More of them by hand, against any server:
`.build/outside/bin/st run ADDRESS/api/v1/openapi.json -H 'Authorization: Bearer KEY' --max-examples 100`.
"""

import copy
import json
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request
import uuid

import pytest
from openapi_spec_validator import validate

from conftest import LYKTA, Server

CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance"]
SCOPES = ["report:write", "report:read", "report:own", "case:write", "original:read", "metrics:read", "admin", "keys:grant"]


def ask(url, method="GET", body=None, **headers):
    """An answer of 2xx: its JSON and its headers."""
    request = urllib.request.Request(
        url, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json", **headers}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.loads(reply.read() or b"null"), reply.headers
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{method} {url}: {error.read().decode()}") from None


class Caller:
    """Somebody who asks: the headers that say who it is, how many requests are made of each operation, and of which."""

    def __init__(self, headers=None, examples=3, paths=None):
        self.headers, self.examples, self.paths = headers or {}, examples, paths


class Described:
    """A document that the server gives of itself."""

    def __init__(self, path, known=lambda server, callers, told: {}, left_out=()):
        self.path = path
        self.known = known
        self.left_out = left_out


def known_to_api(server, callers, told):
    """What stands for parameters of paths, by what the path begins with: things that there are, many made by the document's own examples."""

    def send(path, body, method="POST"):
        return ask(f"{server.url}/api/v1/{path}", method, body, **callers["key"].headers)[0]

    def example(path, method):
        return told["paths"][f"/api/v1/{path}"][method]["requestBody"]["content"]["application/json"]["examples"]["example"]["value"]

    def made(kind):
        name = str(uuid.uuid4())
        send(f"{kind}/{name}", example(f"{kind}/{{id}}", "put"), "PUT")
        return name

    receipt = send("reports", {"category": "lighting", "text": "Lyktan vid grinden är trasig.",
                               "place": {"type": "Point", "coordinates": [14.5331, 56.2781]}})
    photo = server.folder / "described.jpg"
    subprocess.run(["vips", "black", photo, "320", "240", "--bands", "3"], check=True)
    upload = urllib.request.Request(
        f"{server.url}/api/v1/reports/{receipt['id']}/photos", photo.read_bytes(),
        {"Content-Type": "image/jpeg", **callers["key"].headers})
    with urllib.request.urlopen(upload, timeout=120) as reply:
        number = str(json.load(reply)["number"])
    key = send("keys", {"name": "En som dras in", "scopes": ["report:read"]})
    picture = send("pictures", {"kind": "yearly"})
    walk, measure = made("walks"), made("measures")
    finding = send(f"walks/{walk}/findings", example("walks/{id}/findings", "post"))
    reference, secret = receipt["followUrl"].split("/")[-2:]
    return {
        "/api/v1/reports/": {"id": receipt["id"], "number": number}, "/api/v1/own/": {"id": receipt["reference"]},
        "/api/v1/cases/": {"id": receipt["case"]}, "/follow/": {"reference": reference, "secret": secret, "number": number},
        "/api/v1/walks/": {"id": walk}, "/api/v1/measures/": {"id": measure}, "/api/v1/findings/": {"id": finding["id"]},
        "/api/v1/meetings/": {"id": made("meetings")},
        "/api/v1/keys/": {"prefix": key["prefix"]}, "/api/v1/pictures/": {"id": picture["id"]},
    }


def known_to_map_programs(server, callers, told):
    """A feature of each collection that has any in a new demo."""

    def first(collection):
        page, _ = ask(f"{server.url}/ogc/collections/{collection}/items?limit=1", **callers["key"].headers)
        return page["features"][0]["id"]

    return {f"/collections/{name}/items/": {"id": first(name)} for name in ["reports", "cases", "areas"]}


# A session is not to be ended while it is used, and the address is not to be locked out by failed attempts.
DOCUMENTS = [
    Described("/api/v1/openapi.json", known_to_api, left_out=["/api/v1/session", "/logga-in"]),
    Described("/ogc/api", known_to_map_programs),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One of its own, since what is asked changes much, over few reports, so that every calculation is done in time."""
    folder = tmp_path_factory.mktemp("described")
    subprocess.run([LYKTA, "demo", "--database", folder / "lykta.sqlite", "--reports", "60"], check=True, capture_output=True)
    server = Server(folder)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def callers(server):
    def key(*scopes):
        secret = server.lykta("keys", "add", "--name", "Prövning", "--scope", *scopes).strip()
        return {"Authorization": f"Bearer {secret}"}

    email, password = server.person("triage:1060", name="Petra Prövar")
    session, headers = ask(f"{server.url}/api/v1/session", "POST", {"email": email, "password": password})
    return {
        "nobody": Caller(examples=2),
        "key": Caller(key(*SCOPES), examples=4),
        "e-service": Caller(key("report:write", "report:own"), paths="/(own|reports|categories|places|areas)"),
        "staff": Caller({"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": session["formToken"]}, examples=2),
    }


def fetched(server, document):
    told, _ = ask(server.url + document.path)
    return told


def with_known(told, known):
    """The document with the values of `known` for parameters of paths, and else the examples that it gives itself."""
    told = copy.deepcopy(told)
    for path, operations in told["paths"].items():
        values = next((known[start] for start in known if path.startswith(start)), {})
        for operation in operations.values():
            for parameter in operation.get("parameters", []) if isinstance(operation, dict) else []:
                if parameter.get("in") != "path":
                    continue
                value = values.get(parameter["name"]) or parameter.get("examples", {}).get("example", {}).get("value")
                if value is not None:
                    parameter["examples"] = {"example": {"value": value}}
                    parameter["schema"] = {"type": "string", "enum": [value]}
    return told


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_the_document_is_valid(server, document):
    told = fetched(server, document)
    validate(told)
    operations = [one for item in told["paths"].values() for one in item.values() if isinstance(one, dict)]
    ids = [one["operationId"] for one in operations]
    assert len(set(ids)) == len(ids) > 0
    assert all(one["tags"] and one["responses"] for one in operations)


@pytest.mark.parametrize("caller", ["nobody", "key", "e-service", "staff"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_what_is_answered_is_what_is_described(server, callers, document, caller, tmp_path):
    asking = callers[caller]
    told = fetched(server, document)
    file = tmp_path / "document.json"
    file.write_text(json.dumps(with_known(told, document.known(server, callers, told))))
    command = [
        pathlib.Path(sys.executable).parent / "st", "run", file, "--url", told["servers"][0]["url"], "--workers", "1",
        "--phases", "examples,fuzzing", "--generation-deterministic", "--max-examples", str(asking.examples),
        "--continue-on-failure", "--request-timeout", "60", "--checks", ",".join(CHECKS), "--warnings", "off", "--no-color"]
    for name, value in asking.headers.items():
        command += ["-H", f"{name}: {value}"]
    for path in document.left_out:
        command += ["--exclude-path", path]
    if asking.paths:
        command += ["--include-path-regex", asking.paths]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " passed" in ran.stdout, ran.stdout
