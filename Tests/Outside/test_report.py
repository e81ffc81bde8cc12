"""The resident's way from a place that feels unsafe to a receipt."""

import re

import pytest

from conftest import check_axe, check_reflow, look

WORDS = {
    "sv": dict(on="Fortsätt", lighting="Belysning", place="Adress eller plats med egna ord", tell="Berätta med egna ord",
               text="Vad är det som är otryggt, och vad tror du skulle hjälpa?", send="Skicka rapporten",
               thanks="Tack! Rapporten har kommit fram", choose="Ingen av dem. Jag har skrivit var det är.", email="E-post"),
    "en": dict(on="Continue", lighting="Lighting", place="Address or place in your own words", tell="Tell us in your own words",
               text="What feels unsafe, and what do you think would help?", send="Send the report",
               thanks="Thank you! The report has come in", choose="None of them. I have written where it is.", email="E-mail"),
}


def heading(page):
    return page.locator("h1").text_content()


def go_on(page, words=WORDS["sv"]):
    before = heading(page)
    page.get_by_role("button", name=words["on"], exact=True).click()
    page.wait_for_function("before => document.querySelector('h1')?.textContent !== before", arg=before)


def to_text(page, place="bakom soptippen", words=WORDS["sv"]):
    """By words alone to the question for one's own words."""
    page.goto("/rapportera")
    page.get_by_label(words["lighting"]).check()
    go_on(page, words)
    page.get_by_label(words["place"]).fill(place)
    go_on(page, words)
    go_on(page, words)
    go_on(page, words)


def send(page, words=WORDS["sv"]):
    page.wait_for_timeout(3_000)  # Whoever is quicker is taken for a program.
    page.get_by_role("button", name=words["send"]).click()
    page.get_by_role("heading", name=words["thanks"]).wait_for()
    return page.locator(".reference strong").text_content()



@pytest.mark.parametrize("locale,language", [("sv-SE", "sv"), ("en-GB", "en")])
@pytest.mark.parametrize("script", [True, False])
def test_by_words_alone_with_and_without_script_in_both_languages(open_page, locale, language, script):
    words = WORDS[language]
    page = open_page(locale=locale, java_script_enabled=script, viewport={"width": 320, "height": 640})
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
    page.get_by_label(words["text"]).fill("Lamporna är trasiga och det är kolsvart.")
    on()
    on()
    on()
    assert page.get_by_text("Lamporna är trasiga och det är kolsvart.").is_visible()
    reference = send(page, words)
    assert re.fullmatch(r"OLO-[0-9A-Z]{4}-[0-9A-Z]{2}", reference)
    page.get_by_role("link", name=re.compile("Följ rapporten|Follow the report")).click()
    assert reference in page.locator("h1").text_content()


