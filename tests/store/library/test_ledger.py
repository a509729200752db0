"""The ledger: everybody under one name, every statement once, in the order in which it was said."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.engine import extract
from store.library.desk import lay_out
from store.library.ledger import Ledger
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document, Metadata
from store.model.span import Span
from store.reading.read import read_bytes

MONDAY = """“The quay is sound,” said Rosa Velt, the engineer. The mayor, Jan Pool, said that nobody had looked.

“Nobody,” Pool said. The quay was built in 1911.
"""
FRIDAY = "“I looked,” said ROSA VELT. “It is not sound.”\n"


def document(text: str, name: str, date: str | None = None) -> Document:
    """A document with a date."""
    read = read_bytes(text.encode(), source=f"/papers/{name}.txt", name=f"{name}.txt")
    return replace(read, id=name, metadata=Metadata(date=date))


def ledger_of(*documents: Document) -> Ledger:
    """A ledger of what is said in them."""
    ledger = Ledger()
    for each in documents:
        ledger.add(each, lay_out(each, extract(each), (), (), ()).claims)
    return ledger


def test_voice_gathers_what_one_name_said_in_all_documents_by_date() -> None:
    """Spelling in capitals is the same name; the earlier paper comes first, whichever was added first."""
    friday, monday = document(FRIDAY, "friday", "2026-05-08"), document(MONDAY, "monday", "2026-05-04")

    voices = {voice.name: voice for voice in ledger_of(friday, monday).voices()}

    velt = next(voice for name, voice in voices.items() if name.casefold() == "rosa velt")
    assert velt.said[0].origin.id == "monday"
    assert {origin.id for origin in velt.documents} == {"monday", "friday"}
    assert velt.direct == len(velt.said)
    assert (voices["Jan Pool"].direct, voices["Jan Pool"].reported) == (1, 1)


def test_every_attributed_claim_is_said_by_exactly_one_voice() -> None:
    """Nothing is dropped and nothing counted twice; what the document states itself is nobody's."""
    documents = document(MONDAY, "monday"), document(FRIDAY, "friday")

    said = [one.claim.id for voice in ledger_of(*documents).voices() for one in voice.said]

    wanted = [claim.id for each in documents for claim in extract(each) if claim.kind != "assertion"]
    assert sorted(said) == sorted(wanted)


def test_document_that_is_added_again_replaces_what_it_was() -> None:
    """A text that changed says only what it says now."""
    ledger = ledger_of(document(MONDAY, "paper"))

    again = document(FRIDAY, "paper")
    ledger.add(again, lay_out(again, extract(again), (), (), ()).claims)

    assert {voice.name.casefold() for voice in ledger.voices()} == {"rosa velt"}


def test_what_nobody_named_said_comes_last() -> None:
    """Names first, whoever is heard most often."""
    text = "“No,” was the answer. “Never.” “Not once.”\n\n“Perhaps,” said Ida Falk.\n"

    voices = ledger_of(document(text, "short")).voices()

    assert [bool(voice.name) for voice in voices] == sorted((bool(voice.name) for voice in voices), reverse=True)


def test_each_statement_is_quoted_reported_or_a_stance() -> None:
    """The three are told apart and add up: a stance in one's own words is a quotation."""
    paper = document("The quay was shut. " * 9, "paper")
    statement, stance = AttributionClass.STATEMENT, AttributionClass.STANCE
    kinds = [
        *((AttributionKind.DIRECT, statement), (AttributionKind.MIXED, statement), (AttributionKind.MIXED, stance)),
        *((AttributionKind.INDIRECT, statement), (AttributionKind.INDIRECT, statement)),
        (AttributionKind.INDIRECT, stance),
    ]
    claims = [said_as(kind, category, 19 * number) for number, (kind, category) in enumerate(kinds)]
    ledger = Ledger()
    ledger.add(paper, lay_out(paper, claims, (), (), ()).claims)

    (voice,) = ledger.voices()

    assert (voice.direct, voice.reported, voice.stances, len(voice.said)) == (3, 2, 1, 6)


def said_as(kind: AttributionKind, category: AttributionClass, start: int) -> Claim:
    """Something that Jan Pool says, in some way."""
    content = (Span(start, start + 8),)
    said = Attribution(source=(), cue=(), content=content, kind=kind, category=category, pattern="made up")
    speaker = Speaker(name="Jan Pool")
    return Claim(id=str(start), said=said, speaker=speaker, confidence=1.0, checkworthiness=CheckWorthiness())


def test_description_is_somebody_else_in_each_document() -> None:
    """The clerk of one paper is not the clerk of another: nothing is guessed."""
    text = "“Ask me tomorrow,” said the clerk.\n"

    voices = ledger_of(document(text, "one"), document(text, "two")).voices()

    assert [len(voice.said) for voice in voices] == [1, 1]
