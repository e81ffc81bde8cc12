"""Open311 as a program has it that knows nothing of Lykta: a round trip in both formats, and each answer against the public schemas' rules.

The rules are those of the schemas of GeoReport v2 (services, service definitions, requests), of the specification for what has none, and
of service discovery, each said here anew.
"""

import datetime
import itertools
import json
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import LYKTA, ROOT

# The client was written for Python 2, of which it lacks this alone.
itertools.ifilter = filter
from three import Three  # noqa: E402

PROFILE = ROOT / "Sources/Demo/profile"
PLACE = {"lat": "56.2767", "long": "14.5306"}


# --- What the schemas say -------------------------------------------------------------------------------------------

def text(value):
    assert isinstance(value, str), value


def maybe(rule):
    return lambda value: value is None or rule(value)


def flag(value):
    assert isinstance(value, bool), value


def number(value):
    assert isinstance(value, (int, float)) and not isinstance(value, bool), value


def whole(value):
    assert isinstance(value, int) and not isinstance(value, bool) and value >= 1, value


def moment(value):
    text(value)
    assert value[-1] == "Z" or value[-6] in "+-", value
    assert datetime.datetime.fromisoformat(value).tzinfo is not None


def long_text(value):
    text(value)
    assert len(value) <= 4_000


def one_of(*words):
    def rule(value):
        assert value in words, value
    return rule


def each(rule, least=0):
    def check(values):
        assert isinstance(values, list) and len(values) >= least, values
        for value in values:
            rule(value)
    return check


def thing(required, **others):
    """An object with members that must be there, others that may be, and no more."""
    def check(value):
        assert isinstance(value, dict), value
        assert set(required) <= set(value), f"{set(required) - set(value)} lacking"
        for name, member in value.items():
            assert name in required or name in others, f"{name} is unknown"
            (required | others)[name](member)
    return check


SERVICES = each(thing(
    {"service_code": text, "service_name": text, "metadata": flag, "type": one_of("realtime", "batch", "blackbox")},
    description=maybe(text), keywords=maybe(text), group=maybe(text)), least=1)

DEFINITION = thing({
    "service_code": text,
    "attributes": each(thing(
        {
            "variable": flag, "code": text, "required": flag,
            "datatype": one_of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"),
        },
        datatype_description=maybe(text), order=maybe(whole), description=maybe(text),
        values=each(thing({"key": text, "name": text})))),
})

REQUESTS = each(thing(
    {
        "service_request_id": text, "status": one_of("open", "closed"), "service_code": text,
        "requested_datetime": moment,
    },
    status_notes=maybe(text), service_name=maybe(text), description=maybe(long_text),
    agency_responsible=maybe(text), service_notice=maybe(text), updated_datetime=maybe(moment),
    expected_datetime=maybe(moment), address=maybe(text), address_id=maybe(text), zipcode=maybe(text),
    lat=maybe(number), long=maybe(number), media_url=maybe(text)))

POSTED = each(thing({"service_request_id": text}, service_notice=maybe(text), account_id=maybe(text)), least=1)

TOKENS = each(thing({"service_request_id": text, "token": text}), least=1)

ERRORS = each(thing({"code": text, "description": text}), least=1)

DISCOVERY = thing({
    "changeset": moment, "contact": text, "key_service": text,
    "endpoints": each(thing({
        "specification": text, "url": text, "changeset": moment, "type": one_of("production", "test"),
        "formats": each(one_of("text/xml", "application/json"), least=1),
    }), least=1),
})


# --- A client -------------------------------------------------------------------------------------------------------

LISTS = {"services", "service_requests", "errors", "attributes", "values", "endpoints", "formats", "advice"}
FLAGS = {"metadata", "variable", "required"}
NUMBERS = {"lat", "long", "order"}