def test_with_the_mouse_and_the_map(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto("/rapportera")
    page.get_by_label("Skymd sikt").check()
    go_on(page)
    page.wait_for_selector(".map-name span")
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator("#place-lon").input_value()
    go_on(page)
    if heading(page) == "Är det något av det här?":
        page.get_by_role("button", name="Nej, det är något annat").click()
        page.get_by_role("heading", name="När är det så?").wait_for()
    page.get_by_label("Kvällar").check()
    go_on(page)
    page.get_by_label("Häck eller buskar").check()
    go_on(page)
    page.get_by_role("textbox").fill("Häcken skymmer hela korsningen.")
    go_on(page)
    go_on(page)
    page.get_by_label("E-post").fill("maria@example.se")
    go_on(page)
    for said in ("Skymd sikt", "Nål på kartan", "Kvällar", "Häck eller buskar", "Häcken skymmer hela korsningen.", "maria@example.se"):
        assert page.locator(".definitions").get_by_text(said, exact=True).is_visible(), said
    send(page)


def test_by_keys_alone(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto("/rapportera")

    def tab_to(name, most=40):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("name => (document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim().startsWith(name)", name):
                return
        raise AssertionError(f"{name} is not come to by Tab")

    def press(key, heading):
        page.keyboard.press(key)
        page.get_by_role("heading", name=heading).wait_for()

    tab_to("Belysning")
    page.keyboard.press("Space")
    press("Enter", "Var är det?")
    page.wait_for_selector(".map-name span")
    tab_to("Sätt en nål mitt på kartan")
    page.keyboard.press("Enter")
    before = page.locator("#place-lat").input_value()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert float(page.locator("#place-lat").input_value()) < float(before)
    page.locator("#plats").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('h1').textContent !== 'Var är det?'")
    if heading(page) == "Är det något av det här?":
        tab_to("Nej, det är något annat")
        press("Enter", "När är det så?")
    tab_to("Fortsätt")
    press("Enter", "Några frågor till")
    tab_to("Fortsätt")
    press("Enter", "Berätta med egna ord")
    tab_to("Vad är det som är otryggt")
    page.keyboard.type("Mörkt i hela kurvan.")
    tab_to("Fortsätt")
    press("Enter", "Vill du visa en bild?")
    tab_to("Fortsätt")
    press("Enter", "Vill du att vi kan höra av oss?")
    tab_to("Fortsätt")
    press("Enter", "Kontrollera innan du skickar")
    # A form that is sent within three seconds is taken for a program's.
    page.wait_for_timeout(3_000)
    tab_to("Skicka rapporten")
    press("Enter", "Tack! Rapporten har kommit fram")


def test_enter_in_a_field_goes_on_and_does_not_change_the_language(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/rapportera?kategori=lighting")
    page.get_by_label(WORDS["sv"]["place"]).fill("bakom soptippen")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="När är det så?").wait_for()


def test_a_lost_network_loses_nothing_and_sends_once(page, server):
    to_text(page)
    page.get_by_label(WORDS["sv"]["text"]).fill("Lamporna är sönder vid soptippen.")
    go_on(page)
    go_on(page)
    go_on(page)
    page.wait_for_timeout(3_000)
    page.context.set_offline(True)
    page.get_by_role("button", name="Skicka rapporten").click()
    page.get_by_text("Det gick inte att nå tjänsten.").wait_for()
    page.context.set_offline(False)
    # The answer to the first sending is lost on its way; the second gets the same receipt.
    lost = []

    def lose(route):
        if not lost:
            lost.append(route.fetch(max_redirects=0).headers["location"])
            route.abort()
        else:
            route.continue_()

    page.route("**/rapportera", lose)
    page.get_by_role("button", name="Skicka rapporten").click()
    page.wait_for_timeout(500)
    page.get_by_text("Det gick inte att nå tjänsten.").wait_for()
    page.get_by_role("button", name="Skicka rapporten").click()
    page.get_by_role("heading", name="Tack! Rapporten har kommit fram").wait_for()
    assert page.locator(".reference strong").text_content() in lost[0]
    assert page.get_by_text("Vi hade redan fått den här rapporten.").is_visible()
    assert page.evaluate("localStorage.getItem('lykta-rapport')") is None
    page.faults[:] = [fault for fault in page.faults if "net::" not in fault]


def test_what_was_begun_is_kept_on_the_device(page):
    to_text(page)
    page.get_by_label(WORDS["sv"]["text"]).fill("Halvfärdig text.")
    page.goto("/")
    page.goto("/rapportera")
    page.get_by_role("button", name="Fortsätt där jag var").click()
    page.get_by_role("heading", name="Kontrollera innan du skickar").wait_for()
    assert page.get_by_text("Halvfärdig text.").is_visible()
    page.goto("/rapportera")
    page.get_by_role("button", name="Börja om och ta bort det jag skrev").click()
    page.goto("/rapportera")
    assert page.get_by_text("Du har börjat på en rapport").count() == 0


def test_back_by_the_browser_and_by_the_button_keeps_what_was_said(page):
    to_text(page)
    page.get_by_label(WORDS["sv"]["text"]).fill("Det är mörkt här om kvällen.")
    page.go_back()
    page.get_by_role("heading", name="Några frågor till").wait_for()
    page.get_by_role("button", name="Tillbaka").click()
    page.get_by_role("heading", name="När är det så?").wait_for()
    go_on(page)
    go_on(page)
    assert page.get_by_label(WORDS["sv"]["text"]).input_value() == "Det är mörkt här om kvällen."


@pytest.mark.parametrize("script", [True, False])
def test_a_fault_loses_nothing_and_the_language_neither(open_page, script):
    page = open_page(java_script_enabled=script)
    page.goto("/rapportera?kategori=lighting&plats=bakom soptippen")
    if heading(page) == "Var är det?":
        page.get_by_role("button", name="Fortsätt", exact=True).click()
    page.get_by_label("Vilken dag såg du det senast?").fill("2019-01-01")
    page.get_by_label("Kvällar").check()
    page.get_by_role("button", name="Fortsätt", exact=True).click()
    page.get_by_role("alert").get_by_role("link").wait_for()
    assert page.title().startswith("Fel: När är det så?")
    assert page.get_by_label("Kvällar").is_checked()
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "dag" if script else True
    if script:
        check_axe(page)
        check_reflow(page)
    page.get_by_role("button", name="In English").click()
    page.get_by_role("heading", name="When is it like that?").wait_for()
    assert page.get_by_label("Which day did you last see it?").input_value() == "2019-01-01"
    assert page.get_by_label("Evenings").is_checked()
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_hints_come_while_typing_and_hostile_text_shows_as_text(page):
    to_text(page)
    hostile = "<img src=x onerror=alert(1)> \u202egnp.exe 811218-9876 \" onfocus=alert(1)"
    page.get_by_label(WORDS["sv"]["text"]).fill(hostile)
    page.get_by_text("Texten ser ut att innehålla ett personnummer.").wait_for()
    go_on(page)
    go_on(page)
    go_on(page)
    assert page.locator(".definitions").get_by_text("<img src=x onerror=alert(1)>").is_visible()
    assert page.locator("main img").count() == 0
    assert page.get_by_text("Texten ser ut att innehålla ett personnummer.").is_visible()


def test_an_open_case_close_by_gets_a_voice(page, server):
    place = "plats=14.5301,56.2801"
    page.goto(f"/rapportera?kategori=visibility&{place} Trappan")
    if heading(page) == "Är det något av det här?":
        page.get_by_role("button", name="Nej, det är något annat").click()
    page.get_by_role("heading", name="När är det så?").wait_for()
    go_on(page)
    go_on(page)
    page.get_by_role("textbox").fill("Buskarna skymmer trappan.")
    go_on(page)
    go_on(page)
    go_on(page)
    send(page)
    page.goto(f"/rapportera?kategori=visibility&{place}")
    assert heading(page) == "Är det något av det här?"
    check_axe(page)
    look(page, "nearby")
    assert page.get_by_text("Buskarna skymmer trappan.").count() == 0
    told = page.locator("main").inner_text()
    assert "Rapporterat förut, senast i " in told and "gånger" not in told and not re.search(r"20\d\d-\d\d", told)
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name=re.compile("^Jag ser det också")).first.click()
    page.get_by_role("heading", name="Tack! Rapporten har kommit fram").wait_for()


def test_whoever_is_quick_as_a_program_is_asked_again_and_loses_nothing(server, page):
    form = {"steg": "kontrollera", "go": "next", "kategori": "lighting", "plats": "vid soptippen",
            "beratta": "Helt mörkt här.", "nyckel": "A" * 22}
    page.goto("/rapportera")
    token = page.locator("input[name=token]").input_value()
    quick = page.request.post("/rapportera", form={**form, "token": token, "webbplats": ""}, max_redirects=0)
    assert quick.status == 422 and "Det gick fort." in quick.text() and "Helt mörkt här." in quick.text()
    page.wait_for_timeout(3_000)
    trapped = page.request.post("/rapportera", form={**form, "token": token, "webbplats": "x"}, max_redirects=0)
    assert trapped.status == 422
    stale = page.request.post("/rapportera", form={**form, "token": "1.AAAA", "webbplats": ""}, max_redirects=0)
    assert stale.status == 422 and "Formuläret har legat öppet länge." in stale.text()
    other = page.request.post("/rapportera", form={**form, "token": token}, headers={"Origin": "https://evil.example"})
    assert other.status == 403
    taken = page.request.post("/rapportera", form={**form, "token": token, "webbplats": ""}, max_redirects=0)
    assert taken.status == 303 and taken.headers["cache-control"] == "no-store"


def test_every_step_has_nothing_that_axe_finds_and_is_looked_at(open_page):
    page = open_page()
    page.goto("/rapportera")
    look(page, "report-what")
    check_axe(page)
    check_reflow(page)
    page.get_by_role("button", name="Fortsätt", exact=True).click()
    page.get_by_role("alert").get_by_role("link").wait_for()
    look(page, "report-what-fault")
    check_axe(page)
    page.get_by_label("Belysning").check()
    go_on(page)
    page.wait_for_selector(".map-name span")
    page.get_by_role("button", name="Sätt en nål mitt på kartan").click()
    look(page, "report-where")
    check_axe(page)
    check_reflow(page)
    go_on(page)
    if heading(page) == "Är det något av det här?":
        page.get_by_role("button", name="Nej, det är något annat").click()
        page.get_by_role("heading", name="När är det så?").wait_for()
    for name in ("when", "questions", "tell", "photos", "contact", "check"):
        if name == "tell":
            page.get_by_role("textbox").fill("Lamporna är trasiga. Ring mig på 070-174 06 05.")
            page.wait_for_selector(".hints .alert")
        look(page, f"report-{name}")
        check_axe(page)
        check_reflow(page)
        if name != "check":
            go_on(page)
    send(page)
    look(page, "receipt")
    check_axe(page)
    check_reflow(page)
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]


def test_the_first_page_is_small(open_page):
    page = open_page()
    sizes = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto("/rapportera", wait_until="networkidle")
    assert sum(sizes) < 60_000, sum(sizes)
