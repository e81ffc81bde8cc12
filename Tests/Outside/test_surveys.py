"""The safety survey: figures are added, corrected and removed, shown over the years and beside other municipalities."""

import pytest

from conftest import check_axe, check_reflow, cookies, look

YEARS = [("2017", "19"), ("2018", "18"), ("2019", "20"), ("2020", "18"), ("2021", "19"), ("2022", "17"), ("2023", "11")]
NEIGHBOURS = [("1081", "12"), ("1080", "14"), ("1082", "13"), ("1083", "19")]


@pytest.fixture(scope="module")
def signed_in(browser, server):
    """The cookies of somebody who plans."""
    return cookies(browser, server, server.person("planner:1060", name="Petra Plan"))


def add(page, year, percent, municipality="", **more):
    page.get_by_label("År", exact=True).fill(year)
    page.get_by_label("Andel i procent").fill(percent)
    page.get_by_label("Fick frågan").fill(more.get("asked", "900"))
    page.get_by_label("Svarade").fill(more.get("answered", ""))
    page.get_by_label("Kommun", exact=True).fill(municipality)
    page.get_by_label("Källa").fill("Polisen")
    page.get_by_role("button", name="Spara siffran").click()


def test_figures_over_the_years_say_best_since_only_where_it_holds(staff):
    page = staff("/matningar")
    assert "inga siffror" in page.locator("main").inner_text().lower()
    check_axe(page)
    for year, percent in YEARS:
        add(page, year, percent)
        page.get_by_text("Siffran är sparad.").wait_for()
    assert page.get_by_text("Siffran är den bästa sedan 2017, och skillnaden är säker.").count() >= 1
    assert "8,7–13,7" in page.locator("#svar").inner_text()
    check_axe(page)
    check_reflow(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator(".table-box").evaluate_all("boxes => boxes.every((box) => box.scrollWidth <= box.clientWidth)")
    years = page.get_by_role("table", name="År för år")
    assert years.get_by_role("columnheader").count() >= 7 and years.get_by_role("rowheader", name="2023").count() == 1
    check_axe(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    look(page, "surveys")
    add(page, "2022", "12")
    page.get_by_text("Siffran är sparad.").wait_for()
    assert page.get_by_text("men skillnaden mot 2022 ryms inom felmarginalen").count() >= 1
    for code, percent in NEIGHBOURS:
        add(page, "2023", percent, code)
        page.get_by_text("Siffran är sparad.").wait_for()
    page.goto("/matningar?fraga=victim")
    own = page.locator("section", has=page.locator("#survey-ranks")).locator("tr", has_text="Olofström")
    assert own.locator("td").nth(0).inner_text() == "1" and own.locator("td").nth(1).inner_text() == "1–4"
    check_axe(page)
    look(page, "surveys-ranking")
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "2023;1081;victim;12;900;;Polisen" in table
    page.goto("/matningar?fraga=victim&lang=en")
    assert page.get_by_role("heading", name="The safety survey", exact=True).count() == 1
    assert "8.7–13.7" in page.locator("#svar").inner_text()


def test_a_figure_that_cannot_be_keeps_what_was_typed_and_one_is_removed_by_the_keyboard_without_scripts(staff):
    page = staff("/matningar", java_script_enabled=False)
    page.get_by_role("combobox", name="Fråga").select_option("drugs")
    add(page, "2023", "elva", asked="900")
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Andel i procent").input_value() == "elva" and page.get_by_role("combobox", name="Fråga").input_value() == "drugs"
    add(page, "2023", "30,5", asked="900", answered="901")
    page.get_by_text("svaren kan inte vara flest").first.wait_for()
    add(page, "2023", "30,5", asked="900", answered="400")
    page.get_by_text("Siffran är sparad.").wait_for()
    page.get_by_role("button", name="Ta bort 2023").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Siffran är borttagen.").wait_for()
    assert page.get_by_text("Det finns inga siffror för den här frågan än.").count() == 1
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
