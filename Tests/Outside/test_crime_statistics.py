"""Crime statistics: counts of reported offences, read from the command line, corrected on the page, and never mixed up with reports."""

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Stina Siffra"), onward="/konto")
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


def add(page, period, count, offence="Skadegörelse"):
    form = page.locator("#ny")
    form.get_by_label("Brott", exact=True).fill(offence)
    form.get_by_label("Period", exact=True).fill(period)
    form.get_by_label("Antal", exact=True).fill(count)
    form.get_by_label("Utgivare", exact=True).fill("Polisen")
    form.get_by_role("button", name="Spara antalet").click()


def test_counts_are_kept_corrected_and_told_with_what_chance_gives(staff):
    page = staff("/brottsstatistik")
    assert page.get_by_text("Det här är anmälda brott, inte rapporter till Lykta.").count() == 1
    assert page.get_by_text("Det finns ingen statistik än.").count() == 1
    check_axe(page)
    for period, count in (("2022", "118"), ("2023", "121"), ("2024", "1 90")):
        add(page, period, count)
        page.get_by_text("Antalet är sparat.").wait_for()
    assert page.get_by_text("Fler än samma tid året före, mer än slumpen ger.").count() >= 1
    row = page.get_by_role("row", name="2022")
    assert row.locator("td").nth(0).inner_text() == "118" and row.locator("td").nth(1).inner_text() == "98–141"
    check_axe(page)
    check_reflow(page)
    look(page, "crime-statistics")
    add(page, "2024", "125")
    page.get_by_text("Antalet är sparat.").wait_for()
    assert page.get_by_text("Skillnaden mot samma tid året före ryms inom slumpen.").count() >= 1
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "2024;Skadegörelse;1060;125;final;Polisen" in table
    page.goto("/brottsstatistik?lang=en")
    assert page.get_by_role("heading", name="Crime statistics", exact=True).count() == 1
    assert page.get_by_text("These are reported offences, not reports to Lykta.").count() == 1
    check_axe(page)


def test_a_count_that_cannot_be_keeps_what_was_typed_and_one_is_removed_by_the_keyboard_without_scripts(staff):
    page = staff("/brottsstatistik", java_script_enabled=False)
    add(page, "2024-13", "12", offence="Hot")
    assert page.title().startswith("Fel:")
    assert page.locator("#ny").get_by_label("Period", exact=True).input_value() == "2024-13"
    add(page, "2024-12", "12", offence="Hot")
    page.get_by_text("Antalet är sparat.").wait_for()
    page.get_by_role("button", name="Ta bort 2024-12").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Antalet är borttaget.").wait_for()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
