"""The rooms of those who plan, and what everybody sees of them: empty, filled and refused. Taken as in `screenshots.py`.

Not a part of `make test`. The empty ones come first; nothing is taken back between them.
"""

import datetime
import uuid

import pytest

from pictures import asking
from screenshots import staff, state, take  # noqa: F401

HALL, SQUARE = [14.5006, 56.2767], [14.5506, 56.2767]
WEEKS = 30
DONE = datetime.date.today() - datetime.timedelta(days=7 * WEEKS + 2)
EMPTY = {
    "measures": "/atgarder", "measures-year": "/atgarder/effekter", "done": "/gjort", "surveys": "/matningar", "dialogues": "/dialoger",
    "crime": "/brottsstatistik", "watch": "/grannsamverkan", "law": "/lagen", "promises": "/loften", "promises-public": "/lofte",
    "pictures": "/lagesbilder", "pictures-public": "/lagesbild", "places-kept": "/platser/sparade", "findings": "/iakttagelser",
    "pictures-compare": "/lagesbilder/jamfor", "walks": "/vandringar",
}
NEW = {
    "measures": "/atgarder/ny", "dialogues": "/dialoger/ny", "watch": "/grannsamverkan/ny", "promises": "/loften/nytt",
    "pictures": "/lagesbilder/ny",
}
FAULTS = {
    "measures-filter": "/atgarder?ar=nittio", "measures-missing": f"/atgarder/{uuid.UUID(int=1)}", "surveys": "/matningar",
    "promise-missing": f"/lofte/{uuid.UUID(int=1)}", "picture-missing": f"/lagesbild/{uuid.UUID(int=1)}",
}


@pytest.fixture(scope="module")
def ask(browser, server, state):
    """Asks the API with the session: `ask("PUT", path, body)`."""
    context = browser.new_context(base_url=server.url, storage_state=state)
    yield asking(context.new_page(), server.url)
    context.close()


@pytest.fixture
def desk(staff):
    staff.context.set_default_timeout(60_000)
    return staff


def point(place):
    return {"type": "Point", "coordinates": place}


def fill(page, **values):
    """Fills fields by their labels, `_` for a space."""
    for name, value in values.items():
        page.get_by_label(name.replace("_", " "), exact=True).fill(value)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("name", EMPTY)
def test_empty_rooms(desk, name):
    desk.goto(EMPTY[name])
    unfold(desk)
    take(desk, f"{name}-empty")


@pytest.mark.parametrize("name", NEW)
def test_forms(desk, name):
    desk.goto(NEW[name])
    take(desk, f"{name}-new")
    if name == "pictures":
        fill(desk, Dag="2999-01-01")
    # What the browser itself would hold back is sent, as by an older one.
    desk.evaluate("document.querySelectorAll('form').forEach((one) => { one.noValidate = true; })")
    desk.locator("main form button").last.click()
    desk.get_by_role("alert").first.wait_for()
    take(desk, f"{name}-new-fault")


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_not_there(desk, name):
    desk.goto(FAULTS[name])
    take(desk, f"{name}-refused")


