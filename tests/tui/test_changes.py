"""The history in words: from what to what, when and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from store import (
    Assertion,
    CheckWorthiness,
    Claim,
    Document,
    Grade,
    Library,
    Scale,
    Span,
    Speaker,
    Verdict,
    cite,
    link,
    take_away,
)
from store.annotations.history import Change
from tui.changes import told

TEXT = "The bridge was closed on Monday. It stayed closed. Nobody came to look at it until the spring."
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
JUDGED = Change(
    id="1",
    table="judgements",
    record="j",
    document="d",
    before=None,
    after={"verdict": "disputed"},
    what="verdict",
    at=NOON.isoformat(),
    author="ada",
    machine="desk",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A store at noon."""
    with Library.open(tmp_path, author="ada", machine="desk", now=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def document(library: Library) -> Document:
    """A kept document."""
    return library.shelf.keep(Document(id="", title="Bridge", source="-", language="en", text=TEXT, blocks=()))


def whats(changes: tuple[Change, ...]) -> list[str]:
    """What happened."""
    return [told(change, UTC).what for change in changes]


def test_change_says_when_in_the_local_time_and_who() -> None:
    """The store keeps UTC; a person reads the clock on the wall."""
    change = replace(JUDGED, at="2026-03-01T23:30:00.000+00:00")

    one = told(change, timezone(timedelta(hours=2)))

    assert (one.when, one.who, one.what) == ("2026-03-02 01:30", "ada", "open → disputed")


def test_verdict_of_an_own_scale_goes_by_its_name() -> None:
    """The record has the id; the history tells what the person calls it, or the words of the id."""
    scale = Scale((Grade(verdict=Verdict("mostly-so"), name="largely right"),), open="unread")
    change = replace(JUDGED, before={"verdict": "mostly-so", "content": {}}, after={"verdict": "not-at-all"})

    assert told(change, UTC, scale).what == "largely right → not at all"
    assert told(replace(change, before=None), UTC, scale).what == "unread → not at all"


def test_history_of_a_note_tells_each_change(library: Library, document: Document) -> None:
    """Written, changed, tagged, confirmed at another place, removed, brought back."""
    notebook = library.notebook
    note = notebook.annotate(document, Span(0, 32), body="Who says?")
    note = notebook.change(replace(note, body="Who says so?"))
    note = notebook.change(replace(note, tags=("bridge",)))
    notebook.confirm(note.id, document, Span(33, 50))
    notebook.remove(note.id)
    notebook.undo()

    assert whats(notebook.history(note.id)) == [
        "note made: “Who says?”",
        "note changed: “Who says?” → “Who says so?”",
        "tags: none → #bridge",
        "place confirmed: “The bridge was closed on Monday.” → “It stayed closed.”",
        "note deleted",
        "note made: “Who says so?” #bridge  (undo)",
    ]


def test_history_of_evidence_tells_what_was_given(library: Library, document: Document) -> None:
    """An address by itself; a passage, whose reference means nothing to a person, that it was one."""
    notebook, bridge, closed = library.notebook, Span(0, 32), Span(33, 50)
    note = notebook.annotate(document, bridge, body="Who says?")
    cite(notebook, document, bridge, "https://example.org/log")
    link(notebook, (document, bridge), (document, closed))
    take_away(notebook, notebook.annotations(), "https://example.org/log")
    other = next(each for each in notebook.annotations() if each.id != note.id)

    assert whats(notebook.history(note.id)) == [
        "note made: “Who says?”",
        "evidence given: https://example.org/log",
        "evidence given",
        "evidence taken away: https://example.org/log",
    ]
    assert whats(notebook.history(other.id))[0] == "evidence made"


def test_history_of_a_repaired_claim_tells_what_is_another_now(library: Library, document: Document) -> None:
    """Each repair says its own field, from what to what; hidden is hidden until it is shown again."""
    said = Assertion(span=Span(33, 50))
    claim = Claim(
        id="c", said=said, speaker=Speaker(name="Ines"), confidence=1.0, checkworthiness=CheckWorthiness(score=0.5)
    )
    correct = partial(library.notebook.correct, document, claim)
    correction = correct(speaker="Ines Falk")
    correct(kind="indirect")
    correct(is_hidden=True)
    correct(is_hidden=False, content=Span(33, 45))

    assert whats(library.notebook.history(correction.id)) == [
        "speaker: as found → Ines Falk",
        "kind: as found → indirect",
        "hidden",
        "shown again, other bounds",
    ]


def test_history_of_a_claim_made_by_hand_tells_each_change(library: Library, document: Document) -> None:
    """Made, and taken back."""
    made = library.notebook.make_claim(document, Span(33, 50), speaker="Ines Falk")
    library.notebook.withdraw(made.id)

    assert whats(library.notebook.history(made.id)) == [
        "claim made by hand, said by Ines Falk",
        "claim of yours taken back",
    ]


def test_long_note_is_cut() -> None:
    """A history is a list of lines."""
    change = Change(
        id="1",
        table="annotations",
        record="n",
        document="d",
        before=None,
        after={"body": "word " * 200, "tags": []},
        what="note",
        at="2026-03-01T12:00:00.000+00:00",
        author="",
        machine="",
    )

    one = told(change, UTC)

    assert len(one.what) < 150
    assert one.what.endswith("…”")
    assert one.who == "somebody"
