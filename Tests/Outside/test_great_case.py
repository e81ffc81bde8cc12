"""A case that a great many have reported is shown in parts, so that its page is as quick as another's."""

from conftest import check_axe, check_reflow, look, sign_in


def test_a_great_case_is_read_part_by_part_and_everything_in_it_is_reached(open_page, make_server):
    server = make_server()
    key = server.lykta("keys", "add", "--name", "e-tjänst", "--scope", "report:write").strip()
    desk = open_page(server.url, viewport={"width": 1280, "height": 800})
    sent = []
    for number in range(120):
        answer = desk.request.post("/api/v1/reports", headers={"Authorization": f"Bearer {key}"}, data={
            "category": "lighting", "text": f"Belysningen är trasig, anmälan {number}.",
            "place": {"type": "Point", "coordinates": [14.5306 + number * 1e-6, 56.2767]}})
        assert answer.status == 201, answer.text()
        sent.append(answer.json())
    sign_in(desk, server.person("triage:1060"))
    desk.goto("/ko?status=open,in-progress&sort=reports")
    desk.locator(".queue-link").first.click()
    shown = lambda: desk.locator(".report .reference").all_text_contents()
    last = shown()
    assert len(last) == 50 and last[-1] == sent[-1]["reference"]
    assert "50 av " in desk.locator(".case-head").text_content()
    assert desk.locator(".timeline > li").count() == 100
    check_axe(desk)
    check_reflow(desk)
    look(desk, "great-case")

    # All reports, from the last to the first, each once.
    found = [last]
    while desk.get_by_role("link", name="Visa tidigare rapporter").count():
        desk.get_by_role("link", name="Visa tidigare rapporter").click()
        desk.wait_for_url("**#rapporter")
        found.insert(0, shown())
    everything = [reference for part in found for reference in part]
    assert len(set(everything)) == len(everything)
    assert everything[-120:] == [one["reference"] for one in sent]
    desk.get_by_role("link", name="Visa de senaste rapporterna").click()
    assert shown() == last

    # The history as well, to its beginning.
    while desk.get_by_role("link", name="Visa tidigare händelser").count():
        desk.get_by_role("link", name="Visa tidigare händelser").click()
        desk.wait_for_url("**#historik")
    assert "Öppnat" in desk.locator(".timeline > li").last.text_content()
    desk.get_by_role("link", name="Visa de senaste händelserna").click()
    assert desk.locator(".timeline > li").count() == 100

    # A reference that is read out leads to its report, wherever in the case that stands.
    desk.goto(f"/ko/sok?vad={everything[60]}")
    assert desk.locator(".report:target .reference").text_content() == everything[60]
    # What every rule makes of all of them is looked at when it is asked for.
    desk.get_by_role("link", name="Alla fördelningsregler").click()
    desk.locator("#regler summary").click()
    assert desk.locator("#regler li").count() > 3
    # What is done from here is told of, and the version is that of the whole case.
    desk.locator("#gor-note summary").click()
    desk.locator("#note-text").fill("Många har hört av sig.")
    desk.locator("#gor-note button[type=submit]").click()
    assert "Många har hört av sig." in desk.locator("#done").text_content()
