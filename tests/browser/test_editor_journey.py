"""An editor's day: write, publish, move, unpublish; and what readers see of it, without any further command."""

from __future__ import annotations

import io
import re
import time
import urllib.error
import urllib.request

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Living

pytestmark = pytest.mark.browser

HEADLINE = "مكتبةُ الحي تفتح أبوابها مساءً"
CORRECTED = "مكتبة الحي تفتح أبوابها ليلاً"
SLUG = "مكتبة-الحي-تفتح-أبوابها-مساء"


def fetch(address: str) -> tuple[int, str]:
    """Status and text of an address, spelled with Arabic letters or escapes."""
    from urllib.parse import quote

    try:
        with urllib.request.urlopen(quote(address, safe=":/?=&%"), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def eventually(address: str, wanted: str, *, there: bool = True, within: float = 10) -> float:
    """Seconds until the page at `address` shows `wanted` (or no longer does). The issue is seconds, not minutes;
    the bound is generous because test machines are busy."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        if (wanted in fetch(address)[1]) == there:
            return time.monotonic() - begun
        time.sleep(0.05)
    pytest.fail(f"{address} {'does not show' if there else 'still shows'} «{wanted}» after {within} s")


def make_section(editor: Page, living: Living, title: str, slug: str) -> None:
    editor.goto(f"{living.newsroom}/admin/pages/")
    editor.goto(f"{living.newsroom}/admin/pages/add/newsroom/section/{home_id(editor, living)}/")
    editor.fill("input[name=title]", title)
    editor.locator("[role=tab]").nth(1).click()
    expect(editor.locator("input[name=slug]")).to_have_value(title)  # filled in from the headline
    editor.fill("input[name=slug]", slug)
    publish(editor)


def home_id(editor: Page, living: Living) -> str:
    """The number of the front page's record, read from the explorer's own links."""
    editor.goto(f"{living.newsroom}/admin/pages/")
    link = editor.locator("a[href^='/admin/pages/'][href$='/edit/'], a[href^='/admin/pages/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    numbers = [int(found[1]) for href in link if (found := re.fullmatch(r"/admin/pages/(\d+)/(?:edit/)?", href))]
    return str(max(numbers))


def publish(editor: Page) -> None:
    """The publish action of the editor's foot, whether it is the button itself or in its menu."""
    button = editor.locator("button[name=action-publish]").first
    if not button.is_visible():
        editor.locator("[data-controller~=w-dropdown] button[aria-expanded]").last.click()
    button.click()
    expect(editor.locator(".messages .success").first).to_be_visible()
    expect(editor.locator(".messages .success").first).to_contain_text("نُشر")


def test_an_article_lives_moves_and_goes(editor: Page, reader: Page, living: Living) -> None:
    make_section(editor, living, "محليات", "local")
    make_section(editor, living, "ثقافة", "culture")

    # Write and publish, with a picture.
    editor.goto(f"{living.newsroom}/admin/pages/")
    sections = section_numbers(editor, living)
    editor.goto(f"{living.newsroom}/admin/pages/add/newsroom/article/{sections['محليات']}/")
    editor.fill("[name=title]", HEADLINE)
    editor.fill("[name=standfirst]", "ثلاث ساعات إضافية كل يوم، وقاعة للأطفال.")
    upload_lead_picture(editor)
    write_first_paragraph(editor, "قالت أمينة المكتبة إن القاعة تتسع لخمسين قارئاً.")
    publish(editor)

    year_month = time.strftime("/%Y/%m/")
    article = f"{living.readers}{year_month}{SLUG}/"
    print(f"the public edition followed within {eventually(article, 'أمينة المكتبة'):.2f} s")
    reader.goto(article)
    expect(reader.locator("h1")).to_contain_text("مكتبةُ الحي")
    expect(reader.locator("figure img, picture img").first).to_have_js_property("complete", True)
    shown = reader.locator("figure img, picture img").first
    assert shown.evaluate("picture => picture.naturalWidth") > 0
    assert "قارئاً" in fetch(f"{living.readers}/feed.xml")[1]
    assert HEADLINE in fetch(f"{living.readers}/")[1]
    assert HEADLINE in fetch(f"{living.readers}/category/local/")[1]
    assert HEADLINE not in fetch(f"{living.readers}/category/culture/")[1]

    # Move it to the other section: both lists follow, its address stays.
    number = article_number(editor, living)
    editor.goto(f"{living.newsroom}/admin/pages/{number}/move/{sections['ثقافة']}/confirm/")
    editor.locator("form[method=post] [type=submit]").last.click()
    eventually(f"{living.readers}/category/culture/", HEADLINE)
    eventually(f"{living.readers}/category/local/", HEADLINE, there=False)
    assert fetch(article)[0] == 200
    assert HEADLINE in fetch(f"{living.readers}/category/culture/feed.xml")[1]
    assert HEADLINE not in fetch(f"{living.readers}/category/local/feed.xml")[1]

    # Unpublish: gone everywhere, feeds included.
    editor.goto(f"{living.newsroom}/admin/pages/{number}/unpublish/")
    editor.locator("form[method=post] [type=submit]").last.click()
    eventually(f"{living.readers}/", HEADLINE, there=False)
    assert fetch(article)[0] == 404
    for place in (
        "/category/culture/", "/feed.xml", "/feed.json", "/category/culture/feed.xml", "/sitemap-news.xml", year_month,
    ):  # fmt: skip
        assert HEADLINE not in fetch(f"{living.readers}{place}")[1], place

    # Correct and publish it again: at its old address, with the new words alone.
    editor.goto(f"{living.newsroom}/admin/pages/{number}/edit/")
    editor.fill("[name=title]", CORRECTED)
    publish(editor)
    eventually(f"{living.readers}/", CORRECTED)
    assert fetch(article)[0] == 200
    assert HEADLINE not in fetch(article)[1] + fetch(f"{living.readers}/")[1]

    # Delete: the address is gone for good.
    editor.goto(f"{living.newsroom}/admin/pages/{number}/delete/")
    editor.locator("form[method=post] [type=submit]").last.click()
    eventually(f"{living.readers}/", CORRECTED, there=False)
    assert fetch(article)[0] == 404


def section_numbers(editor: Page, living: Living) -> dict[str, int]:
    """The sections' record numbers by title, from the explorer below the front page."""
    editor.goto(f"{living.newsroom}/admin/pages/{home_id(editor, living)}/")
    links = editor.locator("table a[href^='/admin/pages/']").evaluate_all(
        "links => links.map(link => [link.textContent.trim(), link.getAttribute('href')])"
    )
    return {text: int(found[1]) for text, href in links if text and (found := re.match(r"/admin/pages/(\d+)/", href))}


def article_number(editor: Page, living: Living) -> int:
    """The number of the article that the editor has just published, from the message's own link to it."""
    links = editor.locator(".messages a[href*='/edit/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    found = re.search(r"/pages/(\d+)/edit/", links[0])
    assert found
    return int(found[1])


def upload_lead_picture(editor: Page) -> None:
    """Choose the lead picture by uploading one in the chooser."""
    raw = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(raw, "JPEG")
    editor.locator("#id_lead_image-chooser .unchosen button").click()
    modal = editor.locator(".modal")
    modal.locator("[role=tab]").nth(1).click()
    modal.locator("input[type=file]").set_input_files(
        {"name": "library.jpg", "mimeType": "image/jpeg", "buffer": raw.getvalue()}
    )
    modal.locator("input[name$=upload-title]").fill("المكتبة مساءً")
    modal.locator("[name$=upload-description]").fill("واجهة المكتبة مضاءة")
    modal.locator("form:has(input[type=file]) [type=submit]").click()
    expect(modal).to_have_count(0)


def write_first_paragraph(editor: Page, text: str) -> None:
    """Add a text block to the body and type into it."""
    body = editor.locator("[data-contentpath=body]").first
    body.locator(".c-sf-add-button").first.click()
    editor.locator("[role=option]").filter(has_text="نص").first.click()
    body.locator("[contenteditable=true]").first.click()
    editor.keyboard.type(text)
    # The rich text editor writes what was typed into its form a quarter of a second later.
    expect(body.locator("input[name$='-value'][value*='قالت']")).to_have_count(1)
