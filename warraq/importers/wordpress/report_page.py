"""`report.html`: one file, no program in it, nothing loaded from anywhere, every foreign text escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined

from warraq.importers.wordpress import report_words

_TEMPLATE = """<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{ w.TITLE[0] }}</title>
<style>
body { font: 1rem/1.7 "Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", serif; margin: 2rem auto;
  max-width: 62rem; padding: 0 1rem; color: #1a1a1a; background: #fdfdfb; }
h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid #bbb }
[lang=en] { font-family: "Noto Sans", "Helvetica Neue", Arial, sans-serif; font-size: .85em; color: #555 }
table { border-collapse: collapse; width: 100% } th, td { text-align: start; padding: .3rem .6rem; vertical-align: top;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere } th { font-weight: 600 }
.verdict { padding: .6rem 1rem; border-inline-start: .4rem solid #2e7d32; background: #eef6ee }
.verdict.lost { border-color: #b26a00; background: #fff6e6 }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } [lang=en] { color: #aaa }
  th, td, h2 { border-color: #444 } .verdict { background: #1d2b1e } .verdict.lost { background: #33280f } }
</style>
</head>
<body>
{%- macro two(words) %}{{ words[0] }} <span lang="en" dir="ltr">{{ words[1] }}</span>{% endmacro %}
{%- macro head(names) %}<tr>{% for name in names %}<th scope="col">{{ two(name) }}</th>{% endfor %}</tr>{% endmacro %}
<h1>{{ two(w.TITLE) }}</h1>
<p><bdi>{{ r.title }}</bdi> · <bdi dir="ltr">{{ r.source }}</bdi> ·
<bdi dir="ltr">{{ r.started }} – {{ r.finished }}</bdi></p>
{% if r.dry_run %}<p>{{ two(w.DRY) }}</p>{% endif %}
<p class="verdict{{ ' lost' if r.lost }}">{{ two(w.LOST if r.lost else w.WHOLE) }}</p>
{% if r.error %}<p class="verdict lost">{{ two(w.STOPPED) }}: <bdi dir="auto">{{ r.error }}</bdi></p>{% endif %}
<h2>{{ two(w.COUNTS) }}</h2>
<table><tr><th></th>{% for outcome in w.OUTCOMES.values() %}<th scope="col">{{ two(outcome) }}</th>{% endfor %}</tr>
{% for kind, counts in r.counts.items() %}<tr><th scope="row">{{ two(w.KINDS.get(kind, (kind, kind))) }}</th>
{% for outcome in w.OUTCOMES %}<td>{{ counts.get(outcome, 0) }}</td>{% endfor %}</tr>
{% endfor %}<tr><th scope="row">{{ two(w.KINDS.redirect) }}</th>
<td>{{ r.redirects }}</td><td></td><td></td><td></td></tr></table>
{% if r.findings %}<h2>{{ two(w.FOUND) }}</h2>
<table>{{ head([w.KIND, w.NAME, w.COUNT, w.EFFECT, w.DETAIL, w.PLACES]) }}
{% for f in r.findings %}<tr><td>{{ two(w.FINDINGS.get(f.kind, (f.kind, f.kind))) }}</td>
<td><bdi dir="auto">{{ f.name }}</bdi></td><td>{{ f.count }}</td><td>{{ two(w.YES if f.lost else w.NO) }}</td>
<td dir="auto">{{ f.detail }}</td>
<td>{% for place in f.places %}<bdi dir="auto">{{ place }}</bdi>{{ "، " if not loop.last }}{% endfor %}</td></tr>
{% endfor %}</table>{% endif %}
{% if r.missing_media %}<h2>{{ two(w.MISSING) }} ({{ r.missing_media|length }})</h2>
<table>{{ head([w.NAME, w.COUNT, w.PLACES]) }}
{% for m in r.missing_media %}<tr><td dir="ltr">{{ m.address }}</td><td>{{ m.used }}</td>
<td>{% for place in m.places %}<bdi dir="auto">{{ place }}</bdi>{{ "، " if not loop.last }}{% endfor %}</td></tr>
{% endfor %}</table>{% endif %}
{% if r.left_out %}<h2>{{ two(w.LEFT_OUT) }} ({{ r.left_out|length }})</h2>
<table>{{ head([w.KIND, w.NAME, w.REASON]) }}
{% for l in r.left_out %}<tr><td>{{ two(w.KINDS.get(l.kind, (l.kind, l.kind))) }}</td>
<td><bdi dir="auto">{{ l.title }}</bdi> <bdi dir="ltr">{{ l.id }}</bdi></td><td dir="auto">{{ l.reason }}</td></tr>
{% endfor %}</table>{% endif %}
{% if r.dead_links %}<h2>{{ two(w.DEAD) }}</h2>
<table>{{ head([w.NAME, w.COUNT]) }}
{% for link, count in r.dead_links.items() %}<tr><td dir="ltr">{{ link }}</td><td>{{ count }}</td></tr>
{% endfor %}</table>{% endif %}
<h2>{{ two(w.PRIVACY) }}</h2>
<p>{{ two((w.PRIVACY_TEXT[0].format(**privacy), w.PRIVACY_TEXT[1].format(**privacy))) }}</p>
<h2>{{ two(w.FILES) }}</h2>
<ul>{% for file in r.files %}<li><bdi dir="ltr">{{ file.name }}</bdi> ({{ "{:,}".format(file.bytes) }} B)
{%- if file.repaired %}; {{ file.repaired }} {{ two(w.REPAIRED) }}{% endif %}
{%- if file.damaged %}; {{ file.damaged }} {{ two(w.DAMAGED) }}{% endif %}
{%- if file.undecodable %}; {{ file.undecodable }} {{ two(w.UNDECODABLE) }}{% endif %}
{%- for text in file.mended %}; <bdi dir="auto">{{ text }}</bdi>{% endfor %}</li>
{% endfor %}</ul>
</body>
</html>
"""

_ENVIRONMENT = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def page(facts: Mapping[str, Any]) -> str:
    """The report as a page. `facts` is what `Report.as_dict` gives."""
    left = facts["privacy"]
    privacy = {
        "emails": left["emails_left_behind"], "addresses": left["ip_addresses_left_behind"],
        "passwords": left["passwords_left_behind"],
    }  # fmt: skip
    return _ENVIRONMENT.from_string(_TEMPLATE).render(r=facts, w=report_words, privacy=privacy)
