"""What a measure led to: its page, the judgement that is kept, the way back to its reports, and a year's measures together."""

import datetime
import json
import uuid

import pytest

from conftest import check_axe, check_reflow, look, sign_in

HALL, SQUARE = [14.5006, 56.2767], [14.5506, 56.2767]
WEEKS = 30
TODAY = datetime.date.today()
DONE = TODAY - datetime.timedelta(days=7 * WEEKS + 2)


@pytest.fixture(scope="module")
def measure(api):
    """New lighting where it had been dark every week, beside a square where it is dark still. Its id."""
    for week in range(-WEEKS, WEEKS):
        day = DONE + datetime.timedelta(days=7 * week + (3 if week >= 0 else 1))
        for place, number in ((HALL, 2 if week < 0 else week % 4 == 0), (SQUARE, 2)):
            for one in range(number):
                api("POST", "/api/v1/reports", {
                    "category": "lighting", "text": "Det är mörkt här på kvällarna.", "reporter": f"{week}-{place[0]}-{one}",
                    "observedAt": f"{day}T18:0{one}:00+01:00", "place": {"type": "Point", "coordinates": place}})
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {
        "kind": "lighting", "title": "Ny belysning vid hallen", "cost": 125000, "state": "done", "done": str(DONE),
        "place": {"type": "Point", "coordinates": HALL}})
    return id


def forget(page, *words):
    page.faults[:] = [fault for fault in page.faults if not any(word in fault for word in words)]


def test_a_fall_is_told_beside_an_area_that_is_proposed_and_leads_to_its_reports(staff, measure):
    page = staff(f"/atgarder/{measure}")
    page.get_by_role("link", name="Se effekten").click()
    page.get_by_role("heading", name="Rapporterna minskade").wait_for()
    text = page.locator("main").inner_text()
    assert "inte vad som händer" in text and "rapporter i månaden" in text
    check_axe(page)
    check_reflow(page)
    look(page, "effect-measure")
    after = page.get_by_role("link", name="Där åtgärden gjordes, Efter")
    count = int(after.inner_text().split()[0])
    after.click()
    page.get_by_text("En rapport räknades." if count == 1 else f"{count} rapporter räknades.").wait_for()
    assert page.locator("main li a").count() == count
    check_axe(page)
    page.locator("main li a").first.click()
    assert "/arende/" in page.url
    page.go_back()
    page.get_by_role("link", name="Tillbaka till bedömningen").click()
    blocks = page.get_by_role("region", name="Rapporter fyra veckor i taget").locator("tbody tr")
    # Some thirty weeks before and after are seven times four, and one or two that are left over at each end.
    assert blocks.count() == 14
    for row in blocks.all():
        first, last = (datetime.date.fromisoformat(day) for day in row.locator("th").inner_text().split(" – "))
        assert (last - first).days == 27
    rest = page.locator("section.figure p.hint", has_text="Där åtgärden gjordes:")
    assert rest.count() == 2 and "inte i bilden och tabellen" in page.locator("main").inner_text()
    link = rest.first.get_by_role("link").first
    count = int(link.inner_text().split()[0])
    link.click()
    page.get_by_text("En rapport räknades." if count == 1 else f"{count} rapporter räknades.").wait_for()
    page.go_back()
    english = staff(f"/atgarder/{measure}/effekt?lang=en")
    english.get_by_role("heading", name="Reports fell").wait_for()
    check_axe(english)


def test_the_user_decides_what_to_compare_with_and_a_mistake_is_told_at_its_field(staff, measure):
    page = staff(f"/atgarder/{measure}/effekt")
    rows = page.get_by_role("region", name="Områden att jämföra med").locator("tbody a")
    assert rows.count() >= 1
    rows.first.click()
    assert "jamfor=" in page.url
    page.get_by_label("Eller en cirkel").fill("14.5506,56.2767,120")
    page.get_by_label("Ring intill").fill("0")
    page.get_by_label("Hela veckor").fill("26")
    page.get_by_role("button", name="Räkna", exact=True).click()
    assert "inte föreslaget" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Intill åtgärden").count() == 0
    page.get_by_label("Eller en cirkel").fill("här")
    page.get_by_role("button", name="Räkna", exact=True).click()
    assert page.title().startswith("Fel:") and page.get_by_label("Eller en cirkel").input_value() == "här"
    check_axe(page)
    forget(page, "400")


