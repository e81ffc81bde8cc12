"""Dialogues with residents: kept, changed, told with their history, and never mixed up with reports."""

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Disa Dialog"), onward="/konto")
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


def fill(page, **values):
    labels = {
        "day": "Dag", "place": "Plats", "point": "Punkt på kartan", "people": "Antal deltagare", "themes": "Teman",
        "notes": "Anteckningar", "holder": "Hölls av", "source": "Underlag",
    }
    for name, value in values.items():
        page.get_by_label(labels[name], exact=True).fill(value)


def test_a_dialogue_is_kept_changed_and_shown_with_its_history(staff):
    page = staff("/platser")
    page.get_by_role("link", name="Medborgardialoger").click()
    page.wait_for_url("**/dialoger")
    check_axe(page)
    page.get_by_role("link", name="Ny dialog").click()
    check_axe(page)
    fill(
        page, day="2025-10-14", place="Folkets hus, Holje", point="14.5306,56.2767", people="34",
        themes="Belysning: 12 (lighting)\nMopeder: 7", notes="Ring Eva på 070-1740605.", holder="Kommunen",
        source="Minnesanteckningar",
    )
    page.get_by_role("button", name="Lägg upp dialogen").click()
    page.get_by_text("Dialogen är upplagd.").wait_for()
    assert page.get_by_text("Texten verkar innehålla ett telefonnummer").count() == 1
    row = page.get_by_role("row", name="Belysning")
    assert row.locator("td").nth(0).inner_text() == "12" and row.locator("td").nth(1).inner_text() == "Belysning"
    check_axe(page)
    check_reflow(page)
    look(page, "dialogue")
    page.get_by_text("Ändra uppgifterna").click()
    fill(page, people="36", notes="Många nämnde vägen till idrottshallen.")
    page.get_by_role("button", name="Spara ändringen").click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    assert page.get_by_text("Antal: 36").count() == 1
    assert page.get_by_text("Texten verkar innehålla").count() == 0
    page.goto("/dialoger")
    assert page.get_by_role("cell", name="Belysning (12), Mopeder (7)").count() == 1
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "Belysning: 12 (lighting) | Mopeder: 7" in table and "idrottshallen" not in table
    look(page, "dialogues")
    page.goto("/dialoger?lang=en")
    assert page.get_by_role("heading", name="Dialogues with residents", exact=True).count() == 1
    check_axe(page)


def test_what_cannot_be_read_keeps_what_was_typed_without_scripts_and_by_the_keyboard(staff):
    page = staff("/dialoger/ny", java_script_enabled=False)
    fill(page, day="2025-11-02", place="Skolan", themes="Mopeder många", people="34")
    page.get_by_role("button", name="Lägg upp dialogen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Skriv ett tema på varje rad").first.wait_for()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Teman", exact=True).input_value() == "Mopeder många"
    fill(page, themes="Mopeder: 7", day="2999-01-01")
    page.get_by_role("button", name="Lägg upp dialogen").click()
    page.get_by_text("Dagen 2999-01-01 har inte kommit.").first.wait_for()
    fill(page, day="2025-11-02")
    page.get_by_role("button", name="Lägg upp dialogen").click()
    page.get_by_text("Dialogen är upplagd.").wait_for()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