def test_measures(desk, ask):
    walk, finding, lighting, way, stopped = (str(uuid.uuid4()) for _ in range(5))
    ask("PUT", f"/api/v1/walks/{walk}", {
        "title": "Holje i november", "days": {"walk": str(DONE - datetime.timedelta(days=30))}, "stops": [{"name": "Idrottshallen", "place": point(HALL)}]})
    ask("POST", f"/api/v1/walks/{walk}/findings", {
        "id": finding, "stop": 1, "point": "lighting", "what": "Två lampor är släckta bakom hallen.", "gravity": "grave",
        "action": "Ny belysning bakom Idrottshallen", "unit": "gata-park"})
    desk.goto(f"/atgarder/ny?iakttagelse={finding}")
    take(desk, "measures-new-of-finding")
    for week in range(-WEEKS, WEEKS):
        day = DONE + datetime.timedelta(days=7 * week + (3 if week >= 0 else 1))
        for place, number in ((HALL, 2 if week < 0 else week % 4 == 0), (SQUARE, 2)):
            for one in range(number):
                ask("POST", "/api/v1/reports", {
                    "category": "lighting", "text": "Det är mörkt här på kvällarna.", "reporter": f"{week}-{place[0]}-{one}",
                    "observedAt": f"{day}T18:0{one}:00+01:00", "place": point(place)})
    case = ask("POST", "/api/v1/reports", {"category": "lighting", "text": "Lamporna är trasiga här.", "place": point(HALL)})["case"]
    ask("PUT", f"/api/v1/measures/{lighting}", {
        "kind": "lighting", "title": "Ny belysning vid hallen", "details": "Fyra stolpar längs gångvägen.", "cost": 125000,
        "state": "done", "done": str(DONE), "units": ["gata-park"], "place": point(HALL),
        "causes": {"findings": [finding], "cases": [case]}})
    ask("PUT", f"/api/v1/measures/{way}", {
        "kind": "camera", "title": "Kamera vid torget", "planned": "2026-12-15", "cost": 40000, "place": point(SQUARE)})
    ask("PUT", f"/api/v1/measures/{stopped}", {"kind": "clearing", "title": "Röjning längs gångvägen"})
    desk.goto(f"/atgarder/{stopped}")
    take(desk, "measures-one-new")
    press(desk, "Stoppa åtgärden")
    take(desk, "measures-one-refused")
    desk.get_by_label("Skäl").fill("Marken är sankmark.")
    press(desk, "Stoppa åtgärden")
    take(desk, "measures-one-stopped")
    desk.goto(f"/atgarder/{lighting}")
    take(desk, "measures-one")
    press(desk, "Visa för alla")
    unfold(desk)
    take(desk, "measures-one-open")
    desk.goto("/atgarder")
    take(desk, "measures")
    desk.goto("/gjort")
    take(desk, "done-some")
    desk.goto(f"/atgarder/{lighting}/effekt")
    take(desk, "measures-effect")
    desk.get_by_label("Eller en cirkel").fill("14.5506,56.2767")
    press(desk, "Räkna")
    take(desk, "measures-effect-fault")
    desk.goto(f"/atgarder/{lighting}/effekt")
    desk.get_by_role("link", name="Där åtgärden gjordes, Efter").click()
    take(desk, "measures-effect-reports")
    desk.goto(f"/atgarder/{lighting}/effekt")
    press(desk, "Spara bedömningen")
    take(desk, "judgement")
    desk.goto(f"/atgarder/{way}/effekt")
    take(desk, "measures-effect-not-done")
    desk.goto(f"/atgarder/effekter?ar={DONE.year}")
    take(desk, "measures-year")


def test_places_that_are_kept(desk):
    desk.goto("/platser")
    desk.locator(".hotspot a[href*='/platser/spara?']").first.click()
    take(desk, "places-keep")
    desk.locator("main form button").last.click()
    desk.wait_for_load_state()
    take(desk, "places-kept-one")
    desk.goto("/platser/sparade")
    take(desk, "places-kept")


def test_promises(desk):
    desk.goto("/loften/nytt")
    fill(desk, Namn="Trygga torg", Från_och_med="2026-01-01", Till_och_med="2027-12-31")
    desk.get_by_label("Polisens område").fill("Lokalpolisområde Väst")
    desk.get_by_label("Prioriterade områden").fill("Torget\nTrafiken")
    first, second = (desk.get_by_role("group", name=f"Åtagande {number}") for number in (1, 2))
    first.get_by_label("Vad som lovas").fill("Riktade insatser vid torget.")
    first.get_by_label("Part", exact=True).select_option("police")
    first.get_by_label("Antal", exact=True).select_option("at-least")
    first.get_by_label("Hur många").fill("4")
    first.get_by_label("Vad som räknas").fill("insatser")
    second.get_by_label("Vad som lovas").fill("Samarbetet med föreningarna utvecklas.")
    second.get_by_label("Part", exact=True).select_option("1060")
    press(desk, "Lägg upp utkastet")
    id = desk.url.split("/")[-1].split("?")[0]
    take(desk, "promises-one-draft")

    def part(name):
        desk.locator("summary", has_text=name).click()
        return desk.locator("details[open]", has=desk.locator("summary", has_text=name))

    part("Underteckna").get_by_label("Av vem").fill("kommunstyrelsens ordförande och lokalpolisområdeschefen")
    press(desk, "Underteckna")
    desk.get_by_text("Löftet är ändrat.").wait_for()
    box = part("Anteckna något som gjorts")
    box.get_by_label("Plats").fill("Holje torg")
    box.get_by_label("Vad som gjordes").fill("Kvällspass med två nattvandrare.")
    box.get_by_role("button", name="Anteckna något som gjorts").click()
    desk.get_by_text("Händelsen är antecknad.").wait_for()
    part("Håll en uppföljning").get_by_role("button", name="Håll en uppföljning").click()
    desk.get_by_role("alert").first.wait_for()
    take(desk, "promises-one-refused")
    box = desk.locator("details[open]", has_text="Vilken")
    box.get_by_label("Hur det går").fill("En insats är gjord.")
    box.get_by_role("button", name="Håll en uppföljning").click()
    desk.get_by_text("Löftet är ändrat.").wait_for()
    press(desk, "Publicera för alla")
    take(desk, "promises-one")
    unfold(desk)
    take(desk, "promises-one-open")
    for name, path in (("promises", "/loften"), ("promises-public", "/lofte"), ("promises-public-one", f"/lofte/{id}")):
        desk.goto(path)
        take(desk, f"{name}-some" if name != "promises-public-one" else name)


