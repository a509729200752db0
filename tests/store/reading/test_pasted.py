"""Pasted text: a document of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import UnreadableDocument
from store.reading.pasted import first_line, read_pasted


def test_pasted_text_is_titled_by_its_first_line() -> None:
    """The first words that are there are its title, whole words, and its lines are those of the text."""
    document = read_pasted(
        "\r\n  The ferry left at six and nobody on the quay had been told that it would, so most\rstayed.\r\n"
    )

    assert document.title == "The ferry left at six and nobody on the quay had been told that it would, so…"
    assert document.source == "pasted"
    assert document.text.splitlines()[-1] == "stayed."
    assert not document.metadata.encoding_was_guessed


def test_pasted_text_may_be_of_any_format() -> None:
    """What looks like Markdown is Markdown."""
    assert read_pasted("# Minutes\n\nNobody came.\n").title == "Minutes"


def test_pasted_nothing_is_refused() -> None:
    """Blanks are no document."""
    with pytest.raises(UnreadableDocument, match="copy the text again"):
        read_pasted(" \r\n\t")


@given(st.text())
def test_title_is_one_short_safe_line(text: str) -> None:
    """Whatever was pasted, its title can be shown."""
    title = first_line(text)

    assert 0 < len(title) <= 80
    assert title.isprintable() or not any(sign in title for sign in "\x1b\n\t\x07")
