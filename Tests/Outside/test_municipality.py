"""What the profile says of the municipality itself: arms, colour, who answers for personal data and how long reports are kept."""

import pathlib
import shutil
import subprocess

import pytest

from conftest import LYKTA, ROOT, check_axe, check_reflow, look

PROFILE = ROOT / "Sources/Demo/profile"
BLUE, USUAL = "rgb(29, 79, 124)", "rgb(18, 52, 60)"


@pytest.fixture(scope="module")
def bare(make_server, tmp_path_factory):
    """A server of a municipality that has said nothing of itself but its name."""
    folder = tmp_path_factory.mktemp("bare") / "profile"
    shutil.copytree(PROFILE, folder, ignore=shutil.ignore_patterns("arms.png", "spots.csv"))
    text = (folder / "profile.yaml").read_text()
    start, end = text.index("colour:"), text.index("categories:")
    (folder / "profile.yaml").write_text(text[:start] + text[end:])
    server = make_server()
    server.stop()
    subprocess.run([LYKTA, "init", "--database", server.database, "--profile", folder], check=True, capture_output=True)
    server.start()
    return server


def band(page):
    return page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor")


def test_pages_have_arms_and_colour_in_light_and_in_dark(page):
    page.goto("/")
    arms = page.locator(".brand img.arms")
    assert arms.evaluate("one => one.naturalWidth") == 160 and arms.get_attribute("alt") == ""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert band(page) == BLUE
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#1d4f7c"
    served = page.request.get(arms.get_attribute("src"))
    assert served.headers["content-type"] == "image/png" and "immutable" in served.headers["cache-control"]
    assert served.headers["x-content-type-options"] == "nosniff"
    assert served.body() == (PROFILE / "arms.png").read_bytes()


def test_the_form_on_a_telephone_has_them_too(page):
    manifest = page.request.get("/lykta.webmanifest").json()
    assert manifest["theme_color"] == "#1d4f7c" and manifest["short_name"] == "Olofström"
    arms = manifest["icons"][0]
    assert (arms["type"], arms["sizes"]) == ("image/png", "160x192") and page.request.get(arms["src"]).status == 200


@pytest.mark.parametrize("locale,controller,kept", [
    ("sv-SE", "kommunstyrelsen i Olofström", "Rapporten sparas i två år"),
    ("en-GB", "the executive committee of Olofström", "The report is kept for two years")])
def test_whoever_reports_is_told_who_answers_and_how_long_it_is_kept(open_page, locale, controller, kept):
    page = open_page(locale=locale)
    page.goto("/personuppgifter")
    main = page.locator("main")
    assert controller in main.inner_text() and kept in main.inner_text()
    addresses = main.get_by_role("link").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert addresses[:3] == ["mailto:dataskydd@example.se", "tel:0406280400", "https://example.se/personuppgifter"]
    assert main.locator("img.arms").count() == 1
    check_axe(page)
    check_reflow(page)
    look(page, f"privacy-{locale[:2]}")
    # And before sending.
    page.goto("/rapportera")
    sent = page.request.post("/rapportera", headers={"Accept-Language": locale}, form={
        "steg": "kontakt", "kategori": "lighting", "plats": "vid soptippen", "beratta": "Lamporna är trasiga.",
        "nyckel": page.locator("input[name=nyckel]").get_attribute("value"),
        "token": page.locator("input[name=token]").input_value()}).text()
    legal = sent.split('class="legal"')[1].split("</div>")[0]
    assert controller in legal and kept in legal


def test_without_any_of_it_the_pages_look_as_lykta_and_say_it_in_general_words(open_page, bare):
    page = open_page(bare.url)
    page.goto("/personuppgifter")
    assert page.locator("img.arms").count() == 0 and page.locator(".brand .lantern").count() == 1
    assert band(page) == USUAL
    assert "kommunen i Olofström" in page.locator("main").inner_text()
    assert "dokumenthanteringsplan" in page.locator("main").inner_text()
    check_axe(page)
    assert page.request.get("/lykta.webmanifest").json()["theme_color"] == "#12343c"


def test_a_colour_that_white_text_cannot_stand_on_is_refused_with_one_that_will_do(tmp_path):
    folder = tmp_path / "profile"
    shutil.copytree(PROFILE, folder)
    file = folder / "profile.yaml"
    file.write_text(file.read_text().replace('colour: "#1d4f7c"', 'colour: "#ffd34d"'))
    told = subprocess.run(
        [LYKTA, "init", "--language", "en", "--database", tmp_path / "a.sqlite", "--profile", folder],
        capture_output=True, text=True)
    assert told.returncode != 0 and not pathlib.Path(tmp_path / "a.sqlite").exists()
    assert "profile.yaml:6:9: #ffd34d is too light" in told.stderr and '"#8c742a"' in told.stderr
