"""Old addresses: what once answered, and where it leads now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from warraq.addresses import canonical
from warraq.markup.values import address as web_address
from warraq.newsroom.models import LegacyAddress
from warraq.newsroom.permalinks import permalink_taken

ANSWERS = [(301, _("for good (301)")), (302, _("for now (302)"))]


class LegacyAddressForm(WagtailAdminModelForm):
    status = forms.TypedChoiceField(label=_("leads on"), coerce=int, choices=ANSWERS, initial=301)

    def clean_address(self) -> str:
        typed = self.cleaned_data["address"].strip()
        if not typed.startswith(("/", "http://", "https://")):
            raise forms.ValidationError(_("An old address is a path like /2014/09/name/ or /?p=12."))
        address = canonical(typed)
        if permalink_taken(address):
            raise forms.ValidationError(_("A page stands at this address now; it cannot lead elsewhere."))
        if LegacyAddress.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This old address is in the list already."))
        return address

    def clean_target(self) -> str:
        typed = (self.cleaned_data.get("target") or "").strip()
        if not typed:
            return ""
        kept = web_address(typed)
        if not kept or kept.startswith(("#", "mailto:", "tel:")):
            raise forms.ValidationError(_("An address starts with / or https://."))
        return canonical(kept) if kept.startswith("/") else kept

    def clean(self) -> Any:
        cleaned = super().clean()
        target, page = cleaned.get("target"), cleaned.get("page")
        if "target" in cleaned and bool(target) == bool(page) and not self.instance.picture_id:
            self.add_error("page", _("Choose a page or write an address: exactly one of them."))
        if target and target == cleaned.get("address"):
            self.add_error("target", _("An address cannot lead to itself."))
        return cleaned


class LegacyAddressFilterSet(WagtailFilterSet):
    class Meta:
        model = LegacyAddress
        fields = {"status": ["exact"]}  # noqa: RUF012 - as django-filter reads it


def _leads_to(old: LegacyAddress) -> Any:
    if old.page_id:
        return old.page
    return old.target or old.picture or "—"


class LegacyAddressIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("page", "picture")

    def search_queryset(self, queryset: Any) -> Any:
        if not self.is_searching:
            return queryset
        # Typed or pasted, percent-encoded or not: what is kept is the readable form.
        return queryset.filter(address__contains=canonical("/" + self.search_query.strip().lstrip("/"))[1:])


class LegacyAddressViewSet(SnippetViewSet):
    model = LegacyAddress
    icon = "redirect"
    menu_label = _("Old addresses")
    menu_order = 270
    add_to_admin_menu = True
    index_view_class = LegacyAddressIndexView
    filterset_class = LegacyAddressFilterSet
    list_display = [
        TitleColumn(
            "address", label=_("Old address"), sort_key="address",
            url_name="wagtailsnippets_newsroom_legacyaddress:edit",
        ),
        Column("to", label=_("Leads to"), accessor=_leads_to),
        Column("status", label=_("Answer"), sort_key="status", width="10%"),
    ]  # fmt: skip
    search_fields = ["address"]
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("address", help_text=_("A path of this newspaper, with its query if it had one: /?p=12.")),
            PageChooserPanel("page"),
            FieldPanel("target", help_text=_("If it leads to no page: a path here, or https://…")),
            FieldPanel("status"),
        ],
        base_form_class=LegacyAddressForm,
    )
