"""Measures: from a finding or a case to a measure, its way, its place on the map, and its cases closed with one answer."""

import json
import re
import subprocess
import uuid

import pytest

from conftest import check_axe, check_reflow, look, sign_in

SPORTS_HALL = [14.5306, 56.2767]


@pytest.fixture(scope="module")
def finding(api):
    """What was found at the sports hall; its id and that of its walk."""
    walk, id = str(uuid.uuid4()), str(uuid.uuid4())
    api("PUT", f"/api/v1/walks/{walk}", {
        "title": "Holje i november", "days": {"walk": "2026-11-20"},
        "stops": [{"name": "Idrottshallen", "place": {"type": "Point", "coordinates": SPORTS_HALL}}]})
    api("POST", f"/api/v1/walks/{walk}/findings", {
        "id": id, "stop": 1, "point": "lighting", "what": "Två lampor är släckta bakom hallen.",
        "action": "Ny belysning bakom Idrottshallen", "unit": "gata-park"})
    return id, walk


@pytest.fixture
def case_of(api):
    """Makes a case of a report at a place, and gives its id."""

    def make(lon, text="Lamporna är trasiga här."):
        return api("POST", "/api/v1/reports", {
            "category": "lighting", "text": text, "place": {"type": "Point", "coordinates": [lon, 56.2767]}})["case"]

    return make


def measure(server, id):
    return json.loads(server.lykta("measures", "show", id, "--json"))


def id_of(page):
    return page.url.split("/")[-1].split("?")[0]


def forget(page, *words):
    page.faults[:] = [fault for fault in page.faults if not any(word in fault for word in words)]


def test_a_finding_becomes_a_measure_and_each_leads_to_the_other(server, staff, finding):
    id, walk = finding
    page = staff(f"/iakttagelser/{id}")
    page.get_by_role("link", name="Gör till åtgärd").click()
    assert page.get_by_label("Namn", exact=True).input_value() == "Ny belysning bakom Idrottshallen"
    assert page.get_by_label("Slag").input_value() == "lighting"
    assert page.get_by_label("Gata och park").is_checked()
    assert page.get_by_label("Plats", exact=True).input_value().startswith("14.5306")
    page.get_by_label("Kostnad").fill("en del")
    check_axe(page)
    check_reflow(page)
    look(page, "measures-new")
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    assert page.title().startswith("Fel:") and page.get_by_label("Kostnad").input_value() == "en del"
    check_axe(page)
    page.get_by_label("Kostnad").fill("125 000 kr")
    page.get_by_label("Planerad").fill("2026-12-15")
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    made = measure(server, id_of(page))
    assert made["cost"] == 125000 and made["causes"]["findings"] == [id] and made["units"] == ["gata-park"]
    page.get_by_role("link", name="Två lampor är släckta").click()
    assert "Pågår" in page.locator("main").inner_text()
    page.get_by_role("link", name="Ny belysning bakom Idrottshallen").click()
    page.get_by_text("Åtgärden lades upp.").wait_for()
    page.goto(f"/vandringar/{walk}")
    assert page.get_by_role("link", name="Ny belysning bakom Idrottshallen").count() == 1
    forget(page, "422")


def test_a_measure_goes_its_way_by_the_keyboard_alone_without_scripts(server, staff, api):
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {"kind": "clearing", "title": "Röjning längs gångvägen"})
    page = staff(f"/atgarder/{id}", java_script_enabled=False)

    def press(name):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")

    press("Åtgärden är beslutad")
    page.get_by_text("Läget är ändrat.").wait_for()
    press("Stoppa åtgärden")
    page.get_by_text("Skriv varför åtgärden stoppas.").first.wait_for()
    page.get_by_label("Skäl").focus()
    page.keyboard.type("Marken är sankmark.")
    press("Stoppa åtgärden")
    page.get_by_text("Stoppad: Marken är sankmark.").wait_for()
    page.get_by_label("Skäl").fill("Marken har torkat.")
    press("Tillbaka till föreslagen")
    for step in ("Åtgärden är beslutad", "Åtgärden pågår", "Åtgärden är genomförd"):
        page.get_by_text("Läget är ändrat.").wait_for()
        press(step)
    page.get_by_text("Läget är ändrat.").wait_for()
    kept = measure(server, id)
    assert kept["state"] == "done" and kept["done"] and kept["version"] == 7
    page.goto(f"/atgarder/{id}?lang=en")
    assert page.get_by_text("Under way → Done").count() == 1
    forget(page, "422")


