"""Safety walks that are kept: from hotspots to a walk, outdoors without a network, to findings, protocol and a walk done again."""

import json
import re
import subprocess
import uuid

import pytest
from playwright.sync_api import Error

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture
def staff(open_page, signed_in):
    """Makes pages of somebody signed in, each with a storage of its own, as telephones have."""

    def make(path=None, **options):
        page = open_page(**{"storage_state": signed_in, **options})
        if path:
            page.goto(path)
        return page

    return make


@pytest.fixture(scope="module")
def kept_walk(api):
    """Makes a walk of two stops, and gives its id."""

    def make(title="Holje i november", **more):
        stops = {} if "repeats" in more else {"stops": [
            {"name": name, "place": {"type": "Point", "coordinates": place}, "reason": "Rapporter om mörker."}
            for name, place in (("Idrottshallen", [14.5306, 56.2767]), ("Torget", [14.5340, 56.2780]))]}
        id = str(uuid.uuid4())
        body = {"title": title, "days": {"before": "2026-11-06", "walk": "2026-11-20"}, **stops, **more}
        api("PUT", f"/api/v1/walks/{id}", body)
        # Sent again, it is the same walk.
        assert api("PUT", f"/api/v1/walks/{id}", body)["version"] == 1
        return id

    return make


def walk(server, id):
    return json.loads(server.lykta("walks", "show", id, "--json"))


def marks(server, id):
    return {(one["stop"], one["point"]): [mark["score"] for mark in one["marks"]] for one in walk(server, id)["answers"]}


def tap(page, stop, point, score):
    page.locator(f"#m-{stop}-{point}-{score}").check()


def ready(page):
    """Until the page is kept for when there is no network."""
    page.locator("#outdoors-ready:not([hidden])").wait_for(state="visible")


def test_a_walk_is_made_of_chosen_hotspots_with_the_reasons_of_the_day(server, staff):
    page = staff("/platser", viewport={"width": 1280, "height": 800})
    for box in page.locator(".hotspot input[type=checkbox]").all()[:2]:
        box.check()
    page.get_by_role("button", name=re.compile("vandring", re.I)).first.click()
    page.wait_for_url("**/vandring?**")
    page.get_by_role("link", name="Lägg upp som trygghetsvandring").click()
    reasons = page.locator(".walk-stop p").all_text_contents()
    assert reasons and all(reasons)
    page.get_by_label("Namn", exact=True).fill("Höstens vandring")
    page.get_by_label("Deltagare").fill("Boende: 8\nPolisen: 2 (Eva Hemlig)")
    page.get_by_label("Förmöte").fill("2027-01-01")
    page.get_by_label("Vandring", exact=True).fill("2026-11-20")
    page.get_by_role("button", name="Lägg upp vandringen").click()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Namn", exact=True).input_value() == "Höstens vandring"
    page.get_by_label("Förmöte").fill("2026-11-01")
    page.get_by_role("button", name="Lägg upp vandringen").click()
    page.get_by_text("Vandringen är upplagd.").wait_for()
    made = walk(server, page.url.split("/")[-1].split("?")[0])
    assert [stop["reason"] for stop in made["stops"]] == reasons
    assert made["headcount"] == 10 and "Hemlig" not in json.dumps(made)
    page.get_by_role("button", name="Inbjudan är skickad").click()
    page.get_by_text("Läget är ändrat.").wait_for()
    calendar = page.request.get("/vandringar/kalender").text()
    assert "SUMMARY:Trygghetsvandring: Höstens vandring" in calendar and "Hemlig" not in calendar
    check_axe(page)
    check_reflow(page)
    look(page, "walks-one")
    page.goto("/vandringar")
    check_axe(page)
    look(page, "walks")
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_two_who_change_a_walk_keep_what_both_have_written(server, staff, kept_walk):
    id = kept_walk("Två skriver")
    one, other = (staff(f"/vandringar/{id}", java_script_enabled=scripts) for scripts in (True, False))
    for page in (one, other):
        page.locator("summary", has_text="Ändra dagar").click()
    one.get_by_label("Leds av", exact=True).fill("Kommunpolisen")
    one.get_by_role("button", name="Spara", exact=True).click()
    one.get_by_text("Ändringen är sparad.").wait_for()
    other.get_by_label("Samling", exact=True).fill("Stationen")
    other.get_by_role("button", name="Spara", exact=True).click()
    assert other.title().startswith("Fel:")
    assert other.get_by_label("Leds av", exact=True).input_value() == "Kommunpolisen"
    assert other.get_by_label("Samling", exact=True).input_value() == "Stationen"
    other.get_by_role("button", name="Spara", exact=True).click()
    other.get_by_text("Ändringen är sparad.").wait_for()
    kept = walk(server, id)
    assert (kept["leader"], kept["meetingPlace"], kept["invitation"]) == ("Kommunpolisen", "Stationen", "")
    one.locator("summary", has_text="Ändra dagar").click()
    one.get_by_label("Samling", exact=True).fill("Skolan")
    one.get_by_role("button", name="Spara", exact=True).click()
    assert one.get_by_text("till ”Stationen”").first.is_visible()
    check_axe(one)
    check_reflow(one)
    for page in (one, other):
        page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_a_walk_without_a_network_for_its_whole_length_loses_and_doubles_nothing(server, staff, kept_walk):
    id = kept_walk("Utan nät")
    page = staff(f"/vandringar/{id}/ute", has_touch=True, is_mobile=True)
    ready(page)
    page.get_by_label("Du går med som").fill("Boende")
    page.context.set_offline(True)
    points = page.locator("#s-1 fieldset").count()
    assert points == 11
    codes = page.locator("#s-1 input[value='1']").evaluate_all("all => all.map(one => one.dataset.point)")
    for stop in (1, 2):
        for index, code in enumerate(codes):
            tap(page, stop, code, 1 + (index + stop) % 5)
    tap(page, 1, "lighting", 5)
    page.fill("#n-1", "Mörkt vid cykelstället.")
    page.locator("#s-1").get_by_role("button", name=re.compile("Spara anteckningen")).click()
    page.locator("#s-2 summary").click()
    page.fill("#w-2", "Två lampor är släckta.")
    page.fill("#a-2", "Byt armaturerna.")
    page.select_option("#g-2", "grave")
    page.locator("#s-2").get_by_role("button", name=re.compile("Spara iakttagelsen")).click()
    page.fill("#n-2", "Ett utkast som inte är")
    assert "25 svar väntar" in page.locator("#outdoors-state").inner_text()
    # The telephone drops the page and opens it again, still without a network.
    page.reload()
    assert page.locator("#m-1-lighting-5").is_checked() and not page.locator("#m-1-lighting-2").is_checked()
    assert page.input_value("#n-2") == "Ett utkast som inte är"
    assert "25 svar väntar" in page.locator("#outdoors-state").inner_text()
    assert walk(server, id)["walkers"] == 0
    check_axe_offline = page.locator("#outdoors-state").get_attribute("class")
    assert "warn" in check_axe_offline
    look(page, "walks-outdoors-offline")
    page.context.set_offline(False)
    page.get_by_text("25 svar är skickade. 1 anteckning är inte sparad.").wait_for()
    page.reload()
    page.get_by_text("25 svar är skickade. 1 anteckning är inte sparad.").wait_for()
    found = walk(server, id)
    assert found["walkers"] == 1 and len(found["answers"]) == 22
    assert all(len(one["marks"]) == 1 for one in found["answers"])
    assert marks(server, id)[(1, "lighting")] == [5]
    assert [note["note"] for note in found["notes"]] == ["Mörkt vid cykelstället."]
    assert [(one["what"], one["gravity"], one["stop"]) for one in found["findings"]] == [("Två lampor är släckta.", "grave", 2)]
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors")
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_an_answer_whose_receipt_was_lost_is_sent_again_and_kept_once(server, staff, kept_walk):
    id = kept_walk("Tappat kvitto")
    page = staff(f"/vandringar/{id}/ute")
    ready(page)
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.context.route("**/answers", lose)
    tap(page, 1, "lighting", 2)
    page.get_by_text("1 svar väntar").wait_for()
    for _ in range(100):
        if lost:
            break
        page.wait_for_timeout(100)
    assert lost == [200] and marks(server, id) == {(1, "lighting"): [2]}
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    assert marks(server, id) == {(1, "lighting"): [2]}
    page.faults[:] = [fault for fault in page.faults if "ERR_FAILED" not in fault]


