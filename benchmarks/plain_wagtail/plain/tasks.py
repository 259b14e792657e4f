"""What is done in the site, each in a process of its own: `python -m plain.tasks fill|publish|bake …`; prints JSON."""

import http.client
import json
import sys
import time
from datetime import datetime
from itertools import islice
from pathlib import Path

SHARE = 500
"""Records that are put into the database together."""
PATIENCE = 60.0


def fill(posts):
    """Found the site, and put the posts of a file into it, a JSON object in each line: many at once, no revisions."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from django.db import connection, transaction
    from wagtail.models import Locale, Page, Site

    from plain.models import Article

    call_command("makemigrations", "plain", verbosity=0)
    call_command("migrate", verbosity=0)
    root = Page.objects.get(depth=1)
    root.get_children().get().delete()
    root.refresh_from_db()
    home = root.add_child(instance=Article(title="صحيفة القياس", slug="home", body="<p>صفحة</p>"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    kind, locale = ContentType.objects.get_for_model(Article), Locale.objects.get()
    insert = "INSERT INTO plain_article (page_ptr_id, body) VALUES (%s, %s)"
    number = 0
    with Path(posts).open(encoding="utf-8") as file, transaction.atomic():
        while lines := list(islice(file, SHARE)):
            pages, bodies = [], []
            for one in map(json.loads, lines):
                number += 1
                path = Page._get_path(home.path, home.depth + 1, number)
                moment = datetime.fromisoformat(one["moment"])
                pages.append(Page(
                    title=one["title"], draft_title=one["title"], slug=one["slug"], url_path=f"/home/{one['slug']}/",
                    path=path, depth=home.depth + 1, numchild=0, content_type=kind, locale=locale, live=True,
                    first_published_at=moment, last_published_at=moment,
                ))  # fmt: skip
                bodies.append(one["body"])
            Page.objects.bulk_create(pages)
            with connection.cursor() as cursor:
                cursor.executemany(insert, [(page.pk, body) for page, body in zip(pages, bodies, strict=True)])
        Page.objects.filter(pk=home.pk).update(numchild=number)
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"articles": Article.objects.child_of(home).count()}


def publish(port, turns):
    """Publish the turns of a file, and see each at the port. Milliseconds of each: until its new bytes were there, of
    the call alone."""
    from wagtail.models import Site

    from plain.models import Article

    home = Site.objects.get().root_page
    found = []
    for turn in json.loads(Path(turns).read_text("utf-8")):
        if turn["old"]:
            article = Article.objects.get(slug=turn["slug"])
        else:
            article = Article(title=turn["title"], slug=turn["slug"], body=turn["body"], live=False)
            article = Article.objects.get(pk=home.add_child(instance=article).pk)
        article.title, article.body = turn["title"], turn["body"]
        revision = article.save_revision()
        began = time.perf_counter()
        revision.publish()
        call = time.perf_counter() - began
        _seen(int(port), f"/{turn['slug']}/", turn["marker"].encode())
        found.append([(time.perf_counter() - began) * 1e3, call * 1e3])
        time.sleep(turn["pause"])
    assert Article.objects.search(turn["title"]).count(), "what was published is not in the search index"
    return found


def _seen(port, address, marker):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status == 200 and marker in body:
            return
        time.sleep(0.002)
    raise SystemExit(f"{address} was not published within {PATIENCE:.0f} seconds")


def bake(count):
    """Build so many pages as files, as wagtail-bakery does, and seconds that it took; the bytes of the average page."""
    from django.conf import settings
    from wagtailbakery.views import AllPublishedPagesView

    class Some(AllPublishedPagesView):
        def get_queryset(self):
            return super().get_queryset().filter(depth=3)[: int(count)]

    view = Some()  # it loads the middleware
    began = time.perf_counter()
    view.build_method()
    took = time.perf_counter() - began
    pages = list(Path(settings.BUILD_DIR).rglob("index.html"))
    return {"pages": len(pages), "seconds": took, "bytes": sum(page.stat().st_size for page in pages) / len(pages)}


if __name__ == "__main__":
    import plain.wsgi  # noqa: F401 - sets Django up

    task, *given = sys.argv[1:]
    print(json.dumps({"fill": fill, "publish": publish, "bake": bake}[task](*given)))