def test_surveys(desk):
    desk.goto("/matningar")

    def add(year, percent, municipality=""):
        fill(desk, År=year, Andel_i_procent=percent, Fick_frågan="900", Kommun=municipality, Källa="Polisen")
        press(desk, "Spara siffran")

    for year, percent in (("2017", "19"), ("2018", "18"), ("2019", "20"), ("2020", "18"), ("2021", "19"), ("2022", "17"), ("2023", "11")):
        add(year, percent)
    for code, percent in (("1081", "12"), ("1080", "14"), ("1082", "13"), ("1083", "19")):
        add("2023", percent, code)
    take(desk, "surveys-some")
    add("2023", "elva")
    take(desk, "surveys-fault")


def test_dialogues(desk):
    desk.goto("/dialoger/ny")
    fill(desk, Dag="2025-10-14", Plats="Folkets hus, Holje", Punkt_på_kartan="14.5306,56.2767", Antal_deltagare="34",
         Teman="Belysning: 12 (lighting)\nMopeder: 7", Anteckningar="Ring Eva på 070-1740605.", Hölls_av="Kommunen",
         Underlag="Minnesanteckningar")
    press(desk, "Lägg upp dialogen")
    take(desk, "dialogues-one")
    unfold(desk)
    take(desk, "dialogues-one-open")
    desk.goto("/dialoger")
    take(desk, "dialogues-some")


def test_crime_statistics(desk):
    desk.goto("/brottsstatistik")
    for period, count in (("2022", "118"), ("2023", "121"), ("2024", "190"), ("2024-13", "12")):
        form = desk.locator("#ny")
        for label, value in (("Brott", "Skadegörelse"), ("Period", period), ("Antal", count), ("Utgivare", "Polisen")):
            form.get_by_label(label, exact=True).fill(value)
        form.get_by_role("button", name="Spara antalet").click()
        desk.wait_for_load_state()
        if period == "2024":
            take(desk, "crime-some")
    take(desk, "crime-fault")


def test_watch_areas(desk):
    desk.goto("/grannsamverkan/ny")
    ring = "[14.529,56.275],[14.532,56.275],[14.532,56.277],[14.529,56.277],[14.529,56.275]"
    fill(desk, Namn="Kvarteret Linden", Hushåll="24", Kontakt="Kontaktombudet", Sedan="2024-03-01",
         Yta_som_GeoJSON=f'{{"type":"Polygon","coordinates":[[{ring}]]}}')
    press(desk, "Lägg upp området")
    take(desk, "watch-one")
    unfold(desk)
    take(desk, "watch-one-open")
    desk.goto("/grannsamverkan")
    take(desk, "watch-some")


def test_the_law(desk):
    desk.goto("/lagen")
    desk.get_by_label("Vad lagen ber om", exact=True).select_option("picture")
    fill(desk, Dag="2025-10-14", Vem_gjorde_det="Kommunstyrelsen", Anteckning="Antagen.", Länk="https://olofstrom.se/ks-112")
    press(desk, "Spara")
    unfold(desk)
    take(desk, "law-some")
    fill(desk, Dag="2999-01-01", Vem_gjorde_det="Ring 070-1740605")
    press(desk, "Spara")
    take(desk, "law-fault")


def test_pictures(desk):
    def make(kind, summary):
        desk.goto("/lagesbilder/ny")
        desk.get_by_label("Slag").select_option(kind)
        desk.get_by_label("Sammanfattning").fill(summary)
        press(desk, "Gör bilden")
        desk.get_by_text("Lägesbilden är gjord och fryst.").wait_for()

    make("operative", "Mörkret vid hallen är det som de flesta hör av sig om.")
    take(desk, "pictures-one-operative")
    make("strategic", "Fler hör av sig om belysning.")
    press(desk, "Publicera för alla")
    take(desk, "pictures-one")
    unfold(desk)
    take(desk, "pictures-one-open")
    one = desk.url.split("?")[0]
    public = desk.get_by_role("link", name="Bildens sida för alla").get_attribute("href")
    desk.emulate_media(media="print")
    take(desk, "pictures-one-print")
    desk.emulate_media(media="screen")
    desk.goto(f"{one}/senare")
    take(desk, "pictures-later")
    desk.goto(one)
    desk.get_by_role("link", name="Jämför två bilder").click()
    take(desk, "pictures-compare")
    press(desk, "Jämför två bilder")
    take(desk, "pictures-compared")
    for name, path in (("pictures-some", "/lagesbilder"), ("pictures-public-some", "/lagesbild"), ("pictures-public-one", public)):
        desk.goto(path)
        take(desk, name)
