"""The door: passwords, codes, passkeys' absence of guesses, lockout, sessions and cookies, through HTTP."""

from __future__ import annotations

import dataclasses
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from warraq.desk.door import keeper, lockout
from warraq.newsroom.models import Act, FailedLogin, User

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PASSWORD = "a-long-password-for-tests"
LOGIN = "/admin/login/"
FACTORS = "/admin/door/factors/"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(newspaper: Any) -> User:
    return User.objects.create_superuser("editor", "editor@example.org", PASSWORD)


def enter(client: Any, password: str = PASSWORD, name: str = "editor", **extra: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


def is_in(client: Any) -> bool:
    return client.get("/admin/").status_code == 200


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


# --- passwords ---------------------------------------------------------------------------------------------------


def test_name_and_password_open_the_door(client: Any, editor: User) -> None:
    answer = enter(client)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert is_in(client)


@pytest.mark.parametrize("password", ["  فراغٌ قبلها وبعدها  ", "كل الحروف و every sign: £€<>\"'&%", "طويلة جداً " * 20])
def test_a_password_of_any_signs_and_length_is_taken_as_typed(client: Any, editor: User, password: str) -> None:
    validate_password(password, editor)
    editor.set_password(password)
    editor.save()
    for other in (password.strip(), password[:64], password.lower()):
        if other != password:
            enter(client, other)
            assert not is_in(client)
    enter(client, password)
    assert is_in(client)


def test_the_field_of_a_password_hides_it_and_lets_keepers_fill_it_in(client: Any) -> None:
    (field,) = re.findall(r'<input[^>]*name="password"[^>]*>', client.get(LOGIN).content.decode())
    assert 'type="password"' in field and 'autocomplete="current-password"' in field
    assert not re.search(r"maxlength|onpaste|readonly|pattern", field)


@pytest.mark.parametrize(("name", "password"), [("editor", "wrong"), ("nobody", PASSWORD), ("editor", ""), ("", "")])
def test_anything_else_does_not_and_says_no_more_than_that(client: Any, editor: User, name: str, password: str) -> None:
    page = enter(client, password, name)
    assert page.status_code == 200
    assert not is_in(client)
    if name and password:
        assert "الاسم أو كلمة السر غير صحيحين" in page.content.decode()


def test_one_is_led_to_where_one_wanted_but_to_no_other_host(client: Any, editor: User) -> None:
    answer = client.post(LOGIN, {"username": "editor", "password": PASSWORD, "next": "/admin/articles/"})
    assert answer["Location"] == "/admin/articles/"
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        client.logout()
        answer = client.post(LOGIN, {"username": "editor", "password": PASSWORD, "next": elsewhere})
        assert answer["Location"] == "/admin/", elsewhere


def test_no_one_signs_up_resets_a_password_or_changes_an_address_by_themselves(editor_client: Any) -> None:
    ways = ("signup/", "door/signup/", "door/email/", "door/password/reset/", "password_reset/", "door/confirm-email/")
    for path in ways:
        assert editor_client.get(f"/admin/{path}").status_code == 404, path


def test_a_closed_account_stays_out(client: Any, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    enter(client)
    assert not is_in(client)


def test_the_door_wants_a_token(editor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOGIN, {"username": "editor", "password": PASSWORD}).status_code == 403


# --- second factors ----------------------------------------------------------------------------------------------


def test_with_an_app_the_password_alone_opens_nothing(client: Any, editor: User) -> None:
    secret = with_app(editor)
    assert enter(client)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not is_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"] == "/admin/"
    assert is_in(client)


def test_a_code_opens_once(client: Any, editor: User) -> None:
    secret = with_app(editor)
    code = code_of(secret)
    enter(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    other = Client()
    enter(other)
    other.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_in(other)


def test_wrong_codes_are_counted_for_the_account(client: Any, editor: User) -> None:
    secret = with_app(editor)
    enter(client)
    for _ in range(10):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not is_in(client)
    assert Act.objects.filter(act="door.factor_failed", label="editor").count() >= 10


def test_a_recovery_code_opens_once(client: Any, editor: User) -> None:
    with_app(editor)
    codes = RecoveryCodes.activate(editor).get_unused_codes()
    assert len(set(codes)) == 10
    for browser, opens in ((client, True), (Client(), False)):
        enter(browser)
        browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_in(browser) is opens


def test_secrets_of_second_factors_are_not_readable_in_the_database(editor: User) -> None:
    secret = with_app(editor)
    RecoveryCodes.activate(editor)
    kept = {factor.type: factor.data for factor in Authenticator.objects.filter(user=editor)}
    assert secret not in str(kept)
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_of(secret))
    assert set(kept["recovery_codes"]) >= {"seed"}
    assert len(kept["recovery_codes"]["seed"]) > 100


def test_setting_up_an_app_on_the_way_in_wants_the_password_once(client: Any, editor: User) -> None:
    enter(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*>([A-Z2-7]+)<', page)
    assert secret
    shown = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])}, follow=True).content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code>", shown)) == 10


