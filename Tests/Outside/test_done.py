"""“You said, we did”: what a planner has chosen to publish, seen by everybody."""

import json
import uuid

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def planner(browser, server):
    """A page of somebody who keeps measures, and its API: `ask("PUT", path, body)`."""
    context = browser.new_context(base_url=server.url, locale="sv-SE", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    page = context.new_page()
    sign_in(page, server.person("triage:1060", name="Petra Plan"), onward="/konto")
    token = page.locator("input[name=formToken]").first.get_attribute("value")

    def ask(method, path, body):
        reply = page.request.fetch(
            path, method=method, data=json.dumps(body),
            headers={"X-CSRF-Token": token, "Origin": server.url, "Content-Type": "application/json"})
        assert reply.ok, reply.text()
        return reply.json()

    yield page, ask
    context.close()


@pytest.fixture(scope="module")
def published(planner):
    """A measure with a finding that is mended, published by hand; its id."""
    page, ask = planner
    walk, finding, measure = (str(uuid.uuid4()) for _ in range(3))
    place = {"type": "Point", "coordinates": [14.5306, 56.2767]}
    ask("PUT", f"/api/v1/walks/{walk}", {"title": "Holje", "stops": [{"name": "Idrottshallen", "place": place}]})
    ask("POST", f"/api/v1/walks/{walk}/findings", {"id": finding, "stop": 1, "what": "Två lampor var släckta bakom hallen."})
    ask("PUT", f"/api/v1/measures/{measure}", {
        "kind": "lighting", "title": "Ny belysning vid Idrottshallen", "details": "Fyra stolpar längs gångvägen.",
        "state": "done", "done": "2026-11-20", "place": place, "causes": {"findings": [finding]}})
    page.goto(f"/iakttagelser/{finding}")
    page.get_by_label("Läge").select_option("done")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Ändringen är sparad.").wait_for()
    page.goto(f"/atgarder/{measure}")
    page.get_by_text("Åtgärden visas inte för alla.").wait_for()
    page.get_by_role("button", name="Visa för alla").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Åtgärden visas för alla på sidan").wait_for()
    page.get_by_text("Åtgärden får visas för alla när den är genomförd.").wait_for()
    check_axe(page)
    check_reflow(page)
    return measure


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everybody_sees_what_was_done_and_nothing_of_who_reported(open_page, published, locale):
    page = open_page(locale=locale)
    page.goto("/")
    page.get_by_role("link", name="Ni sa, vi gjorde" if locale == "sv-SE" else "You said, we did").click()
    one = page.locator("li", has_text="Ny belysning vid Idrottshallen")
    assert one.count() == 1
    text = one.inner_text()
    assert "Två lampor var släckta bakom hallen." in text and "Fyra stolpar" in text
    assert ("20 november 2026" if locale == "sv-SE" else "20 November 2026") in text
    assert published not in page.content()
    check_axe(page)
    check_reflow(page)
    look(page, f"done-{locale}")


def test_it_is_filtered_by_the_keyboard_without_scripts_and_taken_along(open_page, published):
    page = open_page(java_script_enabled=False)
    page.goto("/gjort")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Slag").select_option("camera")
    page.get_by_role("button", name="Visa", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Inget är publicerat här ännu.").wait_for()
    page.goto("/gjort?ar=2026&slag=lighting")
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "Ny belysning vid Idrottshallen" in table and "14,5306" not in table
    told = page.request.get(page.get_by_role("link", name="JSON").get_attribute("href")).json()["done"]
    assert [one["mended"] for one in told] == [["Två lampor var släckta bakom hallen."]]
    assert told[0]["reports"] is None and not told[0]["reportsAreFew"]


def test_what_is_taken_back_is_seen_no_more(open_page, planner):
    page, ask = planner
    id = str(uuid.uuid4())
    ask("PUT", f"/api/v1/measures/{id}", {
        "kind": "clearing", "title": "Röjning vid ån", "state": "done", "done": "2026-11-10"})
    page.goto(f"/atgarder/{id}")
    page.get_by_role("button", name="Visa för alla").click()
    page.get_by_role("button", name="Sluta visa för alla").click()
    page.get_by_text("Åtgärden visas inte för alla.").wait_for()
    other = open_page()
    other.goto("/gjort")
    assert other.get_by_text("Röjning vid ån").count() == 0
