"""What becomes of who sends more than may come from one address: nothing typed is lost, and the page says until when."""

import datetime
import re
import zoneinfo

import pytest

from conftest import check_axe, check_reflow, look
from test_report import WORDS, go_on

TEXT = "Lamporna är trasiga och det är kolsvart."
WHEN = {"sv": r"Från klockan (\d\d):(\d\d) går det att skicka fler", "en": r"From (\d\d):(\d\d) more can be sent"}


@pytest.fixture(scope="module")
def strict(make_server):
    """Takes two an hour from an address; where one comes from is told by a proxy on the machine itself."""
    return make_server(LYKTA_RESIDENT_REPORTS_PER_HOUR="2", LYKTA_HTTP_TRUSTED_PROXIES="127.0.0.1")


def come_from(page, address):
    page.context.set_extra_http_headers({"X-Forwarded-For": address})


def use_up(page, number=2):
    """Sends reports by a form as it was given out; gives the links by which they are followed."""
    page.goto("/rapportera")
    token = page.locator("input[name=token]").input_value()
    page.wait_for_timeout(3_000)
    links = []
    for one in range(number):
        key = page.request.get("/rapportera").text().split('name="nyckel" value="')[1].split('"')[0]
        sent = page.request.post("/rapportera", max_redirects=0, form={
            "steg": "kontrollera", "kategori": "lighting", "plats": f"vid återvinningen {one}", "nyckel": key, "token": token,
            "beratta": f"Lampa nummer {one} är trasig.", "webbplats": ""})
        assert sent.status == 303, sent.text()
        links.append(sent.headers["location"].split("?")[0].replace("/rapportera/kvitto/", "/follow/"))
    return links


def check_when(text, language, headers):
    """The time by the Swedish clock and the seconds of the header say the same, half an hour off at most."""
    seconds = int(headers["retry-after"])
    assert 1 <= seconds <= 1_800
    hour, minute = map(int, re.search(WHEN[language], text).groups())
    now = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Stockholm"))
    told = (hour * 60 + minute - now.hour * 60 - now.minute) % (24 * 60)
    assert 0 <= told - seconds // 60 <= 2, (told, seconds)


@pytest.mark.parametrize("language,script,address", [
    ("sv", True, "192.0.2.7"), ("sv", False, "192.0.2.8"), ("en", True, "192.0.2.9")])
def test_a_report_too_many_waits_with_all_that_was_typed(open_page, strict, language, script, address):
    words = WORDS[language]
    page = open_page(strict.url, locale={"sv": "sv-SE", "en": "en-GB"}[language], java_script_enabled=script)
    come_from(page, address)
    use_up(page)
    page.goto("/rapportera")

    def on():
        if script:
            go_on(page, words)
        else:
            page.get_by_role("button", name=words["on"], exact=True).click()

    page.get_by_label(words["lighting"]).check()
    on()
    page.get_by_label(words["place"]).fill("bakom soptippen")
    on()
    on()
    on()
    page.get_by_label(words["text"]).fill(TEXT)
    on()
    on()
    page.get_by_label(words["email"]).fill("maria@example.se")
    on()
    page.wait_for_timeout(3_000)
    with page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        page.get_by_role("button", name=words["send"]).click()
    page.get_by_role("alert").get_by_role("link").wait_for()
    assert refused.value.status == 429
    check_when(page.get_by_role("alert").inner_text(), language, refused.value.headers)
    for said in ("bakom soptippen", TEXT, "maria@example.se"):
        assert page.locator(".definitions").get_by_text(said, exact=True).is_visible(), said
    if script:
        look(page, f"limit-report-{language}")
        check_axe(page)
        check_reflow(page)
    # Once there is room again, one press sends it all.
    come_from(page, address.replace("192.0.2", "198.51.100"))
    page.get_by_role("button", name=words["send"]).click()
    page.get_by_role("heading", name=words["thanks"]).wait_for()
    page.faults[:] = [fault for fault in page.faults if "429" not in fault]


def test_what_is_added_to_a_report_waits_too(open_page, strict):
    page = open_page(strict.url)
    come_from(page, "203.0.113.5")
    link = use_up(page)[0]
    page.goto(link)
    page.get_by_label("Vad vill du lägga till?").fill("Det är fortfarande mörkt här.")
    page.wait_for_timeout(3_000)
    with page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_role("alert").get_by_role("link").wait_for()
    assert refused.value.status == 429
    check_when(page.get_by_role("alert").inner_text(), "sv", refused.value.headers)
    assert page.get_by_label("Vad vill du lägga till?").input_value() == "Det är fortfarande mörkt här."
    look(page, "limit-follow")
    check_axe(page)
    come_from(page, "203.0.113.6")
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_text("Tack! Det har kommit fram").wait_for()
    page.faults[:] = [fault for fault in page.faults if "429" not in fault]


def test_a_household_is_one_whatever_its_addresses_and_another_is_not(open_page, strict):
    page = open_page(strict.url)
    for address, status in [("2001:db8:1:2::a", 303), ("2001:db8:1:2::b", 303), ("2001:db8:1:2:ffff::c", 429), ("2001:db8:1:3::a", 303)]:
        come_from(page, address)
        page.goto("/rapportera")
        token = page.locator("input[name=token]").input_value()
        key = page.locator("input[name=nyckel]").get_attribute("value")
        page.wait_for_timeout(3_000)
        sent = page.request.post("/rapportera", max_redirects=0, form={
            "steg": "kontrollera", "kategori": "lighting", "plats": f"vid {address}", "nyckel": key, "token": token,
            "beratta": f"Lampan vid {address[-1]} är trasig.", "webbplats": ""})
        assert sent.status == status, (address, sent.status)


def test_what_the_setting_does_not_take_is_told(strict):
    import subprocess
    told = subprocess.run(
        [strict.process.args[0], "serve", "--language", "en", "--database", strict.database, "--port", "0"],
        env={"LYKTA_RESIDENT_REPORTS_PER_HOUR": "0"}, capture_output=True, text=True)
    assert told.returncode != 0 and "LYKTA_RESIDENT_REPORTS_PER_HOUR must be a whole number from 1 to 100000" in told.stderr