def test_an_answer_that_is_refused_stays_on_the_telephone_with_why_and_the_others_arrive(server, staff, kept_walk):
    id = kept_walk("Nekat svar")
    page = staff(f"/vandringar/{id}/ute")
    ready(page)

    def spoil(route):
        body = json.loads(route.request.post_data)
        for one in body["answers"]:
            if one["point"] == "upkeep":
                one["score"] = 9
        route.continue_(post_data=json.dumps(body))

    page.context.route("**/answers", spoil)
    page.context.set_offline(True)
    for code in ("lighting", "upkeep", "people"):
        tap(page, 1, code, 2)
    page.context.set_offline(False)
    page.get_by_text("2 svar är skickade. 1 togs inte emot").wait_for()
    refused = page.locator("#outdoors-refused li")
    assert refused.all_text_contents() == ["1: upkeep – score: Ett heltal 1–5."]
    assert marks(server, id) == {(1, "lighting"): [2], (1, "people"): [2]}
    page.reload()
    refused.wait_for()
    page.once("dialog", lambda dialog: dialog.dismiss() if "1 svar togs inte emot" in dialog.message else dialog.accept())
    page.locator("#outdoors-forget").click()
    assert refused.count() == 1
    check_axe(page)
    look(page, "walks-outdoors-refused")
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_a_finding_that_a_called_off_walk_refused_is_sent_once_when_the_walk_is_planned_again(server, staff, kept_walk, api):
    id = kept_walk("Inställd och planerad igen")
    page = staff(f"/vandringar/{id}/ute", has_touch=True, is_mobile=True)
    ready(page)

    def step(state):
        path = f"/api/v1/walks/{id}"
        api("PATCH", path, {"state": state}, version=api("GET", path)["version"])

    def find(what):
        page.context.set_offline(True)
        if not page.locator("#w-1").is_visible():
            page.locator("#s-1 summary").click()
        page.fill("#w-1", what)
        page.locator("#s-1").get_by_role("button", name=re.compile("Spara iakttagelsen")).click()
        step("called-off")
        page.context.set_offline(False)
        page.locator("#outdoors-refused li", has_text=what).wait_for()

    def found():
        return [one["what"] for one in walk(server, id)["findings"]]

    find("Lampan är släckt.")
    refused = page.locator("#outdoors-refused li")
    assert refused.count() == 1 and "Vandringen är inställd" in refused.inner_text()
    again = page.get_by_role("button", name="Försök igen")
    # Too early: it is refused once more, and still there.
    with page.expect_response(lambda reply: reply.url.endswith("/findings") and reply.status == 422):
        again.click()
    again.wait_for()
    assert refused.count() == 1
    check_axe(page)
    step("planned")
    again.click()
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    assert again.is_hidden() and found() == ["Lampan är släckt."]
    # By itself when the page is opened again.
    find("Häcken är hög.")
    step("planned")
    page.reload()
    page.get_by_text("Allt är skickat: 2 svar.").wait_for()
    # By itself while it stays open.
    find("Rutan är krossad.")
    step("planned")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("Allt är skickat: 3 svar.").wait_for()
    page.reload()
    page.get_by_text("Allt är skickat: 3 svar.").wait_for()
    assert sorted(found()) == ["Häcken är hög.", "Lampan är släckt.", "Rutan är krossad."]
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault and "422" not in fault]


