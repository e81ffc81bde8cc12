"""The planner's pages: from hotspots to a walk, on the map, on paper, as files; trends and effect."""

import json
import re
import subprocess

import pytest

from conftest import PICTURES, check_axe, check_reflow, cookies, look


@pytest.fixture(scope="module")
def signed_in(browser, server):
    """The cookies of somebody who plans: signing in takes a while, and once is enough."""
    return cookies(browser, server, server.person("planner:1060", name="Petra Plan"))


@pytest.fixture
def planning(open_page, signed_in):
    """Makes pages of somebody who plans, signed in: `planning("/platser", viewport=…)`."""

    def make(path="/platser", **options):
        page = open_page(**{"viewport": {"width": 1280, "height": 800}, "storage_state": signed_in, **options})
        page.goto(path)
        return page

    return make


def allow(page, pattern):
    """Takes out of the faults what the test brought about itself."""
    page.faults[:] = [fault for fault in page.faults if not re.search(pattern, fault)]


def names(page):
    return page.locator(".walk-stop bdi").all_text_contents()


def test_the_list_the_map_and_the_api_have_the_same_hotspots(planning):
    page = planning()
    page.wait_for_selector(".plan-point")
    listed = page.locator(".hotspot bdi").all_text_contents()
    marked = page.locator(".plan-point").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert marked == [f"{number}. {name}" for number, name in enumerate(listed, 1)]
    file = page.get_by_role("link", name="GeoJSON").get_attribute("href")
    told = json.loads(page.request.get(file).text())["features"]
    assert [one["properties"]["name"] for one in told] == listed
    for entry, one in zip(page.locator(".hotspot").all(), told):
        text = entry.inner_text()
        assert one["properties"]["reason"]["sv"] in text
        assert f"{one['properties']['reports']} rapport" in text
        surge = one["properties"]["surge"]
        assert surge is None or surge["reason"]["sv"] in text and surge["caveat"]["sv"] in text
    english = page.goto("/platser?lang=en") and page.locator(".hotspot").first.inner_text()
    assert told[0]["properties"]["reason"]["en"] in english


def test_the_selection_lives_in_the_address(planning):
    page = planning()
    whole = page.locator(".hotspot").count()
    page.get_by_text("Ändra urval").click()
    page.get_by_label("Från och med").fill("2026-05-01")
    page.get_by_label("Område").select_option(index=1)
    page.get_by_label("Belysning").check()
    page.get_by_role("button", name="Visa", exact=True).click()
    assert "fran=2026-05-01" in page.url and "omrade=district%2F" in page.url and "kategori-lighting=1" in page.url
    assert page.locator(".hotspot").count() < whole
    page.get_by_text("Ändra urval").click()
    assert page.get_by_label("Belysning").is_checked()
    assert page.get_by_label("Från och med").input_value() == "2026-05-01"


def test_what_places_are_compared_with_is_chosen_and_told(planning):
    page = planning()
    assert "mot rapporter jämnt spridda" in page.locator(".hotspots").inner_text()
    page.get_by_text("Ändra urval").click()
    page.get_by_label("Jämför med").select_option("inhabitants")
    page.get_by_role("button", name="Visa", exact=True).click()
    assert "mot=inhabitants" in page.url
    assert "mot hur många som bor i distrikten" in page.locator(".hotspots").inner_text()
    assert "baseline=inhabitants" in page.get_by_role("link", name="GeoJSON").get_attribute("href")
    page.goto("/platser?mot=reports")
    assert page.get_by_role("alert").get_by_text("Välj en kategori").is_visible()
    check_axe(page)
    allow(page, "400")


def test_a_faulty_selection_says_what_to_do_and_keeps_what_was_typed(planning):
    page = planning("/platser?fran=2026-09-01&till=2026-08-01&kategori-lighting=1")
    assert page.title().startswith("Fel: ")
    assert page.get_by_role("alert").get_by_text("Välj en första dag som ligger före den sista").is_visible()
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "fran"
    assert page.get_by_label("Till och med").input_value() == "2026-08-01"
    check_axe(page)
    allow(page, "400")


