"""Permalinks are given once and then stay."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def draft(home: Any, headline: str = "آخرُ الأخبــار") -> models.Article:
    return factories.article(factories.section(home), headline, live=False)


def test_a_draft_has_no_address(home: Any) -> None:
    assert draft(home).address is None


def test_the_first_publication_gives_the_permalink_in_folded_arabic(home: Any) -> None:
    article = factories.publish(draft(home))
    moment = article.first_published_at
    assert article.permalink == f"/{moment:%Y/%m}/آخر-الأخبار/"


def test_a_later_headline_leaves_the_permalink_alone(home: Any) -> None:
    article = factories.publish(draft(home))
    before = article.permalink
    article.title = "عنوان آخر تماماً"
    assert factories.publish(article).permalink == before


def test_an_old_draft_without_permalink_does_not_lose_it_when_published_again(home: Any) -> None:
    article = draft(home)
    first = article.save_revision()
    article = factories.publish(article)
    first.publish()
    article.refresh_from_db()
    assert article.permalink


def test_two_articles_of_one_headline_get_two_addresses(home: Any) -> None:
    section = factories.section(home)
    other = factories.section(home, "رياضة")
    first = factories.publish(factories.article(section, "خبر", live=False))
    second = factories.publish(factories.article(other, "خبر", live=False))
    assert second.permalink == first.permalink.replace("خبر", "خبر-2")


def test_an_editors_own_permalink_moves_the_article_and_the_old_one_leads_on(home: Any) -> None:
    article = factories.publish(draft(home))
    before = article.permalink
    article.permalink = "/خاص/عنوان/"
    article = factories.publish(article)
    assert article.permalink == "/خاص/عنوان/"
    assert models.LegacyAddress.objects.get(address=before).page_id == article.pk


def test_moving_back_to_an_old_permalink_forgets_the_redirect(home: Any) -> None:
    article = factories.publish(draft(home))
    before = article.permalink
    article.permalink = "/خاص/"
    article = factories.publish(article)
    article.permalink = before
    factories.publish(article)
    assert not models.LegacyAddress.objects.filter(address=before).exists()


@pytest.mark.parametrize(
    "wrong",
    ["/search/", "/admin/x/", "/a/../b/", "/", "/x/?p=1/", "/feed.xml/", "/2014/09/feed.xml/", "/2014/09/index.html",
     "/.git/"],
)  # fmt: skip
def test_an_address_that_is_not_the_articles_to_take_is_refused(home: Any, wrong: str) -> None:
    article = draft(home)
    article.permalink = wrong
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert "permalink" in refused.value.message_dict


def test_a_renamed_section_leads_on_from_its_old_addresses(home: Any) -> None:
    outer = factories.section(home, "ثقافة", slug="culture")
    inner = factories.section(outer, "كتب", slug="books")
    outer.slug = "arts"
    outer.save()
    inner.refresh_from_db()
    assert inner.address == "/category/arts/books/"
    assert models.LegacyAddress.objects.get(address="/category/culture/books/").page_id == inner.pk


@pytest.mark.parametrize("pattern", ["/%year%/%postname%/", "/archives/%post_id%/"])
def test_an_article_that_is_made_published_has_its_slug_and_number_in_the_permalink(
    home: Any, settings: Any, pattern: str
) -> None:
    paper = settings.WARRAQ
    settings.WARRAQ = dataclasses.replace(paper, addresses=dataclasses.replace(paper.addresses, article=pattern))
    article = factories.article(factories.section(home), "جسر")
    wanted = f"/{article.first_published_at:%Y}/جسر/" if "postname" in pattern else f"/archives/{article.pk}/"
    assert article.permalink == models.Article.objects.get(pk=article.pk).permalink == wanted
