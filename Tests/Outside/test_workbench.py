"""The workbench: the queue with its map, a case and everything that is done with it, two people at once."""

import json
import re
import urllib.parse

import pytest

from conftest import check_axe, check_reflow, look, sign_in

DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def anna(server):
    return server.person("triage:1060", name="Anna Lind")


@pytest.fixture(scope="session")
def signed_in(browser, server, anna):
    """The cookies of a session, so that most tests need no sign-in of their own."""
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, anna)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk(open_page, signed_in):
    """A desk in Swedish, signed in as Anna."""
    return open_page(viewport=DESK, storage_state=signed_in)


def allow(page, *patterns):
    """Takes out of the faults what the test brought about itself."""
    page.faults[:] = [fault for fault in page.faults if not any(re.search(one, fault) for one in patterns)]


def open_case(page, number=0):
    """Goes to a case of the queue, and gives its address."""
    page.goto("/ko?status=open,in-progress&sort=oldest")
    address = page.locator(".queue-link").nth(number).get_attribute("href")
    page.goto(address)
    return address


def act(page, action, **values):
    """Fills in the form of an action and sends it."""
    form = page.locator(f"#gor-{action}")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    for name, value in values.items():
        field = page.locator(f"#{action}-{name}")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()


def test_the_pages_are_looked_at(desk):
    desk.goto("/ko?status=open,in-progress")
    desk.wait_for_selector(".map-name span")
    desk.wait_for_timeout(500)
    look(desk, "queue")
    open_case(desk)
    desk.wait_for_selector(".map-name span")
    look(desk, "case")
    desk.goto("/nara?near=14.5306,56.2767&radius=800")
    desk.wait_for_selector(".map-name span")
    look(desk, "nearby")