def plain(element):
    """An element of XML as what JSON says for it."""
    assert not element.attrib and element.tag[0] != "{", element.tag
    if element.tag in LISTS:
        names = {child.tag for child in element}
        assert len(names) <= 1, names
        return [plain(child) for child in element]
    if len(element):
        names = [child.tag for child in element]
        assert len(set(names)) == len(names), names
        return {child.tag: plain(child) for child in element}
    value = element.text
    if value is None:
        return None
    if element.tag in FLAGS:
        return {"true": True, "false": False}[value]
    if element.tag in NUMBERS:
        return json.loads(value)
    return value


class Client:
    """Knows the address of discovery, and nothing else."""

    def __init__(self, root, form):
        self.form = form
        status, found = self.fetch(f"{root}/open311/discovery.{form}", charset=False)
        assert status == 200
        DISCOVERY(found)
        endpoint = next(
            endpoint for endpoint in found["endpoints"]
            if endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2")
        assert {"xml": "text/xml", "json": "application/json"}[form] in endpoint["formats"]
        self.base = endpoint["url"]

    def fetch(self, url, data=None, headers=None, charset=True):
        request = urllib.request.Request(url, data=data, headers=headers or {})
        try:
            reply = urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            body = reply.read()
        wanted = {"xml": "text/xml", "json": "application/json"}[self.form]
        assert reply.headers["Content-Type"] == wanted + ("; charset=utf-8" if charset else "")
        if self.form == "json":
            return reply.status, json.loads(body)
        assert body.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
        return reply.status, plain(ElementTree.fromstring(body))

    def get(self, path, key=None, **query):
        if key:
            query["api_key"] = key
        return self.fetch(f"{self.base}/{path}.{self.form}?{urllib.parse.urlencode(query)}")

    def post(self, fields, as_json=False, headers=None):
        if as_json:
            return self.fetch(
                f"{self.base}/requests.{self.form}", json.dumps(fields).encode(),
                {"Content-Type": "application/json", **(headers or {})})
        return self.fetch(
            f"{self.base}/requests.{self.form}", urllib.parse.urlencode(fields).encode(),
            {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", **(headers or {})})


@pytest.fixture(scope="module")
def speaking(make_server, tmp_path_factory):
    """A server of a municipality that speaks Open311."""
    folder = tmp_path_factory.mktemp("open311") / "profile"
    shutil.copytree(PROFILE, folder, ignore=shutil.ignore_patterns("spots.csv"))
    with open(folder / "profile.yaml", "a") as profile:
        profile.write("\nopen311: true\n")
    server = make_server()
    server.stop()
    subprocess.run([LYKTA, "init", "--database", server.database, "--profile", folder], check=True, capture_output=True)
    server.start()
    return server


def new_key(server, *scopes):
    return server.lykta("keys", "add", "--name", "-".join(scopes), "--scope", *scopes).strip()


@pytest.fixture(scope="module")
def app_key(speaking):
    return new_key(speaking, "report:write", "report:own")


@pytest.fixture(scope="module")
def reader_key(speaking):
    return new_key(speaking, "report:read")


@pytest.fixture(params=["xml", "json"])
def client(request, speaking):
    return Client(speaking.url, request.param)


def test_there_is_nothing_before_it_is_chosen(server):
    for path in ["discovery.json", "discovery.xml", "v2/services.json", "v2/requests.xml"]:
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(f"{server.url}/open311/{path}")
        assert refusal.value.code == 404


def test_services_and_their_questions(client):
    status, services = client.get("services")
    assert status == 200
    SERVICES(services)
    assert {"lighting", "drugs", "speeding", "visibility"} <= {service["service_code"] for service in services}
    asked = 0
    for service in services:
        status, definition = client.get(f"services/{service['service_code']}", jurisdiction_id="1060")
        assert status == 200
        DEFINITION(definition)
        assert definition["service_code"] == service["service_code"]
        assert bool(definition["attributes"]) == service["metadata"]
        asked += len(definition["attributes"])
        for attribute in definition["attributes"]:
            assert bool(attribute["values"]) == (attribute["datatype"] == "singlevaluelist")
    assert asked >= 3


@pytest.mark.parametrize("as_json", [False, True])
def test_a_round_trip(client, app_key, reader_key, as_json):
    words = f"Lampan är släckt <här> & där, {client.form} {as_json}. Ring 070-123 45 67."
    fields = {
        "api_key": app_key, "jurisdiction_id": "1060", "service_code": "lighting", **PLACE, "description": words,
        "account_id": f"{client.form}-{as_json}", "email": "anna@example.se", "media_url": "https://bild.example/1",
    }
    fields |= {"attribute": {"lamp-fault": "dark"}} if as_json else {"attribute[lamp-fault]": "dark"}
    status, posted = client.post(fields, as_json, {"Idempotency-Key": f"{client.form}-{as_json}"})
    assert status == 200, posted
    POSTED(posted)
    identity = posted[0]["service_request_id"]
    assert "/follow/" in posted[0]["service_notice"] and "media_url" in posted[0]["service_notice"]
    # An answer that was lost on the way is asked for again.
    assert client.post(fields, as_json, {"Idempotency-Key": f"{client.form}-{as_json}"})[1] == posted

    for key in [app_key, reader_key]:
        status, found = client.get(f"requests/{identity}", key)
        assert status == 200
        REQUESTS(found)
        request = found[0]
        assert request["service_request_id"] == identity and request["status"] == "open"
        assert request["description"].startswith(f"Lampan är släckt <här> & där, {client.form} {as_json}.")
        assert "070-123" not in request["description"] and "anna@" not in json.dumps(found)
        assert abs(request["lat"] - float(PLACE["lat"])) < 1e-6
        assert abs(request["long"] - float(PLACE["long"])) < 1e-6
        for query in [
            {"service_request_id": identity}, {"service_code": "lighting,drugs", "status": "open", "page_size": 1},
            {"updated_after": request["requested_datetime"][:10] + "T00:00:00Z", "page_size": 1},
        ]:
            status, listed = client.get("requests", key, **query)
            assert status == 200
            REQUESTS(listed)
            assert [each["service_request_id"] for each in listed] == [identity], query


def test_the_token_needs_no_key(client, app_key):
    fields = {
        "api_key": app_key, "service_code": "lighting", "lat": "56.2790", "long": "14.5306",
        "description": f"En annan lampa är släckt, {client.form}.", "extensions": "true",
    }
    status, posted = client.post(fields)
    assert status == 200, posted
    token = posted[0]["extended_attributes"]["token"]
    status, found = client.get(f"tokens/{token}")
    assert status == 200
    TOKENS(found)
    assert found == [{"service_request_id": posted[0]["service_request_id"], "token": token}]
    status, request = client.get(f"requests/{token}")
    assert status == 200
    REQUESTS(request)
    assert request[0]["service_request_id"] == posted[0]["service_request_id"]
    identity, secret = token.split(".")
    other = f"{identity}.{'B' if secret[0] == 'A' else 'A'}{secret[1:]}"
    for path in [f"tokens/{other}", f"requests/{other}", f"tokens/{identity}"]:
        status, errors = client.get(path)
        assert status == 404
        ERRORS(errors)


def test_all_that_has_come_in_is_as_the_schema_says(client, reader_key):
    end = datetime.datetime.now(datetime.timezone.utc)
    seen = 0
    for _ in range(9):
        start = end - datetime.timedelta(days=90)
        status, found = client.get("requests", reader_key, start_date=start.isoformat(), end_date=end.isoformat())
        assert status == 200
        REQUESTS(found)
        seen += len(found)
        end = start - datetime.timedelta(milliseconds=1)
    assert seen > 200


def test_every_refusal_is_a_list_in_the_format_asked_for(client, app_key, reader_key):
    posted = {"service_code": "lighting", **PLACE, "description": "Lampan bakom hallen är trasig."}
    refusals = [
        (404, client.get("services/nothing")), (404, client.get("services", jurisdiction_id="0180")),
        (404, client.get("requests", reader_key, service_code="nothing")), (404, client.get("tokens/OLO-7K3M-9Q.a")),
        (404, client.get("requests/OLO-7K3M-9Q", reader_key)), (404, client.get("nothing")),
        (403, client.get("requests")), (403, client.get("requests", "lykta_x")),
        (403, client.post(posted)), (403, client.post({**posted, "api_key": reader_key})),
        (400, client.get("requests", reader_key, status="done")),
        (400, client.get("requests", reader_key, start_date="2026-01-01")),
        (400, client.get("requests", reader_key, start_date="2026-01-01T00:00:00Z", end_date="2026-06-01T00:00:00Z")),
        (400, client.get("requests", reader_key, page_size=0)),
        (400, client.post({"api_key": app_key, "service_code": "lighting", "description": posted["description"]})),
        (400, client.post({**posted, "api_key": app_key, "lat": "59.33", "long": "18.06"})),
        (400, client.post({**posted, "api_key": app_key, "attribute[lamp-fault]": "blue"})),
    ]
    for wanted, (status, errors) in refusals:
        assert status == wanted, errors
        ERRORS(errors)
        assert {error["code"] for error in errors} == {str(wanted)}


def test_a_client_that_is_in_use(speaking, app_key):
    three = Three(f"{speaking.url}/open311/v2", api_key=app_key, jurisdiction="1060")
    assert three.discovery()["endpoints"][0]["url"] == f"{speaking.url}/open311/v2"
    assert "lighting" in {service["service_code"] for service in three.services()}
    assert three.services("lighting")["attributes"][0]["code"] == "lamp-number"
    posted = three.post(
        "lighting", address="Bakom skolan", name="Anna Lind", description="Två lampor bakom skolan är släckta.",
        lat=56.2801, long=14.5306, **{"attribute[lamp-fault]": "dark", "extensions": "true"})
    assert three.post_response.status_code == 200, posted
    identity = posted[0]["service_request_id"]
    assert "first_name" in posted[0]["service_notice"]
    assert three.token(posted[0]["extended_attributes"]["token"])[0]["service_request_id"] == identity
    request = three.request(identity, api_key=app_key)
    REQUESTS(request)
    assert request[0]["address"] == "Bakom skolan" and "Lind" not in json.dumps(request)
    today = datetime.date.today()
    span = today - datetime.timedelta(days=1), today + datetime.timedelta(days=2)
    listed = three.requests("lighting", api_key=app_key, status="open", count=5, between=span)
    REQUESTS(listed)
    assert listed[0]["service_request_id"] == identity
    assert three.request("OLO-7K3M-9Q", api_key=app_key)[0]["code"] == "404"


@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_one_service_answers_another_imports(speaking, reader_key, tmp_path, form):
    export, mapping, database = (tmp_path / name for name in [f"requests.{form}", "lykta.map", "lykta.sqlite"])
    address = f"{speaking.url}/open311/v2/requests.{form}?api_key={reader_key}"
    with urllib.request.urlopen(address) as answer:
        export.write_bytes(answer.read())
    count = len(json.loads(export.read_bytes()) if form == "json" else ElementTree.parse(export).getroot())
    # The codes are the same in both; the references are those of the other.
    mapping.write_text("clientReference.prefix := annan-\n")
    subprocess.run([LYKTA, "demo", "--database", database, "--reports", "0"], check=True, capture_output=True)
    arguments = [
        LYKTA, "import", "--json", "--format", "open311", "--mapping", mapping, "--database", database, export]
    first = subprocess.run(arguments, capture_output=True, text=True)
    told = json.loads(first.stdout)
    assert told["kept"] > 5 and told["kept"] + told["refused"] == count, first
    # Answers to questions are nothing that the standard tells: who must give one is refused by name.
    assert all("[answer.required]" in message or "[text.too-short]" in message
               for fault in told["faults"] for message in fault["messages"]), told["faults"]
    again = json.loads(subprocess.run(arguments, capture_output=True, text=True).stdout)
    assert (again["kept"], again["known"]) == (0, told["kept"])
