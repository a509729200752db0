"""The open desk gives what a desk laid out anew would give, and does not do again what is done."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations import remembered
from store.extraction.engine import extract
from store.library import open_desk
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.claim import Claim
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes

TEXT = """“Nobody asked the divers,” said Oona Brandt, who leads the union. She wants a second survey.

The contractor said that the hull had been “checked twice” in May. According to the log, it was checked once.

Seven plates were replaced in 2021. “We were told it was sound,” Tariq Bell told the court. He fears for the crew.
"""


@pytest.fixture
def document(library: Library) -> Document:
    """A kept document."""
    return library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/hull.txt", name="hull.txt"))


Act = Callable[[Library, Document, Claim], object]

ACTS: dict[str, Act] = {
    "nothing": lambda library, document, claim: None,  # noqa: ARG005 - one signature for all
    "note": lambda library, document, claim: library.notebook.annotate(document, claim.span, body="ask"),
    "tag": lambda library, document, claim: library.notebook.annotate(document, Span(3, 9), tags=(claim.id,)),
    "judge": lambda library, document, claim: library.notebook.judge(document, claim, Verdict.REFUTED),
    "reopen": lambda library, document, claim: library.notebook.judge(document, claim, Verdict.OPEN),
    "rename": lambda library, document, claim: library.notebook.correct(document, claim, speaker="Nils Roth"),
    "move": lambda library, document, claim: library.notebook.correct(
        document, claim, content=Span(claim.span.start + 1, claim.span.end)
    ),
    "hide": lambda library, document, claim: library.notebook.correct(document, claim, is_hidden=True),
    "make": lambda library, document, claim: library.notebook.make_claim(
        document, Span(claim.span.end - 6, claim.span.end), kind="indirect", speaker="Nils Roth"
    ),
    "undo": lambda library, document, claim: library.notebook.undo(),  # noqa: ARG005 - as above
}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 7), st.integers(0, 8)), max_size=7))
def test_open_desk_is_the_desk_laid_out_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    """Whatever is noted, judged, repaired and taken back while claims come, fewer or more than before."""
    with Library.open(tmp_path_factory.mktemp("store"), author="ada", machine="desk") as library:
        document = library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/hull.txt", name="hull.txt"))
        claims, desk = extract(document), library.open_desk(document)

        for act, about, known in steps:
            ACTS[act](library, document, claims[about % len(claims)])

            assert desk.lay(None) == library.desk(document, None)
            assert desk.lay(claims[:known]) == library.desk(document, claims[:known])


def test_claims_out_of_order_stand_by_place(document: Document) -> None:
    """Also those that come later and stand before."""
    claims, desk = extract(document), open_desk.OpenDesk(document)
    turned = (*claims[3:], *claims[:3])

    desk.lay(turned[:4])

    assert [one.claim for one in desk.lay(turned).claims] == sorted(claims, key=lambda claim: claim.span)


def test_claims_that_come_leave_those_before_alone(document: Document) -> None:
    """Each is laid out once, however often there are more."""
    claims, desk = extract(document), open_desk.OpenDesk(document)
    before = desk.lay(claims[:4]).claims

    after = desk.lay(claims).claims

    assert all(one is old for one, old in zip(after, before, strict=False))


def test_verdict_leaves_other_claims_alone(library: Library, document: Document) -> None:
    """Only the claim that was judged is another object."""
    claims, desk = extract(document), library.open_desk(document)
    before = desk.lay(claims).claims

    library.notebook.judge(document, claims[2], Verdict.DISPUTED)

    after = desk.lay(claims).claims
    assert [one.claim for one, old in zip(after, before, strict=True) if one is not old] == [claims[2]]


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[None]:
    """A list that grows with each call of a function."""
    calls: list[None] = []
    original = getattr(module, name)

    def count(*given: object) -> object:
        calls.append(None)
        return original(*given)

    monkeypatch.setattr(module, name, count)
    return calls


def test_only_a_new_note_is_read_and_anchored(
    library: Library, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five thousand notes are decoded and anchored when a document is opened, and not again with every claim."""
    claims, desk = extract(document), library.open_desk(document)
    for claim in claims:
        library.notebook.annotate(document, claim.span, body="ask")
    anchored = counted(monkeypatch, open_desk, "anchor")
    decoded = counted(monkeypatch, remembered, "decode")
    desk.lay(claims)
    assert len(anchored) == len(decoded) == len(claims)

    placed = desk.lay(claims[:3]).annotations
    assert desk.lay(claims).annotations is placed
    library.notebook.annotate(document, Span(0, 4), body="and this")
    desk.lay(claims)

    assert len(anchored) == len(decoded) == len(claims) + 1


def test_words_that_all_notes_share_are_in_memory_once(library: Library, document: Document) -> None:
    """Who wrote it, on what, in which text: 400 bytes a note, if each had its own."""
    for _ in range(3):
        library.notebook.annotate(document, Span(0, 8), body="ask", tags=("divers",))

    notes = [placed.annotation for placed in library.open_desk(document).lay(None).annotations]

    for name in ("document", "author", "target.text_hash"):
        assert len({id(attrgetter(name)(note)) for note in notes}) == 1
    assert len({id(note.tags[0]) for note in notes}) == 1