def glance(page, name):
    """What is seen before anybody scrolls."""
    for width, height in ((1280, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        page.screenshot(path=f".build/pictures/{name}-top-{width}.png")
    page.set_viewport_size(DESK)


def test_signing_in_leads_to_the_queue_and_what_is_asked_for_first_stands_first(open_page, server, anna):
    page = open_page(viewport=DESK)
    page.goto("/logga-in")
    page.get_by_label("E-post").fill(anna[0])
    page.get_by_label("Lösenord").fill(anna[1])
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/ko")
    tabs = page.get_by_role("navigation", name="Vanliga frågor").get_by_role("link")
    assert [re.sub(r"\s*\d+$", "", text) for text in tabs.all_text_contents()] == ["Nya", "Förfallna", "Mina", "Alla öppna"]
    assert tabs.first.get_attribute("aria-current") == "page"
    open_count = int(re.search(r"\d+$", tabs.last.text_content()).group())
    tabs.last.click()
    assert f"av {open_count} ärenden" in page.locator(".queue-bar p").text_content()
    page.wait_for_selector(".map-name span")
    glance(page, "queue")


@pytest.mark.parametrize("path", ["/ko", "/ko?state=under-way&sort=due", "/ko?sort=sideways", "/nara", "/nara?near=here",
                                  "/nara?horn=14.50,56.25+14.56,56.25+14.56,56.30", "/nara?horn=14.5,56.2+14.6,56.3"])
def test_pages_have_nothing_that_axe_finds_and_lose_nothing_when_narrow(desk, path):
    desk.goto(path)
    desk.wait_for_load_state("networkidle")
    check_axe(desk)
    check_reflow(desk)
    allow(desk, "status of 4")


def test_the_page_of_a_case_has_nothing_that_axe_finds(desk):
    open_case(desk)
    desk.wait_for_load_state("networkidle")
    desk.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    check_axe(desk)
    check_reflow(desk)
    desk.locator("[data-keys]").click()
    check_axe(desk)


def test_a_reference_that_is_read_out_leads_to_its_case(desk):
    desk.goto("/ko?status=open,in-progress")
    row = desk.locator(".queue-row").nth(3)
    reference = row.locator(".reference").text_content()
    href = row.locator(".queue-link").get_attribute("href")
    desk.keyboard.press("/")
    desk.keyboard.type(reference.replace("-", " ").lower())
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(re.escape(href) + r"\?rapport=[0-9a-f-]+#rapport-"))
    assert desk.locator(".report:target").count() == 1


def test_a_reference_that_is_none_says_so_and_words_find_cases(desk):
    desk.goto("/ko")
    desk.get_by_label("Hitta en rapport").fill("OLO-2222-22")
    desk.keyboard.press("Enter")
    assert "Det finns ingen rapport OLO-2222-22" in desk.locator("#faults").text_content()
    assert desk.locator("#vad").input_value() == "OLO-2222-22"
    check_axe(desk)
    desk.get_by_label("Hitta en rapport").fill("trasig lampa")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/ko?q=trasig%20lampa*")
    assert desk.locator("#q").input_value() == "trasig lampa"
    allow(desk, "404")


def test_filters_live_in_the_address_and_are_kept_under_a_name(desk):
    desk.goto("/ko")
    desk.locator(".filters > summary").click()
    desk.locator("#state").select_option("under-way")
    desk.locator("#category").select_option("lighting")
    desk.get_by_role("button", name="Visa", exact=True).click()
    assert "state=under-way" in desk.url and "category=lighting" in desk.url
    assert set(desk.locator(".queue-row .tag:first-of-type").all_text_contents()) == {"Pågår"}
    found = desk.locator(".queue-bar p").text_content()
    desk.locator(".filters > summary").click()
    desk.get_by_label("Spara filtret som").fill("Lampor <b>på gång</b>")
    desk.get_by_role("button", name="Spara").click()
    kept = desk.get_by_role("navigation", name="Vanliga frågor").get_by_role("link", name="Lampor <b>på gång</b>")
    desk.goto("/ko")
    kept.click()
    assert desk.locator(".queue-bar p").text_content() == found
    desk.locator(".filters > summary").click()
    desk.get_by_role("button", name="Ta bort Lampor").click()
    assert kept.count() == 0


def test_every_case_of_all_pages_is_shown_once(desk):
    desk.goto("/ko?status=open,in-progress&sort=due")
    seen = []
    while True:
        seen += desk.eval_on_selector_all(".queue-link", "all => all.map((one) => one.href)")
        forward = desk.get_by_role("link", name="Nästa")
        if not forward.count():
            break
        forward.click()
    total = int(re.search(r"(\d+) ärenden", desk.locator(".queue-bar p").text_content()).group(1))
    assert len(seen) == len(set(seen)) == total


def test_a_case_is_taken_and_that_is_undone(desk):
    open_case(desk, 1)
    desk.get_by_role("button", name="Ta ärendet").click()
    desk.wait_for_url("**efter=*")
    assert "Anna Lind" in desk.locator(".case-head .row").first.text_content()
    done = desk.locator("#done")
    assert "Handläggare" in done.text_content()
    done.get_by_role("button", name="Ångra").click()
    desk.wait_for_load_state()
    assert "Ingen handläggare" in desk.locator(".case-head .row").first.text_content()


def test_every_action_is_done_from_the_page_and_stands_in_the_history(desk):
    desk.goto("/ko?state=received,reopened,under-way&category=lighting&sort=oldest")
    desk.locator(".queue-link").nth(2).click()
    head = desk.locator(".case-head")
    act(desk, "state", kind="waiting", text="delar till stolpen")
    assert "Väntar på: delar till stolpen." in head.text_content()
    act(desk, "note", text="Ringde montören.")
    assert "Ringde montören." in desk.locator("#done").text_content()
    act(desk, "assign", name="Bo Ek")
    assert "Bo Ek" in head.text_content()
    act(desk, "due", day="2030-05-17", reason="Delar kommer i maj.")
    assert "Senast 2030-05-17" in head.text_content()
    act(desk, "answer", text="En montör är beställd.")
    assert "En montör är beställd." in desk.locator("#done").text_content()
    assert desk.locator("#done").get_by_role("button", name="Ångra").count() == 0
    act(desk, "category", code="visibility", reason="Det är en häck.")
    assert "Skymd sikt" in desk.locator("h1").text_content()
    desk.locator("#gor-units > summary").click()
    for box in desk.locator("#gor-units input[type=checkbox]").all():
        box.uncheck()
    desk.locator("#gor-units input[type=checkbox]").first.check()
    desk.locator("#units-reason").fill("De har vägen.")
    desk.locator("#gor-units button").click()
    desk.wait_for_load_state()
    assert desk.locator(".units li").count() == 1
    act(desk, "hand-over", to="trafik", reason="Inte vår häck.")
    assert desk.locator(".units li strong").all_text_contents() == ["Trafikplanering"]
    act(desk, "restricted", **{"is": "true"}, reason="Pekar ut en granne.")
    assert "Begränsad åtkomst" in head.text_content()
    act(desk, "place", lon="14.5310", lat="56.2770", accuracy="10", reason="Vid grinden.")
    assert "Plats rättad" in desk.locator("#done").text_content()
    act(desk, "state", kind="done", text="Häcken är klippt.", measure="clearing")
    assert "Åtgärdat" in head.text_content() and "Häcken är klippt." in head.text_content()
    desk.locator("#done").get_by_role("button", name="Ångra").click()
    desk.wait_for_load_state()
    assert "Väntar" in head.text_content()


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(desk):
    open_case(desk, 2)
    act(desk, "due", day="2030-05-17", reason="")
    assert desk.title().startswith("Fel: ")
    assert desk.locator("#due-day").input_value() == "2030-05-17"
    desk.locator("#faults").get_by_role("link").click()
    assert desk.evaluate("document.activeElement.id") == "due-reason"
    check_axe(desk)
    act(desk, "merge", other="OLO-2222-22")
    assert "ingen sådan rapport" in desk.locator("#faults").text_content()
    assert desk.locator("#merge-other").input_value() == "OLO-2222-22"
    act(desk, "place", lon="fjorton", lat="56.2770", reason="x")
    assert desk.locator("#place-lon").input_value() == "fjorton"
    allow(desk, "422")


def test_cases_are_merged_and_a_report_is_separated_again(desk):
    desk.goto("/ko?status=open,in-progress&category=lighting&sort=oldest")
    first, second = desk.locator(".queue-row").nth(4), desk.locator(".queue-row").nth(5)
    reference = second.locator(".reference").text_content()
    desk.goto(first.locator(".queue-link").get_attribute("href"))
    reports = desk.locator(".report").count()
    act(desk, "merge", other=reference)
    assert desk.locator(".report", has_text=reference).count() == 1 and desk.locator(".report").count() > reports
    report = desk.locator(".report", has_text=reference)
    report.locator("summary").click()
    report.get_by_role("button", name="Skilj ut rapporten").click()
    desk.wait_for_load_state()
    assert desk.locator(".report", has_text=reference).count() == 0
    act(desk, "bring", report=reference)
    assert desk.locator(".report", has_text=reference).count() == 1


def test_two_people_see_each_other_and_nothing_is_overwritten(desk, open_page, server):
    address = open_case(desk, 7)
    bo = open_page(viewport=DESK)
    sign_in(bo, server.person("triage:1060", name="Bo <i>Ek</i>"), onward=address)
    assert "Anna Lind" in bo.locator("#others").text_content()
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    desk.locator("#others", has_text="Bo <i>Ek</i> är också här").wait_for()
    act(bo, "state", kind="waiting", text="Trafikverket")
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    desk.locator("#others", has_text="har ändrats").wait_for()
    act(desk, "note", text="Min långa anteckning.")
    conflict = desk.locator("#conflict")
    assert "Bo <i>Ek</i>" in conflict.text_content() and "Trafikverket" in conflict.text_content()
    assert desk.locator("#note-text").input_value() == "Min långa anteckning."
    assert "Min långa anteckning." not in desk.locator(".timeline").text_content()
    check_axe(desk)
    look(desk, "conflict")
    desk.locator("#gor-note button[type=submit]").click()
    desk.wait_for_load_state()
    assert "Min långa anteckning." in desk.locator(".timeline").text_content()
    assert "Väntar" in desk.locator(".case-head").text_content()
    allow(desk, "412")


def test_many_are_changed_at_once_with_a_word_on_each(desk, open_page, signed_in):
    desk.goto("/ko?status=open,in-progress&sort=newest")
    for row in (0, 1, 2):
        desk.locator(".queue-row input").nth(row).check()
    other = open_page(viewport=DESK, storage_state=signed_in)
    other.goto(desk.locator(".queue-link").nth(1).get_attribute("href"))
    act(other, "note", text="Hann före.")
    desk.get_by_role("button", name="Ändra de valda").click()
    desk.wait_for_load_state()
    check_axe(desk)
    look(desk, "bulk")
    act(desk, "note", text="")
    assert desk.title().startswith("Fel: ")
    act(desk, "assign", name="Cilla Ö", reason="Semester")
    assert desk.locator("h1").text_content() == "2 av 3 ärenden ändrade"
    assert desk.locator(".bulk-row .tag").all_text_contents() == ["Ändrat", "Inte ändrat", "Ändrat"]
    check_axe(desk)
    desk.get_by_role("button", name="Ångra för alla").click()
    desk.wait_for_load_state()
    assert desk.locator(".bulk-row .tag").all_text_contents() == ["Ändrat", "Ändrat"]
    desk.locator(".bulk-row a").first.click()
    assert "Cilla Ö" not in desk.locator(".case-head").text_content()
    allow(desk, "422")


def test_answers_begin_from_templates(desk):
    open_case(desk, 3)
    desk.locator("#gor-answer > summary").click()
    desk.get_by_role("link", name="Nu är det lagat").click()
    assert desk.locator("#answer-text").input_value().startswith("Nu är felet lagat.")


def test_what_lies_near_is_asked_by_mouse_and_by_typed_corners(desk):
    desk.goto("/nara?near=14.5306,56.2767&radius=800")
    metres = [int(re.search(r"(\d+) m", text).group(1)) for text in desk.locator(".queue-row strong").all_text_contents()]
    assert metres and metres == sorted(metres) and metres[-1] <= 800
    desk.wait_for_selector(".map-name span")
    desk.locator("#near").fill("")
    desk.get_by_role("button", name="Rita en yta").click()
    box = desk.locator(".map").bounding_box()
    for right, down in ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)):
        desk.mouse.click(box["x"] + box["width"] * right, box["y"] + box["height"] * down)
    corners = desk.locator("#horn").input_value()
    assert len(corners.split()) == 4
    desk.get_by_role("button", name="Visa", exact=True).click()
    desk.wait_for_load_state()
    drawn = desk.locator(".queue-row").count()
    assert drawn > 0 and desk.locator("#horn").input_value() == corners
    desk.goto("/nara?horn=" + urllib.parse.quote(corners))
    assert desk.locator(".queue-row").count() == drawn


