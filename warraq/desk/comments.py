"""Readers' comments: read, approved, hidden and removed here, one by one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_filters import DateFromToRangeFilter, MultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from warraq.markup import clean_comment, plain_text
from warraq.newsroom.models import Comment
from warraq.newsroom.models.comment import CommentState
from warraq.newsroom.wires import record


def set_state(comments: Sequence[Comment], state: str) -> int:
    """Give `comments` a state and have their articles printed again; how many changed."""
    changed = [comment for comment in comments if comment.state != state]
    with transaction.atomic():
        Comment.objects.filter(pk__in=[comment.pk for comment in changed]).update(state=state)
        for article in sorted({comment.article_id for comment in changed}):
            record("comment", article)
    return len(changed)


class CommentPolicy(ModelPermissionPolicy):
    """Comments are written by readers: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return bool(super().user_has_any_permission(user, set(actions) - {"add"}))


class CommentForm(WagtailAdminModelForm):
    def clean_html(self) -> str:
        return clean_comment(self.cleaned_data["html"])


class CommentFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(label=_("State"), choices=CommentState.choices)
    written_at = DateFromToRangeFilter(label=_("Written"), widget=DateRangePickerWidget)

    class Meta:
        model = Comment
        fields = ["state", "written_at", "by_newspaper"]


class StateColumn(Column):
    """The state, and a button for each other one."""

    cell_template_name = "warraq/desk/comment_state.html"

    def get_cell_context_data(self, instance: Comment, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        verbs = [
            (CommentState.APPROVED, _("Approve")), (CommentState.SPAM, _("Spam")), (CommentState.REMOVED, _("Remove")),
        ]  # fmt: skip
        context["verbs"] = [(state, label) for state, label in verbs if state != instance.state]
        context["action"] = reverse("warraq_comment_state", args=[instance.pk])
        return context


def _words(comment: Comment) -> str:
    return Truncator(plain_text(comment.html)).words(24) or "—"


class CommentIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("article").defer("article__body")


class CommentViewSet(SnippetViewSet):
    model = Comment
    icon = "comment"
    menu_label = _("Comments")
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = CommentIndexView
    filterset_class = CommentFilterSet
    list_display = [
        TitleColumn("words", label=_("Comment"), accessor=_words, url_name="wagtailsnippets_newsroom_comment:edit"),
        Column("name", label=_("Name"), classname="warraq-wide"),
        TitleColumn(
            "article", label=_("Article"), width="22%",
            get_url=lambda comment: reverse("wagtailadmin_pages:edit", args=[comment.article_id]),
        ),
        StateColumn("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("written_at", label=_("Written"), sort_key="written_at", classname="warraq-wide"),
    ]  # fmt: skip
    ordering = "-written_at"
    list_per_page = 50
    search_fields = ["name", "html"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel(name, read_only=True) for name in ("article", "parent", "written_at")],
                heading=_("Where it stands"),
            ),
            FieldPanel("name"),
            FieldPanel("html"),
            FieldPanel("state"),
        ],
        base_form_class=CommentForm,
    )


@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment's state, from the buttons of the listing."""
    comment = get_object_or_404(Comment, pk=pk)
    if not policy_registry.get_by_type(Comment).user_has_permission(request.user, "change"):
        raise PermissionDenied
    wanted = request.POST.get("state", "")
    if wanted not in CommentState.values:
        raise PermissionDenied
    set_state([comment], wanted)
    back = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(back, request.get_host(), request.is_secure())
    return redirect(back if own else reverse("wagtailsnippets_newsroom_comment:list"))


class _StateAction(SnippetBulkAction):
    """Many comments into one state."""

    template_name = "warraq/desk/comments_bulk.html"
    state: ClassVar[str]
    models: ClassVar[list[type]] = [Comment]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        # Wagtail's "all" knows nothing of the listing's filters; whoever means all means what waits.
        return Comment.objects.filter(state=CommentState.PENDING).values_list("pk", flat=True)

    def check_perm(self, comment: Comment) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "change"))

    @classmethod
    def execute_action(cls, objects: Sequence[Comment], user: Any = None, **_: Any) -> tuple[int, int]:
        return set_state(objects, cls.state), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(count)d comment changed.", "%(count)d comments changed.", num_parent_objects) % {
            "count": num_parent_objects
        }


class ApproveComments(_StateAction):
    display_name = _("Approve")
    action_type = "approve"
    aria_label = _("Approve the selected comments")
    action_priority = 5
    state = CommentState.APPROVED


class HoldComments(_StateAction):
    display_name = _("Hold")
    action_type = "hold"
    aria_label = _("Put the selected comments back among the pending")
    action_priority = 10
    state = CommentState.PENDING


class SpamComments(_StateAction):
    display_name = _("Spam")
    action_type = "spam"
    aria_label = _("Mark the selected comments as spam")
    action_priority = 15
    state = CommentState.SPAM


class RemoveComments(_StateAction):
    display_name = _("Remove")
    action_type = "remove"
    aria_label = _("Remove the selected comments from the readers' pages")
    action_priority = 20
    classes: ClassVar[set[str]] = {"serious"}
    state = CommentState.REMOVED


register_permission_policy(Comment, CommentPolicy(Comment))
ACTIONS = (ApproveComments, HoldComments, SpamComments, RemoveComments)
