"""Cleaning: nothing that commands a terminal or hides survives, and no offset moves."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.cleaning import visible, visible_json, visible_line

ANY_TEXT = st.text(st.characters(exclude_categories=[]) | st.sampled_from("\x1b\x07\x9b\u202e\u200b\ufeff\n\t\r"))


@given(ANY_TEXT)
@settings(deadline=None)
def test_visible_keeps_every_offset_and_every_harmless_sign(text: str) -> None:
    """One code point in, one out; letters, line ends, tabs and joiners stay as they are."""
    cleaned = visible(text)

    assert len(cleaned) == len(text)
    for before, after in zip(text, cleaned, strict=True):
        if before.isprintable() or before in "\n\t\u200c\u200d\u200e\u200f":
            assert after == before


@given(ANY_TEXT)
@settings(deadline=None)
def test_visible_leaves_nothing_to_a_second_cleaning(text: str) -> None:
    """Cleaning twice is cleaning once, for texts and for lines."""
    assert visible(visible(text)) == visible(text)
    assert visible_line(visible_line(text)) == visible_line(text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_visible_line_holds_no_control_character_or_lone_surrogate(text: str) -> None:
    """What is cleaned for one line has no code point of the categories Cc and Cs left."""
    assert not {unicodedata.category(code) for code in visible_line(text)} & {"Cc", "Cs"}


@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1b\x07\x9b\u202e\u200b\ufeff\x7f\U000e0041"))
)
@settings(deadline=None)
def test_visible_json_means_the_same_and_commands_nothing(text: str) -> None:
    """A program gets every sign that was there; on the way none of them is more than text."""
    written = visible_json(json.dumps([text, {text: text}], ensure_ascii=False))

    assert json.loads(written) == [text, {text: text}]
    assert visible(written) == written


def test_visible_json_escapes_a_lone_surrogate() -> None:
    """A path may have one; no terminal and no file can be given it."""
    assert visible_json(json.dumps("a\udc80", ensure_ascii=False)) == '"a\\udc80"'


def test_visible_shows_escape_sequences_as_pictures() -> None:
    """A sequence that would set the clipboard becomes text that a person can read."""
    assert visible("a\x1b]52;c;aGk=\x07b\x7f\x9b31m") == "a\u241b]52;c;aGk=\u2407b\u2421\ufffd31m"


def test_visible_shows_bidi_overrides_and_zero_width_tricks() -> None:
    """Signs that turn or hide text are shown; the joiners and marks that scripts need are not touched."""
    assert visible("a\u202eb\u200bc\ufeff\U000e0041") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert visible("\u200d\u200c\u200e\u200f") == "\u200d\u200c\u200e\u200f"


def test_visible_line_shows_line_ends_and_tabs() -> None:
    """A title cannot break out of its line."""
    assert visible_line("one\ntwo\tthree") == "one\u240atwo\u2409three"


@given(ANY_TEXT, st.integers(0, 3000))
@settings(deadline=None)
def test_long_text_is_cleaned_as_a_short_one_is(text: str, place: int) -> None:
    """The quick look at a long text misses nothing, wherever it stands: the naive way is the reference."""
    words = "the harbour “gate” 港 was shut; " * 100
    long = words[:place] + text + words[place:]

    assert visible(long) == "".join(visible(sign) for sign in long)
