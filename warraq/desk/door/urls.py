"""The addresses of the door: entering, second factors, and proving again that it is you. Nothing else of
django-allauth's is reachable: no sign-up, no mail addresses, no resetting of passwords."""

from allauth.account import views
from django.urls import include, path
from django.views.generic import RedirectView

from warraq.desk.door import sessions

to_login = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)

urlpatterns = [
    path("door/login/", to_login, name="account_login"),
    path("door/logout/", RedirectView.as_view(pattern_name="wagtailadmin_logout"), name="account_logout"),
    path("door/inactive/", views.account_inactive, name="account_inactive"),
    path("door/reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("door/factors/", include("allauth.mfa.urls")),
    path("door/others/", sessions.end_others, name="warraq_end_sessions"),
    path("login/", views.login),
]