def test_the_map_shows_squares_far_out_and_points_close_in(desk):
    cells = desk.request.get("/ko/karta.json?bbox=14.2,56.1,14.9,56.5&status=open,in-progress,closed").json()
    points = desk.request.get("/ko/karta.json?bbox=14.52,56.27,14.54,56.28").json()
    assert "points" in points or "cells" in points
    total = sum(cell["count"] for cell in cells.get("cells", [])) or len(cells["points"])
    assert total > 300 and all(len(cell["corners"]) == 4 for cell in cells.get("cells", []))
    assert {"id", "lon", "lat"} == set(points["points"][0])


def test_keys_alone_go_through_the_queue_to_a_case_and_back(desk):
    desk.goto("/ko?status=open,in-progress")
    desk.keyboard.press("?")
    assert desk.locator("#keys").is_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.className") == "queue-link"
    desk.keyboard.press("x")
    assert desk.locator(".queue-row input").nth(1).is_checked()
    href = desk.locator(".queue-link").nth(1).get_attribute("href")
    desk.keyboard.press("o")
    desk.wait_for_url(f"**{href}")
    desk.keyboard.press("n")
    assert desk.evaluate("document.activeElement.id") == "note-text"
    desk.keyboard.type("q: kortkommandon vilar medan jag skriver")
    assert desk.locator("#note-text").input_value().startswith("q: kort")
    desk.locator("h1").click()
    desk.keyboard.press("?")
    desk.locator("#keys-on").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("q")
    assert desk.url.endswith(href)