def test_a_judgement_is_kept_by_the_keyboard_alone_without_scripts_and_comes_out_the_same(server, staff, measure):
    page = staff(f"/atgarder/{measure}/effekt?veckor=26", java_script_enabled=False)
    page.get_by_role("button", name="Spara bedömningen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Bedömningen är sparad.").wait_for()
    assert "blir den densamma" in page.locator("main").inner_text()
    id = page.url.split("/")[-1].split("?")[0]
    kept = json.loads(server.lykta("effect", "--judgement", id, "--json"))
    assert kept["verdict"] == "fell" and kept["again"]["same"] and kept["spans"]["after"]["weeks"] == 26
    link = page.get_by_role("link", name="Där åtgärden gjordes, Före")
    count = int(link.inner_text().split()[0])
    assert count == kept["counts"]["treated"]["before"]
    link.click()
    assert page.locator("main li a").count() == count
    page.goto(f"/bedomningar/{id}")
    scripted = staff(f"/bedomningar/{id}")
    check_axe(scripted)
    check_reflow(scripted)
    look(scripted, "judgement")
    scripted.goto(f"/atgarder/{measure}/effekt")
    assert scripted.get_by_role("region", name="Sparade bedömningar").locator("tbody tr").count() == 1
    scripted.goto(f"/atgarder/effekter?ar={DONE.year}")
    row = scripted.locator("tr", has_text="Ny belysning vid hallen")
    assert "Rapporterna minskade" in row.inner_text()
    check_axe(scripted)
    check_reflow(scripted)
    look(scripted, "effects-year")
    scripted.goto(f"/atgarder/effekter?ar={DONE.year}&lang=en")
    assert scripted.get_by_role("heading", name=f"Measures of {DONE.year} together").count() == 1


def test_what_cannot_be_judged_says_why_and_who_may_not_plan_sees_nothing(open_page, server, staff, api, measure):
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {"kind": "patrol", "title": "Kvällspatrull"})
    page = staff(f"/atgarder/{id}/effekt")
    page.get_by_text("Åtgärden är inte genomförd").wait_for()
    assert page.get_by_role("button", name="Spara bedömningen").count() == 0
    check_axe(page)
    for path in (f"/atgarder/{uuid.uuid4()}/effekt", f"/bedomningar/{uuid.uuid4()}"):
        assert page.goto(path).status == 404
    forget(page, "404")
    administrator = open_page(viewport={"width": 1280, "height": 800})
    sign_in(administrator, server.person("admin:1060", name="Ada Admin"), onward="/konto")
    for path in (f"/atgarder/{measure}/effekt", f"/atgarder/effekter?ar={DONE.year}"):
        assert administrator.goto(path).status == 403
        assert "belysning" not in administrator.locator("main").inner_text()
    forget(administrator, "403")


def test_where_another_measure_was_done_nothing_is_proposed_and_a_choice_of_it_is_warned_of(server, staff, api, measure):
    def proposed_at_the_square():
        answer = json.loads(server.lykta("effect", "--measure", measure, "--json"))
        places = [proposal["place"]["place"]["coordinates"] for proposal in answer["proposals"]]
        return [place for place in places if all(abs(place[axis] - SQUARE[axis]) < 0.004 for axis in (0, 1))]

    assert proposed_at_the_square()
    id = str(uuid.uuid4())
    api("PUT", f"/api/v1/measures/{id}", {
        "kind": "lighting", "title": "Lampor på torget", "state": "done", "done": str(DONE),
        "place": {"type": "Point", "coordinates": SQUARE}})
    assert not proposed_at_the_square()
    chosen = f"{SQUARE[0]},{SQUARE[1]},120"
    page = staff(f"/atgarder/{measure}/effekt?jamforcirkel={chosen}")
    page.get_by_text("gjordes något annat under samma tid. Jämförelsen kan bli fel.").wait_for()
    check_axe(page)
    check_reflow(page)
    look(page, "effect-other-measure")
    page.get_by_role("link", name="Lampor på torget").click()
    assert page.url.endswith(f"/atgarder/{id}")
    told = server.lykta("effect", "--measure", measure, "--control", chosen, "--language", "sv")
    assert "”Lampor på torget” (genomförd" in told and "Jämförelsen kan bli fel" in told
