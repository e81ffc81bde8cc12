"""Citizen promises: a draft made, signed, counted, followed up, prolonged and ended on the pages, and read by everybody."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import check_axe, check_reflow, cookies, look, sign_in

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def signed_in(browser, server):
    """The cookies of somebody who plans."""
    return cookies(browser, server, server.person("planner:1060", name="Pia Plan"))


def id_of(page):
    return page.url.split("/")[-1].split("?")[0]


def shown(server, id):
    return json.loads(server.lykta("promises", "show", id, "--json"))


def forget(page, *words):
    page.faults[:] = [fault for fault in page.faults if not any(word in fault for word in words)]


def part(page, name):
    """Opens a part of the page that is folded away."""
    page.locator("summary", has_text=name).click()
    return page.locator("details[open]", has=page.locator("summary", has_text=name))


@pytest.fixture
def make(staff):
    """Makes a draft on the pages, and gives its page."""

    def make(title, until="2035-12-31", **options):
        page = staff("/loften/nytt", **options)
        page.get_by_label("Namn", exact=True).fill(title)
        page.get_by_label("Från och med", exact=True).fill("2026-01-01")
        page.get_by_label("Till och med", exact=True).fill(until)
        page.get_by_label("Polisens område").fill("Lokalpolisområde Väst")
        page.get_by_label("Prioriterade områden").fill("Torget\nTrafiken")
        first = page.get_by_role("group", name="Åtagande 1")
        first.get_by_label("Vad som lovas").fill("Riktade insatser vid torget.")
        first.get_by_label("Part", exact=True).select_option("police")
        first.get_by_label("Antal", exact=True).select_option("at-least")
        first.get_by_label("Hur många").fill("4")
        first.get_by_label("Vad som räknas").fill("insatser")
        second = page.get_by_role("group", name="Åtagande 2")
        second.get_by_label("Vad som lovas").fill("Samarbetet med föreningarna utvecklas.")
        second.get_by_label("Part", exact=True).select_option("1060")
        page.get_by_role("button", name="Lägg upp utkastet").click()
        return page

    return make


def sign(page):
    box = part(page, "Underteckna")
    box.get_by_label("Av vem").fill("kommunstyrelsens ordförande och lokalpolisområdeschefen")
    box.get_by_role("button", name="Underteckna").click()
    page.get_by_text("Löftet är ändrat.").wait_for()


def test_a_draft_keeps_what_was_typed_until_it_is_right(staff, make, server):
    page = make("Löftet som blir rätt", until="2025-12-31")
    assert page.title().startswith("Fel:")
    page.get_by_text("Perioden slutar inte före sin början.").first.wait_for()
    assert page.get_by_label("Namn", exact=True).input_value() == "Löftet som blir rätt"
    check_axe(page)
    check_reflow(page)
    look(page, "promises-new")
    page.get_by_label("Till och med", exact=True).fill("2035-12-31")
    page.get_by_role("button", name="Lägg upp utkastet").click()
    page.get_by_text("Utkastet är upplagt.").wait_for()
    kept = shown(server, id_of(page))
    assert kept["state"] == "draft" and [one["party"] for one in kept["commitments"]] == ["police", "1060"]
    assert kept["commitments"][0]["target"] == {"kind": "at-least", "number": 4, "unit": "insatser"}
    assert kept["priorities"] == ["Torget", "Trafiken"] and kept["followUpsPerYear"] == 4
    box = part(page, "Ändra löftet")
    box.get_by_label("Bakgrund").fill("Bygger på lägesbilden.")
    box.get_by_role("button", name="Spara").click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    assert shown(server, id_of(page))["background"] == "Bygger på lägesbilden."
    forget(page, "422")


def test_a_promise_goes_its_way_and_everybody_reads_it(open_page, make, server):
    page = make("Trygga torg", until="2027-12-31")
    page.get_by_text("Utkastet är upplagt.").wait_for()
    id = id_of(page)
    everybody = open_page(locale="sv-SE")
    assert everybody.goto(f"/lofte/{id}").status == 404
    forget(everybody, "404")
    sign(page)
    box = part(page, "Anteckna något som gjorts")
    box.get_by_label("Plats").fill("Holje torg")
    box.get_by_label("Vad som gjordes").fill("Kvällspass med två nattvandrare.")
    box.get_by_role("button", name="Anteckna något som gjorts").click()
    page.get_by_text("Händelsen är antecknad.").wait_for()
    assert re.search(r"1 av minst 4 insatser", page.locator("main").inner_text())
    box = part(page, "Håll en uppföljning")
    box.get_by_role("button", name="Håll en uppföljning").click()
    assert page.title().startswith("Fel:")
    check_axe(page)
    box = page.locator("details[open]", has_text="Vilken")
    box.get_by_label("Hur det går").fill("En insats är gjord.")
    box.get_by_role("button", name="Håll en uppföljning").click()
    page.get_by_text("Löftet är ändrat.").wait_for()
    page.get_by_role("button", name="Publicera för alla").click()
    page.get_by_role("link", name="Löftets sida för alla").wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "promises-one")
    everybody.goto(f"/lofte/{id}")
    text = everybody.locator("main").inner_text()
    for words in ("Trygga torg", "1 av minst 4 insatser", "Holje torg", "En insats är gjord.", "Hållen"):
        assert words in text, words
    assert "Pia Plan" not in text
    assert "1 januari 2026 – 31 december 2027" in text and not re.search(r"\d{4}-\d\d-\d\d", text)
    day = everybody.locator("main time").first
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.get_attribute("datetime"))
    assert re.fullmatch(r"\d{1,2} [a-z]+ \d{4}", day.inner_text())
    check_axe(everybody)
    check_reflow(everybody)
    look(everybody, "promises-public")
    data = everybody.request.get(f"/lofte/{id}/data.json").json()
    assert data["commitments"][0]["progress"]["counted"] == 1 and "by" not in data["events"][0] and "version" not in data
    feed = ElementTree.fromstring(everybody.request.get(f"/lofte/{id}/atom.xml").text())
    assert len(feed.findall(f"{ATOM}entry")) == 2 and feed.find(f"{ATOM}title").text == "Trygga torg"
    everybody.goto("/lofte?lang=en")
    everybody.get_by_role("link", name="Trygga torg").click()
    assert "1 of at least 4 (insatser)" in everybody.locator("main").inner_text()
    check_axe(everybody)
    box = part(page, "Förläng")
    box.get_by_label("Nytt slut").fill("2028-06-30")
    box.get_by_label("Varför").fill("Arbetet fortsätter.")
    box.get_by_role("button", name="Förläng").click()
    page.get_by_text("Förlängt till och med 30 juni 2028. Arbetet fortsätter.").first.wait_for()
    box = part(page, "Avsluta")
    box.get_by_label("Slutredovisning").fill("En insats av fyra blev gjord.")
    box.get_by_role("button", name="Avsluta").click()
    page.get_by_text("En insats av fyra blev gjord.").wait_for()
    assert page.get_by_role("button", name="Avsluta").count() == 0
    assert shown(server, id)["state"] == "ended"
    box = part(page, "Maskera ord som inte borde ha frysts")
    box.get_by_label("Vad som ska stå i stället").fill("En insats av fyra.")
    box.get_by_label("Varför orden maskeras").fill("Ett namn stod där.")
    box.get_by_role("button", name="Maskera").click()
    page.get_by_text("Orden är maskerade i efterhand.").wait_for()
    assert shown(server, id)["account"]["masked"] == "Ett namn stod där."
    everybody.goto(f"/lofte/{id}?lang=sv")
    assert "Löftet avslutades" in everybody.locator("main").inner_text()
    box = part(page, "Ta tillbaka ett avslut som blev fel")
    box.get_by_role("button", name="Ta tillbaka avslutet").click()
    page.get_by_text("Skriv något, högst").first.wait_for()
    check_axe(page)
    page.get_by_label("Varför avslutet var fel").fill("Två insatser är kvar.")
    page.get_by_role("button", name="Ta tillbaka avslutet").click()
    page.get_by_text("Avslutet är taget tillbaka. Två insatser är kvar.").first.wait_for()
    assert shown(server, id)["state"] == "prolonged"
    everybody.goto(f"/lofte/{id}")
    text = everybody.locator("main").inner_text()
    assert "Avslutet är taget tillbaka. Två insatser är kvar." in text and "Löftet avslutades" not in text
    check_axe(everybody)
    page.get_by_role("button", name="Sluta publicera").click()
    page.get_by_role("button", name="Publicera för alla").wait_for()
    forget(page, "422")


def test_a_promise_that_was_a_mistake_is_withdrawn_with_a_reason(make, server):
    page = make("Löftet som var ett misstag")
    page.get_by_text("Utkastet är upplagt.").wait_for()
    sign(page)
    box = part(page, "Ta tillbaka ett löfte som var ett misstag")
    box.get_by_role("button", name="Ta tillbaka löftet").click()
    page.get_by_text("Skriv något, högst 1000 byte (å, ä och ö är två).").first.wait_for()
    page.get_by_label("Varför löftet tas tillbaka").fill("Lades upp två gånger.")
    page.get_by_role("button", name="Ta tillbaka löftet").click()
    page.get_by_text("Löftet är tillbakataget och räknas inte.").wait_for()
    check_axe(page)
    for name in ("Förläng", "Publicera för alla", "Ta tillbaka löftet"):
        assert page.get_by_role("button", name=name).count() == 0
    kept = shown(server, id_of(page))
    assert kept["withdrawn"] == "Lades upp två gånger." and not kept["published"]
    forget(page, "422")


def test_what_was_noted_is_withdrawn_by_the_keyboard_alone_without_scripts(make, server):
    page = make("Utan skript", java_script_enabled=False)
    page.get_by_text("Utkastet är upplagt.").wait_for()

    def open_part(name):
        summary = page.locator("summary", has_text=name)
        summary.focus()
        page.keyboard.press("Enter")
        return page.locator("details[open]", has=page.locator("summary", has_text=name))

    def press(box, name):
        box.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")

    box = open_part("Underteckna")
    box.get_by_label("Av vem").focus()
    page.keyboard.type("ordföranden")
    press(box, "Underteckna")
    page.get_by_text("Löftet är ändrat.").wait_for()
    press(open_part("Anteckna något som gjorts"), "Anteckna något som gjorts")
    page.get_by_text("Händelsen är antecknad.").wait_for()
    box = open_part("Återta")
    with page.expect_navigation():
        press(box, "Återta")
    assert page.title().startswith("Fel:")
    box = page.locator("details[open]", has_text="Skäl för att återta")
    box.get_by_label("Skäl för att återta").fill("Räknad två gånger.")
    press(box, "Återta")
    page.get_by_text("Löftet är ändrat.").wait_for()
    kept = shown(server, id_of(page))
    assert kept["commitments"][0]["progress"]["counted"] == 0 and kept["events"][0]["reason"] == "Räknad två gånger."
    forget(page, "422")


def test_enter_in_the_reason_of_an_event_withdraws_that_event_alone(make, server):
    page = make("Två händelser")
    page.get_by_text("Utkastet är upplagt.").wait_for()
    sign(page)
    for day in ("2026-05-10", "2026-06-10"):
        box = part(page, "Anteckna något som gjorts")
        box.get_by_label("Dag", exact=True).fill(day)
        box.get_by_role("button", name="Anteckna något som gjorts").click()
        page.get_by_text("Händelsen är antecknad.").wait_for()
        page.get_by_text("10 maj 2026" if day < "2026-06" else "10 juni 2026").first.wait_for()
    may = page.locator("li", has=page.locator("time[datetime='2026-05-10']"))
    may.locator("summary", has_text="Återta").click()
    may.get_by_label("Skäl för att återta").press("Enter")
    page.get_by_text("Skriv något, högst").first.wait_for()
    assert page.locator("details[open]").count() == 1
    check_axe(page)
    check_reflow(page)
    may.get_by_label("Skäl för att återta").fill("Räknad två gånger.")
    may.get_by_label("Skäl för att återta").press("Enter")
    page.get_by_text("Löftet är ändrat.").wait_for()
    kept = {event["day"]: event["reason"] for event in shown(server, id_of(page))["events"]}
    assert kept == {"2026-05-10": "Räknad två gånger.", "2026-06-10": None}
    assert may.get_by_role("button", name="Återta").count() == 0
    forget(page, "422")


def test_who_may_not_plan_sees_no_promises_and_drafts_are_public_to_nobody(open_page, make, server):
    page = make("Hemligt utkast")
    page.get_by_text("Utkastet är upplagt.").wait_for()
    id = id_of(page)
    administrator = open_page(viewport={"width": 1280, "height": 800})
    sign_in(administrator, server.person("admin:1060", name="Ada Admin"), onward="/konto")
    for path in ("/loften", f"/loften/{id}"):
        assert administrator.goto(path).status == 403
        assert "Hemligt" not in administrator.locator("main").inner_text()
    forget(administrator, "403")
    for path in (f"/lofte/{id}", f"/lofte/{id}/data.json", f"/lofte/{id}/atom.xml"):
        assert administrator.request.get(path).status == 404
    assert "Hemligt" not in administrator.request.get("/lofte").text()
    page.goto("/loften?lang=en")
    assert page.get_by_role("link", name="Hemligt utkast").count() == 1
    check_axe(page)
    check_reflow(page)
    look(page, "promises")