def test_stops_are_picked_moved_and_taken_back_by_keyboard_alone(planning):
    page = planning()
    for number in (1, 2, 3):
        page.locator(f"#stopp-{number}").focus()
        page.keyboard.press("Space")
    assert page.locator("#picked").text_content() == "3 platser valda"
    page.get_by_role("button", name="Planera vandring").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/vandring?**")
    page.locator("#villkor summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Högst så många meter").fill("50000")
    page.get_by_label("Högst så många minuter").fill("1440")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    before = names(page)
    assert len(before) == 3
    page.get_by_role("button", name=re.compile("^Senare")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Stoppet är nu nummer 2.")
    assert names(page) == [before[1], before[0], before[2]]
    assert page.evaluate("document.activeElement.id") == "stopp-2"
    assert page.get_by_text("Ordningen är er egen.").is_visible()
    page.reload()
    assert names(page) == [before[1], before[0], before[2]]
    page.get_by_role("button", name=re.compile("^Ta bort")).nth(2).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Stopp 3 är borttaget.")
    assert names(page) == [before[1], before[0]]
    page.get_by_text("En plats är inte med").click()
    page.get_by_role("button", name=re.compile("^Ta med")).click()
    page.wait_for_selector("text=Platsen är med, som nummer 3.")
    assert names(page) == [before[1], before[0], before[2]]
    page.get_by_role("button", name="Hitta en kort ordning").click()
    page.wait_for_selector("text=Stoppen är i en kort ordning igen")
    assert names(page) == before


def test_a_stop_is_moved_by_dragging_and_the_change_undone(planning):
    page = planning("/vandring?alla=1&meter=20000&minuter=600")
    before = names(page)
    assert len(before) > 3
    handle = page.locator(".walk-handle").first
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), page.locator(".walk-stop").nth(1).bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 10, end["y"] + end["height"] - 8, steps=6)
    page.mouse.up()
    page.wait_for_selector("text=Stoppet är nu nummer 2.")
    assert names(page) == [before[1], before[0], *before[2:]]
    page.wait_for_selector(".plan-point.stop")
    page.get_by_role("link", name="Ångra").click()
    page.wait_for_load_state()
    assert names(page) == before


def test_what_fits_in_ninety_minutes_says_why_the_others_do_not(planning):
    page = planning()
    page.get_by_role("button", name="Ryms på 90 minuter").click()
    page.wait_for_selector(".walk-stop")
    line = page.locator(".walk-summary strong").text_content()
    assert int(re.search(r"(\d+) minuter", line).group(1)) <= 90
    page.get_by_text(re.compile("är inte med")).click()
    assert page.get_by_text(re.compile("gränsen är 3 km och 90 minuter")).first.is_visible()
    check_axe(page)
    check_reflow(page)


def test_the_dusk_moves_with_the_day(planning):
    page = planning("/vandring?alla=1&datum=2026-11-26")
    winter = page.get_by_text(re.compile("Gå ut kl")).text_content()
    page.get_by_text("Samling, dag och längd").click()
    page.get_by_label("Dag", exact=True).fill("2026-09-10")
    page.get_by_label("Skymningen").select_option(label="faller när ni är tillbaka")
    page.get_by_role("button", name="Räkna om").click()
    page.wait_for_load_state()
    autumn = page.get_by_text(re.compile("Gå ut kl")).text_content()
    hour = lambda text: int(re.search(r"kl\. (\d\d)", text).group(1))
    assert hour(winter) in (15, 16) and hour(autumn) in (18, 19, 20)  # By how long the walk is, which the demo of the day decides.


