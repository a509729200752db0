"""Texts that were broken into lines for a page, laid out for any width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.flowing import flowed

PROSE = (
    "The inquiry heard on Monday that the gauge at the eastern quay had been wrong since March, and that nobody on "
    "the night desk was told whom to call. Ines Okafor, who kept the log until she resigned in June, said that she "
    "had written the number down every evening at ten, because that was what the form asked for.\n\n"
    "“I am not proud of it,” she said. “But the form had a box for the number and no box for whether I believed "
    "it.” The panel will hear the harbour master on Thursday, if the tide allows it."
)
VERSE = "\n".join(
    [
        "The gauge stood still, the water rose,",
        "and no one at the desk awoke;",
        "the pump ran on, as every night,",
        "and pumped until the housing broke.",
    ]
    * 6
)
CODE = "\n".join(["def level(gauge):", "    return gauge.read()", "", "", "print(level(EAST))", "total = 0"] * 6)
TRANSCRIPT = "\n".join(
    [
        "CHAIR: You kept the log for eleven years, Ms Okafor, is that right?",
        "OKAFOR: It is.",
        "CHAIR: And the number was the same on each of those evenings in spring?",
        "OKAFOR: I wrote down what I saw.",
    ]
    * 8
)


def page(text: str, width: int) -> str:
    """The text as a page of that width would have it."""
    return "\n\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in text.split("\n\n"))


@pytest.mark.parametrize("width", [52, 60, 72, 76, 90])
def test_flowed_takes_back_what_the_width_of_a_page_forced(width: int) -> None:
    """The breaks inside paragraphs go, those between them stay."""
    assert flowed(page(PROSE, width)) == PROSE


@pytest.mark.parametrize("text", [PROSE, VERSE, CODE, TRANSCRIPT, "", "one\ntwo", page(PROSE, 30), page(PROSE, 150)])
def test_flowed_leaves_alone_what_was_meant(text: str) -> None:
    """Long lines, verse, code, turns of a talk and narrow columns stay as they are."""
    assert flowed(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "- The first warning was sent in March, to a mailbox that was closed.",
        "1. The first warning was sent in March, to a mailbox that was closed.",
        "> The first warning was sent in March, to a mailbox that was closed.",
        "    the first warning was sent in March, to a mailbox that was closed",
        "| level | 3.5 | the first warning was sent in March, to a mailbox |",
        "----------------------------------------------------------------------",
    ],
)
def test_flowed_keeps_items_quotes_and_tables_on_their_lines(line: str) -> None:
    """In a text that is flowed, a line that is none of a paragraph keeps its break, before and behind."""
    text = page(PROSE, 72) + "\n" + line + "\n" + line + "\n\n" + page(PROSE, 72)

    shown = flowed(text)

    assert f"\n{line}\n{line}\n" in shown
    assert shown.startswith(PROSE)


def test_flowed_keeps_a_break_that_markdown_means() -> None:
    """Two spaces, or a backslash, at the end of a line are a break for its own sake."""
    wrapped = page(PROSE, 72)
    first = wrapped.index("\n")
    text = wrapped[:first] + "  " + wrapped[first:]

    assert flowed(text)[first + 2] == "\n"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n-#|\t>"), max_size=300) | st.text(max_size=200), st.integers(1, 8))
def test_flowed_changes_nothing_but_newlines_to_spaces(text: str, times: int) -> None:
    """Every offset stays what it was, and what is not a newline too."""
    source = (page(PROSE, 72) + "\n\n") * times + text

    shown = flowed(source)

    assert len(shown) == len(source)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(source, shown, strict=True))
    assert shown.count("\n\n") == source.count("\n\n")
