"""From darkness at a sports hall to what the new lighting led to, on the pages alone; and the same where nothing changed."""

import datetime
import json
import re

import pytest

from conftest import check_axe, look

HALL, SQUARE = [14.5006, 56.2767], [14.5506, 56.2767]
QUIET, MARKET = [14.5006, 56.2567], [14.5506, 56.2567]
WEEKS = 50
TODAY = datetime.date.today()
DONE = TODAY - datetime.timedelta(days=7 * WEEKS + 2)


@pytest.fixture(scope="module")
def server(make_server):
    """A municipality of its own: what is counted here is what this test planted."""
    return make_server()


@pytest.fixture(scope="module")
def planted(api):
    """Two years of darkness: at the hall it falls by 60 % a year ago, at the square like it and at the quiet corner nothing does.

    Gives the ids of the reports at the hall before and after, and their last case.
    """
    ids = {"before": [], "after": []}

    def report(place, day, who):
        return api("POST", "/api/v1/reports", {
            "category": "lighting", "text": "Det är mörkt här på kvällarna.", "reporter": who,
            "observedAt": f"{day}T18:00:00+01:00", "place": {"type": "Point", "coordinates": place}})

    for week in range(-WEEKS, WEEKS):
        day = DONE + datetime.timedelta(days=7 * week + (3 if week >= 0 else 1))
        # Two of five, evenly.
        left = 2 if week < 0 else (4 * (week + 1)) // 5 - (4 * week) // 5
        for number in range(left):
            told = report([HALL[0], HALL[1] + 3e-5 * number], day, f"{week}-h{number}")
            ids["before" if week < 0 else "after"].append(told["id"])
            ids["case"] = told["case"]
        for number in range(2):
            report([SQUARE[0], SQUARE[1] + 3e-5 * number], day, f"{week}-s{number}")
        if week % 2 == 0:
            report([HALL[0], HALL[1] + 2e-3], day, f"{week}-b")
        for place, name in ((QUIET, "q"), (MARKET, "m")):
            if week % 4 == 0:
                report(place, day, f"{week}-{name}")
    return ids


def spot(entry):
    """The place of a hotspot in the list, longitude first."""
    return [float(part) for part in re.findall(r"[\d.]+", entry.get_attribute("data-spot"))[:2]]


