"""The administration: each page by those who may, and told to those who may not."""

import json
import re
import sqlite3
import urllib.request

import pytest

from conftest import check_axe, check_reflow, look, sign_in

PAGES = ["", "/konton", "/nytt-konto", "/nycklar", "/ny-nyckel", "/enheter", "/utskick", "/omraden", "/regler", "/drift", "/logg"]
SQUARE = [[14.52, 56.27], [14.54, 56.27], [14.54, 56.28], [14.52, 56.28], [14.52, 56.27]]


def area(code, name, ring=SQUARE):
    return {"type": "Feature", "properties": {"code": code, "name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture(scope="module")
def home(make_server):
    """A server of these tests' own, which they change."""
    return make_server()


@pytest.fixture(scope="module")
def state(browser, home):
    """The cookies of an administrator who is also on the triage staff."""
    context = browser.new_context(base_url=home.url, locale="sv-SE")
    page = context.new_page()
    email, password = home.person("admin:1060", name="Ada Admin", email="ada@example.se")
    home.lykta("users", "roles", email, "--role", "admin:1060", "triage:1060")
    sign_in(page, (email, password), onward="/admin")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def admin(open_page, home, state):
    return open_page(url=home.url, storage_state=state, viewport={"width": 1280, "height": 800})


def expect_faulty(page):
    """A form with faults is answered 422, which the browser writes to its console."""
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_clean_and_loses_nothing_when_narrow(admin, path):
    admin.goto(f"/admin{path}")
    check_axe(admin)
    check_reflow(admin)
    look(admin, f"admin{path.replace('/', '-')}")


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_what_becomes_of_personal_data_is_told(open_page, locale):
    page = open_page(locale=locale)
    page.goto("/personuppgifter")
    check_axe(page)
    check_reflow(page)
    look(page, "personuppgifter")


def test_whoever_does_not_administer_sees_nothing_and_is_told_so(open_page, home):
    page = open_page(url=home.url)
    sign_in(page, home.person("triage:1060"), onward="/konto")
    for path in PAGES:
        answer = page.goto(f"/admin{path}")
        assert answer.status == 403
        assert page.get_by_text("Din roll räcker inte: det krävs admin.").is_visible()
        assert page.get_by_role("navigation", name="Meny").get_by_role("link").count() > 1
    assert page.get_by_role("link", name="Administration").count() == 0
    page.faults[:] = [fault for fault in page.faults if "403" not in fault]


def test_a_form_from_elsewhere_or_without_its_token_does_nothing(admin, home):
    for form in ({"name": "Ond", "email": "ond@example.se", "role-0": "admin", "place-0": "1060", "signs-in": "provider"},
                 {"formToken": "x", "name": "Ond", "email": "ond@example.se", "role-0": "admin", "place-0": "1060"}):
        assert admin.request.post("/admin/nytt-konto", form=form).status == 403
    token = admin.goto("/admin/nytt-konto") and admin.locator("input[name=formToken]").first.get_attribute("value")
    answer = admin.request.post(
        "/admin/nytt-konto", headers={"Origin": "https://evil.example"},
        form={"formToken": token, "name": "Ond", "email": "ond@example.se", "role-0": "admin", "place-0": "1060"})
    assert answer.status == 403
    assert "ond@example.se" not in home.lykta("users", "list")


def test_an_account_is_added_changed_and_disabled(admin, open_page, home):
    admin.goto("/admin/nytt-konto")
    admin.get_by_role("button", name="Lägg till kontot").click()
    assert admin.title().startswith("Fel:")
    assert admin.get_by_role("alert").get_by_role("link").all_text_contents() == [
        "Namn: Skriv personens namn, högst 100 byte.", "E-post: Skriv en e-postadress, till exempel namn@kommunen.se.",
        "Får: Välj minst en roll."]
    check_axe(admin)
    expect_faulty(admin)
    admin.get_by_label("Namn").fill("<b>Bo</b>")
    admin.get_by_label("E-post").fill("bo@example.se")
    admin.locator("#role-0").select_option("triage")
    admin.locator("#place-0").select_option(label="enheten Gata och park i Olofström")
    admin.get_by_role("button", name="Lägg till kontot").click()
    password = admin.locator(".secrets code").nth(1).text_content()
    assert re.fullmatch(r"([a-z2-9]{4}-){4}[a-z2-9]{4}", password)
    check_axe(admin)
    look(admin, "admin-once")
    assert "triage:1060:unit/gata-park" in home.lykta("users", "list")
    bo = open_page(url=home.url)
    sign_in(bo, ("bo@example.se", password), onward="/konto")
    assert bo.get_by_text("Gata och park").is_visible() and bo.get_by_text("gata-park").count() == 0
    admin.get_by_role("link", name="Till kontot").click()
    assert admin.get_by_role("heading", level=1).text_content() == "<b>Bo</b>"
    assert admin.get_by_text("inloggad på 1 ställe").is_visible()
    check_axe(admin)
    check_reflow(admin)
    look(admin, "admin-person")
    admin.locator("#role-1").select_option("reader")
    admin.locator("#place-1").select_option("1060")
    admin.get_by_role("button", name="Spara rollerna").click()
    assert admin.get_by_role("status").get_by_text("Rollerna är sparade").is_visible()
    assert "reader:1060" in home.lykta("users", "list")
    admin.get_by_role("button", name="Stäng av kontot").click()
    assert admin.get_by_text("Kontot är avstängt sedan").is_visible()
    bo.goto("/konto")
    assert "/logga-in" in bo.url
    admin.get_by_role("button", name="Slå på kontot igen").click()
    assert admin.get_by_text("Kontot är påslaget igen.").is_visible()
    admin.get_by_role("button", name="Gör ett nytt lösenord").click()
    assert admin.locator(".secrets code").nth(1).text_content() != password
    admin.goto("/admin/logg")
    assert admin.get_by_text("La till kontot bo@example.se").is_visible()


def test_nobody_changes_the_roles_of_the_own_account(admin):
    admin.goto("/admin/konton")
    admin.locator("main").get_by_role("link", name="Ada Admin").click()
    assert admin.get_by_text("Det här är ditt eget konto").is_visible()
    assert admin.get_by_role("button", name="Spara rollerna").count() == 0
    assert admin.get_by_role("button", name="Stäng av kontot").count() == 0


def test_a_key_is_made_shown_once_used_and_revoked(admin, home):
    admin.goto("/admin/ny-nyckel")
    admin.get_by_label("Vad nyckeln är till för").fill("Felanmälan")
    admin.get_by_label("läsa mätvärden").check()
    admin.get_by_role("button", name="Gör nyckeln").click()
    assert admin.get_by_text("Du får inte själv göra allt som metrics:read ger").first.is_visible()
    assert admin.get_by_label("Vad nyckeln är till för").input_value() == "Felanmälan"
    expect_faulty(admin)
    admin.get_by_label("läsa mätvärden").uncheck()
    admin.get_by_label("skicka rapporter").check()
    admin.get_by_role("button", name="Gör nyckeln").click()
    key = admin.locator(".secrets code").text_content()
    asked = lambda: admin.request.get("/api/v1/categories", headers={"Authorization": f"Bearer {key}"}).status
    assert asked() == 200
    admin.get_by_role("link", name="Jag har kopierat den").click()
    assert key not in admin.content()
    row = admin.locator(".records > li").filter(has_text="Felanmälan")
    row.locator("summary").click()
    check_axe(admin)
    row.get_by_role("button", name="Återkalla nyckeln").click()
    assert admin.get_by_text("Nyckeln är återkallad").is_visible()
    assert asked() == 401


def test_a_file_of_areas_is_seen_on_the_map_before_it_counts(admin, home, tmp_path):
    admin.goto("/admin/omraden")
    admin.get_by_label("Områdena som GeoJSON").fill("{}")
    admin.get_by_role("button", name="Se vad som ändras").click()
    assert admin.get_by_text("är ingen FeatureCollection i GeoJSON").first.is_visible()
    expect_faulty(admin)
    file = tmp_path / "areas.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [area("parken", "Parken <i>")]}))
    admin.get_by_label("Fil", exact=True).set_input_files(file)
    admin.wait_for_function("document.getElementById('geojson').value.includes('parken')")
    admin.get_by_role("button", name="Se vad som ändras").click()
    admin.wait_for_selector("[data-done]", state="attached")
    assert admin.get_by_role("heading", name="Parken <i>").is_visible()
    assert "parken" not in home.lykta("areas", "list", "--layer", "district")
    check_axe(admin)
    check_reflow(admin)
    look(admin, "admin-area-draft")
    admin.get_by_role("button", name="Låt områdena gälla").click()
    assert admin.get_by_text("Områdena är sparade.").is_visible()
    assert "parken" in home.lykta("areas", "list", "--layer", "district")


def test_a_municipality_is_not_left_without_its_outline(admin, home):
    admin.goto("/admin/omraden")
    admin.locator("#layer").select_option("municipality")
    admin.get_by_label("Hela lagret").check()
    admin.get_by_label("Områdena som GeoJSON").fill(
        json.dumps({"type": "FeatureCollection", "features": [area("1081", "Ronneby")]}))
    admin.get_by_role("button", name="Se vad som ändras").click()
    assert admin.get_by_text("Kan inte gälla").is_visible()
    assert admin.get_by_role("button", name="Låt områdena gälla").count() == 0


def test_rules_are_checked_tried_kept_and_outlive_a_restart(admin, home):
    admin.goto("/admin/regler")
    rules = admin.get_by_label("Reglerna (YAML)")
    text = rules.input_value()
    rules.fill(text.replace("units: [kontaktcenter]", "units: [finns-inte]", 1))
    admin.get_by_role("button", name="Kontrollera och prova").click()
    assert admin.get_by_text("Reglerna har fel").is_visible()
    assert admin.get_by_text("routing.yaml:4:").is_visible()
    assert "finns-inte" in rules.input_value()
    other = text.replace("units: [lpo-karlshamn, socialtjansten]", "units: [socialtjansten]", 1)
    assert other != text
    rules.fill(other)
    admin.get_by_role("button", name="Kontrollera och prova").click()
    assert admin.get_by_text("Reglerna går att använda").is_visible()
    assert admin.get_by_text(re.compile(r"[1-9]\d* av \d+ öppna ärenden skulle")).is_visible()
    check_axe(admin)
    check_reflow(admin)
    look(admin, "admin-rules-tried")
    admin.get_by_role("button", name="Spara så att de gäller").click()
    assert admin.get_by_text("Skriv varför, med högst 500 tecken.").first.is_visible()
    expect_faulty(admin)
    admin.get_by_label("Varför").fill("Polisen har bett om det.")
    admin.get_by_role("button", name="Spara så att de gäller").click()
    assert admin.get_by_text("Reglerna är sparade och gäller nu").is_visible()
    assert admin.get_by_text("Nu gäller ändringen av Ada Admin").is_visible()
    check_axe(admin)
    look(admin, "admin-rules-kept")
    admin.locator(".records").get_by_role("link", name="routing.yaml i profilmappen").click()
    assert admin.get_by_text("I rutan står regler ur historiken").is_visible()
    assert rules.input_value().strip() == text.strip()
    admin.go_back()
    admin.locator(".records time").first.click()
    check_axe(admin)
    check_reflow(admin)
    look(admin, "admin-rule-revision")
    admin.get_by_role("link", name="Ta tillbaka de här reglerna").click()
    assert rules.input_value().strip() == other.strip()
    home.stop()
    home.start()
    admin.goto("/admin/regler")
    assert rules.input_value().strip() == other.strip()


def test_two_who_change_rules_do_not_overwrite_each_other(admin, open_page, home, state):
    other = open_page(url=home.url, storage_state=state)
    for page in (admin, other):
        page.goto("/admin/regler")
        page.get_by_label("Reglerna (YAML)").fill(page.get_by_label("Reglerna (YAML)").input_value() + f"\n# {id(page)}\n")
        page.get_by_label("Varför").fill("En anmärkning.")
    admin.get_by_role("button", name="Spara så att de gäller").click()
    assert admin.get_by_text("Reglerna är sparade").is_visible()
    other.get_by_role("button", name="Spara så att de gäller").click()
    assert other.get_by_text("Någon annan har ändrat reglerna").first.is_visible()
    assert f"# {id(other)}" in other.get_by_label("Reglerna (YAML)").input_value()
    check_axe(other)
    other.faults[:] = [fault for fault in other.faults if not re.search("412|422", fault)]


def test_no_test_message_is_sent_where_none_are(admin):
    admin.goto("/admin/enheter")
    assert admin.get_by_text("så inget prov kan skickas").is_visible()
    assert admin.get_by_role("button", name=re.compile("Skicka ett provmeddelande")).count() == 0


def test_health_tells_of_a_backup(admin, home, tmp_path):
    home.lykta("backup", tmp_path / "copy.sqlite")
    admin.goto("/admin/drift")
    assert admin.get_by_text("Tjänsten tar emot rapporter.").is_visible()
    assert re.search(r"Senaste säkerhetskopia\s*\d{4}-\d\d-\d\d", admin.locator(".definitions").inner_text())


@pytest.fixture(scope="module")
def sending(make_server, tmp_path_factory):
    """A server that sends e-mail, by a script that notes what it gets; two of its messages were given up."""
    folder = tmp_path_factory.mktemp("post")
    script = folder / "sendmail"
    script.write_text("#!/bin/sh\nexit 75\n")
    script.chmod(0o700)
    server = make_server(
        LYKTA_DELIVERY_ENABLED="true", LYKTA_DELIVERY_MAIL_SENDER="lykta@example.se", LYKTA_DELIVERY_SENDMAIL=str(script))
    key = server.lykta("keys", "add", "--name", "prov", "--scope", "report:write").strip()
    for north in (56.275, 56.285):
        report = {"category": "lighting", "text": "Lamporna är trasiga.", "place": {"type": "Point", "coordinates": [14.53, north]}}
        urllib.request.urlopen(urllib.request.Request(
            f"{server.url}/api/v1/reports", data=json.dumps(report).encode(),
            headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"})).read()
    server.stop()
    with sqlite3.connect(server.database) as database:
        database.execute(
            "UPDATE outbox SET state = 'dead', attempts = 10, next_attempt = NULL, fault = "
            "'mail.sendmail-failed: Programmet slutade med 75. / The program ended with 75.' "
            "WHERE number IN (SELECT number FROM outbox ORDER BY number DESC LIMIT 2)")
    script.write_text(f"#!/bin/sh\ncat >> {folder}/letters\n")
    server.start()
    server.letters = folder / "letters"
    return server


@pytest.fixture
def sender(open_page, sending):
    page = open_page(url=sending.url, viewport={"width": 1280, "height": 800})
    sign_in(page, sending.person("admin:1060", name="Ada Admin"), onward="/admin")
    return page


def test_a_message_that_was_given_up_is_dropped_with_a_reason_or_sent_again(sender):
    sender.goto("/admin")
    assert sender.get_by_text("2 meddelanden har inte kommit fram").is_visible()
    sender.locator(".cards").get_by_role("link", name="Utskick").click()
    row = sender.locator(".records > li").first
    assert row.get_by_text("Programmet slutade med 75.").is_visible()
    row.locator("summary").click()
    row.get_by_role("button", name="Stryk meddelandet").click()
    assert sender.get_by_text("Skriv varför, med högst 500 tecken.").first.is_visible()
    check_axe(sender)
    check_reflow(sender)
    look(sender, "admin-outbox-dead")
    sender.faults[:] = [fault for fault in sender.faults if "422" not in fault]
    row.get_by_role("textbox").fill("Sagt i telefon.")
    row.get_by_role("button", name="Stryk meddelandet").click()
    assert sender.get_by_role("status").get_by_text("Meddelandet är struket.").is_visible()
    assert sender.locator(".records > li").count() == 1
    sender.get_by_role("button", name="Skicka om").click()
    assert sender.get_by_role("status").get_by_text("Meddelandet ligger i kön igen").is_visible()
    assert sender.locator(".records > li").count() == 0
    sender.get_by_role("link", name="Strukna").click()
    assert sender.get_by_text("Sagt i telefon.").is_visible()
    check_axe(sender)
    look(sender, "admin-outbox-dropped")


def test_a_test_message_goes_out_and_says_what_came_of_it(sender, sending):
    sender.goto("/admin/enheter")
    sender.get_by_role("button", name="Skicka ett provmeddelande Gata och park").click()
    assert sender.get_by_role("status").get_by_text("Provmeddelandet är skickat").is_visible()
    check_axe(sender)
    check_reflow(sender)
    look(sender, "admin-units-tried")
    assert "list-id: <gata-park.1060.lykta" in sending.letters.read_text().lower()
    sending.letters.parent.joinpath("sendmail").write_text("#!/bin/sh\nexit 69\n")
    sender.get_by_role("button", name="Skicka ett provmeddelande Gata och park").click()
    assert sender.get_by_role("alert").get_by_text("Provmeddelandet kom inte fram").is_visible()
