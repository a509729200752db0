"""What is arranged step by step is what would be arranged at once, and a row is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.extraction.engine import extract
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.claim import Claim
from store.model.desk import Judged
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from tui import claims as rows_of_claims
from tui.arranging import Desks
from tui.claims import Noted, Row
from tui.reading import Arranged
from tui.sayers import Sayers

TEXT = """“The mill burnt,” Ros Adler said, “and nobody came.” Two pumps were sold in March.

According to the clerk, the pumps were old. “They worked,” said Ros Adler. She hopes for new ones.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path, author="ada", machine="desk") as opened:
        yield opened


@pytest.fixture
def document(library: Library) -> Document:
    """A kept document."""
    return library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/mill.txt", name="mill.txt"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the claims for which a row was made, as it is made."""
    ids: list[str] = []
    original = rows_of_claims.row_of

    def row_of(document: Document, judged: Judged, on_it: Noted) -> Row:
        ids.append(judged.claim.id)
        return original(document, judged, on_it)

    monkeypatch.setattr(rows_of_claims, "row_of", row_of)
    return ids


Act = Callable[[Library, Document, tuple[Claim, ...]], object]
ACTS: tuple[Act, ...] = (
    lambda library, document, claims: library.notebook.annotate(document, claims[0].span, body="ask"),
    lambda library, document, claims: library.notebook.judge(document, claims[1], Verdict.SUPPORTED),
    lambda library, document, claims: library.notebook.annotate(document, claims[-1].span, tags=("pumps",)),
    lambda library, document, claims: library.notebook.correct(document, claims[2], is_hidden=True),
    lambda library, document, claims: library.notebook.correct(document, claims[0], speaker="The clerk"),
    lambda library, document, claims: library.notebook.undo(),  # noqa: ARG005 - one signature for all
    # Of two pieces, with a note: what is hidden has no pieces any more.
    lambda library, document, claims: library.notebook.correct(document, claims[0], is_hidden=True),
    lambda library, document, claims: library.notebook.undo(),  # noqa: ARG005 - the same
)


def marked(arranged: Arranged) -> dict[str, tuple[Span, ...]]:
    """Layer -> its spans."""
    return {name: layer.spans for name, layer in arranged.marks.items()}


def test_rows_are_those_of_the_desk_whatever_came_before(library: Library, document: Document) -> None:
    """Claims come, notes and verdicts are given: each time what is shown is what is known."""
    claims, desks = extract(document), Desks()

    for number, act in enumerate((*ACTS, *ACTS)):
        known = claims[: 2 + number]
        act(library, document, claims)

        arranged, desk = desks.arranged(document, known, library.open_desk), library.desk(document, known)

        assert arranged.rows == rows_of_claims.rows(desk)
        assert arranged.placed == desk.annotations
        anew = Desks().arranged(document, known, library.open_desk)
        assert marked(arranged) == marked(anew)
        sayers = Sayers(rows_of_claims.rows(desk))
        assert [arranged.sayers.who(claim.span) for claim in claims] == [sayers.who(claim.span) for claim in claims]
        assert (arranged.doubts, arranged.counts, arranged.letters) == (anew.doubts, anew.counts, anew.letters)


def test_rows_are_made_for_new_claims_only(library: Library, document: Document, made: list[str]) -> None:
    """As claims come, each has its row made once; with nothing new, it is the very tuple."""
    claims, desks = extract(document), Desks()
    desks.arranged(document, None, library.open_desk)

    for known in range(len(claims) + 1):
        desks.arranged(document, claims[:known], library.open_desk)
    again = desks.arranged(document, claims, library.open_desk)

    assert sorted(made) == sorted(claim.id for claim in claims)
    assert desks.arranged(document, claims, library.open_desk).rows is again.rows


@pytest.mark.parametrize("act", ACTS[:2])
def test_note_or_verdict_makes_one_row(library: Library, document: Document, made: list[str], act: Act) -> None:
    """Of all claims only the one that something was said of."""
    claims, desks = extract(document), Desks()
    before = desks.arranged(document, claims, library.open_desk).rows
    made.clear()

    act(library, document, claims)

    after = desks.arranged(document, claims, library.open_desk).rows
    assert len(made) == 1
    assert [row.claim.id for row, old in zip(after, before, strict=True) if row is not old] == made


def test_without_a_store_there_are_the_claims_alone(document: Document) -> None:
    """As they were extracted."""
    arranged = Desks().arranged(document, extract(document))

    assert [row.claim for row in arranged.rows] == sorted(extract(document), key=lambda claim: claim.span)
    assert not arranged.placed
