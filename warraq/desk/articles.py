"""All articles in one list, across sections, with filters; and the first step of a new one: its section."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import BigIntegerField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Revision

from warraq.arabic.normalise import fold
from warraq.newsroom.models import Article, ArticleByline, ArticleTag, Byline, Section
from warraq.newsroom.tagging import find_tags

STATES = [
    ("live", _("published")), ("draft", _("not published, or withdrawn")), ("changed", _("published, with changes")),
    ("scheduled", _("scheduled")),
]  # fmt: skip


class _SectionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Section) -> str:
        return " / ".join(["—"] * (obj.depth - 3) + [obj.title])


class _SectionFilter(ModelChoiceFilter):
    field_class = _SectionField


class ArticleFilterSet(WagtailFilterSet):
    section = _SectionFilter(
        label=_("Section"), queryset=Section.objects.order_by("path"), method="in_section", widget=forms.Select
    )
    byline = CharFilter(label=_("Byline"), method="by")
    tag = CharFilter(label=_("Tag"), method="tagged")
    state = ChoiceFilter(
        label=_("State"), choices=STATES, method="in_state", widget=forms.RadioSelect, empty_label=_("All")
    )
    first_published_at = DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = Article
        fields: list[str] = []  # noqa: RUF012 - as django-filter reads it

    def in_section(self, queryset: QuerySet[Article], name: str, section: Section) -> Any:
        return queryset.filter(path__startswith=section.path)

    def by(self, queryset: QuerySet[Article], name: str, words: str) -> Any:
        bylines = Byline.objects.all()
        for word in fold(words).split():
            bylines = bylines.filter(search_text__contains=word)
        return queryset.filter(pk__in=ArticleByline.objects.filter(byline__in=bylines).values("article_id"))

    def tagged(self, queryset: QuerySet[Article], name: str, words: str) -> Any:
        return queryset.filter(pk__in=ArticleTag.objects.filter(tag__in=find_tags(words)).values("content_object_id"))

    def in_state(self, queryset: QuerySet[Article], name: str, state: str) -> Any:
        waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False).annotate(
            page_number=Cast("object_id", BigIntegerField())
        )
        wanted: dict[str, dict[str, Any]] = {
            "live": {"live": True},
            "draft": {"live": False},
            "changed": {"live": True, "has_unpublished_changes": True},
            "scheduled": {"pk__in": waiting.values("page_number")},
        }
        return queryset.filter(**wanted[state])


class ArticleIndexView(IndexView):
    model = Article
    default_ordering = "-latest_revision_created_at"

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering == "-latest_revision_created_at" and not self.is_searching:
            # Imported articles have no revision: among themselves, the newest published is first.
            return queryset.order_by(
                F("latest_revision_created_at").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True)
            )
        return super().order_queryset(queryset)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        names: dict[int, list[str]] = defaultdict(list)
        entries = ArticleByline.objects.filter(article__in=[article.pk for article in context["object_list"]])
        for entry in entries.select_related("byline").order_by("article_id", "sort_order"):
            names[entry.article_id].append(entry.byline.name)
        for article in context["object_list"]:
            article.names = "، ".join(names[article.pk])
        return context


class SectionForm(forms.Form):
    parent_page = _SectionField(label=_("Section"), queryset=Section.objects.none(), empty_label=None)

    def __init__(self, sections: QuerySet[Section], data: Any = None) -> None:
        super().__init__(data)
        self.fields["parent_page"].queryset = sections


class ChooseSectionView(ChooseParentView):
    page_title = _("New article")
    submit_button_label = _("Write it here")

    def get_page_subtitle(self) -> str:
        return ""

    def get_form(self, form_class: Any = None) -> SectionForm:
        allowed = self.get_valid_parent_pages(self.request.user)
        sections = Section.objects.filter(pk__in=allowed.values("pk")).order_by("path")
        return SectionForm(sections, self.request.POST if self.request.method == "POST" else None)


class ArticleListingViewSet(PageListingViewSet):
    name = "articles"
    model = Article
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseSectionView
    filterset_class = ArticleFilterSet
    columns = [  # noqa: RUF012 - as Wagtail's own viewsets have it
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Section"), width="14%"),
        Column("names", label=_("Bylines"), width="16%", classname="warraq-wide"),
        PageStatusColumn("status", label=_("State"), sort_key="live", width="10%"),
        DateColumn(
            "first_published_at",
            label=_("Published"),
            sort_key="first_published_at",
            width="11%",
            classname="warraq-wide",
        ),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="11%",
            classname="warraq-wide",
        ),
    ]
