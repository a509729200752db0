"""The desk: claims as judged and corrected; nothing that a person said is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.annotations.notebook import Notebook
from store.database.database import Database
from store.database.ids import new_id
from store.library.desk import lay_out
from store.model.annotation import Verdict
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, ClaimKind, Speaker
from store.model.desk import Desk
from store.model.document import Document
from store.model.span import Span

TEXT = (
    "Rain fell for nine days. “The dam will hold,” said the warden, Piet Maas. "
    "Farmers in the valley fear that the dam will not hold much longer."
)
DOCUMENT = Document(id="d", title="Dam", source="-", language="en", text=TEXT, blocks=())


def claim(words: str, name: str, kind: AttributionKind = AttributionKind.DIRECT) -> Claim:
    """A claim of those words."""
    start = TEXT.index(words)
    return claim_at(Span(start, start + len(words)), name, kind)


def claim_at(span: Span, name: str, kind: AttributionKind = AttributionKind.DIRECT) -> Claim:
    """A claim at that place."""
    said = Attribution(
        source=(),
        cue=(),
        content=(span,),
        kind=kind,
        category=AttributionClass.STATEMENT,
        pattern="test",
    )
    return Claim(id=name, said=said, speaker=Speaker(name=None), confidence=0.9, checkworthiness=CheckWorthiness())


HOLD = claim("“The dam will hold,”", "c1")
FEAR = claim("the dam will not hold much longer", "c2", AttributionKind.INDIRECT)


REWRITTEN = (
    replace(DOCUMENT, text=TEXT[:25] + "“The dams would hold up,” said Ada Roos, an engineer whom nobody had asked."),
    claim_at(Span(25, 50), "c9"),
)
"""A document in which it is uncertain whether this claim is still the one of the warden."""


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """An empty notebook."""
    with Database.open(tmp_path) as database:
        yield Notebook(
            database, author="ada", machine="desk", now=lambda: datetime(2026, 1, 1, tzinfo=UTC), new_id=new_id
        )


def desk(notebook: Notebook, *claims: Claim) -> Desk:
    """The document with these claims and what the notebook has."""
    return lay_out(DOCUMENT, claims, notebook.judgements(), notebook.corrections(), notebook.annotations())


def test_claims_are_open_by_place_when_nothing_was_said(notebook: Notebook) -> None:
    """Unjudged claims are open and stand in the order of the text."""
    assert [(one.claim, one.verdict) for one in desk(notebook, FEAR, HOLD).claims] == [
        (HOLD, Verdict.OPEN),
        (FEAR, Verdict.OPEN),
    ]


def test_verdict_stays_when_the_extraction_changed(notebook: Notebook) -> None:
    """Other ids and other bounds by a hair: the verdict is still there."""
    notebook.judge(DOCUMENT, HOLD, Verdict.DISPUTED)

    found = desk(notebook, claim("The dam will hold,", "other"), FEAR)

    assert [one.verdict for one in found.claims] == [Verdict.DISPUTED, Verdict.OPEN]
    assert found.orphans == ()


def test_judgement_is_an_orphan_when_its_claim_is_gone(notebook: Notebook) -> None:
    """It is listed, not dropped and not given to a neighbour."""
    judgement = notebook.judge(DOCUMENT, HOLD, Verdict.DISPUTED)

    found = desk(notebook, FEAR)

    assert found.orphans == (judgement,)
    assert [one.verdict for one in found.claims] == [Verdict.OPEN]


def test_nothing_is_an_orphan_while_the_claims_are_not_known(notebook: Notebook) -> None:
    """The reader shows the text before the claims come."""
    notebook.judge(DOCUMENT, HOLD, Verdict.DISPUTED)

    assert lay_out(DOCUMENT, None, notebook.judgements(), (), ()) == Desk(document=DOCUMENT)


def test_correction_replaces_speaker_kind_and_bounds(notebook: Notebook) -> None:
    """The claim is shown as the person repaired it, and judged as such."""
    bounds = Span(HOLD.span.start + 1, HOLD.span.end - 2)
    notebook.correct(DOCUMENT, HOLD, speaker="Piet Maas", kind="mixed", content=bounds)

    (one,) = desk(notebook, HOLD).claims

    assert (one.claim.speaker.name, one.claim.kind, one.claim.content) == ("Piet Maas", ClaimKind.MIXED, (bounds,))
    notebook.judge(DOCUMENT, one.claim, Verdict.SUPPORTED)
    assert desk(notebook, HOLD).claims[0].verdict is Verdict.SUPPORTED


def test_hidden_claim_is_left_out(notebook: Notebook) -> None:
    """A claim that is none is hidden; its judgement becomes an orphan rather than vanish."""
    judgement = notebook.judge(DOCUMENT, HOLD, Verdict.DISPUTED)
    notebook.correct(DOCUMENT, HOLD, is_hidden=True)

    found = desk(notebook, HOLD, FEAR)

    assert [one.claim for one in found.claims] == [FEAR]
    assert found.orphans == (judgement,)


def test_claim_made_by_hand_stands_among_the_others(notebook: Notebook) -> None:
    """It has its speaker and takes a verdict like any other."""
    made = notebook.make_claim(DOCUMENT, Span(0, 23), kind="assertion", speaker="the paper")

    first = desk(notebook, HOLD).claims[0]

    assert (first.claim.id, first.claim.kind, first.claim.speaker.name) == (made.id, ClaimKind.ASSERTION, "the paper")


def test_claim_made_by_hand_is_hidden_like_any_other(notebook: Notebook) -> None:
    """It is neither listed nor doubted then, and undo brings it back."""
    notebook.make_claim(DOCUMENT, Span(0, 23), kind="assertion")
    (made,) = desk(notebook).claims

    notebook.correct(DOCUMENT, made.claim, is_hidden=True)

    assert (desk(notebook).claims, desk(notebook).orphans) == ((), ())
    notebook.undo()
    assert desk(notebook).claims == (made,)


def test_uncertain_place_is_told_and_can_be_confirmed(notebook: Notebook) -> None:
    """After a rewrite a verdict holds, but says that its place is uncertain, until the person confirms it."""
    judgement = notebook.judge(DOCUMENT, HOLD, Verdict.DISPUTED)
    other, moved = REWRITTEN

    def laid() -> Desk:
        return lay_out(other, (moved,), notebook.judgements(), (), ())

    (one,) = laid().claims
    assert (one.verdict, one.doubtful) == (Verdict.DISPUTED, (judgement,))
    confirmed = notebook.confirm(judgement.id, other, moved.span)
    (one,) = laid().claims
    assert (one.judgement, one.doubtful) == (confirmed, ())
    assert notebook.undo() == "confirmed place of “The dams would hold up,”"
    assert laid().claims[0].doubtful == (judgement,)


def test_doubtful_correction_hides_nothing(notebook: Notebook) -> None:
    """Hiding a claim because of an uncertain place would be a silent guess."""
    hidden = notebook.correct(DOCUMENT, HOLD, is_hidden=True)
    other, moved = REWRITTEN

    (one,) = lay_out(other, (moved,), (), notebook.corrections(), ()).claims

    assert (one.claim, one.doubtful) == (moved, (hidden,))


def test_confirming_what_is_gone_gives_none(notebook: Notebook) -> None:
    """Another window may have removed it; nothing is written then."""
    note = notebook.annotate(DOCUMENT, Span(0, 4))
    again = notebook.confirm(note.id, DOCUMENT, Span(5, 9))
    notebook.remove(note.id)

    assert again is not None
    assert notebook.confirm(note.id, DOCUMENT, Span(0, 4)) is None


def test_lost_annotations_come_last(notebook: Notebook) -> None:
    """An annotation whose words are gone is still there, without a place."""
    lost = notebook.annotate(DOCUMENT, Span(0, 24), body="how many?")
    other = Document(id="d", title="", source="-", language="en", text=TEXT[25:], blocks=())
    kept = notebook.annotate(DOCUMENT, Span(TEXT.index("Piet"), TEXT.index("Piet") + 9))

    placed = lay_out(other, (), (), (), notebook.annotations()).annotations

    assert [(one.annotation, one.anchor is None) for one in placed] == [(kept, False), (lost, True)]


def test_later_of_two_verdicts_on_a_claim_counts_and_the_other_is_no_orphan(notebook: Notebook, tmp_path: Path) -> None:
    """Two people judged and corrected the same claim in stores that were merged: neither is said of a lost claim."""
    notebook.judge(DOCUMENT, HOLD, Verdict.SUPPORTED)
    notebook.correct(DOCUMENT, HOLD, speaker="Piet Maas")
    with Database.open(tmp_path / "other") as database:
        bob = Notebook(
            database, author="bob", machine="den", now=lambda: datetime(2026, 1, 2, tzinfo=UTC), new_id=new_id
        )
        bob.judge(DOCUMENT, HOLD, Verdict.REFUTED)
        bob.correct(DOCUMENT, HOLD, speaker="P. Maas")

        laid = lay_out(
            DOCUMENT,
            (HOLD,),
            (*notebook.judgements(), *bob.judgements()),
            (*bob.corrections(), *notebook.corrections()),
            (),
        )

    (judged,) = laid.claims
    assert (judged.verdict, judged.claim.speaker.name) == (Verdict.REFUTED, "P. Maas")
    assert {one.author for one in judged.overruled} == {"ada"}
    assert len(judged.overruled) == 2
    assert laid.orphans == ()
