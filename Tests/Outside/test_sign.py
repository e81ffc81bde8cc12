"""The sign that leads to the form, read by a reader of QR codes."""

import re
import subprocess
import urllib.parse


def test_the_sign_leads_to_the_form_with_place_and_category(server, page, tmp_path):
    svg = server.lykta(
        "qr", "--url", server.url, "--place", "14.5306,56.2767", "--name", "Tunneln <vid> ån & torget",
        "--category", "lighting")
    (tmp_path / "sign.svg").write_text(svg)
    assert 'fill="#1d4f7c"' in svg and 'href="data:image/png;base64,' in svg
    page.goto("about:blank")
    page.set_content(svg.replace('width="148mm" height="210mm"', 'width="740" height="1050"'))
    page.set_viewport_size({"width": 760, "height": 1070})
    page.screenshot(path=tmp_path / "sign.png")
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", tmp_path / "sign.png"], check=True, capture_output=True, text=True).stdout.strip()
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(read).query)
    assert query == {"plats": ["14.530600,56.276700 Tunneln <vid> ån & torget"], "kategori": ["lighting"]}
    page.goto(read)
    assert page.locator("h1").text_content() in ("Är det något av det här?", "När är det så?")
    assert page.locator("input[name=plats]").get_attribute("value") == "Tunneln <vid> ån & torget"
    assert page.locator("input[name=kategori]").get_attribute("value") == "lighting"


def test_what_is_wrong_is_refused_with_what_would_do(server):
    told = subprocess.run(
        [server.process.args[0], "qr", "--language", "en", "--database", server.database, "--url", server.url, "--category", "lightning"],
        capture_output=True, text=True)
    assert told.returncode != 0 and re.search("Did you mean lighting", told.stderr)
    missing = subprocess.run(
        [server.process.args[0], "qr", "--language", "en", "--database", server.database, "--url", server.url, "--qrencode", "/nowhere"],
        capture_output=True, text=True)
    assert missing.returncode != 0 and "apt-get install qrencode" in missing.stderr


def test_a_telephone_can_have_the_form(page):
    page.goto("/rapportera")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = page.request.get(address)
    assert manifest.headers["content-type"] == "application/manifest+json"
    told = manifest.json()
    assert told["start_url"] == "/rapportera" and told["name"].endswith("Olofström")
    assert page.request.get(told["icons"][0]["src"]).status == 200