def restop(api, id, change):
    """Changes the stops of a walk that is planned still, at which nothing is kept yet."""
    path = f"/api/v1/walks/{id}"
    was = api("GET", path)
    stops = [{"name": stop["name"], "place": stop["place"]} for stop in change(was["stops"])]
    api("PATCH", path, {"stops": stops}, version=was["version"])


def test_what_was_given_at_a_stop_whose_number_another_has_got_lands_at_the_right_stop_or_nowhere(
        server, staff, kept_walk, api, photo):
    id = kept_walk("Bytta stopp")
    page = staff(f"/vandringar/{id}/ute", has_touch=True, is_mobile=True)
    ready(page)
    page.context.set_offline(True)
    tap(page, 1, "lighting", 1)
    page.locator("#s-1 summary").click()
    page.fill("#w-1", "Lampan är släckt.")
    page.locator("#s-1").get_by_role("button", name=re.compile("Spara iakttagelsen")).click()
    page.locator("#b-1").set_input_files(photo)
    page.fill("#n-1", "Ett utkast.")
    page.get_by_text("3 svar väntar").wait_for()
    restop(api, id, reversed)
    page.context.set_offline(False)
    page.get_by_text("3 togs inte emot").wait_for()
    refused = page.locator("#outdoors-refused li")
    assert all("1 Idrottshallen" in told and "stopp 1 är nu ”Torget”" in told for told in refused.all_text_contents())
    found = walk(server, id)
    assert (found["answers"], found["findings"], found["photos"]) == ([], [], [])
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors-other-stop")
    # The page shows the stops as they were until it is read anew; then what was typed has gone with its stop.
    with page.expect_response(lambda reply: "/photos/" in reply.url and reply.status == 422):
        page.get_by_role("button", name="Läs in stoppen").click()
    page.get_by_text("3 togs inte emot").wait_for()
    assert page.input_value("#n-2") == "Ett utkast." and page.input_value("#n-1") == ""
    assert page.locator("#m-1-lighting-1:checked, #m-2-lighting-1:checked").count() == 0
    assert page.locator("#outdoors-changed").is_hidden()
    for left, what in ((2, "lighting 1"), (1, "Lampan är släckt.")):
        row = refused.filter(has_text=what)
        assert row.locator("select").evaluate("one => one.selectedOptions[0].text") == "2. Idrottshallen"
        row.get_by_role("button", name="Skicka dit").click()
        page.get_by_text(f"{3 - left} svar är skickade. {left} togs inte emot").wait_for()
    page.once("dialog", lambda dialog: dialog.accept())
    refused.get_by_role("button", name="Släng").click()
    page.get_by_text("2 svar är skickade. 1 anteckning är inte sparad.").wait_for()
    assert page.locator("#m-2-lighting-1").is_checked()
    found = walk(server, id)
    assert marks(server, id) == {(2, "lighting"): [1]} and found["photos"] == []
    assert [(one["what"], one["stop"]) for one in found["findings"]] == [("Lampan är släckt.", 2)]
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault and "422" not in fault]


