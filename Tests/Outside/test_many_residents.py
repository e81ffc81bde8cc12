"""Five hundred residents who send at the same moment: every report is there once, and who is told to wait loses nothing."""

import base64
import concurrent.futures
import http.client
import os
import re
import time
import urllib.parse


def test_five_hundred_at_once_lose_nothing(make_server):
    server = make_server()

    def ask(method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        body = urllib.parse.urlencode(fields) if fields else None
        connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location"), text

    token = re.search('name="token" value="([^"]+)"', ask("GET", "/rapportera")[2])[1]
    time.sleep(3)

    def report(number):
        fields = {
            "steg": "kontrollera", "kategori": "lighting", "plats": f"vid stolpe {number}", "token": token, "webbplats": "",
            "beratta": f"Lampa nummer {number} lyser inte.", "nyckel": base64.urlsafe_b64encode(os.urandom(16)).decode()[:22]}
        for _ in range(60):
            try:
                status, location, text = ask("POST", "/rapportera", fields)
            except OSError:
                status = 0
            if status == 303:
                return location
            assert status in (0, 503), text[:500]
            time.sleep(1)
        raise AssertionError("never taken")

    with concurrent.futures.ThreadPoolExecutor(500) as residents:
        receipts = list(residents.map(report, range(500)))
    references = {receipt.split("/")[3] for receipt in receipts}
    assert len(references) == 500
    # What was acknowledged is found, each by its link.
    for receipt in receipts[::25]:
        assert ask("GET", receipt.split("?")[0].replace("/rapportera/kvitto/", "/follow/"))[0] == 200
