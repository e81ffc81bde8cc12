"""Situational pictures: made, read, printed, written in, compared, looked at later, and published for everybody."""

import datetime
import re
import zoneinfo

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Petra Plan"), onward="/konto")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def staff(open_page, signed_in):
    def make(path=None, **options):
        page = open_page(**{"storage_state": signed_in, "viewport": {"width": 1280, "height": 800}, **options})
        if path:
            page.goto(path)
        return page

    return make


def make(page, kind="operative", summary="Mörkret vid hallen är det som de flesta hör av sig om.", **dates):
    page.goto("/lagesbilder/ny")
    page.get_by_label("Slag").select_option(kind)
    for label, day in dates.items():
        page.get_by_label({"day": "Dag", "first": "Från och med", "last": "Till och med"}[label], exact=True).fill(day)
    page.get_by_label("Sammanfattning").fill(summary)
    page.get_by_role("button", name="Gör bilden").click()


def test_a_picture_is_made_read_and_printed_and_every_figure_leads_to_its_sources(staff):
    page = staff("/lagesbilder")
    check_axe(page)
    page.goto("/lagesbilder/ny")
    check_axe(page)
    make(page, "strategic")
    page.get_by_text("Lägesbilden är gjord och fryst.").wait_for()
    assert page.get_by_role("heading", name=re.compile("^Strategisk lägesbild")).count() == 1
    for heading in ("Vad som kommit in", "Nytt, växande och återkommet", "Larm om ökningar", "Otrygga platser",
                    "Försenade ärenden", "Åtgärder", "Medborgarlöften", "Trygghetsmätningen", "Vilka som inte hörs"):
        assert page.get_by_role("heading", name=heading, exact=True).count() == 1, heading
    assert "Rapporter:" in page.locator("table.picture-table").first.inner_text()
    assert re.search(r"\d+,\d+ \(\d+(,\d+)?–\d+(,\d+)?\)", page.locator("main").inner_text())
    check_axe(page)
    check_reflow(page)
    look(page, "picture")
    addresses = {link.get_attribute("href") for link in page.locator("table.picture-table a").all()}
    assert addresses
    for address in sorted(addresses)[:25]:
        assert page.request.get(address).status == 200, address
    basis = next(address for address in sorted(addresses) if "/underlag?rubrik=received" in address)
    page.goto(basis)
    assert page.get_by_text("av det som är känt nu").count() == 1
    check_axe(page)
    page.go_back()
    page.emulate_media(media="print")
    assert page.get_by_role("link", name="Alla lägesbilder").count() == 0 or not page.get_by_role(
        "link", name="Alla lägesbilder").first.is_visible()
    assert page.get_by_role("heading", name="Vad som kommit in", exact=True).is_visible()
    assert not page.locator("nav.menu").is_visible()
    look(page, "picture-print")


def test_words_are_written_by_the_keyboard_without_scripts_and_what_is_wrong_keeps_what_was_typed(staff):
    page = staff(java_script_enabled=False)
    page.goto("/lagesbilder/ny")
    page.get_by_label("Dag", exact=True).fill("2999-01-01")
    page.get_by_label("Sammanfattning").fill("Står kvar.")
    page.get_by_role("button", name="Gör bilden").focus()
    page.keyboard.press("Enter")
    page.get_by_text("är inte slut").first.wait_for()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Sammanfattning").input_value() == "Står kvar."
    make(page)
    page.get_by_text("Skriv under rubrikerna").click()
    page.locator("#ord-alarms").fill("Det lugnar sig.")
    page.get_by_role("button", name="Spara orden").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Orden är sparade.").wait_for()
    assert page.locator("section", has=page.locator("#alarms")).get_by_text("Det lugnar sig.").count() == 1
    assert "Orden under ”Larm om ökningar” är ändrade." in page.locator("main").inner_text()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_two_are_compared_and_one_made_again_is_the_same(staff):
    page = staff()
    make(page, "operative")
    page.get_by_text("Lägesbilden är gjord och fryst.").wait_for()
    page.get_by_role("link", name="Vad som har kommit till och rättats").click()
    page.get_by_text("densamma, byte för byte").wait_for()
    check_axe(page)
    make(page, "strategic")
    page.get_by_text("Lägesbilden är gjord och fryst.").wait_for()
    page.get_by_role("link", name="Jämför två bilder").click()
    check_axe(page)
    page.get_by_role("button", name="Jämför två bilder").click()
    page.get_by_role("columnheader", name="Förut").first.wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "pictures-compared")


