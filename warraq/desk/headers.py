"""What every answer of the newsroom says to the browser: run our own files, and nothing else.

Scripts come from the newsroom's own host alone; there is no inline script, no eval, no nonce to steal. (Wagtail's few
inline scripts are replaced: see `templates/wagtailadmin` and `static/warraq/desk/start.js`.) Styles may
stand in the page, since Wagtail's editor and its hints write some there. Previews
and files have a stricter one of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "object-src 'none'",
))  # fmt: skip
_OFF = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _OFF), "publickey-credentials-get=(self)"])
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex, nofollow",
}


class Headers:
    """Middleware, outermost: answers of the files' server and of errors are dressed as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        # Who may see a page of the newsroom is known to the newsroom alone: nothing on the way keeps one.
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store"
        return response
