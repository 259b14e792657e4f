from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "warraq.desk"
    label = "desk"

    def ready(self) -> None:
        from warraq.desk import previews, starting

        previews.connect()
        starting.connect()
