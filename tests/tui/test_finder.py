"""The search of one document: its fields mean what they mean in everything kept, and what does not is said."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from store import USUAL_SCALE, Annotation, Desk, Document, Findings, Index, Judged, Passage, Placed, Verdict, extract
from store.annotations.anchoring import anchor, describe
from store.model.document import Metadata
from store.model.span import Span
from store.reading.read import read_bytes
from tui.claims import rows
from tui.finder import Finder

TEXT = "“The pier will hold another winter,” said Agnes Tverdal.\n\nThe pier was closed in spring. Nobody swam.\n"


@pytest.fixture
def finder() -> Iterator[Finder]:
    """A finder with its thread."""
    made = Finder(USUAL_SCALE)
    yield made
    made.close()


def pier() -> Document:
    """A dated document."""
    read = read_bytes(TEXT.encode(), source="/papers/coast/pier.txt", name="pier.txt")
    return replace(read, title="The pier at Solvik", metadata=Metadata(date="2023-05-04"))


def ask(finder: Finder, query: str, *, body: str = "", evidence: tuple[str, ...] = ()) -> Findings:
    """What a query finds in the document, of which the one claim is refuted and the last sentence annotated."""
    document = pier()
    target = describe(document, Span(TEXT.index("Nobody"), TEXT.index(" swam")))
    note = Annotation(id="n", document=document.id, target=target, body=body, evidence=evidence)
    placed = (Placed(annotation=note, anchor=anchor(document, target)),)
    desk = Desk(
        document=document, claims=tuple(Judged(claim=each, verdict=Verdict.REFUTED) for each in extract(document))
    )
    found, is_complete = asyncio.run(finder.search(document, rows(desk), placed, query))
    assert is_complete
    return found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("date:2023 pier", "pier"),
        ("date:..2022 pier", ""),
        ("doc:solvik winter", "winter"),
        ("in:coast spring", "spring"),
        ("verdict:refuted", "winter"),
        ("has:verdict", "winter"),
        ("has:evidence", "Nobody"),
        ("has:highlight", "Nobody"),
    ],
)
def test_fields_mean_in_one_document_what_they_mean_in_all(finder: Finder, query: str, words: str) -> None:
    """Its date, title and folder; what is on a place of it."""
    found = ask(finder, query, evidence=("https://example.org/pier",))

    assert not words or words in found.hits[0].passage.text
    assert found.said == (() if words else ("nothing has the date “..2022”",))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("date:soon pier", "“soon” is no date"),
        ("verdict:maybe pier", "no verdict is called “maybe”: supported, disputed, refuted, unverifiable, opinion"),
        ("verdict:opinion pier", "nothing has the verdict “opinion”"),
        ("has:wings pier", "has: knows no “wings”, but note, tag, evidence, highlight, verdict"),
        ("has:note pier", "nothing has a “note”"),
        ("in:floods pier", "collections are asked for in everything kept: in:floods"),
        ("doc:harbour pier", "nothing is in a document like “harbour”"),
    ],
)
def test_field_that_cannot_be_followed_is_named_with_the_reason(finder: Finder, query: str, said: str) -> None:
    """And the words beside it are looked for."""
    found = ask(finder, query)

    assert found.said == (said,)
    assert found.hits


def test_a_long_text_is_there_once(finder: Finder) -> None:
    """The index points into the text that is read: a copy of its words would be half of what the search takes."""
    ask(finder, "winter", body="Ask the harbour master.")

    index = finder._index
    assert index is not None
    assert sum(len(each.about.text) for each in index.collection.segments) == len("Ask the harbour master.")


def test_what_is_there_is_found_before_all_is(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100,000 sentences the first are found at once; in the end it is as if all had come in one piece."""
    monkeypatch.setattr("tui.finder._FIRST", 20)
    monkeypatch.setattr("tui.finder._PIECE", 50)
    monkeypatch.setattr("tui.finder._PIECES", 0)
    text = "\n\n".join(f"Plank {number} of the pier was mended." for number in range(300))
    document, asked = replace(pier(), text=text), ("plank 7 pier", "plank 299 mended")

    early, is_all = asyncio.run(finder.search(document, (), (), asked[0]))
    pieces = 0
    while not asyncio.run(finder.grow(document, (), ())):
        pieces += 1

    assert not is_all
    assert early.hits[0].passage.text == "Plank 7 of the pier was mended."
    assert 300 // 50 <= pieces <= 300 // 20
    whole = Finder(USUAL_SCALE)
    monkeypatch.setattr("tui.finder._FIRST", 1000)
    for query in asked:
        assert asyncio.run(finder.search(document, (), (), query)) == asyncio.run(whole.search(document, (), (), query))
    whole.close()


def test_claims_that_come_later_join_those_that_are_in(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a long text is gone through they come by fifties: all of them again each time would be work without end."""
    document = pier()
    listed = rows(
        Desk(document=document, claims=tuple(Judged(claim=each, verdict=Verdict.OPEN) for each in extract(document)))
    )
    asyncio.run(finder.search(document, listed, (), "pier"))
    taken: list[int] = []
    join = Index.join

    def counted(index: Index, passages: list[Passage], part: str) -> None:
        taken.append(len(passages))
        join(index, passages, part)

    monkeypatch.setattr(Index, "join", counted)
    asyncio.run(finder.search(document, (*listed, *listed), (), "pier"))

    assert listed
    assert taken == [len(listed)]
