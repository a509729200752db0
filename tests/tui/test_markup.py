"""Markdown's signs, found in the text they stand in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.document import Block, BlockKind, Document
from store.model.span import Span
from tui.markup import is_markdown, markup


def shown(text: str) -> dict[str, list[str]]:
    """The pieces of each layer that has some, as text."""
    return {name: [span.of(text) for span in spans] for name, spans in markup(text).items() if spans}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Held** in the hall", {"strong": ["Held"], "markup": ["**", "**"]}),
        ("the *only* gauge", {"emphasis": ["only"], "markup": ["*", "*"]}),
        ("the _only_ gauge", {"emphasis": ["only"], "markup": ["_", "_"]}),
        ("see `log.txt`", {"markup": ["`", "`"]}),
        ("see [the log](https://example.org/a)", {"markup": ["[", "](https://example.org/a)"]}),
        ("## The duck pond", {"markup": ["##"]}),
        ("> Nobody asked me.\n> Nobody.", {"markup": ["> ", "> "]}),
        ("2 * 3 * 4, snake_case_name, a*b, 5 > 4 and #1", {}),
        ("** not strong **, * nor this *", {}),
        ("[not a link] (here)", {}),
    ],
)
def test_markup_tells_signs_from_what_looks_like_them(text: str, expected: dict[str, list[str]]) -> None:
    """Signs are quiet only where they mean something."""
    assert shown(text) == expected


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('ab *_`[]()#>\n"'), max_size=120) | st.text(max_size=80))
def test_markup_finds_spans_inside_the_text_in_order(text: str) -> None:
    """Any text: the spans of a layer are inside it and do not overlap."""
    for spans in markup(text).values():
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(span and span.end <= len(text) for span in spans)


@pytest.mark.parametrize("sign", ["*", "**", "_", "`", "[", "![", "](", "> ", "#", "*a"])
def test_markup_is_linear_in_signs_that_never_close(sign: str) -> None:
    """A line of opening signs takes no longer than a line of words would, within reason."""
    assert isinstance(markup(sign * 20_000), dict)


@pytest.mark.parametrize(
    ("source", "text", "start", "expected"),
    [
        ("minutes.md", "Plain.", 0, True),
        ("-", "# Minutes", 2, True),
        ("report.txt", "Minutes", 0, False),
    ],
)
def test_is_markdown_goes_by_the_name_or_a_heading(source: str, text: str, start: int, *, expected: bool) -> None:
    """A star in a plain text is a star."""
    heading = Block(kind=BlockKind.HEADING, span=Span(start, len(text)), level=1)
    document = Document(id="d", title="t", source=source, language="en", text=text, blocks=(heading,))

    assert is_markdown(document) is expected
