"""Doubts: everything that is not surely placed is listed, in order, and counted in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store import (
    Anchor,
    Annotation,
    Certainty,
    Correction,
    Document,
    Grade,
    Judgement,
    Scale,
    Span,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    Verdict,
)
from store.model.desk import Desk, Placed
from tui.doubts import Doubt, called, doubts, named, said
from tui.reading import Arranged, Reading

DOCUMENT = Document(id="d", title="Rain", source="-", language="en", text="It rained on the fair. " * 3, blocks=())


def target(start: int, words: str = "It rained") -> Target:
    """A place of another text."""
    return Target(
        quote=TextQuoteSelector(exact=words),
        position=TextPositionSelector(start=start, end=start + len(words)),
        text_hash="0" * 64,
    )


def note(number: int, start: int) -> Annotation:
    """A note that was made at `start`."""
    return Annotation(id=f"n{number}", document="d", target=target(start), body="wet")


def judgement(start: int, words: str) -> Judgement:
    """A verdict on a claim that is gone."""
    return Judgement(
        id="j1", document="d", verdict=Verdict.REFUTED, content=target(start, words), source=None, claim="c", kind="x"
    )


def correction() -> Correction:
    """A repair."""
    return Correction(id="c1", document="d", content=target(0), source=None, claim="c")


def at(start: int, certainty: Certainty) -> Anchor:
    """A place of nine code points."""
    return Anchor(span=Span(start, start + 9), certainty=certainty)


def test_doubts_are_what_is_not_sure_in_the_order_of_the_text() -> None:
    """First those that may stand somewhere, by that place; then the lost ones, by where they stood."""
    desk = Desk(
        document=DOCUMENT,
        annotations=(
            Placed(annotation=note(1, 0), anchor=at(46, Certainty.UNCERTAIN)),
            Placed(annotation=note(2, 0), anchor=at(0, Certainty.SURE)),
            Placed(annotation=note(3, 40), anchor=at(23, Certainty.UNCERTAIN)),
            Placed(annotation=note(4, 90), anchor=None),
        ),
        orphans=(judgement(5, "The ferry to Lund was sold for scrap."),),
    )

    found = doubts(desk)

    assert [each.noun.id for each in found] == ["n3", "n1", "j1", "n4"]
    assert [each.state for each in found] == ["to confirm", "to confirm", "lost", "lost"]
    assert [each.can_be_confirmed for each in found] == [True, True, False, False]


def test_orphan_whose_words_stand_is_no_place_to_confirm() -> None:
    """The words are there and the claim is not: it can be gone to, and not be confirmed."""
    text = "They met in the hall. “The ferry to Lund was sold for scrap.” Nobody said a word."
    desk = Desk(
        document=replace(DOCUMENT, text=text), orphans=(judgement(23, "The ferry to Lund was sold for scrap."),)
    )

    (found,) = doubts(desk)

    assert found.span is not None
    assert found.state == "its claim is gone"
    assert not found.can_be_confirmed


def test_no_claim_is_gone_while_claims_are_looked_for() -> None:
    """An orphan is listed once the whole text was gone through."""
    orphan = replace(doubt("verdict refuted"), is_orphan=True)
    reading = Reading(
        document=DOCUMENT, arranged=Arranged(placed=(), rows=(), marks={}, doubts=(doubt("note"), orphan))
    )

    before = [each.what for each in reading.doubts]
    reading.is_complete = True

    assert before == ["note"]
    assert [each.what for each in reading.doubts] == ["note", "verdict refuted"]


def doubt(what: str, *, is_lost: bool = False) -> Doubt:
    """Something doubtful."""
    return Doubt(noun=note(1, 0), what=what, words="", quote="x", span=None if is_lost else Span(0, 1))


@pytest.mark.parametrize(
    ("found", "is_changed", "expected"),
    [
        ((), False, ""),
        ((), True, "the text changed since your last visit"),
        ((doubt("note"),) * 3 + (doubt("note", is_lost=True),), False, "3 notes to confirm, 1 lost: U"),
        ((doubt("note"), doubt("verdict refuted")), True, "text changed: 1 note and 1 verdict to confirm: U"),
        ((doubt("tag", is_lost=True),) * 2, True, "text changed: 2 tags lost: U"),
    ],
)
def test_what_is_said_counts_in_words(found: tuple[Doubt, ...], is_changed: bool, expected: str) -> None:  # noqa: FBT001 - a column of the table
    """How many of what are to be confirmed, how many are lost, and the key that lists them."""
    assert said(found, "U", is_changed=is_changed) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        (note(1, 0), ("note", "wet")),
        (replace(note(1, 0), tags=("roof",)), ("note", "wet #roof")),
        (replace(note(1, 0), body="", tags=("roof", "money")), ("tag", "#roof #money")),
        (replace(note(1, 0), body=""), ("highlight", "")),
        (judgement(0, "x"), ("verdict refuted", "")),
        (correction(), ("correction", "other bounds")),
        (replace(correction(), speaker="Ada Hale"), ("correction", "Ada Hale")),
        (replace(correction(), is_hidden=True), ("hidden claim", "")),
        (replace(correction(), is_made_by_hand=True, speaker="Ada Hale"), ("claim of yours", "Ada Hale")),
    ],
)
def test_noun_is_called_what_a_person_calls_it(
    noun: Annotation | Judgement | Correction, expected: tuple[str, str]
) -> None:
    """What it is, and what the person wrote."""
    assert named(noun) == expected


def test_doubtful_verdict_is_called_as_the_person_calls_it() -> None:
    """The list says the name of an own scale, and leaves what is no verdict as it is."""
    scale = Scale((Grade(verdict=Verdict.REFUTED, name="dead wrong"),))
    told = [
        called(each, scale).what for each in (replace(doubt("verdict refuted"), noun=judgement(0, "It")), doubt("note"))
    ]

    assert told == ["verdict dead wrong", "note"]
