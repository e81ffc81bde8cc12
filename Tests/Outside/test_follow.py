"""Following a report by the link alone."""

import re

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture
def link(page, server):
    """A report of a resident's own, sent by the form; gives the path of its page."""
    page.goto("/rapportera")
    token = page.locator("input[name=token]").input_value()
    key = page.locator("input[name=nyckel]").get_attribute("value")
    page.wait_for_timeout(3_000)
    sent = page.request.post("/rapportera", max_redirects=0, form={
        "steg": "kontrollera", "kategori": "lighting", "place-lon": "14.5412", "place-lat": "56.2955", "plats": "vid soptippen",
        "beratta": "Hemliga ord om mörkret.", "nyckel": key, "token": token, "webbplats": ""})
    assert sent.status == 303, sent.text()
    return sent.headers["location"].split("?")[0].replace("/rapportera/kvitto/", "/follow/")


def close(page, server, link):
    """Staff say that the case is done and answer whoever reported."""
    reference = link.split("/")[2]
    person = server.person("triage:1060")
    signed = page.request.post("/api/v1/session", data={"email": person[0], "password": person[1]})
    token = signed.json()["formToken"]
    found = page.request.get(f"/api/v1/cases?reference={reference}").json()["features"][0]["id"]
    tag = page.request.get(f"/api/v1/cases/{found}").headers["etag"]
    done = page.request.patch(f"/api/v1/cases/{found}", headers={"If-Match": tag, "X-CSRF-Token": token}, data={
        "state": {"kind": "done", "what": "Lampan är bytt. <b>Tack</b>"}, "answer": "Tack för att du sade till."})
    assert done.status == 200, done.text()
    return found


def test_the_page_tells_what_happened_and_takes_more(page, server, link):
    answer = page.goto(link)
    assert answer.headers["cache-control"] == "no-store" and answer.headers["referrer-policy"] == "no-referrer"
    assert page.get_by_text("Din rapport kom in").is_visible()
    assert page.get_by_text("Gick till dem som ansvarar").is_visible()
    assert page.get_by_text("Hemliga ord").count() == 0
    page.get_by_label("Vad vill du lägga till?").fill("mörkt")
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_role("alert").get_by_role("link").wait_for()
    assert page.title().startswith("Fel:") and page.get_by_label("Vad vill du lägga till?").input_value() == "mörkt"
    look(page, "follow-fault")
    check_axe(page)
    page.get_by_label("Vad vill du lägga till?").fill("Det är fortfarande mörkt här.")
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_text("Tack! Det har kommit fram").wait_for()
    look(page, "follow-open")
    check_axe(page)
    check_reflow(page)
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_whether_it_helped(page, server, link):
    found = close(page, server, link)
    page.goto(link)
    assert page.get_by_text("Åtgärdat.", exact=True).is_visible()
    assert page.get_by_text("Tack för att du sade till.").first.is_visible()
    assert page.get_by_text("<b>Tack</b>").first.is_visible()
    look(page, "follow-done")
    check_axe(page)
    check_reflow(page)
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Ja, det är bra nu").click()
    page.get_by_text("Tack! Det har kommit fram").wait_for()
    history = page.request.get(f"/api/v1/cases/{found}").json()["history"]
    assert any("säger att det hjälpte" in event["reason"] for event in history)
    page.goto(link)
    page.get_by_label("Vad vill du lägga till?").fill("Lampan är trasig igen sedan i går.")
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_text("Tack! Det har kommit fram").wait_for()
    assert page.get_by_text("Mottaget.", exact=True).is_visible()
    returned = page.request.get(f"/api/v1/cases?reference={page.url.split('/')[4]}").json()["features"][0]["id"]
    assert page.request.get(f"/api/v1/cases/{returned}").json()["returnOf"] == found


def test_without_script_in_english(open_page, link):
    page = open_page(java_script_enabled=False, locale="en-GB")
    page.goto(link)
    assert page.get_by_text("Your report came in").is_visible()
    page.get_by_label("What do you want to add?").fill("It is still dark here.")
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Thank you! It has reached those responsible.").wait_for()


def test_a_wrong_link_tells_nothing_and_another_site_adds_nothing(page, link):
    wrong = page.request.post(f"{link[:-4]}AAAA/tillagg", form={"mer": "Det är mörkt här."})
    assert wrong.status == 404
    other = page.request.post(f"{link}/tillagg", form={"mer": "Det är mörkt här."}, headers={"Origin": "https://evil.example"})
    assert other.status == 403
