"""Every page as it is seen: on a telephone and at a desk, in light and in dark, for whoever looks at them.

Not a part of `make test`. `make pictures` takes them, into `.build/screenshots`; nothing is compared.
"""

import json
import re
import uuid

import pytest

from conftest import ROOT, look, sign_in
from pictures import a_walk, photo, reported, settle

SCREENSHOTS = ROOT / ".build/screenshots"
OPEN = {
    "start": "/", "sign-in": "/logga-in", "privacy": "/personuppgifter", "accessibility": "/tillganglighet", "style": "/stil",
    "done": "/gjort", "missing": "/finns-inte", "follow-missing": "/follow/OLO-AAAA-AA/x",
}
STAFF = {
    "account": "/konto", "queue-new": "/ko", "queue-open": "/ko?status=open,in-progress", "queue-mine": "/ko?assignee=me",
    "queue-empty": "/ko?q=finnsinte", "queue-fault": "/ko?sort=sideways", "nearby": "/nara",
    "nearby-circle": "/nara?near=14.5306,56.2767&radius=800", "nearby-polygon": "/nara?horn=14.50,56.25+14.56,56.25+14.56,56.30",
    "places": "/platser", "places-empty": "/platser?fran=2026-11-01&till=2026-11-02", "places-fault": "/platser?fran=2026-09-01&till=2026-08-01",
    "trends": "/trender", "effect": "/effekt", "walks": "/vandringar", "walks-new": "/vandringar/ny", "findings": "/iakttagelser",
    "admin": "/admin", "admin-people": "/admin/konton", "admin-person-new": "/admin/nytt-konto", "admin-keys": "/admin/nycklar",
    "admin-key-new": "/admin/ny-nyckel", "admin-units": "/admin/enheter", "admin-outbox": "/admin/utskick", "admin-areas": "/admin/omraden",
    "admin-rules": "/admin/regler", "admin-health": "/admin/drift", "admin-log": "/admin/logg",
}


@pytest.fixture(scope="module")
def state(browser, server):
    """The cookies of somebody who may do everything."""
    email, password = server.person("admin:1060", name="Anna Lind")
    server.lykta("users", "roles", email, "--role", "admin:1060", "triage:1060", "planner:1060")
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, (email, password), onward="/konto")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def staff(open_page, state):
    return open_page(storage_state=state, viewport={"width": 1280, "height": 800})


def take(page, name):
    settle(page)
    look(page, name, SCREENSHOTS)
    page.faults.clear()


@pytest.mark.parametrize("name", OPEN)
def test_open_pages(page, name):
    page.goto(OPEN[name])
    take(page, name)


@pytest.mark.parametrize("name", STAFF)
def test_pages_of_the_staff(staff, name):
    staff.context.set_default_timeout(60_000)
    # A machine that is busy with pictures may need to be asked again.
    for _ in range(6):
        if staff.goto(STAFF[name]).status != 503:
            break
        staff.wait_for_timeout(5_000)
    take(staff, name)


def test_the_form_step_by_step(page, tmp_path):
    def on(name):
        before = page.locator("h1").text_content()
        page.get_by_role("button", name=re.compile("^(Fortsätt|Nej, det är något annat)$")).click()
        page.wait_for_function("before => document.querySelector('h1')?.textContent !== before", arg=before)
        take(page, f"report-{name}")

    page.goto("/rapportera")
    take(page, "report-1-what")
    page.get_by_role("button", name="Fortsätt", exact=True).click()
    page.get_by_role("alert").first.wait_for()
    take(page, "report-1-what-fault")
    page.get_by_label("Belysning").check()
    on("2-where")
    page.get_by_label("Adress eller plats med egna ord").fill("Gångtunneln")
    page.evaluate("document.querySelector('[data-place-pin]').click()")
    take(page, "report-2-where-pin")
    on("3-nearby-or-when")
    if page.locator("h1").text_content() != "När är det så?":
        on("4-when")
    on("5-questions")
    on("6-tell")
    page.get_by_role("textbox").fill("Ring Karin på 070-174 06 05. Lamporna är trasiga och det är kolsvart.")
    page.wait_for_timeout(1_500)
    take(page, "report-6-tell-hints")
    on("7-photos")
    page.wait_for_timeout(3_000)
    page.locator("#foto").set_input_files(photo(tmp_path))
    page.get_by_text("En bild är med.").wait_for()
    take(page, "report-7-photos-one")
    on("8-contact")
    on("9-check")
    page.get_by_role("button", name="Skicka rapporten").click()
    page.wait_for_url("**/kvitto/**")
    take(page, "report-receipt")
    page.get_by_role("link", name="Följ rapporten").click()
    take(page, "follow")
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_role("alert").first.wait_for()
    take(page, "follow-fault")


def test_a_case_and_what_is_done_with_it(staff):
    staff.goto("/ko?status=open,in-progress&sort=oldest")
    boxes = staff.locator("tbody input[type=checkbox], .queue-row input[type=checkbox]")
    if boxes.count() > 1:
        boxes.nth(0).check()
        boxes.nth(1).check()
        take(staff, "queue-chosen")
    staff.goto(staff.locator(".queue-link").first.get_attribute("href"))
    take(staff, "case")
    staff.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    take(staff, "case-open")
    staff.keyboard.press("?")
    take(staff, "case-shortcuts")


def test_a_walk_from_places_to_protocol(staff, server):
    staff.context.set_default_timeout(60_000)
    staff.goto("/platser")
    for box in staff.locator(".hotspot input[type=checkbox]").all()[:3]:
        box.check()
    take(staff, "places-chosen")
    staff.get_by_role("button", name=re.compile("vandring", re.I)).first.click()
    staff.wait_for_url("**/vandring?**")
    take(staff, "walk")
    sheet = staff.url.replace("/vandring?", "/vandring/blad?")
    staff.get_by_role("link", name="Lägg upp som trygghetsvandring").click()
    take(staff, "walks-new-chosen")
    staff.goto(sheet)
    take(staff, "walk-sheet")
    id = a_walk(staff, server)
    staff.goto(f"/vandringar/{id}")
    take(staff, "walks-one")
    staff.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    take(staff, "walks-one-open")
    for name in ("protokoll", "ute"):
        staff.goto(f"/vandringar/{id}/{name}")
        take(staff, f"walks-{name}")
    staff.goto("/vandringar")
    take(staff, "walks-some")
    staff.goto("/iakttagelser")
    take(staff, "findings-some")
    staff.goto(staff.locator("main table a").first.get_attribute("href"))
    take(staff, "finding")


def test_administration_in_more_states(staff):
    staff.goto("/admin/konton")
    staff.goto(staff.locator("main a[href^='/admin/konton/']").first.get_attribute("href"))
    take(staff, "admin-person")
    staff.goto("/admin/nytt-konto")
    staff.get_by_role("button", name=re.compile("konto", re.I)).last.click()
    staff.wait_for_load_state()
    take(staff, "admin-person-new-fault")
    square = [[14.52, 56.27], [14.54, 56.27], [14.54, 56.28], [14.52, 56.28], [14.52, 56.27]]
    file = json.dumps({"type": "FeatureCollection", "features": [{
        "type": "Feature", "properties": {"code": "nytt", "name": "Nya området"},
        "geometry": {"type": "Polygon", "coordinates": [square]}}]})
    staff.goto("/admin/omraden")
    staff.locator("input[type=file]").set_input_files(
        {"name": "omraden.geojson", "mimeType": "application/geo+json", "buffer": file.encode()})
    staff.locator("main form button[type=submit], main form button.button").last.click()
    staff.wait_for_load_state()
    take(staff, "admin-area-draft")
