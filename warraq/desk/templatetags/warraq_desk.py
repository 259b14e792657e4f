"""What the newsroom's own templates need besides Wagtail's tags."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def newspaper_name() -> str:
    """The newspaper's name, which Wagtail's screens bear."""
    return str(settings.WARRAQ.newspaper.name)
