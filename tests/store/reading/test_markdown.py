"""Markdown: the text stays as it is, the blocks and the front matter are understood."""

from __future__ import annotations

import pytest

from store.model.document import BlockKind
from store.reading.markdown import read_markdown
from store.reading.read import read_bytes

PAGE = """---
title: "The *gate* inquiry"
authors:
  - Ada Brandt
  - 'Jon Lie'
date: 2031-03-04
lang: en-GB
---

# The inquiry #

Second day
----------

The gate, **she** said,
was open.

* one
* two
  goes on
1. three

> Nobody asked.
> Nobody.

| who | when |
|-----|------|
| Ada | noon |

```python
# no heading
```

***

Last words.
"""


def test_markdown_blocks_are_what_the_markup_says() -> None:
    """Headings without their signs, items without theirs; fences, tables, quotes whole; rules are nothing."""
    found = [(block.kind.value, block.level, block.span.of(PAGE)) for block in read_markdown(PAGE).blocks]

    assert found == [
        ("heading", 1, "The inquiry"),
        ("heading", 2, "Second day"),
        ("paragraph", 0, "The gate, **she** said,\nwas open."),
        ("list", 0, "one"),
        ("list", 0, "two\n  goes on"),
        ("list", 0, "three"),
        ("quote", 0, "> Nobody asked.\n> Nobody."),
        ("table", 0, "| who | when |\n|-----|------|\n| Ada | noon |"),
        ("paragraph", 0, "```python\n# no heading\n```"),
        ("paragraph", 0, "Last words."),
    ]


def test_markdown_front_matter_says_what_it_says() -> None:
    """Title, authors, date and language come from the front matter; the text keeps it."""
    document = read_bytes(PAGE.encode(), source="gate.md", name="gate.md")

    assert document.text == PAGE
    assert (document.title, document.language) == ("The *gate* inquiry", "en-GB")
    assert (document.metadata.author, document.metadata.date) == ("Ada Brandt, Jon Lie", "2031-03-04")


def test_markdown_title_is_its_first_heading_in_plain_words() -> None:
    """Without front matter the first heading is the title, without stars and link addresses."""
    assert read_markdown("## The [*gate*](http://gate.example) again\n\nText.").title == "The gate again"


def test_markdown_understands_toml_front_matter() -> None:
    """Fields may be set with = between plus signs, lists between brackets."""
    found = read_markdown('+++\ntitle = "Low tide"\nauthor = ["A. Brandt", "J. Lie"]\n+++\nText.\n')

    assert (found.title, found.author) == ("Low tide", "A. Brandt, J. Lie")


def test_a_rule_on_top_is_no_front_matter() -> None:
    """Lines between two rules that are no fields are text."""
    found = read_markdown("---\nJust words here.\n---\n\nMore.")

    assert [block.kind for block in found.blocks][-1] is BlockKind.PARAGRAPH
    assert found.title is None or "Just words" in found.title


def test_markdown_is_known_by_its_beginning() -> None:
    """Text from a pipe that begins with a heading or front matter is Markdown without a name that says so."""
    assert read_bytes(b"# Minutes\n\nWe met.", source="-").title == "Minutes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("   - one\n   - two\n", [("list", "one"), ("list", "two")]),
        ("  * only\n", [("list", "only")]),
        ("1848. A year\n", [("paragraph", "1848. A year")]),
    ],
)
def test_markdown_lists_may_be_indented(text: str, expected: list[tuple[str, str]]) -> None:
    """The first item too; a number as long as a year is a list in Markdown's own eyes, and a paragraph in ours."""
    structure = read_markdown(text)

    assert [(block.kind.value, block.span.of(text)) for block in structure.blocks] == expected