def test_without_a_script_stops_are_picked_and_moved_too(planning):
    page = planning(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.locator("#stopp-1").check()
    page.locator("#stopp-2").check()
    page.get_by_role("button", name="Planera vandring").click()
    page.get_by_text("Samling, dag och längd").click()
    page.get_by_label("Högst så många meter").fill("50000")
    page.get_by_label("Högst så många minuter").fill("1440")
    page.get_by_role("button", name="Räkna om").click()
    before = names(page)
    page.get_by_role("button", name=re.compile("^Tidigare")).nth(1).click()
    assert names(page) == before[::-1]
    page.get_by_role("link", name="Ångra").click()
    assert names(page) == before
    page.get_by_role("link", name="Blad att skriva ut").click()
    assert page.locator(".sheet").count() == 3


def test_a_place_of_ones_own_is_added_and_one_that_is_not_there_refused(planning):
    # Of one stop, so that another has room however many places the demo of the day has.
    page = planning("/vandring?stopp=14.520834%2C56.277424")
    page.get_by_text("Samling, dag och längd").click()
    page.get_by_label("Samling", exact=True).fill("Torget")
    page.get_by_label("Högst så många meter").fill("50000")
    page.get_by_label("Högst så många minuter").fill("1440")
    page.get_by_role("button", name="Räkna om").click()
    page.wait_for_selector("text=Samling: Torget")
    assert "Idrottsplatsen" not in names(page)
    page.get_by_label("Lägg till en plats").fill("Idrottsplatsen")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.wait_for_selector("text=Platsen är tillagd.")
    assert "Idrottsplatsen" in names(page)
    page.get_by_label("Lägg till en plats").fill("<b>Xyzzygatan</b>")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    assert page.get_by_role("alert").get_by_text("”<b>Xyzzygatan</b>” finns inte i kommunens lista").is_visible()
    page.goto("/vandring?stopp=18.06,59.33")
    assert page.get_by_role("alert").get_by_text("inte i kommunen").is_visible()
    page.goto("/vandring?stopp=a,b;;1e9,2;14.5,56.28,%3Cscript%3Ealert(1)%3C/script%3E&gor=upp-9-2")
    assert page.get_by_text("<script>alert(1)</script>").first.is_visible()
    allow(page, "400")


def test_the_walk_is_a_file_that_gdal_reads(planning, tmp_path):
    page = planning("/vandring?alla=1&datum=2026-11-26")
    stops = names(page)
    for kind, layers in (("GPX", ["route_points", "waypoints"]), ("GeoJSON", [None])):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        for layer in layers:
            read = subprocess.run(
                ["ogrinfo", "-ro", "-al", "-q", str(path), *([layer] if layer else [])], capture_output=True, text=True)
            assert read.returncode == 0 and not read.stderr, read.stderr
            for stop in stops:
                assert stop in read.stdout, layer
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    path = tmp_path / "walk.csv"
    download.value.save_as(path)
    assert path.read_text("utf-8-sig").count("\n") >= len(stops) + 1


def test_the_sheet_is_a_page_a_stop(planning, tmp_path):
    page = planning("/vandring?alla=1&datum=2026-11-26")
    stops = names(page)
    page.get_by_role("link", name="Blad att skriva ut").click()
    page.wait_for_selector(".sheet")
    assert page.locator(".sheet").count() == len(stops) + 1
    for number, stop in enumerate(stops, 1):
        sheet = page.locator(".sheet").nth(number)
        assert stop in sheet.inner_text() and sheet.locator("svg.drawing").count() == 1
        assert "Lyser alla lampor?" in sheet.inner_text()
    pdf = tmp_path / "sheet.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {len(stops) + 1}\n" in told, told
    assert "A4" in told
    PICTURES.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(PICTURES / "sheet-pdf")], check=True)
    check_axe(page)
    check_reflow(page)
    look(page, "walk-sheet")


def test_trends_are_pictures_with_the_same_weeks_as_a_table(planning):
    page = planning("/trender?serie=lighting%2Fholje")
    page.wait_for_selector("#serie-1 svg")
    rows = page.locator("#serie-1 tbody tr")
    assert rows.count() == page.locator("#serie-1 path.chart-bar").count() - 2
    assert page.locator("#serie-1 desc").text_content() in page.locator("#serie-1").inner_text()
    check_axe(page)
    check_reflow(page)
    look(page, "trends")


def test_the_effect_is_a_picture_with_the_same_figures_as_a_table(planning):
    page = planning("/effekt")
    check_axe(page)
    page.get_by_role("button", name="Räkna").click()
    page.wait_for_selector(".fault-summary")
    assert page.locator(".fault-summary li").count() == 3
    allow(page, "400")
    page.get_by_label("Åtgärden började").fill("2026-05-01")
    page.get_by_label("Hela veckor").fill("20")
    page.get_by_label("Där åtgärden gjordes").select_option(index=1)
    page.get_by_label("Jämförelseområde", exact=True).select_option(index=2)
    page.get_by_role("button", name="Räkna").click()
    page.wait_for_selector("#svar svg")
    assert page.locator("#svar desc").text_content() in page.locator("#svar").inner_text()
    check_axe(page)
    check_reflow(page)
    look(page, "effect")


def test_the_lists_are_looked_at(planning):
    page = planning()
    page.wait_for_selector(".plan-point")
    page.wait_for_selector(".map-name span")
    check_axe(page)
    check_reflow(page)
    look(page, "hotspots")
    page.goto("/vandring?alla=1&datum=2026-11-26")
    page.wait_for_selector(".plan-point.stop")
    look(page, "walk")
