"""The newsroom's addresses. Editors work under /admin/; the rest serves what their screens and previews show."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from warraq.desk import comments, letters, orders, people, press, previews, record, standing

urlpatterns = [
    path("admin/comments/<int:pk>/state/", require_admin_access(comments.state), name="warraq_comment_state"),
    path(
        "admin/comments/<int:pk>/reply/", require_admin_access(letters.ReplyView.as_view()), name="warraq_comment_reply"
    ),
    path("admin/comments/<int:pk>/email/", require_admin_access(letters.show_email), name="warraq_comment_email"),
    path("admin/press/", require_admin_access(press.page), name="warraq_press"),
    path("admin/press/full/", require_admin_access(press.print_everything), name="warraq_press_full"),
    path("admin/press/continue/", require_admin_access(orders.print_on), name="warraq_press_continue"),
    path("admin/press/return/<int:number>/", require_admin_access(orders.go_back), name="warraq_press_return"),
    path("admin/press/articles/<int:pk>/", require_admin_access(standing.show), name="warraq_standing"),
    path("admin/comments/ban/", require_admin_access(letters.ban), name="warraq_comment_ban"),
    path("admin/tag-autocomplete/newsroom/tag/", require_admin_access(people.suggest_tags)),
    path("admin/record/", require_admin_access(record.show), name="warraq_record"),
    path("admin/record/export/", require_admin_access(record.export), name="warraq_record_export"),
    path("admin/", include("warraq.desk.door.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:document_filename>", previews.document),
    path("documents/", include(wagtaildocs_urls)),
    path("newsroom-media/<path:name>", previews.original),
    path("favicon.ico", previews.favicon),
    path("assets/<path:name>", previews.asset),
    re_path(r"^media/(?P<name>[0-9a-f]{16}-\d{1,5}\.(?:avif|webp|jpg))$", previews.picture),
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
]

handler500 = "warraq.desk.faults.failed"
