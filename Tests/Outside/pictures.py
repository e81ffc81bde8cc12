"""The pictures of the guides in docs/, taken of a fresh demo with a few reports, a case and a walk in it.

Not a part of `make test`. `make pictures` takes them, into `docs/pictures`; dates and numbers in them are another every time.
"""

import json
import re
import subprocess
import uuid

import pytest
from playwright.sync_api import TimeoutError

from conftest import ROOT, sign_in

FOLDER = ROOT / "docs/pictures"
MOST_BYTES = 120_000
PHONE, DESK = {"width": 390, "height": 780}, {"width": 1280, "height": 860}


def settle(page):
    """Until nothing more is fetched and the names on a map stand."""
    page.wait_for_load_state("networkidle")
    if page.locator(".map").count():
        try:
            page.wait_for_selector(".map-name span", timeout=3_000)
        except TimeoutError:
            pass
        page.wait_for_timeout(400)


def take(page, name, clip=None):
    """A picture of what is seen, in few colours."""
    settle(page)
    FOLDER.mkdir(parents=True, exist_ok=True)
    whole = FOLDER / f"{name}-whole.png"
    page.screenshot(path=whole, clip=clip)
    kept = FOLDER / f"{name}.png"
    subprocess.run(["vips", "pngsave", whole, kept, "--palette", "--Q", "95", "--compression", "9", "--strip"], check=True)
    whole.unlink()
    assert kept.stat().st_size <= MOST_BYTES, (name, kept.stat().st_size)
    page.faults.clear()


def top(page, selector, above=16):
    """Scrolls so that something stands at the top."""
    page.locator(selector).first.evaluate(
        "(one, above) => scrollTo(0, one.getBoundingClientRect().top + scrollY - above)", above)


def photo(folder):
    """A JPEG as a telephone takes it: the dark."""
    for command in (
            ("gaussnoise", "noise.v", "640", "480", "--mean", "60", "--sigma", "30", "--seed", "7"),
            ("cast", "noise.v", "bytes.v", "uchar"), ("gaussblur", "bytes.v", "soft.v", "8"),
            ("copy", "soft.v", "grey.v", "--interpretation", "b-w"), ("jpegsave", "grey.v", "photo.jpg", "--Q", "80", "--strip")):
        subprocess.run(["vips", *command], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    return folder / "photo.jpg"


def reported(page, text="Lamporna i tunneln är släckta sedan i måndags."):
    """Sends a report; gives the path at which it is followed."""
    page.goto("/rapportera")
    token = page.locator("input[name=token]").input_value()
    key = page.locator("input[name=nyckel]").get_attribute("value")
    page.wait_for_timeout(3_000)
    sent = page.request.post("/rapportera", max_redirects=0, form={
        "steg": "kontrollera", "kategori": "lighting", "place-lon": "14.5412", "place-lat": "56.2955", "plats": "gångtunneln",
        "beratta": text, "nyckel": key, "token": token, "webbplats": ""})
    assert sent.status == 303, sent.text()
    return sent.headers["location"].split("?")[0].replace("/rapportera/kvitto/", "/follow/")


def asking(page, url):
    """Asks the API with the session of a page: `ask("PUT", path, body)`."""
    page.goto("/konto")
    token = page.locator("input[name=formToken]").first.get_attribute("value")

    def ask(method, path, body, **headers):
        reply = page.request.fetch(path, method=method, data=json.dumps(body), headers={
            "X-CSRF-Token": token, "Origin": url, "Content-Type": "application/json", **headers})
        assert reply.ok, reply.text()
        return reply.json()

    return ask


def a_walk(page, server):
    """A walk that has been walked, with what was answered and found; gives its id."""
    ask = asking(page, server.url)
    id = str(uuid.uuid4())
    ask("PUT", f"/api/v1/walks/{id}", {
        "title": "Holje i november", "days": {"before": "2026-11-06", "walk": "2026-11-20"}, "meetingPlace": "Idrottshallens entré",
        "leader": "Petra Plan", "stops": [
            {"name": name, "place": {"type": "Point", "coordinates": place}, "reason": reason} for name, place, reason in (
                ("Idrottshallen", [14.5306, 56.2767], "Elva rapporter om mörker sedan i våras."),
                ("Gångtunneln", [14.5325, 56.2785], "Klotter och trasiga lampor."),
                ("Torget", [14.5340, 56.2780], "Mopeder på kvällarna."))]})
    for walker, scores in (("Boende", (2, 3, 2)), ("Polisen", (2, 4, 4))):
        who = str(uuid.uuid4())
        ask("POST", f"/api/v1/walks/{id}/answers", {"answers": [
            {"id": str(uuid.uuid4()), "walker": who, "stop": stop, "point": point, "score": score}
            for stop in (1, 2) for point, score in zip(("lighting", "overgrowth", "sight-lines"), scores)]})
    for what, stop, gravity in (("Tre lampor längs gången lyser inte.", 1, "grave"), ("Häcken skymmer tunnelns mynning.", 2, "middling")):
        ask("POST", f"/api/v1/walks/{id}/findings", {
            "id": str(uuid.uuid4()), "stop": stop, "what": what, "gravity": gravity, "action": "Åtgärda före jul.", "unit": "gata-park"})
    return id


@pytest.fixture(scope="module")
def cookies(browser, server):
    """The cookies of somebody who triages and plans."""
    email, password = server.person("triage:1060", name="Anna Lind")
    server.lykta("users", "roles", email, "--role", "triage:1060", "planner:1060")
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, (email, password), onward="/konto")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def desk(open_page, cookies):
    page = open_page(storage_state=cookies, viewport=DESK)
    page.context.set_default_timeout(60_000)
    return page