def test_what_was_given_where_a_stop_has_been_taken_off_stays_until_somebody_says_where_it_belongs(
        server, staff, kept_walk, api):
    id = kept_walk("Borttaget stopp")
    page = staff(f"/vandringar/{id}/ute")
    ready(page)
    page.context.set_offline(True)
    tap(page, 1, "lighting", 1)
    tap(page, 2, "lighting", 5)
    page.fill("#n-1", "Mörkt vid entrén.")
    restop(api, id, lambda stops: stops[1:])
    page.context.set_offline(False)
    page.get_by_text("2 togs inte emot").wait_for()
    assert walk(server, id)["answers"] == []
    with page.expect_response("**/answers"):
        page.get_by_role("button", name="Läs in stoppen").click()
    page.get_by_text("3 togs inte emot").wait_for()
    refused = page.locator("#outdoors-refused li")
    # The 5 was given where stop 1 is now; for the others nobody but who gave them knows.
    at_square = refused.filter(has_text="2 Torget: lighting 5")
    assert at_square.locator("select").evaluate("one => one.selectedOptions[0].text") == "1. Torget"
    at_square.get_by_role("button", name="Skicka dit").click()
    page.get_by_text("1 svar är skickade. 2 togs inte emot").wait_for()
    note = refused.filter(has_text="Mörkt vid entrén.")
    note.get_by_role("button", name="Skicka dit").click()
    assert note.count() == 1 and walk(server, id)["notes"] == []
    note.get_by_label("Rätt stopp").select_option(label="1. Torget")
    note.get_by_role("button", name="Skicka dit").click()
    page.get_by_text("2 svar är skickade. 1 togs inte emot").wait_for()
    assert marks(server, id) == {(1, "lighting"): [5]}
    assert [(one["stop"], one["note"]) for one in walk(server, id)["notes"]] == [(1, "Mörkt vid entrén.")]
    page.reload()
    page.get_by_text("1 togs inte emot").wait_for()
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_several_who_answer_in_turn_on_one_device_are_each_counted(server, staff, kept_walk):
    id = kept_walk("Tre på ett papper")
    page = staff(f"/vandringar/{id}/ute", viewport={"width": 1280, "height": 800})
    ready(page)
    page.on("dialog", lambda dialog: dialog.accept())
    following = page.get_by_role("button", name="Nästa person").first
    assert following.is_hidden()
    for number, (role, score) in enumerate((("Boende", 1), ("Boende", 5), ("Polisen", 3)), 1):
        assert f"Person {number} på" in page.inner_text("#outdoors-who")
        assert page.locator("input[type=radio]:checked").count() == 0
        page.get_by_label("Du går med som").fill(role)
        if number == 2:
            # Unsent when the next begins, and sent all the same.
            page.context.set_offline(True)
        tap(page, 1, "lighting", score)
        if number == 1:
            page.fill("#n-1", "Mörkt.")
            following.click()
            page.get_by_text("Spara eller töm det innan nästa person börjar.").wait_for()
            assert page.locator("#m-1-lighting-1").is_checked()
            check_axe(page)
            page.locator("#s-1").get_by_role("button", name=re.compile("Spara anteckningen")).click()
            page.get_by_text("Allt är skickat: 2 svar.").wait_for()
        if number < 3:
            following.click()
            assert page.get_by_label("Du går med som").input_value() == ""
        if number == 2:
            page.get_by_text("1 svar väntar i telefonen").wait_for()
            page.reload()
            assert page.locator("input[type=radio]:checked").count() == 0
            page.context.set_offline(False)
            page.get_by_text("Inget är besvarat än.").wait_for()
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    told = walk(server, id)["answers"]
    assert walk(server, id)["walkers"] == 3
    assert sorted((mark["role"], mark["score"]) for mark in told[0]["marks"]) == [("Boende", 1), ("Boende", 5), ("Polisen", 3)]
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors-next")
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_another_role_is_asked_about_once_something_was_answered(server, staff, kept_walk):
    id = kept_walk("Annan roll")
    page = staff(f"/vandringar/{id}/ute")
    ready(page)
    role = page.get_by_label("Du går med som")
    asked = page.locator("#outdoors-role-asked")

    def given():
        return [(mark["role"], mark["score"]) for one in walk(server, id)["answers"] for mark in one["marks"]]

    def change(text):
        role.fill(text)
        role.blur()

    change("Boende")
    assert asked.is_hidden()
    tap(page, 1, "lighting", 2)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    change("Fastighetsägare")
    asked.wait_for()
    assert "”Boende”" in asked.inner_text() and "”Fastighetsägare”" in asked.inner_text()
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors-role")
    change("Boende")
    assert asked.is_hidden()
    change("Fastighetsägare")
    with page.expect_response("**/answers"):
        page.get_by_role("button", name="Samma person").click()
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    assert asked.is_hidden() and given() == [("Fastighetsägare", 2)]
    change("Polisen")
    page.get_by_role("button", name="Någon annan: börja om").click()
    assert page.locator("input[type=radio]:checked").count() == 0 and role.input_value() == "Polisen"
    with page.expect_response("**/answers"):
        tap(page, 1, "lighting", 5)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    assert sorted(given()) == [("Fastighetsägare", 2), ("Polisen", 5)]


def test_what_somebody_left_unsent_is_told_of_by_number_and_sent_as_theirs_by_whoever_signs_in_next(
        server, open_page, kept_walk, api):
    id = kept_walk("Två konton")
    petra = server.person("planner:1060", name="Petra Planner")
    tina = server.person("planner:1060", name="Tina Triage")
    page = open_page()
    sign_in(page, petra, onward=f"/vandringar/{id}/ute")
    ready(page)
    tap(page, 1, "lighting", 5)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    page.context.set_offline(True)
    tap(page, 1, "upkeep", 2)
    page.get_by_text("1 svar väntar").wait_for()
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.get_by_text("Logga in igen så skickas de.").wait_for()
    sign_in(page, tina, onward=f"/vandringar/{id}/ute")
    former = page.locator("#outdoors-former")
    former.wait_for()
    assert "1 svar som Petra Planner inte hann skicka." in former.inner_text()
    assert page.locator("input[type=radio]:checked").count() == 0
    tap(page, 1, "lighting", 1)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    page.get_by_text("Andra har svarat annorlunda: 5.").wait_for()
    assert {key: sorted(all) for key, all in marks(server, id).items()} == {(1, "lighting"): [1, 5]}
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors-former")
    page.get_by_role("button", name="Skicka dem").click()
    former.wait_for(state="hidden")
    found = api("GET", f"/api/v1/walks/{id}")
    assert found["walkers"] == 2
    by_number = {one["point"]: {mark["walker"]: mark["score"] for mark in one["marks"]} for one in found["answers"]}
    assert by_number == {"lighting": {1: 5, 2: 1}, "upkeep": {1: 2}}
    last = found["history"][-1]
    assert last["by"] == "Tina Triage" and "skickade av någon annan än den som svarade" in last["words"]
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault and "401" not in fault]


