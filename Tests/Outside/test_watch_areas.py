"""Neighbourhood watch: where, how many households, since when; a role to ask, and never a person."""

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Grete Granne"), onward="/konto")
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


OUTLINE = '{"type":"Polygon","coordinates":[[[14.529,56.275],[14.532,56.275],[14.532,56.277],[14.529,56.277],[14.529,56.275]]]}'


def fill(page, **values):
    labels = {
        "name": "Namn", "households": "Hushåll", "contact": "Kontakt", "since": "Sedan", "until": "Till och med",
        "outline": "Yta som GeoJSON",
    }
    for name, value in values.items():
        page.get_by_label(labels[name], exact=True).fill(value)


def test_a_watch_area_is_kept_changed_and_counted(staff):
    page = staff("/platser")
    page.get_by_role("link", name="Grannsamverkan").click()
    page.wait_for_url("**/grannsamverkan")
    check_axe(page)
    page.get_by_role("link", name="Nytt område").click()
    check_axe(page)
    fill(page, name="Kvarteret Linden", households="24", contact="Kontaktombudet", since="2024-03-01", outline=OUTLINE)
    page.get_by_role("button", name="Lägg upp området").click()
    page.get_by_text("Området är upplagt.").wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "watch-area")
    page.get_by_text("Ändra uppgifterna").click()
    fill(page, households="26")
    page.get_by_role("button", name="Spara ändringen").click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    assert page.get_by_text("Hushåll: 26").count() == 1
    page.goto("/grannsamverkan")
    assert page.get_by_role("row", name="Kvarteret Linden").locator("td").nth(1).inner_text() == "26"
    table = page.request.get(page.get_by_role("link", name="CSV", exact=True).get_attribute("href")).text()
    assert "Kvarteret Linden" in table
    drawn = page.request.get(page.get_by_role("link", name="GeoJSON").get_attribute("href")).json()
    assert any(one["geometry"]["type"] in ("Polygon", "MultiPolygon") for one in drawn["features"] if one["geometry"])
    look(page, "watch-areas")
    page.goto("/grannsamverkan?lang=en")
    assert page.get_by_role("heading", name="Neighbourhood watch", exact=True).count() == 1
    check_axe(page)


def test_a_person_is_no_contact_and_a_form_works_without_scripts_and_by_the_keyboard(staff):
    page = staff("/grannsamverkan/ny", java_script_enabled=False)
    fill(page, name="Norra udden", contact="Ring 070-1740605", since="2025-03-01", until="2025-02-01")
    page.get_by_role("button", name="Lägg upp området").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Kontakten är en roll").first.wait_for()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Namn", exact=True).input_value() == "Norra udden"
    fill(page, contact="Kommunpolisen")
    page.get_by_role("button", name="Lägg upp området").click()
    assert page.get_by_text("Den sista dagen ligger före den första.").count() >= 1
    fill(page, until="")
    page.get_by_role("button", name="Lägg upp området").click()
    page.get_by_text("Området är upplagt.").wait_for()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
