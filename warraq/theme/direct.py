"""Jinja for the house's own templates: what a template asks of a record is asked of it directly.

The sandbox (`environment.Workshop`) stands between a template and every attribute and call, because a newspaper's own
templates are a designer's. Those that come with Warraq are code like any other, and run without it: a page comes out
the same, byte for byte, and sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from io import StringIO
from typing import Any, cast

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from warraq.theme.escaping import printed, safe

MARKUP = frozenset({"safe", "typeset", "typeset_html", "typeset_of_readers"})
"""Filters that give safe markup."""


class DirectCode(CodeGenerator):
    """Writes `a.b` as `a.b` and a call as a call, and what follows each other as one list of pieces. The house's
    templates call nothing that asks for Jinja's context, ask for no attribute that may not be there, and name each
    file of macros where they call one; what a macro gives is escaped already."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A whole template, whose macros are told from other calls by their names."""
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)}
        self._files = {file.target for file in node.find_all(nodes.Import)}
        self._joined = False
        super().visit_Template(node, frame)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the code; where it brings Jinja's names in, some of ours follow."""
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import {optional.__name__}")
            super().writeline(f"from {printed.__module__} import {printed.__name__} as escape, safe")

    def write_commons(self) -> None:
        """What each part of a page begins with: where its values are, and its words go."""
        super().write_commons()
        self.writeline("resolve, pieces = context.vars.__getitem__, context.pieces")

    def enter_frame(self, frame: Frame) -> None:
        """All that is not in a macro goes to the page's pieces, instead of being handed on one by one."""
        frame.buffer = frame.buffer or "pieces"
        super().enter_frame(frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """`a.b`. A value that is missing has no attributes."""
        if isinstance(node.node, nodes.Name):
            self.write(frame.symbols.ref(node.node.name))
        else:
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
        """`a(b, c=d)`. A macro's parameters are named as Jinja names them in its code."""
        if macro := self._is_macro(node):
            node = copy(node)
            node.kwargs = [nodes.Keyword(f"l_1_{given.key}", given.value) for given in node.kwargs]
        opening, closing = ("safe(", ")") if macro and not self._joined else ("", "")
        self._joined = False
        self.write(opening)
        self.visit(node.node, frame)
        with self._aside() as given:
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        # Jinja begins what it writes here with a comma, after an argument of its own.
        self.write(f"({given.getvalue().removeprefix(', ')}){closing}")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """Another template's page part. It sees what the page sees, and sets nothing."""
        self.writeline("yield from environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(").root_render_func(context)")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - as Jinja calls it
        """A macro, whose arguments may all be left out; what stands in a block has none."""
        count = len(getattr(macro_ref.node, "args", ()))
        self.write(f"optional(macro, {count})" if count else "macro")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_macro(node):
            self._joined = True
        elif not _is_markup(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not (self._is_macro(node) or _is_markup(node)):
            super()._output_child_post(node, frame, finalize)

    def _is_macro(self, node: nodes.Node) -> bool:
        called = node.node if isinstance(node, nodes.Call) else None
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            return called.node.name in self._files
        return isinstance(called, nodes.Name) and called.name in self._macros

    @contextmanager
    def _aside(self) -> Iterator[StringIO]:
        """What is written meanwhile comes into a stream of its own."""
        whole, self.stream = self.stream, StringIO()
        try:
            yield self.stream
        finally:
            self.stream = whole


def _is_markup(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name in MARKUP


def optional(made: Callable[..., str], arguments: int) -> Callable[..., str]:
    """A macro's code, which gives an argument its value where it is missing."""
    made.__defaults__ = (missing,) * arguments
    return made


class Values(dict[str, Any]):
    """What a page is made of, and all that templates may call."""

    def __missing__(self, name: str) -> Any:  # noqa: D105
        return missing


class Page(Context):
    """A page that is being made. All its values are in one dictionary."""

    def __init__(self, template: jinja2.Template, values: Mapping[str, Any]) -> None:
        whole = Values(template.environment.globals)
        whole.update(values)
        super().__init__(template.environment, whole, template.name, template.blocks)
        self.vars = whole
        self.pieces: list[str] = []


class DirectTemplate(jinja2.Template):
    """A template whose macros are made once. Jinja makes them anew for every page that imports them, lest they ask for
    that page's own values; the house's ask for their arguments alone."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - as Jinja calls it
        if self._module is None:
            self._module = self.make_module()
        return self._module

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Page:  # noqa: A002, ARG002, FBT001, FBT002
        """What a page is made of, over what all templates may call."""
        return Page(self, vars or {})

    def render(self, *args: Any, **values: Any) -> str:
        """The page."""
        page = self.new_context(dict(*args, **values))
        try:
            for _ in self.root_render_func(page):
                pass
        except Exception:  # noqa: BLE001 - it is raised again, with the template's own lines
            self.environment.handle_exception()
        return "".join(page.pieces)


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
        self.filters["safe"] = safe
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
