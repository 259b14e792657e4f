"""The templates' workshop: how Jinja is set up, what a template may call, and how its errors are told."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import jinja2
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from warraq.arabic.direction import language_direction
from warraq.arabic.numerals import reading_minutes
from warraq.errors import TemplateError
from warraq.theme.direct import DirectEnvironment
from warraq.theme.keeping import Keeping, menu_place
from warraq.theme.links import absolute, host, href
from warraq.theme.pictures import shown
from warraq.theme.sharing import ways
from warraq.theme.threads import turns
from warraq.theme.typesetting import Typesetter
from warraq.theme.wording import Words


class WithoutIndents(Extension):
    """Drops the indents of templates, so that pages carry none. Line numbers stay true for errors; bodies of
    articles, which may hold `pre`, are not part of a template and keep theirs."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """One template's source, each line without the blanks before it."""
        return "\n".join(line.lstrip() for line in source.split("\n"))


class Workshop(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks no questions about our own frozen records: they hold data alone, and the questions
    took half the time of every page."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` of a template."""
        if _is_ours(type(obj)) and attribute[0] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: PLR6301
        """A call in a template. Its own macros, and its words, need no questions either."""
        if type(obj) is not Macro and type(obj) is not Words:
            return super().call(context, obj, *args, **kwargs)
        # Jinja hands these on to what asks for a context; none of ours does.
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(context.eval_ctx, *args, **kwargs) if type(obj) is Macro else obj(*args, **kwargs)


class Compiled(jinja2.BytecodeCache):
    """Templates that this process compiled before. `under` names all that decides what comes of a source."""

    _known: ClassVar[dict[tuple[str, ...], Any]] = {}
    MOST: ClassVar[int] = 500

    def __init__(self, under: str) -> None:
        self.under = under

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code from those that are known."""
        bucket.code = self._known.get((self.under, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        if len(self._known) >= self.MOST:
            self._known.clear()  # a designer at work
        self._known[self.under, bucket.key, bucket.checksum] = bucket.code


_OURS: dict[type, bool] = {}


def _is_ours(kind: type) -> bool:
    known = _OURS.get(kind)
    if known is None:
        known = _OURS[kind] = kind.__module__.startswith("warraq.")
    return known


def environment(templates: Mapping[str, bytes], words: Words, *, trusted: bool = False) -> jinja2.Environment:
    """An environment for one language and its digits. Sandboxed, unless every template is the house's own (`trusted`):
    a theme is a designer's, not an operator's.

    `templates` are sources by name: read once, so that what is printed is what the theme's digest was taken of.
    """

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (templates[name].decode(), name, lambda: True) if name in templates else None

    # Constants of a template are put through its filters when it is compiled, which go by language and digits.
    kept = Compiled(f"{trusted} {words.language} {words.digits}")
    made = (DirectEnvironment if trusted else Workshop)(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=kept,
        extensions=[WithoutIndents, Keeping],
    )
    setter = Typesetter(words.language, words.digits, language_direction(words.language))
    made.filters.update(href=href, host=host, typeset=setter.text, typeset_html=setter.html)
    made.filters["typeset_of_readers"] = setter.of_readers
    made.globals.update(t=words, number=words.number, shown=shown, turns=turns, absolute=absolute, share=ways)
    made.globals["menu_place"] = menu_place
    made.globals["reading_minutes"] = reading_minutes
    made.globals["language"] = words.language
    return made


@contextmanager
def told_plainly(template: str) -> Iterator[None]:
    """Turns whatever a template raises into a TemplateError with the template's own name and line."""
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        name = error.name or template
        raise TemplateError(template=name, line=error.lineno, reason=error.message or "syntax error") from error
    except jinja2.TemplateNotFound as error:
        raise TemplateError(template=template, line=0, reason=f"there is no template {error.message}") from error
    except Exception as error:  # noqa: BLE001  (a template may call anything; all of it is told, none swallowed)
        name, line = _place(error, template)
        raise TemplateError(template=name, line=line, reason=str(error).rstrip(".")) from error


def _place(error: Exception, template: str) -> tuple[str, int]:
    """The innermost template that the error passed, and the line in it."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".html")]
    if not frames:
        return template, 0
    return Path(frames[-1].filename).name, frames[-1].lineno or 0
