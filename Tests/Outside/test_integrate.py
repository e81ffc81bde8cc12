"""An e-service's back end (Examples/eservice.py) against a server of its own: answers that are lost, stops, and messages that are forged,
old or come twice. The commands of docs/integrate.md themselves are run by WorkedExampleTests."""

import datetime
import http.client
import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest
from openapi_schema_validator import OAS31Validator
from standardwebhooks import Webhook

from conftest import ROOT

EXAMPLE = ROOT / "Examples/eservice.py"
HEDGE = {"category": "visibility", "text": "Häcken skymmer hela korsningen.",
         "place": {"type": "Point", "coordinates": [14.5189, 56.2741]}}


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def ask(url, method="GET", body=None, **headers):
    """The status and the JSON of an answer; an answer without a body is None."""
    request = urllib.request.Request(
        url, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json", **headers}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return reply.status, json.loads(reply.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def soon(find, seconds=60):
    """What `find` gives as soon as it gives anything."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"in vain for {seconds} s")


class Network(http.server.ThreadingHTTPServer):
    """What lies between the e-service and Lykta. `faults` are what becomes of the next requests, in their order: `lost` reaches Lykta,
    and its answer nobody; `busy` is answered 503."""

    def __init__(self, lykta):
        super().__init__(("127.0.0.1", 0), Passing)
        self.lykta = lykta
        self.faults = []
        self.sent = []
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Passing(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.sent.append((self.headers["Idempotency-Key"], body))
        self.pass_on(body, self.server.faults.pop(0) if self.server.faults else None)

    def do_GET(self):
        self.pass_on(None, None)

    def pass_on(self, body, fault):
        if fault == "busy":
            self.send_response(503)
            self.send_header("Retry-After", "1")
            self.end_headers()
            return
        connection = http.client.HTTPConnection("127.0.0.1", self.server.lykta.port, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        connection.request(self.command, self.path, body, headers)
        reply = connection.getresponse()
        told = reply.read()
        if fault == "lost":
            self.connection.close()
            self.close_connection = True
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.headers["Content-Type"])
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_):
        pass


class EService:
    """The example, started as docs/integrate.md tells."""

    def __init__(self, folder, network, port, key, secret):
        self.folder, self.network, self.port, self.key, self.secret = folder, network, port, key, secret
        self.url = f"http://127.0.0.1:{port}"
        self.output = folder / "events.txt"

    def start(self, lykta=None):
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, EXAMPLE, self.folder / "forms.sqlite", str(self.port)], stdout=output, stderr=output,
                env={**os.environ, "LYKTA": lykta or self.network.url, "KEY": self.key, "SECRET": self.secret})

        def answers():
            try:
                return ask(self.url + "/forms/none")[0] == 404
            except OSError:
                return False

        soon(answers)

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=30)

    def form(self, number):
        return ask(f"{self.url}/forms/{number}")[1]

    def events(self):
        return [line for line in self.output.read_text().splitlines() if line.startswith("report.")]

    def message(self, number, state, at, name, sent=None, secret=None):
        """Posts an event as Lykta would sign it, by a library of others, and gives the answer's status."""
        body = json.dumps({
            "type": "report.state-changed", "timestamp": at,
            "data": {"clientReference": number, "state": {"kind": "x", "name": {"sv": state, "en": state}}}})
        sent = sent or datetime.datetime.now(datetime.timezone.utc)
        signature = Webhook(secret or self.secret).sign(name, sent, body)
        request = urllib.request.Request(self.url + "/lykta", body.encode(), {
            "webhook-id": name, "webhook-timestamp": str(int(sent.timestamp())), "webhook-signature": signature})
        try:
            return urllib.request.urlopen(request, timeout=30).status
        except urllib.error.HTTPError as error:
            return error.code


@pytest.fixture(scope="module")
def lykta(make_server):
    return make_server(
        LYKTA_DELIVERY_ENABLED="true", LYKTA_DELIVERY_INSECURE_HOSTS="127.0.0.1",
        LYKTA_DELIVERY_MAIL_SENDER="lykta@kommun.example", LYKTA_DELIVERY_SENDMAIL="/bin/true")


@pytest.fixture
def service(lykta, tmp_path):
    port = free_port()
    made = lykta.lykta("keys", "add", "--name", "E-tjänsten", "--scope", "report:write", "report:own", "--municipality", "1060",
                       "--webhook", f"http://127.0.0.1:{port}/lykta")
    network = Network(lykta)
    service = EService(tmp_path, network, port, *made.split())
    service.start()
    yield service
    service.stop()
    network.shutdown()
    network.server_close()


def own(service, number):
    """The reports that Lykta has of a form."""
    _, told = ask(f"{service.network.url}/api/v1/own/reports?clientReference={number}", Authorization=f"Bearer {service.key}")
    return told["reports"]


def test_a_form_whose_answer_is_lost_is_sent_again_and_is_one_report(service):
    service.network.faults = ["lost", "busy"]
    assert ask(service.url + "/forms/A-1", "PUT", HEDGE)[0] == 202
    reference = soon(lambda: service.form("A-1").get("reference"))
    assert [one["reference"] for one in own(service, "A-1")] == [reference]
    assert len(service.network.sent) == 3 and len(set(service.network.sent)) == 1


def test_a_form_is_not_lost_when_lykta_is_away_and_the_service_stops(service):
    service.stop()
    service.start(lykta=f"http://127.0.0.1:{free_port()}")
    assert ask(service.url + "/forms/B-1", "PUT", HEDGE | {"text": "Buskarna skymmer vid skolan."})[0] == 202
    assert service.form("B-1") == {"number": "B-1"}
    service.stop()
    service.start()
    assert soon(lambda: service.form("B-1").get("reference"))
    assert len(own(service, "B-1")) == 1


def test_what_is_to_be_mended_is_told_and_holds_nothing_up(service):
    assert ask(service.url + "/forms/C-1", "PUT", HEDGE | {"text": ""})[0] == 202
    assert ask(service.url + "/forms/C-2", "PUT", HEDGE | {"text": "Häcken vid torget skymmer."})[0] == 202
    assert soon(lambda: service.form("C-2").get("reference"))
    assert service.form("C-1") == {"number": "C-1", "fault": "Beskriv med egna ord vad som är otryggt."}
    assert ask(service.url + "/forms/C-1", "PUT", [1])[0] == 400


def test_what_staff_do_is_told_by_signed_messages(service, lykta):
    ask(service.url + "/forms/D-1", "PUT", HEDGE | {
        "text": "Granen skymmer övergångsstället.", "place": {"type": "Point", "coordinates": [14.4900, 56.2500]}})
    reference = soon(lambda: service.form("D-1").get("reference"))
    staff = lykta.lykta("keys", "add", "--name", "Kommunen", "--scope", "report:read", "case:write").strip()
    signed = {"Authorization": f"Bearer {staff}"}
    [case] = soon(lambda: ask(f"{lykta.url}/api/v1/cases?reference={reference}", **signed)[1]["features"])
    status, told = ask(
        f"{lykta.url}/api/v1/cases/{case['id']}", "PATCH", {"state": {"kind": "under-way"}, "answer": "Vi sågar ner den."},
        **signed, **{"If-Match": f'"{case["properties"]["version"]}"'})
    assert status == 200, told
    soon(lambda: len(service.events()) >= 2)
    assert sorted(service.events()) == ["report.answered D-1", "report.state-changed D-1"]
    assert service.form("D-1") == {"number": "D-1", "reference": reference, "state": "Pågår", "answers": ["Vi sågar ner den."]}


def test_what_is_sent_is_what_the_document_says(lykta):
    heard = []

    class Hearing(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append((dict(self.headers), json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Hearing) as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        key = lykta.lykta("keys", "add", "--name", "Hör", "--scope", "report:write", "report:own", "report:read", "case:write",
                          "--webhook", f"http://127.0.0.1:{receiver.server_port}/").split()[0]
        signed = {"Authorization": f"Bearer {key}"}
        _, receipt = ask(f"{lykta.url}/api/v1/reports", "POST", HEDGE | {
            "text": "Slyet skymmer vägskylten.", "place": {"type": "Point", "coordinates": [14.5990, 56.3020]}}, **signed)
        status, told = ask(f"{lykta.url}/api/v1/cases/{receipt['case']}", "PATCH", {
            "state": {"kind": "waiting", "for": "vägföreningen"}, "answer": "Vi har bett vägföreningen."}, **signed, **{"If-Match": '"1"'})
        assert status == 200, told
        soon(lambda: len(heard) == 2)
        receiver.shutdown()
    _, document = ask(f"{lykta.url}/api/v1/openapi.json")
    for headers, event in heard:
        described = document["webhooks"][event["type"]]["post"]
        assert {one["name"] for one in described["parameters"]} <= {name.lower() for name in headers}
        schema = described["requestBody"]["content"]["application/json"]["schema"]
        OAS31Validator({**schema, "components": document["components"]}).validate(event)
    assert sorted(event["type"] for _, event in heard) == ["report.answered", "report.state-changed"]


def test_messages_that_are_forged_old_or_come_again_change_nothing(service):
    ask(service.url + "/forms/E-1", "PUT", HEDGE | {"text": "Häcken vid kyrkan skymmer."})
    soon(lambda: service.form("E-1").get("reference"))
    other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    long_ago = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=6)
    assert service.message("E-1", "Åtgärdat", "2026-11-24T09:00:00Z", "m1", secret=other) == 401
    assert service.message("E-1", "Åtgärdat", "2026-11-24T09:00:00Z", "m1", sent=long_ago) == 401
    assert "state" not in service.form("E-1") and service.events() == []
    assert service.message("E-1", "Pågår", "2026-11-24T09:00:00Z", "m2") == 204
    assert service.message("E-1", "Pågår", "2026-11-24T09:00:00Z", "m2") == 204
    assert service.message("E-1", "Mottaget", "2026-11-23T09:00:00Z", "m3") == 204
    assert service.form("E-1")["state"] == "Pågår" and len(service.events()) == 2
