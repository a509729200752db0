"""RTF: what the control words mean for a reader, in any code page, however deep."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.content import Content
from store.reading.limits import Limit
from store.reading.rtf import read

LETTER = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial CYR;}}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title The gate}{\author Ada Brandt}{\company None}}
\pard\s1 The gate\par\pard It was {\b shut}\'85 \u8211? said Zo\'eb.{\footnote\pard A note.\par}
 {\f1\'cc\'ee\'f1\'f2}\par
\pard{\listtext 1.\tab}\ls1 one\par\ls1 two\par\pard\intbl a\cell b\cell\row\intbl c\cell d\cell\row
\pard End \u-10179?\u-8704?.\par{\header no}{\*\other no}{\pict 00ff}{\field{\*\fldinst HYPERLINK}{\fldrslt link}}}"""
TOKENS = st.sampled_from(
    [
        *(b"{", b"}", b"\\par ", b"\\'e9", b"\\u8211?", b"\\u-10179", b"\\cell", b"\\row", b"\\*"),
        *(b"\\footnote ", b"\\bin3 "),
        *(b"\\fonttbl", b"\\f9", b"\\fcharset204", b"\\ansicpg99999", b"\\uc0", b"\\s1", b"word ", b"\\", b"\\title x"),
    ]
)


def kinds(content: Content) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.span.of(content.text)) for block in content.structure.blocks]


def test_rtf_becomes_headings_paragraphs_lists_tables_and_notes() -> None:
    """Styles, code pages of fonts, code points in two halves, items, rows, notes; heads and pictures are left out."""
    content = read(LETTER)

    assert kinds(content) == [
        ("heading", "The gate"),
        ("paragraph", "It was shut… – said Zoë.[1] Мост"),
        ("list", "one"),
        ("list", "two"),
        ("table", "a | b\nc | d"),
        ("paragraph", "End 😀."),
        ("paragraph", "link"),
        ("footnote", "[1] A note."),
    ]
    assert (content.structure.title, content.structure.author) == ("The gate", "Ada Brandt")


def test_rtf_of_a_hundred_thousand_groups_is_read() -> None:
    """Depth costs memory of our own, not the interpreter's stack."""
    assert read(b"{\\rtf1 " + b"{\\b " * 100_000 + b"x" + b"}" * 100_000 + b"}").text == "x\n"


def test_rtf_without_text_is_refused() -> None:
    """A file that ends in its table of fonts has nothing to read."""
    with pytest.raises(Limit, match="without any text"):
        read(b"{\\rtf1\\ansi {\\fonttbl{\\f0 Ti")


@given(st.lists(TOKENS, max_size=40).map(b"".join) | st.binary())
@settings(deadline=None)
def test_any_rtf_is_read_or_refused(body: bytes) -> None:
    """Any bytes behind the mark -> Content or Limit, never anything else."""
    try:
        content = read(b"{\\rtf1 " + body)
    except Limit:
        return
    assert content.text.encode().decode() == content.text


def test_rtf_cells_may_hold_paragraphs() -> None:
    """Whatever ends inside a cell, its row is one line; a row that is cut off is there as far as it goes."""
    row = rb"{\trowd\intbl {{\pard Day\par}\cell}{{\pard Late\par and later\par}\cell}\intbl\row}"

    content = read(rb"{\rtf1 {\pard Before\par}" + row + row + rb"{\pard After\par}\trowd Cut\cell off")

    assert kinds(content) == [
        ("paragraph", "Before"),
        ("table", "Day | Late and later\nDay | Late and later"),
        ("paragraph", "After"),
        ("table", "Cut | off"),
    ]


def test_rtf_hidden_and_deleted_words_are_left_out() -> None:
    """Until they are switched off, by their word, by the plain one, or by the end of the group."""
    content = read(rb"{\rtf1 A{\v b}c \v d\v0 e {\deleted f}g \v h\plain i\par}")

    assert kinds(content) == [("paragraph", "Ac e g i")]


def test_rtf_note_leaves_its_sign_in_the_text() -> None:
    """Also where its group is marked as one that old programs may pass over."""
    content = read(
        rb"{\rtf1 {\pard Late{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard By the clock.\par}}, he said.\par}}"
    )

    assert kinds(content) == [("paragraph", "Late[1], he said."), ("footnote", "[1] By the clock.")]
