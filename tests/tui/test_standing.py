"""Standing: where one is, in words."""

from __future__ import annotations

from dataclasses import replace

from store.model.document import Document, Metadata, Page
from tui.standing import page_words, standing

PLAIN = Document(id="d", title="t", source="s", language="en", text="x" * 200, blocks=())


def test_pages_are_said_as_one_says_them() -> None:
    """Numbers of both kinds have their p.; a time says itself."""
    assert [page_words(label) for label in ("12", "iv", "00:03:10")] == ["p. 12", "p. iv", "00:03:10"]


def test_standing_says_what_is_known() -> None:
    """The guess of an encoding with a question mark, the claim, the page, the share of the text."""
    printed = Document(
        id="d",
        title="t",
        source="s",
        language="en",
        text="x" * 200,
        blocks=(),
        metadata=Metadata(encoding="cp1252", encoding_was_guessed=True),
        pages=(Page(label="1", start=0), Page(label="2", start=100)),
    )

    assert standing(printed, 150, claim="claim 1 of 2") == "cp1252? · claim 1 of 2 · p. 2 · 75 %"
    assert [standing(PLAIN, offset) for offset in (0, 1, 2, 100, 199, 200)] == [
        *("0 %", "0 %", "1 %", "50 %", "99 %", "100 %"),
    ]
    assert standing(replace(PLAIN, text="x"), 1) == "100 %"
    assert standing(replace(PLAIN, text=""), 0) == "0 %"
