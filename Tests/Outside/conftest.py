"""The pages as a browser has them: a server of its own over a fresh demo, and a Chromium that tells of every fault.

Run by `make test`; by hand: `.build/outside/bin/pytest Tests/Outside` after `swift build`.
"""

import json
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
LYKTA = ROOT / ".build/debug/lykta"
PICTURES = ROOT / ".build/pictures"


class Server:
    """A running Lykta, and what a test needs of it."""

    def __init__(self, folder, **settings):
        self.folder = folder
        self.database = folder / "lykta.sqlite"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = open(folder / "server.log", "wb")
        self.settings = {
            "LYKTA_DELIVERY_ENABLED": "false", "LYKTA_SESSION_SECURE": "false",
            "LYKTA_HTTP_PUBLIC_URL": self.url, **settings,
        }
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [LYKTA, "serve", "--database", self.database, "--port", str(self.port)],
            env=self.settings, stdout=self.log, stderr=self.log)
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz"):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError((self.folder / "server.log").read_text())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def lykta(self, *arguments):
        """Runs a command on the database beside the server and gives what it prints."""
        return subprocess.run(
            [LYKTA, *arguments, "--database", self.database], check=True, capture_output=True, text=True).stdout

    def person(self, role, name="Anna Lind", email=None):
        """Makes an account and gives its address and password."""
        email = email or re.sub(r"[^a-z]", "", role) + str(time.monotonic_ns()) + "@example.se"
        password = self.lykta("users", "add", "--name", name, "--email", email, "--role", role).strip()
        return email, password


@pytest.fixture(scope="session")
def demo():
    """A small demo, made once; servers get copies."""
    with tempfile.TemporaryDirectory(prefix="lykta-pages-") as folder:
        folder = pathlib.Path(folder)
        subprocess.run(
            [LYKTA, "demo", "--database", folder / "lykta.sqlite", "--reports", "400"], check=True,
            capture_output=True)
        yield folder


@pytest.fixture(scope="session")
def make_server(demo):
    """Starts a server with settings of its own over a copy of the demo."""
    running = []
    kept = []

    def make(**settings):
        folder = tempfile.TemporaryDirectory(prefix="lykta-server-")
        kept.append(folder)
        path = pathlib.Path(folder.name)
        for file in demo.iterdir():
            if file.is_file():
                shutil.copy2(file, path)
        server = Server(path, **settings)
        running.append(server)
        return server

    yield make
    for server in running:
        server.stop()
    for folder in kept:
        folder.cleanup()


@pytest.fixture(scope="session")
def server(make_server):
    """The server that most tests share."""
    return make_server()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Faults(list):
    """What went wrong in a page without anybody seeing it: scripts, the policy, requests to elsewhere."""

    def watch(self, page, url):
        page.on("pageerror", lambda error: self.append(f"script: {error}"))
        page.on("console", lambda message: message.type == "error" and self.append(f"console: {message.text}"))
        page.on("request", lambda request: request.url.startswith((url, "data:", "blob:"))
                or self.append(f"elsewhere: {request.url}"))


@pytest.fixture
def open_page(browser, server):
    """Makes pages in windows of their own: `open_page(locale="en-GB", java_script_enabled=False, …)`.

    After the test nothing may have gone wrong in any of them, but for what the test takes out of `page.faults`.
    """
    opened = []

    def make(url=None, **options):
        options = {"locale": "sv-SE", "viewport": {"width": 390, "height": 844}, **options}
        context = browser.new_context(base_url=url or server.url, **options)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.faults = Faults()
        page.faults.watch(page, url or server.url)
        opened.append(page)
        return page

    yield make
    for page in opened:
        page.context.close()
    for page in opened:
        assert not page.faults, page.faults


@pytest.fixture
def page(open_page):
    """A telephone in Swedish."""
    return open_page()


def sign_in(page, person, onward="/ko"):
    """Signs in as somebody whom `server.person` made."""
    page.goto(f"/logga-in?vidare={onward}")
    page.get_by_label(re.compile("E-post|E-mail")).fill(person[0])
    page.get_by_label(re.compile("Lösenord|Password")).fill(person[1])
    page.get_by_role("button", name=re.compile("^(Logga in|Sign in)$")).click()
    page.wait_for_url(lambda url: "/logga-in" not in url)


def cookies(browser, server, person):
    """Those of somebody whom `server.person` made, signed in."""
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    context.set_default_timeout(60_000)
    sign_in(context.new_page(), person, onward="/konto")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture(scope="module")
def signed_in(browser, server):
    """The cookies of somebody who plans and deals with cases."""
    return cookies(browser, server, server.person("triage:1060", name="Petra Plan"))


@pytest.fixture
def staff(open_page, signed_in):
    """Makes pages of somebody signed in at a desk, each with a storage of its own: `staff("/vandringar")`."""

    def make(path=None, **options):
        page = open_page(**{"storage_state": signed_in, "viewport": {"width": 1280, "height": 800}, **options})
        if path:
            page.goto(path)
        return page

    return make


@pytest.fixture(scope="module")
def api(browser, server, signed_in):
    """Asks the API with the session: `api("PUT", path, body)`, and `version=` by which a thing is changed."""
    context = browser.new_context(base_url=server.url, storage_state=signed_in)
    page = context.new_page()
    page.goto("/konto")
    token = page.locator("input[name=formToken]").first.get_attribute("value")

    def ask(method, path, body=None, version=None):
        match = {} if version is None else {"If-Match": f'"{version}"'}
        reply = page.request.fetch(
            path, method=method, headers={"X-CSRF-Token": token, "Origin": server.url, "Content-Type": "application/json", **match},
            data=None if body is None else json.dumps(body))
        assert reply.ok, reply.text()
        return reply.json()

    yield ask
    context.close()


def check_axe(page):
    """Nothing that axe-core finds: WCAG 2.1 A and AA and best practices, in light and in dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"runOnly": [
            "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).response["violations"]
        told = [f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
                for one in found for node in one["nodes"]]
        assert not told, f"{page.url} ({scheme}):\n" + "\n".join(told)
    page.emulate_media(color_scheme="light")


def look(page, name, folder=PICTURES):
    """Pictures for whoever looks at the pages: telephone and desk, light and dark, in `.build/pictures`."""
    folder.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    for width, height in ((390, 844), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(60)
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")


def check_reflow(page):
    """Nothing is lost at 320 CSS pixels, which is 1280 at 400 % zoom, nor with wide text spacing (WCAG 1.4.10, 1.4.12)."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    spacing = page.evaluate_handle("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }');
        document.adoptedStyleSheets = [sheet];
    }""")
    wide = page.evaluate("""() => [...document.querySelectorAll('body *')].filter((one) => {
        const box = one.getBoundingClientRect();
        const style = getComputedStyle(one);
        const shut = one.closest('.table-box, .leaflet-container, .unseen, .trap, .skip, svg');
        return !shut && box.width && style.visibility === 'visible' && box.right > innerWidth + 1;
    }).map((one) => one.outerHTML.slice(0, 120))""")
    assert not wide, f"{page.url}: {wide}"
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size(size)
