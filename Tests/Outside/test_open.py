"""The public site: nothing of it before a municipality has chosen it, then for everybody, with the keyboard and on paper."""

import shutil
import subprocess

import pytest

from conftest import LYKTA, ROOT, check_axe, check_reflow, look

PROFILE = ROOT / "Sources/Demo/profile"
PARTS = ["loften", "gjort", "karta", "statistik", "data"]


@pytest.fixture(scope="module")
def public(make_server, tmp_path_factory):
    """A server of a municipality that tells everything, in squares of 5 km."""
    folder = tmp_path_factory.mktemp("public") / "profile"
    shutil.copytree(PROFILE, folder, ignore=shutil.ignore_patterns("spots.csv"))
    with open(folder / "profile.yaml", "a") as profile:
        profile.write(
            "\nopen: { parts: [promises, done, map, statistics, openData], cell-metres: 5000, contact: oppet@example.se }\n")
    server = make_server()
    server.stop()
    subprocess.run([LYKTA, "init", "--database", server.database, "--profile", folder], check=True, capture_output=True)
    server.start()
    return server


def test_there_is_nothing_before_it_is_chosen(page):
    page.goto("/")
    assert page.locator("a[href='/oppet']").count() == 0
    for path in ["/oppet"] + [f"/oppet/{part}" for part in PARTS] + ["/oppet/katalog.jsonld"]:
        assert page.request.get(path).status == 404, path


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everybody_reads_every_part(open_page, public, locale):
    page = open_page(url=public.url, locale=locale)
    page.goto("/")
    page.get_by_role("link", name="Öppna sidor" if locale == "sv-SE" else "Public site").click()
    assert page.get_by_role("link", name="oppet@example.se").get_attribute("href") == "mailto:oppet@example.se"
    check_axe(page)
    check_reflow(page)
    look(page, f"open-{locale}")
    for part in PARTS:
        page.goto(f"/oppet/{part}?kommun=1060")
        assert page.locator("h1").count() == 1
        check_axe(page)
        check_reflow(page)
        look(page, f"open-{part}-{locale}")


def test_figures_are_fives_and_the_map_says_what_its_table_says(open_page, public):
    page = open_page(url=public.url, java_script_enabled=False)
    page.goto("/oppet/statistik?kommun=1060")
    cells = page.locator("td.number").all_inner_texts()
    assert cells and all(cell == "–" or int(cell) % 5 == 0 and int(cell) >= 5 for cell in cells)
    page.goto("/oppet/karta?kommun=1060")
    drawn = page.locator("svg.drawing text.open-count").all_text_contents()
    rows = [row.locator("td.number").all_inner_texts() for row in page.locator("tbody tr").all()]
    assert drawn == [row[-1] for row in rows]


def test_it_is_used_by_the_keyboard_without_scripts(open_page, public):
    page = open_page(url=public.url, java_script_enabled=False)
    page.goto("/oppet/karta?kommun=1060")
    page.get_by_label("Kategori").select_option("lighting")
    page.get_by_role("button", name="Visa", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**kategori=lighting**")
    assert "kommun=1060" in page.url
    page.get_by_role("link", name="Öppna data").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Öppna data", level=1).wait_for()
    told = page.request.get(page.get_by_role("link", name="JSON", exact=True).get_attribute("href")).json()
    assert told["roundedTo"] == 5 and told["periods"]
    assert all(figure["count"] % 5 == 0 for period in told["periods"] for figure in period["figures"])
    table = page.request.get(page.get_by_role("link", name="CSV", exact=True).get_attribute("href"))
    assert "max-age=3600" in table.headers["cache-control"]
    graph = page.request.get("/oppet/katalog.jsonld?kommun=1060").json()["@graph"]
    assert sum(one["@type"] == "dcat:Dataset" for one in graph) == 3


def test_it_is_printed_without_menus(open_page, public):
    page = open_page(url=public.url)
    page.goto("/oppet/statistik?kommun=1060")
    assert page.get_by_role("button", name="Skriv ut").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Skriv ut").is_visible()
    assert not page.locator("nav[aria-label='Öppna sidor']").is_visible()
    assert page.locator("table").first.is_visible()
    look(page, "open-print")