def test_reporting(open_page, server, cookies):
    page = open_page(viewport=PHONE)

    def on():
        before = page.locator("h1").text_content()
        page.get_by_role("button", name=re.compile("^(Fortsätt|Nej, det är något annat)$")).click()
        page.wait_for_function("before => document.querySelector('h1')?.textContent !== before", arg=before)

    page.goto("/rapportera")
    page.get_by_label("Belysning").check()
    take(page, "reporting-what")
    on()
    page.get_by_label("Adress eller plats med egna ord").fill("Gångtunneln vid torget")
    settle(page)
    page.get_by_role("button", name="Sätt en nål mitt på kartan").click()
    top(page, "h1")
    take(page, "reporting-where")
    while page.locator("h1").text_content() != "Berätta med egna ord":
        on()
    page.get_by_role("textbox").fill("Lamporna i tunneln är släckta sedan i måndags. Många tar vägen över körbanan i stället.")
    on()
    on()
    on()
    top(page, "h1")
    take(page, "reporting-check")
    link = reported(page)
    staff = open_page(storage_state=cookies)
    ask = asking(staff, server.url)
    found = staff.request.get(f"/api/v1/cases?reference={link.split('/')[2]}").json()["features"][0]["id"]
    tag = staff.request.get(f"/api/v1/cases/{found}").headers["etag"]
    ask("PATCH", f"/api/v1/cases/{found}", {
        "state": {"kind": "done", "what": "Lamporna är bytta."}, "answer": "Nu lyser det i tunneln igen. Tack för att du sade till."},
        **{"If-Match": tag})
    page.goto(link)
    take(page, "reporting-follow")


def test_the_desk(desk):
    desk.goto("/ko?status=open,in-progress")
    take(desk, "desk-queue")
    desk.goto("/ko?status=open,in-progress&sort=reports")
    desk.goto(desk.locator(".queue-link").first.get_attribute("href"))
    take(desk, "desk-case")
    for action in ("state", "answer"):
        desk.locator(f"#gor-{action} summary").click()
    top(desk, "#gor-state")
    take(desk, "desk-answer")
    desk.goto("/nara?near=14.5306,56.2767&radius=800")
    take(desk, "desk-nearby")


def test_walks(open_page, desk, server, cookies):
    desk.goto("/platser")
    desk.locator(".hotspot input[type=checkbox]").first.check()
    desk.evaluate("scrollTo(0, 0)")
    take(desk, "walks-places")
    desk.get_by_role("button", name="Ryms på 90 minuter").click()
    desk.wait_for_url("**/vandring?**")
    take(desk, "walks-walk")
    id = a_walk(desk, server)
    desk.goto(f"/vandringar/{id}")
    take(desk, "walks-kept")
    phone = open_page(storage_state=cookies, viewport=PHONE)
    phone.goto(f"/vandringar/{id}/ute")
    phone.locator("#m-1-lighting-2").check()
    top(phone, "#s-1")
    take(phone, "walks-outdoors")