def test_the_chain_holds_from_darkness_to_the_effect_and_every_number_leads_back(server, staff, planted):
    # A hotspot with its reason, as it was when the walk was planned.
    page = staff(f"/platser?kategori-lighting=1&fran={DONE - datetime.timedelta(days=7 * WEEKS)}&till={DONE}")
    entries = page.locator(".hotspot").all()
    nearest = min(entries, key=lambda one: abs(spot(one)[0] - HALL[0]) + abs(spot(one)[1] - HALL[1]))
    assert abs(spot(nearest)[0] - HALL[0]) < 1e-3 and abs(spot(nearest)[1] - HALL[1]) < 1e-3
    nearest.locator("input[type=checkbox]").check()
    page.get_by_role("button", name=re.compile("vandring", re.I)).first.click()
    page.wait_for_url("**/vandring?**")
    # A walk with that stop.
    page.get_by_role("link", name="Lägg upp som trygghetsvandring").click()
    page.get_by_label("Namn", exact=True).fill("Vandringen vid hallen")
    page.get_by_label("Vandring", exact=True).fill(str(DONE - datetime.timedelta(days=30)))
    page.get_by_role("button", name="Lägg upp vandringen").click()
    page.get_by_text("Vandringen är upplagd.").wait_for()
    assert page.locator(".walk-seen p").first.inner_text().strip()
    # A finding at the stop.
    page.locator("summary", has_text="Lägg till en iakttagelse").click()
    page.get_by_label("Vad", exact=True).fill("Lamporna är släckta bakom hallen.")
    page.get_by_label("Förslag till åtgärd").fill("Ny belysning bakom hallen")
    page.get_by_role("button", name="Spara iakttagelsen").click()
    page.get_by_role("link", name="Lamporna är släckta bakom hallen.").click()
    # The measure, with its cost, done a year ago.
    page.get_by_role("link", name="Gör till åtgärd").click()
    page.get_by_label("Slag").select_option("lighting")
    page.get_by_label("Kostnad").fill("125 000 kr")
    page.get_by_label("Läge").select_option("done")
    page.get_by_label("Genomförd").fill(str(DONE))
    page.get_by_label("Plats", exact=True).fill(f"{HALL[0]},{HALL[1]}")
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    page.get_by_text("Åtgärden är upplagd.").wait_for()
    address = page.url.split("?")[0]
    # All who reported are answered.
    case = planted["case"]
    page.get_by_label("Ett ärende till").fill(f"{server.url}/arende/{case}")
    page.get_by_role("button", name="Lägg till ärendet").click()
    page.get_by_label("Svar till alla som rapporterat").fill("Nu är det ljust bakom hallen. Tack!")
    page.get_by_role("button", name="Avsluta ärendena och svara").click()
    page.get_by_text("Ärendena är avslutade").wait_for()
    page.goto(f"/arende/{case}")
    assert "Nu är det ljust bakom hallen." in page.locator("main").inner_text()
    # What it led to.
    page.goto(address)
    page.get_by_role("link", name="Se effekten").click()
    page.get_by_role("heading", name="Rapporterna minskade").wait_for()
    rows = {
        row.locator("th").inner_text(): [int(cell.split()[0]) for cell in row.locator("td").all_inner_texts()]
        for row in page.locator("table", has=page.locator("#judgement-counts")).locator("tbody tr").all()}
    assert rows["Där åtgärden gjordes"] == [len(planted["before"]), len(planted["after"])] == [100, 40]
    # Nothing moved to what lies next to it.
    assert rows["Intill åtgärden"] == [25, 25]
    interval = page.locator("table", has=page.locator("#judgement-estimates")).locator("tbody tr").first.locator("td").nth(1)
    low, high = [float(end.replace("−", "-").replace(",", ".")) for end in interval.inner_text().split(" … ")]
    assert low < -60 < high < 0
    check_axe(page)
    look(page, "story-effect")
    page.get_by_role("button", name="Spara bedömningen").click()
    page.get_by_text("Bedömningen är sparad.").wait_for()
    kept = page.url.split("?")[0]
    # Every number leads to its reports, and they are those that were planted.
    for name, expected in (("Före", planted["before"]), ("Efter", planted["after"])):
        page.goto(kept)
        page.get_by_role("link", name=f"Där åtgärden gjordes, {name}").click()
        page.get_by_text(f"{len(expected)} rapporter räknades.").wait_for()
        assert page.locator("main li a").count() == len(expected)
    judged = json.loads(server.lykta("effect", "--judgement", kept.split("/")[-1], "--json"))
    counted = {(one["area"], one["after"]): set() for one in judged["reports"]}
    for one in judged["reports"]:
        counted[one["area"], one["after"]].add(one["report"])
    assert counted["treated", False] == set(planted["before"]) and counted["treated", True] == set(planted["after"])
    assert judged["verdict"] == "fell" and judged["difference"]["high"] < 0 and judged["again"]["same"]
    # And the chain back, by links alone: judgement, measure, finding, walk, the place as it was, its reports.
    page.goto(kept)
    page.get_by_role("link", name="Ny belysning bakom hallen").click()
    page.wait_for_url("**/effekt**")
    page.get_by_role("link", name="Ny belysning bakom hallen").click()
    page.get_by_role("link", name="Lamporna är släckta bakom hallen.").click()
    page.get_by_role("link", name="Vandringen vid hallen").click()
    page.get_by_role("link", name="Platsen som den var").click()
    page.wait_for_url("**/platser/sparade/**")
    behind = page.locator("main li a[href*='/arende/']")
    assert behind.count() >= 3
    behind.first.click()
    page.get_by_text("Nu är det ljust bakom hallen.").first.wait_for()
    assert server.lykta("check", "--language", "en").strip().endswith("promises hold.")


def test_where_nothing_changed_it_cannot_be_told(server, staff, api, planted):
    id = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e99"
    api("PUT", f"/api/v1/measures/{id}", {
        "kind": "lighting", "title": "Ny belysning vid hörnet", "state": "done", "done": str(DONE),
        "place": {"type": "Point", "coordinates": QUIET}})
    page = staff(f"/atgarder/{id}/effekt")
    page.get_by_role("heading", name="För få rapporter").wait_for()
    assert "rapporter till att vänta" in page.locator("#svar").inner_text()
    check_axe(page)
    english = staff(f"/atgarder/{id}/effekt?lang=en")
    english.get_by_role("heading", name="Too few reports").wait_for()
