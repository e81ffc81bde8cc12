"""Meetings and action plans: an agenda that begins with what was decided last time, and plans that read as documents."""

from datetime import date, timedelta

import pytest

from conftest import check_axe, check_reflow, look, sign_in


@pytest.fixture(scope="module")
def signed_in(browser, server):
    context = browser.new_context(base_url=server.url, locale="sv-SE")
    page = context.new_page()
    sign_in(page, server.person("planner:1060", name="Mia Möte"), onward="/konto")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def staff(open_page, signed_in):
    def make(path=None, **options):
        page = open_page(**{"storage_state": signed_in, "viewport": {"width": 1280, "height": 800}, **options})
        if path:
            page.goto(path)
        return page

    return make


def fill(page, **values):
    labels = {
        "day": "Dag", "name": "Namn", "present": "Deltar", "what": "Vad", "owner": "Ansvarig", "due": "Senast",
        "first": "Första dag", "last": "Sista dag", "body": "Beslutad av", "decided": "Beslutad", "words": "Hur det har gått",
        "number": "Tal",
    }
    for name, value in values.items():
        page.get_by_label(labels[name], exact=True).last.fill(value)


def make_meeting(page, day, name="Operativt möte"):
    page.goto("/moten/nytt")
    fill(page, day=day, name=name, present="Kommunpolisen")
    page.get_by_role("button", name="Lägg upp mötet").click()
    page.get_by_text("Mötet är upplagt.").wait_for()
    page.get_by_role("button", name="Öppna mötet", exact=True).click()
    page.get_by_text("Mötet är öppnat.").wait_for()


def add_point(page, what, **values):
    fill(page, what=what, **values)
    if "owner" in values:
        page.get_by_label("Läge", exact=True).last.select_option("decided")
    page.get_by_role("button", name="Lägg till punkten").click()
    page.get_by_text("Punkten är sparad.").wait_for()


def test_the_next_agenda_begins_with_what_was_decided_and_whether_it_is_done(staff):
    page = staff("/lagesbilder")
    page.get_by_role("link", name="Samverkansmöten").click()
    page.wait_for_url("**/moten")
    check_axe(page)
    page.get_by_role("link", name="Nytt möte").click()
    check_axe(page)
    make_meeting(page, "2025-11-10")
    assert page.get_by_role("link", name="Lägesbilden", exact=True).count() == 1
    add_point(page, "Röj buskarna vid torget.", owner="Gata och park", due="2025-12-01")
    add_point(page, "Kameror vid stationen?")
    check_axe(page)
    check_reflow(page)
    look(page, "meeting")
    page.get_by_text("Följ upp eller ändra punkten").first.click()
    page.get_by_label("Läge", exact=True).first.select_option("done")
    page.get_by_role("button", name="Spara punkten").first.click()
    page.get_by_text("Punkten är sparad.").wait_for()
    page.get_by_role("button", name="Avsluta mötet").click()
    page.get_by_text("Mötet är avslutat.").wait_for()
    assert page.get_by_role("button", name="Lägg till punkten").count() == 0
    first = page.url.split("?")[0]
    page.goto(first + "/protokoll")
    check_axe(page)
    row = page.get_by_role("row", name="Röj buskarna vid torget.")
    assert "Gjort" in row.inner_text() and "Gata och park" in row.inner_text()
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Skriv ut").count() == 0
    look(page, "minutes")
    page.emulate_media(media="screen")
    make_meeting(page, "2025-11-24", "Nästa möte")
    decided = page.locator("section", has=page.locator("#punkt-decided"))
    assert "Röj buskarna vid torget." in decided.inner_text() and "Gjort, Gata och park" in decided.inner_text()
    left = page.locator("section", has=page.locator("#punkt-undecided"))
    assert "Kameror vid stationen?" in left.inner_text()
    page.goto("/moten?lang=en")
    assert page.get_by_role("heading", name="Meetings", exact=True).count() == 1
    check_axe(page)
    page.goto("/moten?lang=sv")


def test_a_decision_becomes_a_measure_and_keeps_the_way_to_it(staff):
    page = staff()
    make_meeting(page, "2025-12-08", "Om belysning")
    add_point(page, "Ny belysning på Storgatan", owner="Gata och park")
    meeting = page.url.split("?")[0]
    page.get_by_role("link", name="Gör till en åtgärd").click()
    assert page.get_by_label("Namn", exact=True).input_value() == "Ny belysning på Storgatan"
    page.get_by_role("button", name="Lägg upp åtgärden").click()
    page.wait_for_url("**/atgarder/*gjort=ny")
    measure = page.url
    page.goto(meeting)
    page.get_by_text("Följ upp eller ändra punkten").first.click()
    page.get_by_label("Leder till", exact=True).first.select_option("measure")
    page.get_by_label("Dess adress eller id", exact=True).first.fill(measure)
    page.get_by_role("button", name="Spara punkten").first.click()
    page.get_by_text("Punkten är sparad.").wait_for()
    page.get_by_role("link", name="Åtgärd", exact=True).click()
    page.wait_for_url("**/atgarder/*")
    assert page.url.split("/")[-1] == measure.split("?")[0].split("/")[-1]


