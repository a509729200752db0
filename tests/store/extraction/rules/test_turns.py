"""Turns of transcripts and interviews."""

from __future__ import annotations

import pytest

from store.extraction.lexicon import lexicon
from store.extraction.paragraphs import paragraphs
from store.extraction.rules.turns import turns
from tests.store.extraction.streams import document_of


def read(text: str) -> list[tuple[str, list[str]]]:
    """Label and words of each turn."""
    found = turns(text, paragraphs(document_of(text)), lexicon("en"))
    return [(turn.label.of(text), [span.of(text) for span in turn.said]) for turn in found.values() if turn is not None]


def test_turn_is_what_follows_a_label_in_capitals() -> None:
    """Capitals and a colon name who speaks, with party and place."""
    text = "HOST: Welcome.\n\nSEN. RUTH VANCE (D), OHIO: Let me finish.\n\n(APPLAUSE)"

    assert read(text) == [("HOST", ["Welcome."]), ("SEN. RUTH VANCE (D), OHIO", ["Let me finish."])]


def test_turn_goes_on_until_the_next_label() -> None:
    """A paragraph between two turns belongs to the first."""
    text = "MR DUNNE: I read it.\n\nIt was long.\n\nTHE CHAIR: Thank you."

    assert read(text)[0] == ("MR DUNNE", ["I read it.", "It was long."])


def test_turn_is_known_by_a_title_behind_a_time_stamp() -> None:
    """A title makes a label a speaker's, and a time is no part of it."""
    text = "[00:14:02] Dr Blume: They were sent on Monday."

    assert read(text) == [("Dr Blume", ["They were sent on Monday."])]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 4 May 2024\n\nVenue: Village Hall\n\nAttendance: 23",
        "Note: the bridge is closed.",
        "The plan has three parts: a bridge, a road and a harbour.",
    ],
)
def test_turns_are_not_made_of_other_colons(text: str) -> None:
    """A list of dates, a note and a sentence with a colon have no speaker."""
    assert read(text) == []