def kept_of_walks(page):
    """What the telephone keeps: its pages, and what lies under each name of ours."""
    return page.evaluate("""async () => ({
        pages: (await caches.keys()).filter((one) => one.startsWith('lykta')),
        texts: Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('lykta-vandring-'))),
    })""")


def opens_without_network(page, path):
    page.context.set_offline(True)
    try:
        page.goto(path)
        return True
    except Error:
        return False
    finally:
        page.context.set_offline(False)


def test_signing_out_tells_of_what_is_unsent_and_then_leaves_nothing_of_the_walk_to_the_next(
        server, open_page, kept_walk):
    id = kept_walk("Lånad telefon")
    petra = server.person("planner:1060", name="Petra Planner")
    page = open_page()
    sign_in(page, petra, onward=f"/vandringar/{id}/ute")
    ready(page)
    page.get_by_label("Du går med som").fill("Kommunpolisen")
    tap(page, 1, "lighting", 2)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    page.fill("#n-1", "Mörkt vid cykelstället.")
    leave = page.get_by_role("button", name="Logga ut", exact=True)
    # Without a network nobody is signed out, and nothing is taken from who walks.
    page.context.set_offline(True)
    leave.click()
    told = page.locator("#sign-out-unsent")
    told.wait_for()
    assert "Du har 1 svar, bilder eller texter" in told.inner_text()
    page.get_by_role("button", name="Logga ut ändå").click()
    page.get_by_text("Utan nät går det inte att logga ut.").wait_for()
    assert kept_of_walks(page)["pages"] and page.input_value("#n-1") == "Mörkt vid cykelstället."
    page.context.set_offline(False)
    page.goto("/konto")
    leave.first.click()
    told.wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "walks-sign-out")
    told.get_by_role("link", name="Öppna vandringen").click()
    page.wait_for_url(f"**/vandringar/{id}/ute")
    assert page.input_value("#n-1") == "Mörkt vid cykelstället."
    leave.click()
    page.get_by_role("button", name="Logga ut ändå").click()
    page.wait_for_url(f"{server.url}/")
    left = kept_of_walks(page)
    assert left["pages"] == [] and "lighting" not in json.dumps(left["texts"])
    # The next sees nothing of it, with a network or without.
    sign_in(page, server.person("reader:1060", name="Rut Läsare"), onward="/konto")
    assert page.goto(f"/vandringar/{id}/ute").status in (403, 404)
    assert not opens_without_network(page, f"/vandringar/{id}/ute")
    page.goto("/konto")
    leave.first.click()
    page.wait_for_url(f"{server.url}/")
    # Whose it is finds it again, and goes on as the same walker.
    sign_in(page, petra, onward=f"/vandringar/{id}/ute")
    ready(page)
    assert page.input_value("#n-1") == "Mörkt vid cykelstället."
    page.locator("#s-1").get_by_role("button", name=re.compile("Spara anteckningen")).click()
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    assert walk(server, id)["walkers"] == 1
    leave.click()
    page.wait_for_url(f"{server.url}/")
    assert kept_of_walks(page) == {"pages": [], "texts": {}}
    page.faults[:] = [fault for fault in page.faults
                      if not any(one in fault for one in ("ERR_INTERNET_DISCONNECTED", "403", "404"))]


def test_another_who_signs_in_where_nobody_has_signed_out_sees_nothing_of_the_walk(server, open_page, kept_walk):
    id = kept_walk("Glömd telefon")
    page = open_page()
    sign_in(page, server.person("planner:1060", name="Petra Planner"), onward=f"/vandringar/{id}/ute")
    ready(page)
    tap(page, 1, "lighting", 2)
    page.get_by_text("Allt är skickat: 1 svar.").wait_for()
    page.fill("#n-1", "Mörkt vid cykelstället.")
    assert opens_without_network(page, f"/vandringar/{id}/ute")
    page.context.clear_cookies()
    sign_in(page, server.person("reader:1060", name="Rut Läsare"), onward="/konto")
    page.wait_for_function("async () => !(await caches.has('lykta-ute'))")
    assert not opens_without_network(page, f"/vandringar/{id}/ute")
    page.goto("/konto")
    left = kept_of_walks(page)
    assert "Mörkt" in json.dumps(left["texts"], ensure_ascii=False) and "lighting" not in json.dumps(left["texts"])
    assert "Mörkt" not in page.inner_text("body")
    page.faults[:] = [fault for fault in page.faults
                      if not any(one in fault for one in ("ERR_INTERNET_DISCONNECTED", "401", "403", "404"))]


