"""What happens in the newspaper whose press is killed."""

from __future__ import annotations

from typing import Any


class Story:
    """Four articles with a tag and a picture; later an edit, a deletion, a new one and a moved permalink at once."""

    def __init__(self) -> None:
        from tests import factories as make
        from warraq.newsroom.founding import found

        self.make = make
        self.section = make.section(found())
        self.tag = make.tag("نهر")
        picture = make.picture(size=(700, 500))
        self.articles = [make.article(self.section, tags=[self.tag], lead_image=picture) for _ in range(4)]

    def live_a_little(self, config: Any) -> None:
        """Some runs before, so that the spare plate has something to learn and there is something to collect."""
        from warraq.press.press import Press

        press = Press(config)
        press.run()
        for number in range(6):
            self._edit(0, title=f"عنوان {number}")
            press.run()
        press.close()

    def go_on(self, config: Any) -> None:
        """A run that nothing disturbs."""
        from warraq.press.press import Press

        press = Press(config)
        press.run()
        press.close()

    def change(self) -> None:
        from warraq.newsroom.models import Article

        self._edit(1, title="عنوان آخر")
        Article.objects.get(pk=self.articles[2].pk).delete()
        self.make.article(self.section, "خبر جديد", tags=[self.tag])
        self._edit(3, permalink="/2026/elsewhere/")

    def change_again(self) -> None:
        self._edit(0, title="عنوان أخير")

    def _edit(self, which: int, **fields: str) -> None:
        from warraq.newsroom.models import Article

        found = Article.objects.get(pk=self.articles[which].pk)
        for name, value in fields.items():
            setattr(found, name, value)
        self.make.publish(found)