def test_a_form_that_is_gone_back_to_makes_nothing_twice(server, staff):
    page = staff("/atgarder/ny")

    def send(title):
        page.get_by_label("Namn", exact=True).fill(title)
        page.get_by_label("Slag").select_option("clearing")
        page.get_by_role("button", name="Lägg upp åtgärden").click()

    def titles():
        return [one["title"] for one in json.loads(server.lykta("measures", "list", "--json"))["measures"]]

    send("Röjning vid bäcken")
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    first = id_of(page)
    page.go_back()
    page.wait_for_url("**/atgarder/ny")
    send("Röjning vid bäcken")
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    assert id_of(page) == first and titles().count("Röjning vid bäcken") == 1
    # With other words it may be something else, which is asked.
    page.go_back()
    page.wait_for_url("**/atgarder/ny")
    send("Röjning vid dammen")
    page.get_by_text("Formuläret har redan sparats en gång").first.wait_for()
    assert "Röjning vid dammen" not in titles()
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    assert id_of(page) != first
    # A form that is opened anew is a new one.
    page.goto("/atgarder/ny")
    send("Röjning vid bäcken")
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    assert titles().count("Röjning vid bäcken") == 2 and titles().count("Röjning vid dammen") == 1
    forget(page, "422")


def test_its_cases_are_closed_with_one_answer_when_it_is_done(server, staff, case_of):
    first, second = case_of(14.515), case_of(14.523)
    page = staff(f"/arende/{first}")
    page.get_by_role("link", name="Gör en åtgärd av det här").click()
    page.get_by_label("Namn", exact=True).fill("Nya lampor i Holje")
    page.get_by_label("Plats", exact=True).fill("14.515,56.2767\n14.519,56.277\n14.523,56.2767")
    page.get_by_label("Läge").select_option("under-way")
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    id = id_of(page)
    page.get_by_label("Ett ärende till").fill(f"{server.url}/arende/{second}")
    page.get_by_role("button", name="Lägg till ärendet").click()
    page.get_by_text("2 öppna ärenden").wait_for()
    assert "När åtgärden är genomförd" in page.locator("main").inner_text()
    page.get_by_role("button", name="Åtgärden är genomförd").click()
    page.get_by_label("Svar till alla som rapporterat").fill("Nu lyser alla lampor igen. Tack!")
    check_axe(page)
    check_reflow(page)
    look(page, "measures-one")
    page.get_by_role("button", name="Avsluta ärendena och svara").click()
    page.get_by_text("Ärendena är avslutade").wait_for()
    assert "Nu lyser" not in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Avsluta ärendena och svara").count() == 0
    for case in (first, second):
        page.goto(f"/arende/{case}")
        text = page.locator("main").inner_text()
        assert "Åtgärdat" in text and "Nu lyser alla lampor igen." in text
        assert page.get_by_role("link", name="Nya lampor i Holje").count() == 1
    assert measure(server, id)["place"]["type"] == "LineString"


def test_the_list_the_map_and_the_files_hold_the_same_and_are_filtered_by_the_address(staff, api):
    for kind, title, place, day in (
            ("camera", "Kamera vid torget", {"type": "Point", "coordinates": [14.534, 56.278]}, "2026-10-01"),
            ("camera", "Kameror i parken", {"type": "Polygon", "coordinates": [
                [[14.52, 56.27], [14.526, 56.27], [14.526, 56.274], [14.52, 56.27]]]}, "2027-02-01"),
            ("camera", "Möte om kameror", None, "2026-09-01")):
        body = {"kind": kind, "title": title, "planned": day, "cost": 40000}
        api("PUT", f"/api/v1/measures/{uuid.uuid4()}", body if place is None else {**body, "place": place})
    page = staff("/atgarder?slag=camera")
    page.locator(".map-point").first.wait_for()
    assert page.locator("tr.measure").count() == 3 and page.locator(".map-point").count() == 2
    assert "120" in page.get_by_text("Sammanlagd kostnad").inner_text()
    check_axe(page)
    check_reflow(page)
    look(page, "measures")
    page.get_by_label("År", exact=True).select_option("2026")
    page.get_by_role("button", name="Visa", exact=True).click()
    assert "slag=camera" in page.url and "ar=2026" in page.url
    assert page.locator("tr.measure a").all_text_contents() == ["Kamera vid torget", "Möte om kameror"]
    page.locator(".map-point").first.click()
    assert page.evaluate("document.activeElement.textContent") == "Kamera vid torget"
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "Möte om kameror" in table and "parken" not in table
    drawn = page.request.get(page.get_by_role("link", name="GeoJSON").get_attribute("href")).json()
    assert [one["geometry"] is None for one in drawn["features"]] == [False, True]
    page.goto("/atgarder?slag=camera&lang=en")
    assert page.get_by_role("heading", name="Measures", exact=True).count() == 1
    check_axe(page)
    bare = staff("/atgarder?slag=camera", java_script_enabled=False)
    assert bare.locator("tr.measure").count() == 3