def test_text_that_is_left_unsaved_is_told_of_until_it_is_saved_and_when_the_walk_is_removed(server, staff, kept_walk):
    id = kept_walk("Osparad text")
    page = staff(f"/vandringar/{id}/ute")
    ready(page)
    line = page.locator("#outdoors-state")
    forget = page.locator("#outdoors-forget")
    assert forget.is_hidden()
    page.fill("#n-1", "   ")
    assert "inte sparad" not in line.inner_text()
    page.fill("#n-1", "Mörkt vid cykelstället.")
    assert line.inner_text() == "Inget är besvarat än. Svaren sparas i telefonen medan du går. 1 anteckning är inte sparad."
    assert forget.is_visible()
    tap(page, 1, "lighting", 2)
    page.get_by_text("1 svar är skickade. 1 anteckning är inte sparad.").wait_for()
    page.locator("#s-2 summary").click()
    page.fill("#p-2", "Vid gaveln")
    page.fill("#a-2", "Byt armaturen.")
    both = "1 anteckning och 1 iakttagelse är inte sparade."
    assert line.inner_text() == f"1 svar är skickade. {both}"
    page.reload()
    page.get_by_text(both).wait_for()
    assert "warn" in line.get_attribute("class")
    asked = []

    def keep(dialog):
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", keep)
    forget.click()
    assert asked == [f"{both} Skriv av det först. Ta bort det ändå?"]
    assert page.input_value("#n-1") == "Mörkt vid cykelstället."
    check_axe(page)
    check_reflow(page)
    page.fill("#n-2", "Mer.")
    assert "2 anteckningar och 1 iakttagelse är inte sparade." in line.inner_text()
    for stop in (1, 2):
        page.locator(f"#s-{stop}").get_by_role("button", name=re.compile("Spara anteckningen")).click()
    page.get_by_text("3 svar är skickade. 1 iakttagelse är inte sparad.").wait_for()
    page.locator("#s-2 summary").click()
    page.fill("#w-2", "Lampan är släckt.")
    page.locator("#s-2").get_by_role("button", name=re.compile("Spara iakttagelsen")).click()
    page.get_by_text("Allt är skickat: 4 svar.").wait_for()
    found = walk(server, id)
    assert [one["what"] for one in found["findings"]] == ["Lampan är släckt."] and len(found["notes"]) == 2


def test_of_two_at_the_same_stop_one_without_a_network_both_answers_are_kept_and_the_difference_shown(
        server, staff, kept_walk):
    id = kept_walk("Två vid samma stopp")
    one, other = staff(f"/vandringar/{id}/ute"), staff(f"/vandringar/{id}/ute?lang=en")
    ready(one)
    one.context.set_offline(True)
    tap(one, 1, "lighting", 1)
    tap(other, 1, "lighting", 4)
    other.get_by_text("Everything is sent: 1 answers.").wait_for()
    one.context.set_offline(False)
    one.get_by_text("Allt är skickat: 1 svar.").wait_for()
    one.get_by_text("Andra har svarat annorlunda: 4. Båda svaren är sparade.").wait_for()
    assert sorted(marks(server, id)[(1, "lighting")]) == [1, 4]
    page = staff(f"/vandringar/{id}")
    assert page.get_by_text("olika svar").count() == 1
    assert "2,5" in page.locator(".differs").inner_text()
    one.faults[:] = [fault for fault in one.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_a_finding_whose_form_is_gone_back_to_is_kept_once(server, staff, kept_walk):
    id = kept_walk("Tillbaka i webbläsaren")
    page = staff(f"/vandringar/{id}", viewport={"width": 1280, "height": 800})

    def add(what):
        if not page.get_by_label("Vad", exact=True).is_visible():
            page.locator("summary", has_text="Lägg till en iakttagelse").click()
        page.get_by_label("Vad", exact=True).fill(what)
        page.get_by_role("button", name="Spara iakttagelsen").click()
        page.wait_for_url(re.compile("gjort=iakttagelse"))

    add("En lampa är släckt.")
    page.go_back()
    page.wait_for_url(re.compile(f"/vandringar/{id}$"))
    add("En lampa är släckt.")
    assert [one["what"] for one in walk(server, id)["findings"]] == ["En lampa är släckt."]
    # The page that it led to has a form of its own.
    add("En häck skymmer.")
    assert len(walk(server, id)["findings"]) == 2


def test_a_walk_whose_form_is_gone_back_to_is_kept_once(server, staff):
    page = staff("/platser", viewport={"width": 1280, "height": 800})
    for box in page.locator(".hotspot input[type=checkbox]").all()[:2]:
        box.check()
    page.get_by_role("button", name=re.compile("vandring", re.I)).first.click()
    page.wait_for_url("**/vandring?**")
    page.get_by_role("link", name="Lägg upp som trygghetsvandring").click()
    form = page.url
    made = []
    for _ in range(2):
        page.get_by_label("Namn", exact=True).fill("Vandring en gång")
        page.get_by_label("Vandring", exact=True).fill("2026-11-20")
        page.get_by_role("button", name="Lägg upp vandringen").click()
        page.get_by_text("Vandringen är upplagd.").wait_for()
        made.append(page.url.split("?")[0])
        if len(made) == 1:
            page.go_back()
            page.wait_for_url(form)
    assert made[0] == made[1]


def test_a_finding_becomes_a_case_and_stands_in_the_protocol(server, staff, kept_walk):
    id = kept_walk("Iakttagelser")
    page = staff(f"/vandringar/{id}", viewport={"width": 1280, "height": 800})
    page.locator("summary", has_text="Lägg till en iakttagelse").click()
    page.get_by_label("Vad", exact=True).fill("Tre lampor längs gången vid idrottshallen lyser inte.")
    page.get_by_label("Allvar").select_option("grave")
    page.get_by_label("Förslag till åtgärd").fill("Byt ljuskällor.")
    page.get_by_role("button", name="Spara iakttagelsen").click()
    page.get_by_role("link", name="Tre lampor längs gången").click()
    page.get_by_label("Kategori").select_option("lighting")
    page.get_by_role("button", name="Gör till ärende").click()
    page.get_by_text("Iakttagelsen hör nu till ett ärende.").wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "walks-finding")
    page.get_by_role("link", name="Till ärendet").click()
    assert "Tre lampor längs gången" in page.locator("main").inner_text()
    page.goto("/iakttagelser?lang=en")
    assert page.get_by_role("link", name="Tre lampor längs gången").count() == 1
    check_axe(page)
    look(page, "walks-findings")
    table = page.request.get("/iakttagelser/fil").text()
    assert "Tre lampor" in table
    page.goto(f"/vandringar/{id}/protokoll?lang=sv")
    check_axe(page)
    page.emulate_media(media="print")
    assert page.locator(".screen-only").first.is_hidden() and page.locator("h1").is_visible()
    page.emulate_media(media="screen")
    look(page, "walks-protocol")


