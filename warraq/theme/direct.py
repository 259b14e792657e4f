"""Jinja for the house's own templates: what a template asks of a record is asked of it directly.

The sandbox (`environment.Workshop`) stands between a template and every attribute and call, because a newspaper's own
templates are a designer's. Those that come with Warraq are code like any other, and run without it: a page comes out
the same, byte for byte, and sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any, cast

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from warraq.theme.escaping import printed, safe


class DirectCode(CodeGenerator):
    """Writes `a.b` as `a.b`, a call as a call, and what follows each other as one piece. The house's templates call
    nothing that asks for Jinja's context, and ask for no attribute that may not be there."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the code; where it brings Jinja's names in, two of them become quicker ones."""
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import {macro.__name__} as Macro, {printed.__name__} as escape")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """`a.b`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """`a[b]`."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """`a(b, c=d)`."""
        self.visit(node.node, frame)
        with self._aside() as given:
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        # Jinja begins what it writes here with a comma, after an argument of its own.
        self.write(f"({given.getvalue().removeprefix(', ')})")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """Words and values that follow each other. Where Jinja would hand them on one by one, they go joined."""
        if frame.buffer is not None:
            super().visit_Output(node, frame)
            return
        frame.buffer = "pieces"
        with self._aside() as written:
            super().visit_Output(node, frame)
        frame.buffer = None
        joined = written.getvalue().replace("pieces.extend(", "yield concat(", 1)
        self.stream.write(joined.replace("pieces.append(", "yield str(", 1))

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """Another template's page part. It sees what the page sees, and sets nothing."""
        self.writeline("yield from environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(").root_render_func(context)")

    @contextmanager
    def _aside(self) -> Iterator[StringIO]:
        """What is written meanwhile comes into a stream of its own."""
        whole, self.stream = self.stream, StringIO()
        try:
            yield self.stream
        finally:
            self.stream = whole


def macro(_environment: Any, made: Callable[..., str], name: str | None, arguments: tuple[str, ...], *_: Any) -> Any:
    """A macro that is called with its arguments alone, as the house's templates do, and prints safe markup."""
    if name is None:  # what stands in a block, and is called by that alone
        return made
    parameters = dict(zip(arguments, made.__code__.co_varnames, strict=False))
    # Jinja's code gives what is missing its value.
    made.__defaults__ = (missing,) * len(arguments)

    def call(*given: Any, **named: Any) -> str:
        if named:
            named = {parameters[name]: value for name, value in named.items()}
        return safe(made(*given, **named))

    return call


class DirectTemplate(jinja2.Template):
    """A template whose macros are made once. Jinja makes them anew for every page that imports them, lest they ask for
    that page's own values; the house's ask for their arguments alone."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - as Jinja calls it
        return super()._get_default_module()

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Context:  # noqa: A002, ARG002, FBT001, FBT002
        """What a page is made of, over what all templates may call, in one plain dictionary."""
        return Context(self.environment, {**self.environment.globals, **(vars or {})}, self.name, self.blocks)


class WordsAsConstants(NodeTransformer):
    """Puts the interface's words and its language into a template as it is compiled: `t("home")` is the same on every
    page."""

    def __init__(self, words: Callable[[str], str], language: str) -> None:
        self._words = words
        self._language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name that Jinja calls
        """A word without names in it; any other call stays."""
        self.generic_visit(node)
        called, alone = node.node, len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if isinstance(called, nodes.Name) and called.name == "t" and alone and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._words(node.args[0].value), lineno=node.lineno)
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - the name that Jinja calls
        """The newspaper's language; any other name stays."""
        return nodes.Const(self._language, lineno=node.lineno) if node.name == "language" else node


class DirectEnvironment(jinja2.Environment):
    """Jinja without the sandbox."""

    code_generator_class = DirectCode
    template_class = DirectTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._made: dict[str, jinja2.Template] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> jinja2.Template:  # noqa: A002, ARG002
        """The template of a name, which is made once."""
        if name not in self._made:
            self._made[name] = super().get_template(name)
        return self._made[name]

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        words = cast("Callable[[str], str]", self.globals["t"])
        WordsAsConstants(words, cast("str", self.globals["language"])).visit(source)
        return super()._generate(source, *args, **kwargs)
