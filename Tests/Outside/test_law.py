"""The law's clock: what was done, what is due, in plain words; told by a role, and withdrawn when it was wrong."""

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Lars Lag"), onward="/konto")
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
    labels = {"day": "Dag", "role": "Vem gjorde det", "note": "Anteckning", "link": "Länk"}
    for name, value in values.items():
        page.get_by_label(labels[name], exact=True).fill(value)


def test_what_was_done_is_told_shown_and_withdrawn(staff):
    page = staff("/platser")
    page.get_by_role("link", name="Lagens klocka").click()
    page.wait_for_url("**/lagen")
    check_axe(page)
    row = page.get_by_role("row", name="Lägesbilden, 4 och 6 §§")
    assert "Sent" in row.inner_text() and "2023-07-01" in row.inner_text()
    assert "Inte prövat" in page.get_by_role("row", name="Behovet av kamerabevakning").inner_text()
    assert page.get_by_text("Inga påminnelser går ut").count() == 1
    page.get_by_label("Vad lagen ber om", exact=True).select_option("picture")
    fill(page, day="2025-10-14", role="Kommunstyrelsen", note="Antagen.", link="https://olofstrom.se/ks-112")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Det är sparat.").wait_for()
    text = row.inner_text()
    assert "2025-10-14" in text and "Kommunstyrelsen" in text and "2027-10-14" in text
    assert page.get_by_role("link", name="https://olofstrom.se/ks-112").count() == 1
    check_axe(page)
    check_reflow(page)
    look(page, "law")
    page.goto("/lagen?lang=en")
    assert page.get_by_role("heading", name="The law’s clock", exact=True).count() == 1
    assert page.get_by_role("row", name="The situational picture, sections 4 and 6").count() == 1
    check_axe(page)
    page.goto("/lagen?lang=sv")
    page.locator("summary", has_text="Ta tillbaka").first.click()
    page.get_by_label("Varför den tas tillbaka").first.fill("Beslutet sköts upp.")
    page.get_by_role("button", name="Ta tillbaka uppgiften").first.click()
    page.get_by_text("Uppgiften är tillbakatagen.").wait_for()
    assert page.get_by_text("Beslutet sköts upp.").count() == 1
    assert "Sent" in row.inner_text()


def test_a_person_is_no_role_and_the_form_works_without_scripts_and_by_the_keyboard(staff):
    page = staff("/lagen", java_script_enabled=False)
    page.get_by_label("Vad lagen ber om", exact=True).select_option("council")
    fill(page, day="2025-11-02", role="Ring 070-1740605", note="Elva var med.")
    page.get_by_role("button", name="Spara", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Ange en roll eller ett organ").first.wait_for()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Anteckning", exact=True).input_value() == "Elva var med."
    assert page.get_by_label("Vad lagen ber om", exact=True).input_value() == "council"
    fill(page, role="Brottsförebyggande rådet", day="2999-01-01")
    page.get_by_role("button", name="Spara", exact=True).click()
    assert page.get_by_text("Dagen 2999-01-01 har inte kommit.").count() >= 1
    fill(page, day="2025-11-02")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Det är sparat.").wait_for()
    assert "2025-11-02" in page.get_by_role("row", name="Rådet, 10 §").inner_text()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
