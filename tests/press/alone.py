"""A press in a process of its own, on a database of its own: what tests within one transaction cannot show.

`python -m tests.press.alone DIR` founds a newspaper in DIR, prints and indexes it on all cores, changes it, compares.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any


def main(root: Path) -> None:
    from warraq.desk import start

    for folder in ("media", "run", "edition", "secrets"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة"\n', "utf-8")
    start(root)
    from django.conf import settings
    from django.db import connection

    from tests import factories as make
    from tests import old_addresses
    from tests.press.trees import resolved
    from tests.schema import make_tables
    from warraq.newsroom import models
    from warraq.newsroom.founding import found
    from warraq.press import all_redirects, outbox, pool
    from warraq.press.indexing import make_anew
    from warraq.press.press import Press
    from warraq.reading.snapshot import snapshot
    from warraq.search import Index, Wanted

    make_tables(connection)
    section = make.section(found())
    tag = make.tag("نهر")
    stories = [make.article(section, tags=[tag], lead_image=make.picture(size=(700, 500))) for _ in range(6)]
    for number in range(40):
        _old_address(number, stories[number % 5])

    pool.WORTH_IT, pool.CHUNK, all_redirects.MANY = 1, 4, 0  # on all cores, few as the pages are
    whole = dataclasses.replace(settings.WARRAQ, root=root / "whole")
    whole.root.mkdir()
    (whole.root / "media").symlink_to(settings.WARRAQ.media)
    press = Press(settings.WARRAQ)
    first = press.run()
    assert len(first.written) > 30, first
    assert len(old_addresses.led(press.store.current)) == 40
    _killed_among_redirects(press, stories[0])

    story = models.Article.objects.get(pk=stories[2].pk)
    story.title = "عنوان آخر"
    make.publish(story)
    stories[3].delete()
    result = press.run()
    assert story.permalink in result.written and stories[3].permalink in result.removed, result

    pool.WORTH_IT, all_redirects.MANY = 10_000, 20_000
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

    _search_follows_beside(press)

    before = models.Change.objects.count()
    with snapshot():
        changes, cursor = outbox.look(outbox.Cursor())
        assert len(models.Change.objects.all()) == before
    models.Change.objects.create(kind="article", record_id=1)
    with snapshot():
        assert outbox.look(cursor)[0] == [("article", 1)]
        assert changes


def _old_address(number: int, story: Any) -> None:
    """Most lead to an article, some to a picture, some to another of them."""
    from warraq.newsroom.models import LegacyAddress

    if number % 7 == 3:
        LegacyAddress.objects.create(address=f"/قديم-{number}/", picture=story.lead_image, width=300)
    elif number % 7 == 5:
        LegacyAddress.objects.create(address=f"/قديم-{number}/", target=f"/قديم-{number - 1}/")
    else:
        LegacyAddress.objects.create(address=f"/قديم-{number}/", page=story)


def _killed_among_redirects(press: Any, story: Any) -> None:
    """Where a process that makes the redirects is killed the run says so, and readers keep what they had."""
    from tests import factories as make
    from warraq.errors import PrinterKilled
    from warraq.reading.redirects import AllRedirects

    between, edition, title, parent = AllRedirects.between, press.store.shown(), story.title, os.getpid()

    def killed(every: Any, stretch: Any) -> Any:
        assert os.getpid() != parent, "the redirects were made by the press itself"
        os.kill(os.getpid(), signal.SIGKILL)

    AllRedirects.between = killed  # type: ignore[method-assign]
    story.title = "عنوان لم يُطبع"
    make.publish(story)
    try:
        press.run(full=True)
    except PrinterKilled:
        assert press.store.shown() == edition
    else:
        raise AssertionError("nothing was said of a killed process")
    AllRedirects.between = between  # type: ignore[method-assign]
    assert press.run(full=True).written, "the run after it printed nothing"
    story.title = title
    make.publish(story)
    press.run()


def _search_follows_beside(press: Any) -> None:
    """Many articles, or all, are read by a process beside the press; what is printed meanwhile is found after."""
    from tests import factories as make
    from warraq.newsroom import models
    from warraq.press import following, indexer
    from warraq.search import Index

    following.MANY = 0
    root, section = press.config.edition, models.Section.objects.get()
    begun, begin = [], indexer.begin

    def noted(config: Any) -> Any:
        begun.append(begin(config))
        return begun[-1]

    indexer.begin = noted

    def found(headline: str) -> bool:
        return headline in [hit.headline for hit in Index.open(root / "search").find(headline).hits]

    (root / "search-edition").unlink(missing_ok=True)
    beside = following.FollowerBeside(press)
    anew = make.article(section, "يقرؤها الفهرس الجديد")
    beside.follow(press.run())
    while not begun:
        time.sleep(0.01)
    meanwhile = make.article(section, "تُطبع في أثناء ذلك")
    made = press.run()  # the press prints on
    assert meanwhile.permalink in made.written and begun[0].poll() is None
    beside.follow(made)
    beside._pool.submit(int).result()
    assert [child.returncode for child in begun] == [0, 0]
    assert found(anew.title) and found(meanwhile.title)
    assert following.known_edition(root) == made.edition

    # A press that is stopped ends the process; readers keep the index that they had, and the next press goes on.
    killed = make.article(section, "تُطبع ولا تُفهرس")
    beside.follow(press.run())
    while len(begun) < 3:
        time.sleep(0.01)
    begun[2].send_signal(signal.SIGSTOP)  # in the midst of it
    end, indexer.GRACE = time.monotonic() + 5, 0.2
    beside.close()
    assert time.monotonic() < end and begun[2].returncode < 0, begun[2].returncode
    assert found(meanwhile.title) and not found(killed.title) and following.known_edition(root) == made.edition
    next_press = following.FollowerBeside(press)
    next_press.follow(press.run())
    next_press._pool.submit(int).result()
    next_press.close()
    assert begun[3].returncode == 0 and found(killed.title)

    # One that fails leaves nothing that only looks whole: the run after it makes all of it anew.
    failing = following.FollowerBeside(press)
    indexer.begin = lambda config: noted(dataclasses.replace(config, root=root / "nowhere"))
    make.article(section, "يتعثّر فهرسها")
    failing.follow(press.run())
    failing._pool.submit(int).result()
    assert begun[4].returncode > 0
    indexer.begin = noted
    last = make.article(section, "بعد التعثّر")
    failing.follow(press.run())
    failing._pool.submit(int).result()
    failing.close()
    assert found("يتعثّر فهرسها") and found(last.title)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
