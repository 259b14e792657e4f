"""When something fails, the newsroom says what to do, in Arabic and in English, and nothing of its insides."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_each_error_page_speaks_both_languages(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert 'dir="rtl"' in page
    assert 'lang="en"' in page
    assert "/admin/" in page
    assert "<script" not in page


def test_a_fault_is_told_plainly_and_without_its_insides(editor_client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret detail")

    editor_client.raise_request_exception = False
    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get", broken)
    answer = editor_client.get("/admin/")
    assert answer.status_code == 500
    assert "تعذّر إتمام الطلب" in answer.content.decode()
    assert "secret detail" not in answer.content.decode()


def test_an_unknown_page_is_answered_in_arabic(editor_client: Any) -> None:
    answer = editor_client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "لا صفحة هنا" in answer.content.decode()


@pytest.mark.parametrize("address", ["/admin/tag-autocomplete/?term=a%00b", "/admin/pages/search/?q=%00"])
def test_a_nul_in_a_query_is_refused_whatever_the_database(editor_client: Any, address: str) -> None:
    answer = editor_client.get(address)
    assert answer.status_code == 400
    assert 'dir="rtl"' in answer.content.decode() and "Content-Security-Policy" in answer.headers