def test_without_javascript_everything_is_done(open_page, signed_in):
    page = open_page(viewport=DESK, storage_state=signed_in, java_script_enabled=False)
    open_case(page, 4)
    page.locator("#gor-note summary").click()
    page.locator("#note-text").fill("Utan skript.")
    page.locator("#gor-note button").click()
    assert "Utan skript." in page.locator("#done").text_content()
    page.locator("#gor-answer summary").click()
    page.locator(".templates a").first.click()
    assert page.locator("#answer-text").input_value().startswith("Tack för din rapport")
    page.goto("/ko?status=open,in-progress")
    page.locator(".queue-row input").first.check()
    page.get_by_role("button", name="Ändra de valda").click()
    page.locator("#gor-assign summary").click()
    page.locator("#assign-name").fill("Dag Ask")
    page.locator("#gor-assign button").click()
    assert page.locator("h1").text_content() == "1 av 1 ärenden ändrade"


def test_stored_text_is_text_everywhere(desk, server):
    hostile = "<script>document.title='x'</script>\"'><img src=x onerror=alert(1)> \u202egnissalc {{formToken}}"
    address = open_case(desk, 5)
    act(desk, "note", text=hostile)
    act(desk, "assign", name="<b onclick=alert(1)>Eva</b>")
    act(desk, "state", kind="waiting", text=hostile)
    for path in (address, "/ko?status=open,in-progress&sort=oldest"):
        desk.goto(path)
        assert desk.locator("main img, main script, main b").count() == 0
        assert desk.get_by_text("<b onclick=alert(1)>Eva</b>").count() > 0
    assert not desk.title() == "x"


def test_a_form_of_another_session_or_site_does_nothing(desk, open_page, server, signed_in):
    address = open_case(desk, 6)
    version = desk.locator("#gor-note input[name=version]").input_value()
    for token, origin in (("", server.url), ("x" * 43, server.url), (None, "https://evil.example")):
        token = desk.locator("#gor-note input[name=formToken]").input_value() if token is None else token
        answer = desk.request.post(
            address, form={"formToken": token, "version": version, "gor": "note", "note-text": "Främmande."},
            headers={"Origin": origin, "Sec-Fetch-Site": "same-origin" if origin == server.url else "cross-site"})
        assert answer.status == 403, answer.status
    desk.reload()
    assert "Främmande." not in desk.locator(".timeline").text_content()


def test_a_reader_sees_and_changes_nothing(open_page, server):
    page = open_page(viewport=DESK)
    sign_in(page, server.person("reader:1060", name="Rut Läs"), onward="/ko?status=open,in-progress")
    assert page.locator(".queue-row input, .queue-bar button").count() == 0
    page.locator(".queue-link").first.click()
    assert page.locator(".case-actions, .undo, .case-head button").count() == 0
    check_axe(page)
