"""Signing in by an organisation's own provider (OpenID Connect): a small one on the machine itself, and the way back to the page that
was wanted."""

import base64
import http.server
import json
import subprocess
import threading
import time
import urllib.parse

import pytest

from conftest import check_axe, look

CLIENT = "lykta-test"


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


class Provider(http.server.ThreadingHTTPServer):
    """Signs everybody in at once as `email`, or sends them back with an error."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = folder / "key.pem"
        self.email = None
        self.refuses = False
        self.begun = {}
        subprocess.run(["openssl", "genrsa", "-out", self.key, "2048"], check=True, capture_output=True)
        told = subprocess.run(
            ["openssl", "rsa", "-in", self.key, "-noout", "-modulus"], check=True, capture_output=True, text=True).stdout
        self.modulus = base64url(bytes.fromhex(told.strip().split("=")[1]))

    def token(self, nonce):
        now = int(time.time())
        parts = [{"alg": "RS256", "kid": "one"}, {
            "iss": self.issuer, "aud": CLIENT, "sub": self.email, "nonce": nonce, "iat": now, "exp": now + 300,
            "email": self.email, "email_verified": True}]
        signed = ".".join(base64url(json.dumps(part).encode()) for part in parts)
        signature = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", self.key], input=signed.encode(), check=True, capture_output=True).stdout
        return f"{signed}.{base64url(signature)}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        issuer = self.server.issuer
        if address.path == "/.well-known/openid-configuration":
            self.tell({"issuer": issuer, "authorization_endpoint": f"{issuer}/authorize",
                       "token_endpoint": f"{issuer}/token", "jwks_uri": f"{issuer}/keys"})
        elif address.path == "/keys":
            self.tell({"keys": [{"kty": "RSA", "use": "sig", "kid": "one", "n": self.server.modulus, "e": "AQAB"}]})
        elif address.path == "/authorize":
            asked = dict(urllib.parse.parse_qsl(address.query))
            code = str(len(self.server.begun))
            self.server.begun[code] = asked["nonce"]
            answer = {"error": "access_denied"} if self.server.refuses else {"code": code}
            self.send_response(303)
            self.send_header("Location", asked["redirect_uri"] + "?" + urllib.parse.urlencode(
                {**answer, "state": asked["state"]}))
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.tell({"access_token": "x", "token_type": "Bearer", "id_token": self.server.token(self.server.begun.pop(form["code"]))})

    def tell(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    provider = Provider(tmp_path_factory.mktemp("provider"))
    thread = threading.Thread(target=provider.serve_forever, daemon=True)
    thread.start()
    yield provider
    provider.shutdown()
    thread.join()
    provider.server_close()


@pytest.fixture(scope="module")
def signed(make_server, provider):
    """A server that knows the provider, with an account for whom it signs in."""
    server = make_server(
        LYKTA_OIDC_ISSUER=provider.issuer, LYKTA_OIDC_CLIENT_ID=CLIENT, LYKTA_OIDC_INSECURE_HOSTS="127.0.0.1")
    provider.email, _ = server.person("planner:1060", email="planerare@example.se")
    return server


@pytest.fixture
def page(open_page, signed, provider):
    provider.refuses = False
    page = open_page(signed.url)
    yield page
    # The provider is the one other place that the page goes to, and a refused sign-in is answered 401.
    page.faults[:] = [fault for fault in page.faults if provider.issuer not in fault and "401" not in fault]


def by_provider(page):
    page.get_by_role("link", name="Logga in med organisationens konto").click()


def test_one_comes_to_the_deep_page_that_one_asked_for(page):
    page.goto("/platser?fran=2026-01-01")
    assert urllib.parse.urlsplit(page.url).path == "/logga-in"
    look(page, "sign-in-provider")
    check_axe(page)
    by_provider(page)
    page.wait_for_url("**/platser?fran=2026-01-01")
    assert page.get_by_label("Från och med").input_value() == "2026-01-01"
    assert not [one for one in page.context.cookies() if one["name"].endswith("-vidare")]


def test_without_a_page_to_go_on_to_one_comes_to_the_usual_one_also_after_an_attempt_that_was_given_up(page):
    page.goto("/logga-in?vidare=/vandringar")
    left = page.request.get("/logga-in/oidc?vidare=/vandringar", max_redirects=0)
    assert left.status == 303 and any(one["name"].endswith("-vidare") for one in page.context.cookies())
    page.goto("/logga-in")
    by_provider(page)
    page.wait_for_function("() => !location.pathname.startsWith('/logga-in')")
    assert urllib.parse.urlsplit(page.url).path != "/vandringar"


@pytest.mark.parametrize("elsewhere", [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", "evil.example"])
def test_an_address_that_leads_elsewhere_is_passed_over(page, signed, elsewhere):
    page.goto(f"/logga-in?vidare={urllib.parse.quote(elsewhere, safe='')}")
    assert page.get_by_role("link", name="Logga in med organisationens konto").get_attribute("href") == "/logga-in/oidc"
    page.goto(f"/logga-in/oidc?vidare={urllib.parse.quote(elsewhere, safe='')}")
    page.wait_for_function("() => !location.pathname.startsWith('/logga-in')")
    assert page.url.startswith(signed.url + "/")


def test_a_cookie_that_was_put_there_leads_nowhere_else_either(page, signed):
    name = None
    page.request.get("/logga-in/oidc?vidare=/vandringar", max_redirects=0)
    for cookie in page.context.cookies():
        if cookie["name"].endswith("-vidare"):
            name = cookie["name"]
    began = page.request.get("/logga-in/oidc?vidare=/vandringar", max_redirects=0).headers["location"]
    page.context.add_cookies([{"name": name, "value": base64url(b"//evil.example/"), "url": signed.url}])
    page.goto(began)
    page.wait_for_function("() => !location.pathname.startsWith('/logga-in')")
    assert page.url.startswith(signed.url + "/")


def test_who_is_refused_by_the_provider_still_comes_to_the_page_afterwards(page, provider):
    provider.refuses = True
    page.goto("/vandringar?lang=sv")
    by_provider(page)
    page.get_by_role("alert").wait_for()
    look(page, "sign-in-refused")
    check_axe(page)
    provider.refuses = False
    by_provider(page)
    page.wait_for_url("**/vandringar?lang=sv")
