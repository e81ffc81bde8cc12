"""The back end of an e-service that hands its forms to Lykta: keeps each before it sends it, sends it until it has an answer, and is told by
signed messages how it goes. Python's standard library alone. docs/integrate.md tells how to start it; a test runs it as it stands.

    LYKTA=https://lykta.example.se KEY=lykta_… SECRET=whsec_… python3 eservice.py forms.sqlite 8081
"""
import base64, datetime, hashlib, hmac, http.client, http.server, json, os, re, sqlite3, sys, threading, time
import urllib.error, urllib.request

LYKTA, KEY, SECRET = (os.environ[name] for name in ("LYKTA", "KEY", "SECRET"))
FORMS = """CREATE TABLE IF NOT EXISTS form (
    number TEXT PRIMARY KEY, report TEXT NOT NULL, reference TEXT, fault TEXT, state TEXT, stateAt REAL NOT NULL DEFAULT 0)"""
MESSAGES = "CREATE TABLE IF NOT EXISTS message (id TEXT PRIMARY KEY)"
awake = threading.Event()


def query(sql, *values):
    """One statement, in a transaction of its own: the rows it gives and how many it changed."""
    connection = sqlite3.connect(sys.argv[1], timeout=30)
    connection.row_factory = sqlite3.Row
    with connection:
        cursor = connection.execute(sql, values)
        found = cursor.fetchall(), cursor.rowcount
    connection.close()
    return found


def ask(path, body=None, **headers):
    """One request to Lykta, GET or, with a body, POST; anything but 2xx is an HTTPError."""
    headers |= {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    request = urllib.request.Request(LYKTA + path, body and body.encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)


def settle(form):
    """Sends a form once and notes the answer. Gives 0 then, and else how many seconds to wait before it is sent again.

    Its number is the Idempotency-Key and its bytes are kept, so that however often it is sent it is one report.
    """
    try:
        receipt = ask("/api/v1/reports", form["report"], **{"Idempotency-Key": form["number"]})
        query("UPDATE form SET reference = ? WHERE number = ?", receipt["reference"], form["number"])
        return 0
    except urllib.error.HTTPError as error:
        if error.code in (400, 413, 422):  # The form is to be mended by whoever filled it in: each fault has a sentence.
            problem = json.load(error)
            told = [fault["message"]["sv"] for fault in problem.get("errors", [])] or [problem["detail"]]
            query("UPDATE form SET fault = ? WHERE number = ?", " ".join(told), form["number"])
            return 0
        print(f"{form['number']}: {error}", file=sys.stderr)  # 401, 403: the key is to be mended. 503: it says when to come back.
        return int(error.headers.get("Retry-After") or 1)
    except (OSError, ValueError, http.client.HTTPException) as error:  # It may have been kept and the answer lost.
        print(f"{form['number']}: {error}", file=sys.stderr)
        return 1


def send_waiting():
    """Sends what has no answer yet: new forms, and those that were left when the service stopped. Pauses longer while it is in vain."""
    pause = 1
    while True:
        awake.clear()
        waiting, _ = query("SELECT * FROM form WHERE reference IS NULL AND fault IS NULL ORDER BY rowid")
        wait = max(map(settle, waiting), default=0)
        if wait:
            time.sleep(max(wait, pause))
            pause = min(2 * pause, 300)
        else:
            pause = 1
            awake.wait()


def is_signed(headers, body):
    """Whether a message is Lykta's and of now (Standard Webhooks). `body` is the bytes that came."""
    name, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", moment) or abs(time.time() - int(moment)) > 300:
        return False
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    signature = base64.b64encode(hmac.digest(key, f"{name}.{moment}.".encode() + body, hashlib.sha256))
    sent = headers.get("webhook-signature", "").split()  # Several while the secret is changed: one right one is enough.
    return any([hmac.compare_digest(one.encode(), b"v1," + signature) for one in sent])


class Service(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        """What somebody filled in, as `PUT /forms/NUMBER`: the members of a report, kept here before it is on its way."""
        number = re.fullmatch("/forms/([A-Za-z0-9-]{1,64})", self.path)
        try:
            report = json.loads(self.body()) | {"clientReference": number[1]}
        except (TypeError, ValueError):
            return self.answer(400)
        query("INSERT OR IGNORE INTO form (number, report) VALUES (?, ?)", number[1], json.dumps(report))
        awake.set()
        self.answer(202)

    def do_GET(self):
        """How a form stands, and what staff have answered."""
        forms, _ = query("SELECT * FROM form WHERE number = ?", self.path.removeprefix("/forms/"))
        if not forms:
            return self.answer(404)
        told = {name: forms[0][name] for name in ("number", "reference", "fault", "state") if forms[0][name]}
        if "reference" in told:
            told["answers"] = [one["text"] for one in ask("/api/v1/own/reports/" + told["reference"])["answers"]]
        self.answer(200, told)

    def do_POST(self):
        """A message from Lykta. It can come twice, and late: only what is new and newer changes anything."""
        body = self.body()
        if not is_signed(self.headers, body):
            return self.answer(401)
        event = json.loads(body)
        if event["type"] == "report.state-changed":
            at = datetime.datetime.fromisoformat(event["timestamp"].replace("Z", "+00:00")).timestamp()
            query("UPDATE form SET state = ?, stateAt = ? WHERE number = ? AND stateAt <= ?",
                  event["data"]["state"]["name"]["sv"], at, event["data"].get("clientReference"), at)
        _, new = query("INSERT OR IGNORE INTO message VALUES (?)", self.headers["webhook-id"])
        if new:
            print(event["type"], event["data"].get("clientReference"), flush=True)  # Here an e-mail could be sent, once.
        self.answer(204)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(self, status, value=None):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        if value:
            self.wfile.write(json.dumps(value, ensure_ascii=False).encode())

    def log_message(self, *_):
        pass


query(FORMS)
query(MESSAGES)
threading.Thread(target=send_waiting, daemon=True).start()
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Service).serve_forever()
