"""A photo's way: from a telephone's file to the receipt, the page of the report, the workbench, and out of sight."""

import re
import subprocess

import pytest

from conftest import check_axe, check_reflow, look, sign_in
from test_report import WORDS, go_on, send, to_text


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A photo as a telephone takes it, with what it says beside its pixels, and one that was cut off."""
    folder = tmp_path_factory.mktemp("photos")

    def vips(*arguments):
        subprocess.run(["vips", *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)

    vips("gaussnoise", "noise.v", "640", "480", "--mean", "110", "--sigma", "40", "--seed", "7")
    vips("cast", "noise.v", "bytes.v", "uchar")
    vips("gaussblur", "bytes.v", "soft.v", "6")
    vips("copy", "soft.v", "grey.v", "--interpretation", "b-w")
    vips("jpegsave", "grey.v", "plain.jpg", "--Q", "80", "--strip")
    plain = (folder / "plain.jpg").read_bytes()
    told = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0Telefon med plats"
    (folder / "told.jpg").write_bytes(plain[:2] + b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told + plain[2:])
    (folder / "cut.jpg").write_bytes(plain[:len(plain) // 2])
    return folder


def test_a_photo_goes_with_the_report_and_is_hidden_by_staff(open_page, server, files):
    page = open_page()
    to_text(page)
    page.get_by_label(WORDS["sv"]["text"]).fill("Buskarna skymmer hela gången.")
    go_on(page)
    page.get_by_role("heading", name="Vill du visa en bild?").wait_for()
    look(page, "report-photos")
    check_axe(page)
    page.wait_for_timeout(3_000)
    page.locator("#foto").set_input_files(files / "cut.jpg")
    page.get_by_role("alert").get_by_text("Bilden är skadad eller avbruten.").first.wait_for()
    assert page.title().startswith("Fel:")
    look(page, "report-photos-fault")
    check_axe(page)
    page.locator("#foto").set_input_files(files / "told.jpg")
    page.get_by_text("En bild är med.").wait_for()
    shown = page.get_by_role("img", name="Bild 1")
    page.wait_for_function("() => document.querySelector('.photo img').complete")
    assert shown.evaluate("one => one.naturalWidth") == 640
    look(page, "report-photos-chosen")
    check_axe(page)
    check_reflow(page)
    go_on(page)
    go_on(page)
    assert page.get_by_text("En bild", exact=True).is_visible()
    reference = send(page)
    assert page.get_by_text("En bild kom med.").is_visible()
    page.get_by_role("link", name="Följ rapporten").click()
    own = page.get_by_role("img", name="Bild 1 från dig")
    own.wait_for()
    kept = page.request.get(own.get_attribute("src"))
    assert kept.headers["content-type"] == "image/jpeg" and b"Telefon" not in kept.body() and b"Exif" not in kept.body()
    check_axe(page)
    look(page, "follow-photos")
    follow = page.url
    page.locator("#foto").set_input_files(files / "plain.jpg")
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Skicka bilderna").click()
    page.get_by_text("Tack!").first.wait_for()

    desk = open_page(viewport={"width": 1280, "height": 900})
    sign_in(desk, server.person("triage:1060"))
    found = desk.request.get(f"/api/v1/cases?reference={reference}").json()["features"][0]["id"]
    desk.goto(f"/arende/{found}")
    photo = desk.get_by_role("img", name=f"Bild 1 till rapport {reference}")
    photo.scroll_into_view_if_needed()
    look(desk, "case-photos")
    check_axe(desk)
    card = desk.locator(".photo").filter(has=photo)
    card.locator("summary").click()
    card.get_by_label("Skäl").fill("Ett ansikte syns.")
    card.get_by_role("button", name="Dölj bilden").click()
    desk.get_by_text("Dold", exact=True).first.wait_for()
    assert desk.get_by_text("Ett ansikte syns.").first.is_visible()
    page.goto(follow)
    assert page.get_by_role("img", name="Bild 1 från dig").count() == 0 or page.request.get(own.get_attribute("src")).status == 404
    desk.locator("#gor-photo summary").click()
    desk.locator("#gor-photo input[type=file]").set_input_files(files / "plain.jpg")
    desk.locator("#gor-photo").get_by_role("button", name="Lägg till").click()
    desk.get_by_role("img", name=re.compile("av det som har gjorts$")).wait_for()
    page.goto(follow)
    assert page.get_by_role("img", name="Bild 1 av det som har gjorts").is_visible()
    for one in (page, desk):
        one.faults[:] = [fault for fault in one.faults if "422" not in fault and "404" not in fault]


@pytest.mark.parametrize("locale,language", [("sv-SE", "sv"), ("en-GB", "en")])
def test_a_photo_without_script_and_by_keys(open_page, files, locale, language):
    words = WORDS[language]
    page = open_page(locale=locale, java_script_enabled=False)

    def on():
        page.get_by_role("button", name=words["on"], exact=True).click()

    page.goto("/rapportera")
    page.get_by_label(words["lighting"]).check()
    on()
    page.get_by_label(words["place"]).fill("bakom soptippen")
    for _ in range(3):
        on()
    page.get_by_label(words["text"]).fill("Lamporna är trasiga och det är kolsvart.")
    on()
    page.wait_for_timeout(3_000)  # Whoever is quicker is taken for a program.
    page.locator("#foto").set_input_files(files / "told.jpg")
    page.get_by_role("button", name={"sv": "Lägg till", "en": "Add"}[language], exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text({"sv": "En bild är med.", "en": "One photo is with it."}[language]).wait_for()
    page.get_by_role("button", name=re.compile({"sv": "^Ta bort", "en": "^Take away"}[language])).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".photo", state="detached")
    page.locator("#foto").set_input_files(files / "told.jpg")
    on()
    on()
    assert page.get_by_text("Lamporna är trasiga och det är kolsvart.").is_visible()
    send(page, words)
    assert page.get_by_text({"sv": "En bild kom med.", "en": "One photo came with it."}[language]).is_visible()


def test_the_address_of_photos_alone_leads_to_the_form(page):
    page.goto("/rapportera/bilder")
    assert page.url.endswith("/rapportera")
