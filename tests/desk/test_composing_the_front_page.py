"""An editor composes the front page: by drag and drop, by keyboard, with a preview; and is told what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.desk.test_in_a_browser import log_in
from warraq.newsroom.models import BreakingNews, Home, User

database = pytest.mark.django_db


def zones() -> list[str]:
    return [block["type"] for block in Home.objects.get().zones.raw_data]


def publish(screen: Any) -> None:
    button = screen.locator("button[name=action-publish]").first
    if not button.is_visible():
        screen.locator("[data-controller~=w-dropdown] button[aria-expanded]").last.click()
    button.click()
    screen.wait_for_selector(".messages .success")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_zones_are_dragged_to_their_place_or_moved_by_keyboard(screen: Any, live_server: Any, newspaper: Any) -> None:
    User.objects.create_superuser("editor", "editor@example.org", "a-long-password-for-tests")
    home = Home.objects.get()
    sport, culture = factories.section(home, "رياضة"), factories.section(Home.objects.get(), "ثقافة")
    story = factories.article(sport, "خبر الصدر")
    home = Home.objects.get()
    home.zones = [
        ("lead", story),
        ("section", {"section": sport, "articles": [], "count": 3}),
        ("opinion", {"section": culture, "articles": [], "count": 3}),
    ]
    factories.publish(home)
    log_in(screen, live_server)
    address = f"{live_server.url}/admin/pages/{home.pk}/edit/"
    screen.goto(address)
    handles = screen.locator("[data-streamfield-child] [data-streamfield-action='DRAG']")
    handles.nth(2).drag_to(handles.nth(1))
    publish(screen)
    assert zones() == ["lead", "opinion", "section"]

    screen.goto(address)
    down = screen.locator("[data-streamfield-action='MOVE_DOWN']")
    down.nth(1).focus()
    screen.keyboard.press("Enter")
    publish(screen)
    assert zones() == ["lead", "section", "opinion"]


@database
def test_the_front_page_is_previewed_with_zones_that_are_not_saved(editor_client: Any, home: Any) -> None:
    section = factories.section(home, "رياضة")
    old = factories.article(section, "خبر قديم يتصدّر")
    for _ in range(30):
        factories.article(section)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[home.pk])
    form = {
        "zones-count": "1", "zones-0-deleted": "", "zones-0-order": "0", "zones-0-type": "lead", "zones-0-id": "",
        "zones-0-value": str(old.pk), "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = editor_client.post(url, form)
    assert answer.json()["is_valid"], answer.content
    page = editor_client.get(url).content.decode()
    assert 'class="card lead"' in page
    assert page.index("خبر قديم يتصدّر") < page.index("خبر رقم")
    assert not Home.objects.get().zones


@database
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": "   "}, "text"),
        ({"text": "عاجل", "url": "javascript:alert(1)"}, "url"),
        ({"text": "عاجل", "url": "//elsewhere.example/"}, "url"),
    ],
)
def test_a_breaking_line_that_cannot_stand_is_refused_with_its_reason(
    newspaper: Any, given: dict[str, str], says: str
) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as refused:
        BreakingNews(**given).full_clean()
    assert says in refused.value.message_dict


@database
def test_a_breaking_line_without_an_end_goes_by_itself(newspaper: Any) -> None:
    line = BreakingNews(text="عاجل")
    line.full_clean()
    assert line.expire_at is not None


@database
def test_the_forms_of_dossiers_and_breaking_lines_open(editor_client: Any, home: Any) -> None:
    dossier = home.add_child(instance=factories.models.Dossier(title="ملف", slug="d", live=True))
    line = BreakingNews.objects.create(text="عاجل")
    for name, arguments in (
        ("wagtailadmin_pages:edit", [dossier.pk]),
        ("wagtailadmin_pages:edit", [home.pk]),
        ("wagtailadmin_pages:add", ["newsroom", "dossier", home.pk]),
        ("wagtailsnippets_newsroom_breakingnews:edit", [line.pk]),
        ("wagtailsnippets_newsroom_breakingnews:list", []),
    ):
        assert editor_client.get(reverse(name, args=arguments)).status_code == 200, name
