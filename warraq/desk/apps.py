from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "warraq.desk"
    label = "desk"

    def ready(self) -> None:
        from warraq.desk import previews, starting
        from warraq.desk.door import sessions

        previews.connect()
        starting.connect()
        sessions.connect()
