"""Plain text: blocks by how they look, a title where the first line is one."""

from __future__ import annotations

import pytest

from store.model.document import BlockKind
from store.reading.plain import read_plain


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.span.of(text)) for block in read_plain(text).blocks]


def test_plain_text_has_headings_paragraphs_lists_and_quotes() -> None:
    """Each is known by its look; a list's items start behind their signs."""
    text = (
        "The wall on Pound Lane\n\nIt leaks, the clerk told the council last week.\n\nWhat is known\n\n"
        "Three things have been\nmeasured since June:\n- the level\n- the rain,\n  in full\n- the cost\n\n"
        "> A letter said so.\n> Twice.\n"
    )

    assert blocks(text) == [
        ("heading", "The wall on Pound Lane"),
        ("paragraph", "It leaks, the clerk told the council last week."),
        ("heading", "What is known"),
        ("paragraph", "Three things have been\nmeasured since June:"),
        ("list", "the level"),
        ("list", "the rain,\n  in full"),
        ("list", "the cost"),
        ("quote", "> A letter said so.\n> Twice."),
    ]


def test_plain_heading_may_be_underlined() -> None:
    """A line of signs below makes a heading of a line that ends like a sentence."""
    assert blocks("All is well.\n============\n\nNothing else.")[0] == ("heading", "All is well.")


@pytest.mark.parametrize(
    "line",
    ["He left.", "Dear all,", "no capital letter", "“Wait for me", "MS. ORTIZ: Good evening", "x" * 100, "Why now?"],
)
def test_plain_line_is_no_heading_when_it_is_speech_or_a_sentence(line: str) -> None:
    """A sentence, a greeting, a turn, a quotation, a question in the middle and a long line are paragraphs."""
    text = f"An opening paragraph that is long enough.\n\n{line}\n\n{'And then more was said about it. ' * 4}"

    assert blocks(text)[1][0] == "paragraph"


def test_plain_title_is_the_first_line_only_where_it_is_a_headline() -> None:
    """A question may be a headline; a first sentence is none, and neither is all of a text of one line."""
    body = "\n\nThe harbour will be closed for two weeks from Monday, the port said."

    assert read_plain(f"Who let the water in?{body}").title == "Who let the water in?"
    assert read_plain(f"The water came in.{body}").title is None
    assert read_plain("Shopping list").title is None


def test_plain_byline_and_date_are_read_where_they_stand_alone() -> None:
    """Who wrote it and when, where a line on top says nothing else."""
    text = "Ferry late again\n\nBy Ada Brandt and Jon Lie\n\n4 March 2031\n\nThe night ferry was late once more."

    found = read_plain(text)

    assert (found.title, found.author, found.date) == ("Ferry late again", "Ada Brandt and Jon Lie", "4 March 2031")


def test_plain_blocks_cover_every_word() -> None:
    """No letter of the text is outside all blocks."""
    text = "Title line here\n\n1. One\n2. Two\n\n- Lone dash speaks\n\nlast words of all"
    spans = [block.span for block in read_plain(text).blocks]

    outside = [code for offset, code in enumerate(text) if not any(offset in span for span in spans)]
    assert not [code for code in outside if code.isalpha()]
    assert read_plain(text).blocks[0].kind is BlockKind.HEADING


def test_plain_transcript_has_a_block_a_turn() -> None:
    """Turns without a blank line between them are parted; a single label is none."""
    text = "MS. ORTIZ: Is it shut?\nI ask again.\nMr Bell: It is.\n\nNote: nobody\nlaughed."

    assert blocks(text) == [
        ("paragraph", "MS. ORTIZ: Is it shut?\nI ask again."),
        ("paragraph", "Mr Bell: It is."),
        ("paragraph", "Note: nobody\nlaughed."),
    ]
