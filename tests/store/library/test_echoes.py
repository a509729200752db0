"""The same statement in other documents: found, told apart, with what differs."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from store.checking.check import check
from store.checking.sources import Sources
from store.extraction.engine import extract
from store.library.echoes import Echo, Echoes
from store.library.library import Library
from store.model.attribution import Attribution
from store.model.claim import Claim
from store.model.comparison import Comparison, ComparisonKind
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes

MORNING = "“The ferry lost forty of its ninety lifejackets in the storm,” said Ines Falk, the harbour master.\n"
EVENING = "Ines Falk told reporters that the ferry lost fourteen of its ninety lifejackets in the storm.\n"
SHORT = "“The ferry lost forty of its ninety lifejackets,” Falk said on Monday.\n"
OTHER = "“The library keeps its oldest maps in a biscuit tin,” said Piet Olsen.\n"


def document(text: str, name: str) -> Document:
    """A text, read."""
    return read_bytes(text.encode(), source=f"{name}.txt", name=f"{name}.txt")


def echoes_of(text: str, *others: str) -> tuple[Echo, ...]:
    """What echoes the first claim of a text in others."""
    echoes = Echoes()
    this = document(text, "this")
    for number, other in enumerate(others):
        read = document(other, f"other-{number}")
        echoes.add(read, extract(read))
    echoes.add(this, extract(this))
    return echoes.of(this, extract(this)[0])


def test_a_statement_of_another_document_that_drifted_is_an_echo() -> None:
    """The number changed from paper to paper: that is found and named."""
    (echo,) = echoes_of(MORNING, EVENING, OTHER)

    assert echo.origin.title == document(EVENING, "other-0").title
    assert echo.comparison.kind is ComparisonKind.ALTERED
    assert "a number" in echo.comparison.matters


def test_a_statement_that_was_cut_short_is_an_echo_turned_round() -> None:
    """The shorter one stands verbatim in the longer one, whichever is open."""
    (echo,) = echoes_of(MORNING, SHORT)
    (other,) = echoes_of(SHORT, MORNING)

    assert (echo.is_turned, echo.comparison.kind) == (True, ComparisonKind.VERBATIM)
    assert (other.is_turned, other.comparison.kind) == (False, ComparisonKind.VERBATIM)
    assert echo.comparison.spans[0].of(MORNING).startswith("The ferry lost forty")
    assert other.comparison.spans[0].of(MORNING).startswith("The ferry lost forty")


def test_another_statement_is_no_echo() -> None:
    """What shares no more than common words is left alone; a document does not echo itself."""
    assert echoes_of(MORNING, OTHER) == ()
    assert echoes_of(MORNING) == ()


def test_words_of_a_broken_quotation_are_compared_without_what_breaks_it() -> None:
    """What stands between two pieces ("she said") is not part of what was said."""
    broken = "“The ferry lost forty,” Falk said, “of its ninety lifejackets in the storm.”\n"

    (echo,) = echoes_of(MORNING, broken)

    assert echo.comparison.kind is ComparisonKind.VERBATIM


def test_what_lies_in_another_statement_of_its_document_is_told_once() -> None:
    """A quotation inside a report: the liker of both, not the same place twice."""
    this, other, echoes = document(MORNING, "this"), document(EVENING, "other"), Echoes()
    whole = extract(other)[0]
    assert isinstance(whole.said, Attribution)
    part = Span(whole.span.start, other.text.index(" in the storm"))
    echoes.add(other, [replace(whole, id="part", said=replace(whole.said, content=(part,))), whole])

    (echo,) = echoes.of(this, extract(this)[0])

    assert echo.claim.span in (part, whole.span)


def test_a_document_that_went_or_changed_does_not_echo_any_more() -> None:
    """The newest text counts."""
    echoes = Echoes()
    this, other = document(MORNING, "this"), document(EVENING, "other")
    echoes.add(other, extract(other))
    claim = extract(this)[0]
    assert echoes.of(this, claim)

    echoes.forget(other.id)

    assert echoes.of(this, claim) == ()


@pytest.mark.parametrize("known", [True, False])
def test_only_documents_whose_claims_are_known_are_listened_to(tmp_path: Path, known: bool) -> None:  # noqa: FBT001
    """Nothing is extracted for it; what becomes known later is heard then."""
    with Library.open(tmp_path / "store") as library:
        this, other = (library.shelf.keep(document(text, name)) for text, name in ((MORNING, "a"), (EVENING, "b")))
        if known:
            library.keep_claims(other, extract(other))
        while not library.listening.prepare(0.0):
            continue

        found = library.listening.find(this, extract(this))

        assert bool(found) is known
        if not known:
            library.keep_claims(other, extract(other))
            while not library.listening.prepare(1.0):
                continue
            assert library.listening.find(this, extract(this))


def test_what_a_person_said_of_the_claims_of_the_others_counts(tmp_path: Path) -> None:
    """A claim that was hidden there echoes nothing, under another name it is theirs; at once, and undone at once."""
    with Library.open(tmp_path / "store") as library:
        this, other = (library.shelf.keep(document(text, name)) for text, name in ((MORNING, "a"), (EVENING, "b")))
        library.keep_claims(other, extract(other))

        def speakers() -> list[str | None]:
            while not library.listening.prepare(1.0, this.id):
                continue
            found = library.listening.find(this, extract(this)[:1])
            return [echo.claim.speaker.name for each in found.values() for echo in each]

        assert speakers() == ["Ines Falk"]
        library.notebook.aliases.say(other.id, "Ines Falk", "The harbour master")
        assert speakers() == ["The harbour master"]
        library.notebook.correct(other, extract(other)[0], is_hidden=True)
        assert speakers() == []
        library.notebook.undo()
        assert speakers() == ["The harbour master"]


def test_who_asks_is_not_listened_to_until_another_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody echoes themselves: a long text alone on the shelf costs nothing. Two hear each other, whoever asks."""
    heard: list[str] = []
    listen = Echoes.adding

    def adding(echoes: Echoes, one: Document, claims: Sequence[Claim]) -> Iterator[None]:
        heard.append(one.id)
        return listen(echoes, one, claims)

    monkeypatch.setattr(Echoes, "adding", adding)
    with Library.open(tmp_path / "store") as library:
        this, other = (library.shelf.keep(document(text, name)) for text, name in ((MORNING, "a"), (EVENING, "b")))
        for each in (this, other):
            library.keep_claims(each, extract(each))
        for each, expected in ((this, [other.id]), (other, [other.id, this.id])):
            assert not library.listening.prepare(0.0, each.id)
            while not library.listening.prepare(0.0, each.id):
                continue
            assert heard == expected
            assert library.listening.find(each, extract(each))