def test_everybody_reads_what_was_published_without_numbers_of_reports_and_nobody_else_s_words(staff, open_page):
    page = staff()
    make(page, "strategic", "Ring Anna på 070-123 45 67")
    page.get_by_role("button", name="Publicera för alla").click()
    assert page.title().startswith("Fel:")
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
    make(page, "strategic", "Fler hör av sig om belysning.")
    page.get_by_role("button", name="Publicera för alla").click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    address = page.get_by_role("link", name="Bildens sida för alla").get_attribute("href")
    public = open_page()
    public.goto("/lagesbild")
    check_axe(public)
    assert public.locator(f'a[href="{address}"]').count() == 1
    public.goto(address)
    check_axe(public)
    check_reflow(public)
    text = public.locator("main").inner_text()
    assert "Fler hör av sig om belysning." in text and "Petra" not in text
    assert not re.search(r"(Rapporter|Ärenden|Personer): \d", text)
    assert not re.search(r"\d{4}-\d\d-\d\d", text)
    assert public.locator("main time[datetime]").count() == 1
    assert public.locator('main a[href^="/arende/"], main a[href^="/ko"]').count() == 0
    data = public.request.get(f"{address}/data.json").json()
    assert data["sections"][0]["words"] == "Fler hör av sig om belysning."
    look(public, "picture-public")
    public.goto(f"{address}?lang=en")
    assert public.get_by_role("heading", name="Measures", exact=True).count() == 1
    assert public.get_by_role("heading", name="What came in", exact=True).count() == 0
    check_axe(public)
    page.get_by_role("button", name="Sluta publicera").click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    assert public.request.get(address).status == 404


def test_the_yearly_report_is_drafted_written_in_adopted_and_corrected(staff):
    page = staff("/lagen")
    page.get_by_role("link", name="Gör årsrapporten till fullmäktige (13 §)").click()
    page.wait_for_url("**/lagesbilder/ny?slag=yearly")
    assert page.get_by_label("Slag").input_value() == "yearly"
    check_axe(page)
    page.get_by_label("Sammanfattning").fill("Ett lugnt år.")
    page.get_by_role("button", name="Gör bilden").click()
    page.get_by_role("heading", name=re.compile(r"^Årsrapport \d{4}$")).wait_for()
    for heading in ("Lägesbilder", "Åtgärdsplanen", "Råd, överenskommelser och samordning", "Vad som kommit in",
                    "Åtgärdernas effekt", "Trygghetsvandringar", "Behovet av kamerabevakning", "Lagens krav"):
        assert page.get_by_role("heading", name=heading, exact=True).count() == 1, heading
    assert page.get_by_text("Utkast", exact=True).count() == 1
    assert page.get_by_role("button", name="Publicera för alla").count() == 0
    addresses = {link.get_attribute("href") for link in page.locator("table.picture-table a").all()}
    for address in sorted(addresses)[:25]:
        assert page.request.get(address).status == 200, address
    check_axe(page)
    check_reflow(page)
    look(page, "yearly-report")
    page.locator("summary", has_text="Anteckna att den är antagen").click()
    page.get_by_label("Vem som antog den").fill("Ring 070-1740605")
    page.get_by_label("Dag då den antogs").fill("2020-01-01")
    page.get_by_role("button", name="Anta rapporten").click()
    page.get_by_text("Ange en roll eller ett organ").first.wait_for()
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Stockholm")).date().isoformat()
    page.get_by_label("Dag då den antogs").fill(today)
    page.get_by_label("Vem som antog den").fill("Kommunfullmäktige")
    page.get_by_role("button", name="Anta rapporten").click()
    page.get_by_text("Det är antecknat att rapporten är antagen.").wait_for()
    assert page.get_by_text(f"Antagen {today} av Kommunfullmäktige.").first.is_visible()
    assert page.locator("summary", has_text="Skriv under rubrikerna").count() == 0
    check_axe(page)
    page.goto("/lagen")
    assert today in page.get_by_role("row", name="Rapporten till fullmäktige").inner_text()
    page.go_back()
    page.get_by_role("link", name="Gör en ny som rättar den här").click()
    page.get_by_role("button", name="Gör bilden").click()
    page.get_by_role("link", name="en tidigare rapport").click()
    assert page.get_by_text("Ett utkast till rättelse finns").count() == 1
    assert page.get_by_text("Rättad av").count() == 0
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
