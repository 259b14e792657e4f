"""Django's settings, all derived from the newspaper's `warraq.toml`. Nothing here is a newspaper's to edit."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from warraq import config
from warraq.desk.database import databases
from warraq.desk.secrets import secret_key

WARRAQ = config.load(Path(os.environ["WARRAQ_SITE"]))
_url = urlsplit(WARRAQ.newsroom.url)
_secure = _url.scheme == "https"

SECRET_KEY = secret_key(WARRAQ.secrets)
DEBUG = False
ALLOWED_HOSTS = [_url.hostname or "127.0.0.1", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [WARRAQ.newsroom.url]
CSRF_FAILURE_VIEW = "warraq.desk.faults.stale"

INSTALLED_APPS = [
    "warraq.newsroom",
    "warraq.desk.apps.DeskConfig",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "warraq.desk.headers.Headers",
    "warraq.desk.queries.Queries",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "warraq.desk.door.keeper.DoorKeeper",
    "warraq.desk.witness.Witness",
]

ROOT_URLCONF = "warraq.desk.urls"
WSGI_APPLICATION = "warraq.desk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = databases(WARRAQ)

AUTH_USER_MODEL = "newsroom.User"
WAGTAIL_PAGE_MODEL = "newsroom.NewsPage"
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "newsroom.NewsDocument"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "warraq.desk.door.passwords.OwnWordsValidator"},
]

# --- language and time: the newsroom speaks the newsroom's language, the newspaper has its own --------------------
# No middleware asks the browser for its language: the newsroom's is the operator's choice, and an editor may choose
# another under "Account".

LANGUAGE_CODE = WARRAQ.newsroom.language
LANGUAGES = [("ar", "العربية"), ("en", "English"), ("fa", "فارسی"), ("tr", "Türkçe")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = WARRAQ.newspaper.time_zone
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [(WARRAQ.newspaper.language, WARRAQ.newspaper.language)]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ar", "العربية"), ("en", "English")]

# --- files -----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [("warraq/fonts", Path(__file__).parents[1] / "theme" / "fonts")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_URL = "/newsroom-media/"
MEDIA_ROOT = WARRAQ.media
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []

# --- Wagtail -------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = WARRAQ.newspaper.name
WAGTAILADMIN_BASE_URL = WARRAQ.newsroom.url
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # Warraq sends no mail; `warraq user` sets passwords
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "warraq.newsroom.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "warraq.newsroom.uploads.DocumentForm"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "warraq.desk.find"}}
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "warraq.newsroom.tagging.tags_of"

# --- the door ------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "warraq.desk.door.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "warraq.desk.door.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
# Passwords are held back by `door.lockout`; this counts wrong codes of a second factor, for each account.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/15m/key", "reauthenticate": "20/m/user"}
MFA_FORMS = {
    "authenticate": "warraq.desk.door.forms.CodeForm",
    "activate_totp": "warraq.desk.door.forms.AppForm",
    "add_webauthn": "warraq.desk.door.forms.PasskeyForm",
}
MFA_ADAPTER = "warraq.desk.door.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers allow passkeys without HTTPS on this machine alone, at http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _secure
# Over HTTPS one proxy stands before the newsroom, and says where a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _secure else 0

# --- walls ---------------------------------------------------------------------------------------------------------

_prefix = "__Host-" if _secure else ""
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _secure
SESSION_COOKIE_NAME = f"{_prefix}warraq-session"
CSRF_COOKIE_NAME = f"{_prefix}warraq-csrf"
LOCKOUT_COOKIE = f"{_prefix}warraq-browser"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _secure

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
