"""What moderators do with a reader's letter besides judging it: answer it in the newspaper's name, see the address that
came with it, and keep a word out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from warraq.letters import Keyring
from warraq.markup import clean_comment
from warraq.newsroom.models import Comment, LetterRules
from warraq.newsroom.models.comment import CommentState

EMAIL_SEEN = "warraq.letter.email_seen"
"""The act in Wagtail's log: who looked at which letter's address, and when."""

LIST = "wagtailsnippets_newsroom_comment:list"


def may_moderate(user: Any) -> bool:
    return bool(policy_registry.get_by_type(Comment).user_has_permission(user, "change"))


def back(request: HttpRequest) -> str:
    """Where the moderator came from, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure())
    return wanted if own else reverse(LIST)


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Reply"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autofocus": True})
    )


@method_decorator(never_cache, "dispatch")
class ReplyView(FormView):
    """An answer in the newspaper's name, below the letter; the letter is approved with it."""

    form_class = ReplyForm
    template_name = "warraq/desk/comment_reply.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_moderate(request.user):
            raise PermissionDenied
        self.comment = get_object_or_404(Comment.objects.select_related("page"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"comment": self.comment, "next": back(self.request)}

    def form_valid(self, form: ReplyForm) -> HttpResponse:
        from warraq.desk.comments import set_state

        set_state([self.comment], CommentState.APPROVED)
        reply = Comment.objects.create(
            page_id=self.comment.page_id, parent=self.comment, name=settings.WARRAQ.newspaper.name,
            html=clean_comment(form.cleaned_data["text"]), written_at=timezone.now(), state=CommentState.APPROVED,
            by_newspaper=True,
        )  # fmt: skip
        log(instance=reply, action="wagtail.create", user=self.request.user)
        messages.success(self.request, _("The reply stands under the comment."))
        return redirect(back(self.request))


@require_POST
@never_cache
@sensitive_variables("email")
def show_email(request: HttpRequest, pk: int) -> HttpResponse:
    """The e-mail address of a letter, to those with the right; each look is written into the log."""
    if not request.user.has_perm("newsroom.see_letter_email"):
        raise PermissionDenied
    comment = get_object_or_404(Comment.objects.select_related("letter"), pk=pk, letter__isnull=False)
    locked = comment.letter.email_locked
    email, fault = "", None
    if locked:
        try:
            email = Keyring(settings.WARRAQ.secrets).unlock_address(bytes(locked))
        except ValueError:
            fault = _("The key that it was kept with is not here; bring it back with “warraq letters key --load”.")
        log(instance=comment, action=EMAIL_SEEN, user=request.user)
    shown = {"comment": comment, "email": email, "fault": fault, "next": back(request)}
    return render(request, "warraq/desk/comment_email.html", shown)


@require_POST
def ban(request: HttpRequest) -> HttpResponse:
    """Add a word or phrase to the banned ones."""
    if not request.user.has_perm("newsroom.change_letterrules"):
        raise PermissionDenied
    word = " ".join(request.POST.get("word", "").split())[:200]
    if word:
        rules = LetterRules.load()
        known = rules.banned_words.splitlines()
        if word not in known:
            rules.banned_words = "\n".join([*known, word])
            rules.save()
        messages.success(request, _("Letters with “%(word)s” go to spam from now on.") % {"word": word})
    return redirect(back(request))
