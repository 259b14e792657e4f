"""What the newsroom's own templates need besides Wagtail's tags."""

from django import template
from django.conf import settings

from warraq.desk.days import regional_day
from warraq.desk.door.keeper import is_required

register = template.Library()
register.filter(regional_day)


@register.simple_tag
def newspaper_name() -> str:
    """The newspaper's name, which Wagtail's screens bear."""
    return str(settings.WARRAQ.newspaper.name)


@register.simple_tag
def second_factor_required() -> bool:
    """Whether everyone who enters needs a second factor."""
    return is_required(settings.WARRAQ)
