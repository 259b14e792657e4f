"""Readers' comments: read, approved, hidden and removed here, one by one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_filters import DateFromToRangeFilter, MultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from warraq.desk.letters import back, may_moderate
from warraq.markup import clean_comment, plain_text
from warraq.newsroom import mailroom
from warraq.newsroom.models import Comment, Letter
from warraq.newsroom.models.comment import CommentState
from warraq.newsroom.wires import record_comments


def set_state(comments: Sequence[Comment], state: str) -> int:
    """Give `comments` a state and have their pages printed again; the filter learns of it. How many changed."""
    changed = [comment for comment in comments if comment.state != state]
    numbers = [comment.pk for comment in changed]
    with transaction.atomic():
        Comment.objects.filter(pk__in=numbers).update(state=state)
        for comment in changed:
            comment.state = state
        mailroom.teach(changed)
        if state in {CommentState.SPAM, CommentState.REMOVED}:
            # Nobody will write to them: the address has no more business here.
            Letter.objects.filter(comment__in=numbers).update(email_locked=None, email_until=None)
        record_comments({comment.page_id for comment in changed})
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
            (CommentState.APPROVED, _("Approve"), "a"), (CommentState.SPAM, _("Spam"), "s"),
            (CommentState.REMOVED, _("Hide"), "h"), (CommentState.PENDING, _("Hold"), "p"),
        ]  # fmt: skip
        context["verbs"] = [verb for verb in verbs if verb[0] != instance.state]
        # A cell is drawn without the page's own context: the form in it needs the token handed over.
        context["csrf_token"] = get_token(parent_context["request"])
        context["action"] = reverse("warraq_comment_state", args=[instance.pk])
        context["reply"] = reverse("warraq_comment_reply", args=[instance.pk])
        letter = getattr(instance, "letter", None)
        user = parent_context["request"].user
        if letter is not None and letter.email_locked and user.has_perm("newsroom.see_letter_email"):
            context["email"] = reverse("warraq_comment_email", args=[instance.pk])
        return context


NOTES = {"links": _("has a link"), "words": _("banned word"), "again": _("said before")}
"""What is told of a letter. That its form's age is not known is the filter's business alone: so it is with every letter
from a printed page."""


class WordsColumn(Column):
    """The whole letter, with what speaks for a second look."""

    cell_template_name = "warraq/desk/comment_words.html"

    def get_cell_context_data(self, instance: Comment, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        letter = getattr(instance, "letter", None)
        notes = letter.notes.split(",") if letter is not None and letter.notes else []
        context["comment"] = instance
        context["page_url"] = reverse("wagtailadmin_pages:edit", args=[instance.page_id])
        context["url"] = reverse("wagtailsnippets_newsroom_comment:edit", args=[instance.pk])
        context["text"] = Truncator(plain_text(instance.html)).chars(1500) or "—"
        context["notes"] = [NOTES[note] for note in notes if note in NOTES]
        context["score"] = round(letter.score * 100) if letter is not None and letter.score is not None else None
        return context


class CommentIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("page", "letter")


class CommentViewSet(SnippetViewSet):
    model = Comment
    icon = "comment"
    menu_label = _("Comments")
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = CommentIndexView
    index_template_name = "warraq/desk/comment_index.html"
    filterset_class = CommentFilterSet
    list_display = [
        WordsColumn("words", label=_("Comment"), accessor="name"),
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
                [FieldPanel(name, read_only=True) for name in ("page", "parent", "written_at")],
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
    if not may_moderate(request.user):
        raise PermissionDenied
    wanted = request.POST.get("state", "")
    if wanted not in CommentState.values:
        raise PermissionDenied
    set_state([comment], wanted)
    return redirect(back(request))


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
    display_name = _("Hide")
    action_type = "remove"
    aria_label = _("Remove the selected comments from the readers' pages")
    action_priority = 20
    classes: ClassVar[set[str]] = {"serious"}
    state = CommentState.REMOVED


register_permission_policy(Comment, CommentPolicy(Comment))
ACTIONS = (ApproveComments, HoldComments, SpamComments, RemoveComments)