def test_later_setting_up_an_app_wants_the_password_again(client: Any, editor: User, monkeypatch: Any) -> None:
    enter(client)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 6 * 60)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_setting_up_an_app_wants_the_password_again_and_ends_with_codes_shown_once(client: Any, editor: User) -> None:
    client.force_login(editor)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*>([A-Z2-7]+)<', page)
    assert secret
    shown = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])}, follow=True).content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code>", shown)) == 10
    assert not re.findall(r"<li><code>\d{8}</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())


@pytest.mark.parametrize(("wanted", "url", "required"), [
    ("auto", "http://127.0.0.1:8001", False), ("auto", "https://desk.example.org", True),
    ("optional", "https://desk.example.org", False), ("required", "http://127.0.0.1:8001", True),
])  # fmt: skip
def test_who_needs_a_second_factor_is_the_operators_word(newspaper: Any, wanted: str, url: str, required: bool) -> None:
    newsroom = dataclasses.replace(newspaper.newsroom, second_factor=wanted, url=url)
    assert keeper.is_required(dataclasses.replace(newspaper, newsroom=newsroom)) is required


def test_where_it_is_required_nothing_opens_before_one_is_set_up(client: Any, editor: User, settings: Any) -> None:
    newsroom = dataclasses.replace(settings.WARRAQ.newsroom, second_factor="required")
    settings.WARRAQ = dataclasses.replace(settings.WARRAQ, newsroom=newsroom)
    enter(client)
    for path in ("/admin/", "/admin/articles/", "/admin/users/", "/admin/account/", "/newsroom-media/images/x.jpg"):
        assert client.get(path)["Location"] == reverse("mfa_index"), path
    assert client.post("/admin/comments/1/state/", {"state": "spam"})["Location"] == reverse("mfa_index")
    assert "هيّئ واحداً لتتابع" in client.get(reverse("mfa_index")).content.decode()
    with_app(editor)
    assert is_in(client)


# --- holding guessers back ---------------------------------------------------------------------------------------


def test_five_failures_of_a_name_from_one_place_shut_the_door_there(client: Any, editor: User) -> None:
    for _ in range(5):
        enter(client, "wrong")
    page = enter(client)
    assert "محاولات كثيرة من هنا" in page.content.decode()
    assert not is_in(client)
    assert enter(client, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_a_stranger_cannot_lock_out_an_editors_own_browser(client: Any, editor: User) -> None:
    enter(client)
    client.post("/admin/logout/")
    stranger = Client()
    for number in range(60):
        enter(stranger, "wrong", REMOTE_ADDR=f"198.51.{number}.7")
    assert "محاولات كثيرة" in enter(Client(), REMOTE_ADDR="203.0.113.5").content.decode()
    assert enter(client).status_code == 302


def test_not_even_from_the_editors_own_network(client: Any, editor: User) -> None:
    enter(client)
    client.post("/admin/logout/")
    for number in range(40):
        enter(Client(), "wrong", f"name-{number}")
    assert "محاولات كثيرة" in enter(Client()).content.decode()
    assert enter(client).status_code == 302


def test_a_known_browser_is_counted_too(client: Any, editor: User) -> None:
    enter(client)
    client.post("/admin/logout/")
    for _ in range(10):
        enter(client, "wrong")
    assert enter(client).status_code == 200


@pytest.mark.parametrize("forged", ["x", "eyJlZGl0b3IiOiJ4In0:1:abc", ""])
def test_the_mark_of_a_known_browser_cannot_be_forged(client: Any, editor: User, forged: str) -> None:
    client.cookies[lockout.COOKIE] = forged
    for _ in range(5):
        enter(client, "wrong")
    assert enter(client).status_code == 200


def test_failures_are_forgotten_and_no_address_is_kept(client: Any, editor: User, monkeypatch: Any) -> None:
    for _ in range(5):
        enter(client, "wrong", REMOTE_ADDR="203.0.113.99")
    kept = str(list(FailedLogin.objects.values())) + str(list(Act.objects.values()))
    assert "203.0.113.99" not in kept
    later = lockout.timezone.now() + lockout.timedelta(minutes=16)
    monkeypatch.setattr(lockout.timezone, "now", lambda: later)
    assert enter(client, REMOTE_ADDR="203.0.113.99").status_code == 302


def test_a_header_does_not_make_another_place_of_one(client: Any, editor: User) -> None:
    for number in range(5):
        enter(client, "wrong", headers={"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.0.{number}"})
    assert enter(client, headers={"X-Forwarded-For": "10.1.1.1"}).status_code == 200


def test_ipv6_is_counted_by_network(rf: Any) -> None:
    def of(address: str) -> str:
        return lockout.network(rf.get("/", REMOTE_ADDR=address))

    assert of("2001:db8::1") == of("2001:db8::ffff:1") != of("2001:db8:0:1::1")
    assert of("::ffff:192.0.2.1") == of("192.0.2.1") == "192.0.2.1"
    assert of("nonsense") == ""


# --- sessions, cookies, headers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "stays"), [(keeper.IDLE - 60, True), (keeper.IDLE + 60, False)])
def test_an_idle_session_ends(client: Any, editor: User, seconds: int, stays: bool) -> None:
    enter(client)
    is_in(client)
    session = client.session
    session["seen"] -= seconds
    session.save()
    assert is_in(client) is stays


def test_a_session_ends_after_its_time_however_busy(client: Any, editor: User) -> None:
    enter(client)
    is_in(client)
    session = client.session
    session["entered"] -= keeper.LONGEST + 60
    session.save()
    led = client.get("/admin/")
    assert led["Location"].startswith(LOGIN)
    assert led["Clear-Site-Data"] == '"cache", "storage"'


def test_the_session_is_a_new_one_after_entering_and_gone_after_leaving(client: Any, editor: User) -> None:
    client.get(LOGIN)
    enter(client)
    key = client.session.session_key
    assert key
    assert "Clear-Site-Data" not in client.get("/admin/").headers
    assert client.post("/admin/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    thief = Client()
    thief.cookies["warraq-session"] = key
    assert not is_in(thief)


@pytest.mark.parametrize("word", ["{name}2026!", "{name}-{name}", "warraq-newsroom-26", "Newspaper12345"])
def test_the_newspapers_own_words_are_no_password(editor: User, settings: Any, word: str) -> None:
    name = settings.WARRAQ.newspaper.name.replace(" ", "_")
    with pytest.raises(ValidationError) as refused:
        validate_password(word.format(name=name), editor)
    assert "own_words" in {error.code for error in refused.value.error_list}
    validate_password(f"{name} kettle-lantern-92", editor)


def test_a_new_password_ends_all_other_sessions(client: Any, editor: User) -> None:
    enter(client)
    editor.set_password("another-long-password-here")
    editor.save()
    assert not is_in(client)


def two_browsers(editor: User) -> tuple[Client, Client]:
    here, there = Client(), Client()
    for browser in (here, there):
        enter(browser)
        assert is_in(browser)
    here.post("/admin/door/reauthenticate/", {"password": PASSWORD})
    return here, there


def test_one_leaves_all_other_machines_and_stays_on_this_one(editor: User) -> None:
    here, there = two_browsers(editor)
    before = here.session.session_key
    answer = here.post("/admin/door/others/", follow=True)
    assert answer.status_code == 200
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.session.session_key != before
    assert Act.objects.filter(act="session.ended", actor="editor").count() == 1
    assert enter(there).status_code == 302 and is_in(there) and is_in(here)


def test_leaving_them_is_asked_for_by_a_button_of_someone_who_proved_who_they_are(editor: User) -> None:
    here, there = two_browsers(editor)
    assert here.get("/admin/door/others/").status_code == 405
    session = here.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600}]
    session.save()
    answer = here.post("/admin/door/others/")
    assert answer.status_code == 302 and "/reauthenticate/" in answer["Location"]
    assert is_in(there)
    assert Client().post("/admin/door/others/").status_code == 302
    with_token = Client(enforce_csrf_checks=True, headers={"cookie": f"sessionid={here.session.session_key}"})
    assert with_token.post("/admin/door/others/").status_code == 403


def test_another_second_factor_ends_all_other_sessions(editor: User, monkeypatch: Any) -> None:
    here, there = two_browsers(editor)
    page = here.get(f"{FACTORS}totp/activate/")
    secret = here.session["mfa.totp.secret"]
    assert page.status_code == 200
    # Within the request, as where the test's own transaction is not around it.
    monkeypatch.setattr(transaction, "on_commit", lambda act, **_: act())
    assert here.post(f"{FACTORS}totp/activate/", {"code": code_of(secret)}).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)


