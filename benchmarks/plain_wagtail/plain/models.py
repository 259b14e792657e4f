from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class Article(Page):
    """A headline and a text. What is searched is Wagtail's own: the headline."""

    body = RichTextField()

    content_panels = [*Page.content_panels, FieldPanel("body")]
