"""Jinja for the house's own templates: what a template asks of a record is asked of it directly.

The sandbox (`environment.Workshop`) stands between a template and every attribute and call, because a newspaper's own
templates are a designer's. Those that come with Warraq are code like any other, and run without it: a page comes out
the same, byte for byte, and sooner.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from typing import Any, cast

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape


class DirectCode(CodeGenerator):
    """Writes `a.b` as `a.b`, and a call as a call. The house's templates call nothing that asks for Jinja's context,
    and ask for no attribute that may not be there."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the code; where it brings Jinja's names in, two of them become quicker ones."""
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import {DirectMacro.__name__} as Macro, {printed.__name__} as escape")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """`a.b`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """`a(b, c=d)`."""
        self.visit(node.node, frame)
        whole, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        # Jinja begins what it writes here with a comma, after an argument of its own.
        given, self.stream = self.stream.getvalue().removeprefix(", "), whole
        self.write(f"({given})")


_told_apart = re.compile("[&<>'\"]").search


def printed(value: Any) -> str:
    """What `{{ value }}` prints: safe markup and harmless text as they are, all else escaped."""
    kind = type(value)
    return value if kind is Markup or (kind is str and not _told_apart(value)) else escape(value)


class DirectMacro(Macro):
    """A macro that is called with its arguments alone, as the house's templates do."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro prints, as safe markup."""
        missed = self._argument_count - len(args)
        if missed < 0 or self.catch_kwargs or self.catch_varargs or self.caller:
            return super().__call__(*args, **kwargs)
        if missed:
            args += tuple(kwargs.pop(name, missing) for name in self.arguments[-missed:])
        if kwargs:
            raise TypeError(f"macro {self.name!r} takes no argument {next(iter(kwargs))!r}")
        return str.__new__(Markup, self._func(*args))


class DirectTemplate(jinja2.Template):
    """A template whose macros are made once. Jinja makes them anew for every page that imports them, lest they ask for
    that page's own values; the house's ask for their arguments alone."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - as Jinja calls it
        return super()._get_default_module()


class WordsAsConstants(NodeTransformer):
    """Puts the interface's words into a template as it is compiled: `t("home")` is the same on every page."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name that Jinja calls
        """A word without names in it; any other call stays."""
        self.generic_visit(node)
        called, alone = node.node, len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if isinstance(called, nodes.Name) and called.name == "t" and alone and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._words(node.args[0].value), lineno=node.lineno)
        return node


class DirectEnvironment(jinja2.Environment):
    """Jinja without the sandbox."""

    code_generator_class = DirectCode
    template_class = DirectTemplate

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        words = cast("Callable[[str], str]", self.globals["t"])
        WordsAsConstants(words).visit(source)
        return super()._generate(source, *args, **kwargs)
