"""A press in a process of its own, on a database of its own: what tests within one transaction cannot show.

`python -m tests.press.alone DIR` founds a newspaper in DIR, prints and indexes it on all cores, changes it, compares.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path


def main(root: Path) -> None:
    from warraq.desk import start

    for folder in ("media", "run", "edition", "secrets"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة"\n', "utf-8")
    start(root)
    from django.conf import settings
    from django.core.management import call_command

    from tests import factories as make
    from tests.press.trees import resolved
    from warraq.newsroom import models
    from warraq.newsroom.founding import found
    from warraq.press import outbox, pool
    from warraq.press.indexing import make_anew
    from warraq.press.run import Press
    from warraq.reading.snapshot import snapshot
    from warraq.search import Index, Wanted

    call_command("migrate", verbosity=0)
    section = make.section(found())
    tag = make.tag("نهر")
    stories = [make.article(section, tags=[tag], lead_image=make.picture(size=(700, 500))) for _ in range(6)]

    pool.WORTH_IT, pool.CHUNK = 1, 4  # on all cores, few as the pages are
    whole = dataclasses.replace(settings.WARRAQ, root=root / "whole")
    whole.root.mkdir()
    (whole.root / "media").symlink_to(settings.WARRAQ.media)
    press = Press(settings.WARRAQ)
    first = press.run()
    assert len(first.written) > 30, first

    story = models.Article.objects.get(pk=stories[2].pk)
    story.title = "عنوان آخر"
    make.publish(story)
    stories[3].delete()
    result = press.run()
    assert story.permalink in result.written and stories[3].permalink in result.removed, result

    pool.WORTH_IT = 10_000
    Press(whole).run()
    assert resolved(settings.WARRAQ.edition) == resolved(whole.edition)

    indexes = []
    for pool.WORTH_IT in (1, 10_000):
        make_anew(settings.WARRAQ.edition, settings.WARRAQ, None)
        index = Index.open(settings.WARRAQ.edition / "search")
        hits = index.find(Wanted(words=story.title, tag=tag.name)).hits
        indexes.append((len(index), sorted(hits, key=lambda hit: hit.address)))
    together, one_by_one = indexes
    assert together == one_by_one
    assert together[0] == 5 and story.permalink in [hit.address for hit in together[1]]

    before = models.Change.objects.count()
    with snapshot():
        changes, cursor = outbox.look(outbox.Cursor())
        assert len(models.Change.objects.all()) == before
    models.Change.objects.create(kind="article", record_id=1)
    with snapshot():
        assert outbox.look(cursor)[0] == [("article", 1)]
        assert changes


if __name__ == "__main__":
    main(Path(sys.argv[1]))