def test_sessions_end_under_an_older_secret_key_too(editor: User, settings: Any) -> None:
    here, there = two_browsers(editor)
    here.post("/admin/door/others/")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-of-the-newsroom" * 2
    assert (is_in(here), is_in(there)) == (True, False)


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True)
def test_cookies_are_for_this_host_and_no_script(client: Any, editor: User) -> None:
    client.get(LOGIN)
    answer = enter(client)
    for name in ("warraq-session", "warraq-csrf", "warraq-browser"):
        cookie = (answer.cookies.get(name) or client.cookies[name])
        assert cookie["httponly"], name
        assert cookie["samesite"] in {"Lax", "Strict"}, name
        assert cookie["secure"], name
        assert not cookie["domain"], name


PATHS = ["/admin/login/", "/admin/", "/admin/articles/", "/nothing/", "/static/warraq/desk/desk.css", FACTORS]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_dressed(editor_client: Any, path: str) -> None:
    answer = editor_client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.replace("style-src 'self' 'unsafe-inline'", "")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    if not path.startswith("/static/"):
        assert {"no-store", "no-cache"} & {part.strip() for part in answer["Cache-Control"].split(",")}


def test_pages_of_the_newsroom_hold_no_inline_script(editor_client: Any, home: Any) -> None:
    from tests import factories

    article = factories.article(factories.section(home))
    for path in (LOGIN, "/admin/", f"/admin/pages/{article.pk}/edit/", "/admin/images/add/", "/admin/account/",
                 reverse("wagtailsnippets_newsroom_menu:add"), reverse("mfa_index")):  # fmt: skip
        page = editor_client.get(path, follow=True).content.decode()
        tags = re.findall(r"<script[^>]*>", page)
        inline = [tag for tag in tags if "src=" not in tag and "application/json" not in tag]
        assert inline == [], path
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', page)), path