def test_what_is_not_there_is_not_found_and_who_may_not_plan_sees_no_measures(open_page, server, staff, api):
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {"kind": "patrol", "title": "Hemlig patrull"})
    page = staff()
    assert page.goto(f"/atgarder/{uuid.uuid4()}").status == 404
    for query in ("iakttagelse", "arende", "hotspot"):
        assert page.goto(f"/atgarder/ny?{query}={uuid.uuid4()}").status == 404
    forget(page, "404")
    administrator = open_page(viewport={"width": 1280, "height": 800})
    sign_in(administrator, server.person("admin:1060", name="Ada Admin"), onward="/konto")
    for path in ("/atgarder", f"/atgarder/{id}"):
        assert administrator.goto(path).status == 403
        assert "Hemlig" not in administrator.locator("main").inner_text()
    forget(administrator, "403")


def test_a_change_that_another_made_first_is_told_and_nothing_is_lost(staff, api):
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {"kind": "patrol", "title": "Kvällspatrull"})
    one, other = staff(f"/atgarder/{id}"), staff(f"/atgarder/{id}")
    for page in (one, other):
        page.locator("summary", has_text="Ändra uppgifterna").click()
    one.get_by_label("Beskrivning").fill("Fredagar och lördagar.")
    one.get_by_role("button", name="Spara").click()
    one.get_by_text("Ändringen är sparad.").wait_for()
    other.get_by_label("Beskrivning").fill("Torsdagar.")
    other.get_by_role("button", name="Spara").click()
    assert other.title().startswith("Fel:")
    assert other.get_by_label("Beskrivning").input_value() == "Torsdagar."
    assert re.search("Fredagar", one.locator("main").inner_text())
    forget(other, "412", "422")


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    """A photo as a telephone takes it, with what it says beside its pixels."""
    folder = tmp_path_factory.mktemp("measure-photos")

    def vips(*arguments):
        subprocess.run(["vips", *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)

    vips("gaussnoise", "noise.v", "640", "480", "--mean", "110", "--sigma", "40", "--seed", "9")
    vips("cast", "noise.v", "bytes.v", "uchar")
    vips("copy", "bytes.v", "grey.v", "--interpretation", "b-w")
    vips("jpegsave", "grey.v", "plain.jpg", "--Q", "80", "--strip")
    plain = (folder / "plain.jpg").read_bytes()
    told = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0Telefon med plats"
    (folder / "told.jpg").write_bytes(plain[:2] + b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told + plain[2:])
    return folder / "told.jpg"


def test_a_photo_says_what_it_shows_and_an_erased_one_does_not_come_back(server, staff, api, photo):
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {"kind": "lighting", "title": "Nya stolpar"})
    page = staff(f"/atgarder/{id}")

    def add(words):
        page.get_by_text("Lägg till en bild", exact=True).click()
        page.get_by_label("Vad bilden visar").last.fill(words)
        page.locator("#bild").set_input_files(photo)
        page.locator("#ny-bild").get_by_role("button", name="Lägg till").click()

    add(" ")
    page.get_by_text("Skriv vad bilden visar").first.wait_for()
    assert page.title().startswith("Fel:")
    check_axe(page)
    page.goto(f"/atgarder/{id}")
    add("Fyra stolpar längs gångvägen")
    page.get_by_text("Bilden är sparad.").wait_for()
    shown = page.get_by_role("img", name="Fyra stolpar längs gångvägen")
    kept = page.request.get(shown.get_attribute("src"))
    assert kept.headers["content-type"] == "image/jpeg" and b"Telefon" not in kept.body()
    check_axe(page)
    check_reflow(page)
    look(page, "measures-photo")
    page.get_by_text("Ändra eller radera").click()
    page.locator(".photo").get_by_role("button", name="Radera bilden").click()
    page.get_by_text("Bilden är raderad.").wait_for()
    assert measure(server, id)["photos"] == []
    add("Fyra stolpar")
    page.get_by_text("Samma bild har raderats från åtgärden").first.wait_for()
    assert measure(server, id)["photos"] == []
    forget(page, "422", "404")