def test_a_person_owns_no_decision_and_what_was_typed_stays_without_scripts(staff):
    page = staff(java_script_enabled=False)
    make_meeting(page, "2025-12-15", "Utan skript")
    fill(page, what="Ring dem.", owner="Eva 070-1740605")
    page.get_by_role("button", name="Lägg till punkten").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Ange en roll eller ett organ").first.wait_for()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Vad", exact=True).last.input_value() == "Ring dem."
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_a_plan_is_written_followed_up_and_read_as_a_document(staff):
    page = staff("/moten")
    page.get_by_role("link", name="Åtgärdsplaner").click()
    page.wait_for_url("**/planer")
    check_axe(page)
    page.get_by_role("link", name="Ny åtgärdsplan").click()
    check_axe(page)
    fill(page, name="Åtgärdsplan", first="2025-01-01", last="2028-12-31", body="Kommunstyrelsen", decided="2024-12-09")
    page.get_by_role("button", name="Lägg upp planen").click()
    page.get_by_text("Planen är upplagd.").wait_for()
    plan = page.url.split("?")[0]

    def change(act):
        page.goto(plan + "/andra")
        act()
        page.get_by_text("Ändringen är sparad.").wait_for()

    def add_area():
        page.get_by_label("Område", exact=True).last.fill("Mörka platser")
        page.get_by_label("Mål", exact=True).last.fill("Färre öppna ärenden.")
        page.get_by_role("button", name="Lägg till området").click()

    def add_indicator(name, kind, **fields):
        def act():
            page.get_by_text("1. Mörka platser").click()
            page.get_by_label("Indikator", exact=True).last.fill(name)
            page.get_by_label("Var talet kommer ifrån", exact=True).select_option(kind)
            if "unit" in fields:
                page.get_by_label("Vad som räknas", exact=True).fill(fields["unit"])
            page.get_by_role("button", name="Lägg till indikatorn").click()

        return act

    def type_number():
        page.get_by_label("Dag", exact=True).last.fill("2025-06-30")
        fill(page, number="24,5")
        page.get_by_role("button", name="Spara talet").click()

    def follow_up():
        page.get_by_label("Dag", exact=True).first.fill("2025-06-30")
        fill(page, words="Halva sträckan är klar.")
        page.get_by_role("button", name="Spara uppföljningen").click()

    change(add_area)
    change(add_indicator("Öppna ärenden om belysning", "open-cases"))
    change(add_indicator("Nattvandrare", "stated", unit="personer"))
    page.goto(plan + "/andra")
    check_axe(page)
    check_reflow(page)
    look(page, "plan-edit")
    change(type_number)
    change(follow_up)
    table = page.get_by_role("table", name="Nattvandrare")
    # The rows of later days say of which day the number is, too.
    assert "24,5" in table.get_by_role("row", name="2025-06-30 24,5").first.inner_text()
    assert page.get_by_text("Nattvandrare: 24,5").count() == 1
    check_axe(page)
    check_reflow(page)
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Skriv ut").count() == 0
    look(page, "plan")
    page.emulate_media(media="screen")

    def withdraw():
        page.get_by_text("Ta tillbaka uppföljningen 2025-06-30").click()
        page.get_by_label("Varför den tas tillbaka", exact=True).fill("Skrevs i fel plan.")
        page.get_by_role("button", name="Ta tillbaka", exact=True).click()

    change(withdraw)
    assert page.get_by_text("Tillbakatagen").count() == 1
    page.goto("/planer?lang=en")
    assert page.get_by_role("heading", name="Action plans", exact=True).count() == 1
    page.goto("/planer?lang=sv")


def test_a_meeting_that_is_not_held_is_called_off_and_one_that_was_a_mistake_withdrawn(staff):
    day = (date.today() + timedelta(days=99)).isoformat()
    page = staff("/moten/nytt")
    fill(page, day=day, name="Stora mötet")
    page.get_by_role("button", name="Lägg upp mötet").click()
    page.get_by_text("Mötet är upplagt.").wait_for()
    page.locator("summary", has_text="Ställ in mötet").click()
    page.get_by_label("Varför det ställs in").fill("Snöoväder.")
    check_axe(page)
    page.get_by_role("button", name="Ställ in", exact=True).click()
    page.get_by_text("Mötet ställdes in.").wait_for()
    assert page.get_by_role("button", name="Öppna mötet").count() == 0
    check_axe(page)
    check_reflow(page)
    meeting = page.url.split("?")[0]
    page.goto("/moten")
    row = page.get_by_role("row", name=day)
    assert row.get_by_text("Inställt", exact=True).count() == 1
    page.goto(meeting)
    page.get_by_role("button", name="Mötet blir av").click()
    page.get_by_role("button", name="Öppna mötet", exact=True).wait_for()
    page.locator("summary", has_text="Ta tillbaka ett misstag").click()
    page.get_by_label("Varför mötet tas tillbaka").fill("Fel kommun.")
    page.get_by_role("button", name="Ta tillbaka mötet").click()
    page.get_by_text("Mötet togs tillbaka.").wait_for()
    assert page.get_by_role("button", name="Öppna mötet").count() == 0
    check_axe(page)
