"""The three small parsers: classic text, shortcodes, blocks. They never fail, and never take more than linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.importers.wordpress import blocks, php, shortcodes
from warraq.importers.wordpress.classic import autop
from warraq.importers.wordpress.shortcodes import Shortcode

PIECES = [*"ab اب\n\t\"'=/<>[]&;!-{}:,", "<p>", "</p>", "<pre>", "<!--", "-->", "[a]", "[/a]"]
SOUP = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("one\ntwo", "<p>one<br />two</p>"),
        ("one<br />\ntwo", "<p>one<br />two</p>"),
        ("a\r\n\r\nb\rc", "<p>a</p><p>b<br />c</p>"),
        ("<h2>t</h2>\ntext", "<h2>t</h2><p>text</p>"),
        ("a\n<ul>\n<li>b</li>\n<li>c\nd</li>\n</ul>\ne", "<p>a</p><ul><li>b</li><li>c<br />d</li></ul><p>e</p>"),
        ("<blockquote>q</blockquote>", "<blockquote><p>q</p></blockquote>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<script>a\n\nb</script>", "<script>a\n\nb</script>"),
        ("<div>a</div>", "<div>a</div>"),
        ("<div>a\n\nb</div>", "<div><p>a</p><p>b</p></div>"),
        ("<p>a\nb</p>\n\nc", "<p>a<br />b</p><p>c</p>"),
        ("<table>\n<tr>\n<td>a</td>\n</tr>\n</table>", "<table><tr><td>a</td></tr></table>"),
        ("a<br /><br />b", "<p>a</p><p>b</p>"),
        ('<a\nhref="x">a</a>', '<p><a href="x">a</a></p>'),
        ("a <b>b\nc</b>", "<p>a <b>b<br />c</b></p>"),
        ("\n \n", ""),
        ('<wq-slot n="0"></wq-slot>\n\na', '<wq-slot n="0"></wq-slot><p>a</p>'),
    ],
)
def test_classic_text_gets_its_paragraphs(text: str, html: str) -> None:
    assert autop(text) == html


def test_shortcodes_are_found_with_their_attributes() -> None:
    code = shortcodes.parse("""a [Gallery ids='1,2' size=large columns="3" http://x.example/y /] b""")[1]
    assert isinstance(code, Shortcode)
    assert (code.name, code.content) == ("gallery", None)
    assert code.attributes == {"ids": "1,2", "size": "large", "columns": "3"}
    assert code.values == ("http://x.example/y",)


def test_shortcodes_nest_and_stand_alone() -> None:
    nodes = shortcodes.parse("[row][col]أ[/col][more][col]ب[/col][/row] [/stray]")
    row = nodes[0]
    assert isinstance(row, Shortcode) and row.content is not None
    assert [node.name for node in row.content if isinstance(node, Shortcode)] == ["col", "more", "col"]
    assert nodes[1:] == [" ", "[/stray]"]


def test_escaped_shortcodes_and_brackets_in_tags_stay_text() -> None:
    assert shortcodes.parse("[[gallery]]") == ["[gallery]"]
    assert shortcodes.parse('<a href="x" title="[gallery]">y</a> <!-- [gallery] -->[1] [كلمة]') == [
        '<a href="x" title="[gallery]">y</a> <!-- [gallery] -->[1] [كلمة]'
    ]


def test_a_shortcode_knows_whether_it_stands_alone() -> None:
    lines = "[a]\nx [b] y\n<p>[c]</p><br />[d]<br />"
    alone = {node.name: node.alone for node in shortcodes.parse(lines) if isinstance(node, Shortcode)}
    assert alone == {"a": True, "b": False, "c": True, "d": True}


def test_blocks_nest_and_carry_their_attributes() -> None:
    text = (
        '<!-- wp:columns {"a":1} --><div><!-- wp:column --><div><!-- wp:paragraph --><p>أ</p><!-- /wp:paragraph -->'
        '</div><!-- /wp:column --></div><!-- /wp:columns -->\n\nحر\n<!-- wp:acme/poll {"id":7} /-->'
    )
    columns, free, poll = blocks.parse(text)
    assert (columns.name, columns.attributes, columns.html) == ("core/columns", {"a": 1}, "<div></div>")
    assert columns.whole() == "<div><div><p>أ</p></div></div>"
    assert (free.name, free.html.strip()) == ("", "حر")
    assert (poll.name, poll.attributes, poll.inner) == ("acme/poll", {"id": 7}, [])


def test_damaged_blocks_keep_their_content() -> None:
    found = blocks.parse('<!-- /wp:x --><!-- wp:a {"b": --><p>أ</p><!-- /wp:a --><!-- wp:b --><p>ب</p>')
    assert [(block.name, block.broken, block.whole()) for block in found] == [
        ("core/a", True, "<p>أ</p>"),
        ("core/b", True, "<p>ب</p>"),
    ]


@given(SOUP)
def test_nothing_makes_a_parser_fail(text: str) -> None:
    autop(text)
    blocks.parse(text)
    blocks.parse(text.replace("[", "<!-- wp:").replace("]", " -->"))
    shortcodes.parse(text)


@given(SOUP)
def test_classic_text_keeps_every_letter(text: str) -> None:
    letters = [letter for letter in text if letter in "اب"]
    assert [letter for letter in autop(text) if letter in "اب"] == letters


@given(SOUP)
def test_shortcodes_keep_every_letter(text: str) -> None:
    kept = shortcodes.source(shortcodes.parse(text))
    assert [letter for letter in kept if letter in "اب<>\n"] == [letter for letter in text if letter in "اب<>\n"]


@given(st.text(max_size=80), st.text(alphabet='abisN;:{}"0123456789', max_size=60))
@settings(max_examples=200)
def test_serialised_php_never_fails_otherwise_than_said(text: str, serialised: str) -> None:
    for value in (text, serialised):
        assert isinstance(php.table(value), dict)


def test_serialised_php_with_wrong_counts_is_read() -> None:
    assert php.loads('a:1:{s:4:"file";s:3:"صورة.jpg";}') == {"file": "صورة.jpg"}
    with pytest.raises(php.NotPhp):
        php.loads('O:8:"stdClass":0:{}')


ATTACKS = [
    "[a", "[a]", "[a x=", "[/a]", "[[", "<!--", "<p", "<", "\n", " ", "\n ", "<pre>", "<br>", "[a][/b]", '[a "', "a]",
    "<!-- wp:a -->", "<!-- wp:a {", "<!-- /wp:a -->", "<!-- wp:a ", "<!-- ", "<div>", "&quot;", "\t\n", "<a\n",
]  # fmt: skip


@pytest.mark.parametrize("work", [autop, shortcodes.parse, blocks.parse])
@pytest.mark.parametrize("piece", ATTACKS)
def test_hostile_repetition_takes_linear_time(work: Callable[[str], object], piece: str) -> None:
    def seconds(times: int) -> float:
        text = "x" + piece * times + "x"
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            work(text)
            best = min(best, time.process_time() - start)
        return best

    # Ten times the text may take ten times as long, with room for the noise of a busy machine; a parser of
    # quadratic time would take a hundred times.
    assert seconds(30_000) < 40 * seconds(3_000) + 0.05
