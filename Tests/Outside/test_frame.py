"""What is the same on every page: the frame, the policy, the languages, the components."""

import re
import urllib.parse

import pytest

from conftest import check_axe, check_reflow, look, sign_in

OPEN_PAGES = ["/", "/gjort", "/logga-in", "/stil", "/tillganglighet", "/finns-inte"]


def allow(page, *patterns):
    """Takes out of the faults what the test brought about itself."""
    page.faults[:] = [fault for fault in page.faults if not any(re.search(one, fault) for one in patterns)]


@pytest.mark.parametrize("path", OPEN_PAGES)
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_pages_have_nothing_that_axe_finds_and_lose_nothing_when_narrow(open_page, path, locale):
    page = open_page(locale=locale)
    page.goto(path)
    check_axe(page)
    check_reflow(page)
    allow(page, "404")


def test_the_style_page_is_looked_at(page):
    page.goto("/stil")
    page.wait_for_selector(".map-name span")
    look(page, "style")


def test_a_faulty_form_says_so_in_the_title_and_leads_to_the_field(page):
    page.goto("/stil")
    assert page.title().startswith("Fel: ")
    assert page.evaluate("document.activeElement.id") == "faults"
    entry = page.get_by_role("alert").get_by_role("link")
    label = page.locator("label[for=faulty-text]").text_content()
    assert entry.text_content() == f"{label}: Fyll i etiketten."
    entry.click()
    assert page.evaluate("document.activeElement.id") == "faulty-text"


def test_stored_signs_show_as_text(page):
    page.goto("/stil")
    assert page.locator("#full-text").input_value() == "”<b>&'"
    assert page.locator("#area").input_value() == "</textarea><b>"
    assert page.get_by_text("<script>alert(1)</script>").count() == 1


def test_the_language_is_chosen_by_a_link_and_kept(page):
    page.goto("/")
    page.get_by_role("link", name="In English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/logga-in")
    assert page.get_by_role("heading", name="Sign in").is_visible()
    page.get_by_role("link", name="På svenska").click()
    assert page.get_by_role("heading", name="Logga in").is_visible()


def test_the_policy_lets_nothing_else_in(page):
    answer = page.goto("/stil")
    headers = answer.headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy and "require-trusted-types-for 'script'" in policy
    assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store" and headers["x-frame-options"] == "DENY"
    refused = page.evaluate("""() => {
        const div = document.createElement('div');
        div.innerHTML = '<img src=x onerror="window.ran = true">';
        return [div.textContent, div.children.length];
    }""")
    assert refused[1] == 0, refused


def test_a_pin_is_set_and_moved_by_keys_alone(page):
    page.goto("/stil")
    page.wait_for_selector(".map-name span")
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    before = float(page.locator("#place-lon").input_value())
    page.locator(".map-pin").focus()
    page.keyboard.press("ArrowRight")
    assert float(page.locator("#place-lon").input_value()) > before
    assert re.search(r"Nålen flyttad \d+ meter åt öster", page.locator(".map-says").text_content())


def test_ones_own_position_comes_with_its_accuracy(open_page):
    page = open_page(
        geolocation={"longitude": 14.5306, "latitude": 56.2767, "accuracy": 40}, permissions=["geolocation"])
    page.goto("/stil")
    page.get_by_role("button", name="Använd min position").click()
    page.wait_for_function("() => document.querySelector('.map-says').textContent.includes('40 meter')")
    assert page.locator("#place-lat").input_value() == "56.276700"
    assert page.locator("#place-accuracy").input_value() == "40"


def test_files_are_kept_for_good_under_their_digest(page):
    page.goto("/stil")
    for address in page.eval_on_selector_all("link[rel=stylesheet], script", "all => all.map(one => one.href || one.src)"):
        answer = page.request.get(address)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert re.search(r"\.[0-9a-f]{16}\.(css|js)$", address)


def test_whoever_has_not_signed_in_is_sent_to_and_comes_back(page, server):
    email, password = server.person("triage:1060")
    page.goto("/konto?lang=sv")
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["vidare"] == ["/konto?lang=sv"]
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in").click()
    assert page.url.endswith("/konto?lang=sv")
    assert page.get_by_text("Handlägga ärenden, Olofström").is_visible()
    check_axe(page)


@pytest.mark.parametrize("onward", ["//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(page, server, onward):
    person = server.person("triage:1060")
    page.goto(f"/logga-in?vidare={urllib.parse.quote(onward, safe='%')}")
    page.get_by_label("E-post").fill(person[0])
    page.get_by_label("Lösenord").fill(person[1])
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{server.url}/")
    allow(page, "404")


def test_the_staff_see_their_rooms_and_sign_out(page, server):
    sign_in(page, server.person("planner:1060"), onward="/")
    page.goto("/")
    menu = page.get_by_role("navigation", name="Meny")
    assert menu.get_by_role("link").all_text_contents() == [
        "Kö",
        "Otrygga platser",
        "Vandringar",
        "Iakttagelser",
        "Åtgärder",
        "Löften",
        "Lägesbilder",
    ]
    page.get_by_role("button", name="Logga ut").click()
    assert page.get_by_role("navigation", name="Meny").count() == 0