def test_what_is_heard_takes_less_than_a_kilobyte_and_nothing_stays_of_what_went() -> None:
    """Of a library there are 100,000 statements: each is its words and a few numbers."""
    text = "".join(
        f"“The ferry lost {number} of its ninety lifejackets in the storm of {1900 + number},” said Ines Falk.\n\n"
        for number in range(100, 220)
    )
    read, echoes = document(text, "log"), Echoes()
    claims = extract(read)

    tracemalloc.start()
    echoes.add(read, claims)
    heard, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    echoes.forget(read.id)

    assert len(claims) >= 120
    assert heard <= 1500 * len(claims)
    assert not echoes._statements
    assert not echoes._places


def test_a_document_that_is_heard_again_does_not_echo_itself() -> None:
    """Whatever came in between, and however often: its numbers are its own."""
    this, other = document(MORNING, "this"), document(EVENING, "other")
    (claim, *_), echoes = extract(this), Echoes()

    for read in (this, other, this, other, this):
        echoes.add(read, extract(read))

    assert [echo.origin.id for echo in echoes.of(this, claim)] == [other.id]


MANY = "".join(
    f"“Pier {number} lost its railing and its lamp in storm {number},” said Ines Falk.\n\n" for number in range(30)
)


def test_a_note_gets_in_between_two_statements_that_are_heard(tmp_path: Path) -> None:
    """What asks from the store's thread comes to its turn: a long document is not listened to in one piece."""
    with Library.open(tmp_path / "store") as library:
        other = library.shelf.keep(document(MANY, "b"))
        library.keep_claims(other, extract(other))

        steps = 0
        while not library.listening.prepare(0.0, "another"):
            steps += 1

        assert steps >= len(extract(other)) >= 30


def test_nothing_stays_of_what_was_heard_in_part(tmp_path: Path) -> None:
    """The document went, or another one asks, in the middle of it."""
    with Library.open(tmp_path / "store") as library:
        this, other = (library.shelf.keep(document(text, name)) for text, name in ((MANY, "a"), (MANY + MORNING, "b")))
        library.keep_claims(other, extract(other))
        for _ in range(12):
            library.listening.prepare(0.0, this.id)
        library.shelf.remove(other.id)
        third = library.shelf.keep(document(OTHER, "c"))
        library.keep_claims(third, extract(third))
        while not library.listening.prepare(0.0, "nobody"):
            continue

        assert library.listening.find(this, extract(this)) == {}


def test_of_a_document_that_is_kept_twice_each_statement_is_compared_with_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its other statements are like it, too; comparing all with all of 5 MB took a minute."""
    compared: list[str] = []

    def counted(words: str, sources: Sources) -> Comparison:
        compared.append(words)
        return check(words, sources)

    monkeypatch.setattr("store.library.echoes.check", counted)
    this = document(MANY, "this")
    twin = replace(this, id="twin")
    echoes = Echoes()
    echoes.add(twin, extract(twin))

    found = [echoes.of(this, claim) for claim in extract(this)]

    assert [[each.claim.content for each in some] for some in found] == [[one.content] for one in extract(this)]
    assert len(compared) == len(found) >= 30