def test_open_findings_stand_by_unit_the_most_urgent_first(staff, kept_walk, api):
    # Nothing has to be done before the walk.
    id = kept_walk("Efter unit", days={"walk": "2019-12-01"})

    def find(what, **more):
        api("POST", f"/api/v1/walks/{id}/findings", {"stop": 2, "what": what, "unit": "gata-park", **more})

    find("Skymd sikt vid Torget.", gravity="slight", due="2020-01-01")
    find("Hål i staketet vid Torget.", due="2099-01-01")
    find("Trasig trappa vid Torget.", gravity="grave", due="2099-02-01")
    page = staff("/vandringar", viewport={"width": 1280, "height": 800})
    page.get_by_role("navigation").get_by_role("link", name="Iakttagelser").click()
    rows = page.locator("tr.finding", has_text="vid Torget.")
    assert rows.locator("th").all_text_contents() == [
        "Skymd sikt vid Torget.", "Trasig trappa vid Torget.", "Hål i staketet vid Torget."]
    assert "Efter unit" in rows.first.inner_text() and "2. Torget" in rows.first.inner_text()
    assert "Försenad" in rows.first.inner_text() and "Försenad" not in rows.last.inner_text()
    check_axe(page)
    check_reflow(page)
    look(page, "walks-findings-urgent")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Sista dag").select_option("forsenade")
    page.get_by_role("button", name="Visa", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**senast=forsenade**")
    assert rows.locator("th").all_text_contents() == ["Skymd sikt vid Torget."]
    table = page.request.get(page.get_by_role("link", name="Lista att publicera").get_attribute("href")).text()
    assert "Skymd sikt" in table and "Trasig trappa" not in table
    page.goto("/iakttagelser?allvar=grave&lang=en")
    assert rows.locator("th").all_text_contents() == ["Trasig trappa vid Torget."]
    check_axe(page)


def test_a_finding_that_is_refused_loses_nothing_and_another_refusal_does_not_open_it(staff, kept_walk):
    id = kept_walk("Nekad iakttagelse")
    page = staff(f"/vandringar/{id}", viewport={"width": 1280, "height": 800})
    page.locator("summary", has_text="Lägg till en iakttagelse").click()
    typed = {"stopp": "2", "punkt": "lighting", "allvar": "grave", "ansvarig": "gata-park", "var": "Vid cykelstället",
             "forslag": "Byt ljuskällor.", "senast": "2027-03-01"}
    for name, value in typed.items():
        field = page.locator(f"[name={name}]")
        field.select_option(value) if field.evaluate("one => one.tagName") == "SELECT" else field.fill(value)
    page.get_by_role("button", name="Spara iakttagelsen").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Vad", exact=True).get_attribute("aria-invalid") == "true"
    assert page.get_by_label("Vad", exact=True).is_visible()
    assert {name: page.locator(f"[name={name}]").input_value() for name in typed} == typed
    look(page, "walks-finding-refused")
    check_axe(page)
    # A step that is refused has nothing to do with a finding.
    page.goto(f"/vandringar/{id}")
    page.get_by_role("button", name="Inbjudan är skickad").click()
    page.get_by_role("alert").get_by_text("Bestäm vandringens dag och tid").wait_for()
    assert page.locator("details[open]").count() == 0
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_a_walk_done_again_shows_before_and_after(staff, kept_walk, api):
    first = kept_walk("Före")
    again = kept_walk("Efter", repeats=first)
    for id, score in ((first, 1), (again, 4)):
        api("POST", f"/api/v1/walks/{id}/answers", {"answers": [
            {"id": str(uuid.uuid4()), "walker": str(uuid.uuid4()), "stop": 1, "point": "lighting", "score": score}]})
    page = staff(f"/vandringar/{again}")
    row = page.locator(".walk-marks tr", has_text="+3,0")
    assert row.locator("td").all_text_contents() == ["1,0", "4,0", "+3,0"]
    check_axe(page)
    look(page, "walks-compared")
    page.get_by_role("link", name="Före", exact=True).click()
    page.get_by_role("heading", name="Vandringen har gjorts om").wait_for()
    check_axe(page)
    page.get_by_role("link", name="Efter", exact=True).click()
    page.wait_for_url(f"**/vandringar/{again}")


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    """A photo as a telephone takes it, with what it says beside its pixels."""
    folder = tmp_path_factory.mktemp("walk-photos")

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
    return folder / "told.jpg"


def test_a_photo_taken_without_a_network_waits_on_the_telephone_and_is_sent_once(
        server, staff, kept_walk, open_page, photo):
    id = kept_walk("Bilder")
    page = staff(f"/vandringar/{id}/ute", has_touch=True, is_mobile=True)
    ready(page)
    page.context.set_offline(True)
    tap(page, 2, "lighting", 2)
    page.locator("#b-2").set_input_files(photo)
    page.get_by_text("2 svar väntar").wait_for()
    assert "Bild 1" in page.locator("[data-photos='2']").inner_text()
    # The telephone drops the page and opens it again, still without a network.
    page.reload()
    page.get_by_text("2 svar väntar").wait_for()
    assert walk(server, id)["photos"] == []
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.context.route("**/photos/**", lose)
    page.context.set_offline(False)
    for _ in range(150):
        if lost:
            break
        page.wait_for_timeout(100)
    assert lost == [201]
    page.wait_for_timeout(300)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("Allt är skickat: 2 svar.").wait_for()
    found = walk(server, id)["photos"]
    assert [(one["stop"], one["walker"]) for one in found] == [(2, 1)]
    check_axe(page)
    check_reflow(page)
    look(page, "walks-outdoors-photo")
    page.reload()
    page.get_by_text("Allt är skickat: 2 svar.").wait_for()
    desk = staff(f"/vandringar/{id}", viewport={"width": 1280, "height": 800})
    shown = desk.get_by_role("img", name="Bild 1 från stopp 2")
    desk.wait_for_function("() => document.querySelector('.photo img').naturalWidth === 640")
    kept = desk.request.get(shown.get_attribute("src"))
    assert kept.headers["content-type"] == "image/jpeg" and b"Telefon" not in kept.body() and b"Exif" not in kept.body()
    stranger = open_page()
    assert stranger.request.get(f"{server.url}{found[0]['url']}").status == 401
    check_axe(desk)
    check_reflow(desk)
    look(desk, "walks-photo")
    desk.goto(f"/vandringar/{id}/protokoll")
    assert desk.locator("img[src*=photos]").count() == 0
    desk.goto(f"/vandringar/{id}?lang=en")
    desk.locator("summary", has_text="Erase the photo").focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Erase the photo").focus()
    desk.keyboard.press("Enter")
    desk.get_by_text("The photo is erased.").wait_for()
    assert walk(server, id)["photos"] == [] and desk.request.get(f"{server.url}{found[0]['url']}").status == 404
    page.faults[:] = [fault for fault in page.faults
                      if "ERR_INTERNET_DISCONNECTED" not in fault and "ERR_FAILED" not in fault]


def test_a_photo_that_was_erased_before_its_receipt_came_does_not_come_back(server, staff, kept_walk, photo):
    id = kept_walk("Raderad bild")
    page = staff(f"/vandringar/{id}/ute", has_touch=True, is_mobile=True)
    ready(page)
    sent = []

    def lose(route):
        sent.append(route.fetch().status)
        return route.abort() if len(sent) == 1 else route.continue_()

    page.context.route("**/photos/**", lose)
    page.locator("#b-2").set_input_files(photo)
    for _ in range(150):
        if sent:
            break
        page.wait_for_timeout(100)
    assert sent == [201]
    desk = staff(f"/vandringar/{id}", viewport={"width": 1280, "height": 800})
    desk.locator("summary", has_text="Radera bilden").click()
    desk.get_by_role("button", name="Radera bilden").click()
    desk.get_by_text("Bilden är raderad.").wait_for()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("[data-photos='2']").wait_for(state="hidden")
    assert sent[-1] == 410 and walk(server, id)["photos"] == []
    assert page.locator("#outdoors-refused").is_hidden()
    page.faults[:] = [fault for fault in page.faults if "ERR_FAILED" not in fault and "410" not in fault]


def test_a_stop_is_answered_with_the_keyboard_alone(server, staff, kept_walk):
    id = kept_walk("Tangentbord")
    page = staff(f"/vandringar/{id}/ute")
    page.locator("#m-1-lighting-1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.get_by_text("Allt är skickat: 2 svar.").wait_for()
    assert marks(server, id) == {(1, "lighting"): [2]}


def test_what_was_written_when_the_session_ended_is_sent_after_signing_in(server, open_page, kept_walk):
    id = kept_walk("Utloggad under skrivandet")
    email, password = server.person("planner:1060", name="Ulla Utloggad")
    page = open_page()
    sign_in(page, (email, password), onward=f"/vandringar/{id}")
    page.locator("summary", has_text="Lägg till en iakttagelse").click()
    page.locator("#vad").fill("Häcken skymmer övergångsstället.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Spara iakttagelsen").click()
    assert "Det du skrev finns kvar" in page.inner_text("main") and "nyckel" not in page.inner_text("main").lower()
    check_axe(page)
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in", exact=True).click()
    assert "Häcken skymmer övergångsstället." in page.inner_text("main")
    assert walk(server, id)["findings"] == []
    check_axe(page)
    check_reflow(page)
    look(page, "walks-written")
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.wait_for_url(re.compile("gjort=iakttagelse"))
    assert [one["what"] for one in walk(server, id)["findings"]] == ["Häcken skymmer övergångsstället."]
    page.faults[:] = [fault for fault in page.faults if "401" not in fault]
