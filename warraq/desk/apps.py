from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "warraq.desk"
    label = "desk"
