"""The engine: laws that hold for any text, and what a document's claims are."""

from __future__ import annotations

import gc
import sys
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.extraction.engine import extract, extract_paragraphs
from store.model.attribution import AttributionClass
from store.model.claim import Claim
from tests.store.extraction.streams import document_of

PIECES = (
    "“We wait,” ",
    "said Ann Lee",
    ", ",
    "he said",
    " that ",
    "the bridge was closed",
    ". ",
    "\n\n",
    "According to the board",
    " — ",
    "‘",
    "’",
    '"',
    "„",
    "“",
    "«",
    "»",
    "and warned",
    "Q: Why?",
    "LEE: No.",
    "; ",
    "(",
    ")",
    "her claim that",
    "was told",
    "He",
    " but ",
    "laut Polizei",
    "Mr. ",
    "the U.S. ",
    "adding",
    "it rained",
    "?",
    "!",
    "…",
    "\n",
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def words(text: str, claim: Claim) -> str:
    """What a claim says."""
    return " … ".join(span.of(text) for span in claim.content)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from(["en", "de", "und"]))
def test_extract_gives_spans_inside_the_text_and_in_order(text: str, language: str) -> None:
    """Any text in, no exception out; every part lies in the text, and contents are in order."""
    for claim in extract(document_of(text, language)):
        parts = (*claim.source, *claim.cue, *claim.content)
        assert all(0 <= span.start < span.end <= len(text) for span in parts)
        assert list(claim.content) == sorted(claim.content)
        assert all(one.end <= other.start for one, other in zip(claim.content, claim.content[1:], strict=False))
        assert 0 <= claim.confidence <= 1


@settings(deadline=None, max_examples=200)
@example("“ 0 0 0 “ “\n-““”SAID")  # a quotation that runs on begins in a sentence with another
@given(TEXTS)
def test_extract_gives_contents_that_nest_or_do_not_meet(text: str) -> None:
    """No two attributions cross."""
    claims = [claim for claim in extract(document_of(text)) if claim.category is not None]
    sets = [{at for span in claim.content for at in range(span.start, span.end)} for claim in claims]

    for number, one in enumerate(sets):
        for other in sets[number + 1 :]:
            assert not one & other or one < other or other < one


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_extract_is_the_same_each_time_and_ids_are_unique(text: str) -> None:
    """The same text gives the same claims with the same ids, and no id twice."""
    once, again = extract(document_of(text)), extract(document_of(text))

    assert once == again
    assert len({claim.id for claim in once}) == len(once)


def test_extract_by_paragraph_gives_the_same_claims() -> None:
    """Streaming is only another way to the same."""
    document = document_of(
        "“We wait,” said Ann Lee.\n\nThe board said the bridge was closed. It cost 40 million euros."
    )

    streamed = [claim for batch in extract_paragraphs(document) for claim in batch]

    assert sorted(claim.id for claim in streamed) == sorted(claim.id for claim in extract(document))


ALONE = "The harbour board said the crane had been sold twice, and warned that fuel was short."


@pytest.mark.parametrize("around", ["", "It rained.\n\n", "“We wait,” said Ann Lee.\n\n", "He left.\n\n“No.\n\n"])
def test_extract_gives_a_closed_paragraph_the_same_claims_wherever_it_stands(around: str) -> None:
    """Without open quotations, pronouns or turns a paragraph stands for itself."""
    text = f"{around}{ALONE}\n\nThe end."
    claims = [claim for claim in extract(document_of(text)) if claim.category is not None]

    found = [words(text, claim) for claim in claims if claim.span.start >= len(around)]

    assert found == ["the crane had been sold twice", "fuel was short"]


def test_extract_gives_a_quotation_of_three_paragraphs_as_one_claim() -> None:
    """A running quotation belongs to the attribution that ends it."""
    text = "„First, the bridge.\n\nThen the road.\n\nThen the harbour“, said the mayor."

    (claim,) = [claim for claim in extract(document_of(text)) if claim.category is not None]

    assert words(text, claim) == "„First, the bridge.\n\nThen the road.\n\nThen the harbour“"


def test_extract_gives_the_pieces_of_a_broken_quotation_as_one_claim() -> None:
    """“A,” he said, “B.” “C.” is one statement."""
    text = "“We wait,” Ann Lee said, “and we see.” “Then we act.”"

    (claim,) = [claim for claim in extract(document_of(text)) if claim.category is not None]

    assert words(text, claim) == "“We wait,” … “and we see.” “Then we act.”"


@pytest.mark.parametrize("language", ["en", "de"])
def test_extract_leaves_nothing_for_the_collector(language: str) -> None:
    """Nothing that is made on the way holds itself: with the collector at rest a long text fills no memory."""
    text = (
        "“We wait,” said Ann Lee, the mayor. He said the town was late. „Nein“, sagte der Rat. “It is,” she said.\n\n"
    )
    extract(document_of(text, language))
    gc.collect()
    gc.disable()
    try:
        extract(document_of(text * 3, language))
        left = gc.collect()
    finally:
        gc.enable()

    assert left == 0


@pytest.mark.parametrize("is_enabled", [True, False])
def test_extract_leaves_the_collector_as_it_was(*, is_enabled: bool) -> None:
    """It rests while a text is read, and not longer."""
    (gc.enable if is_enabled else gc.disable)()
    try:
        extract(document_of("Lee said it rained."))
        found = gc.isenabled()
    finally:
        gc.enable()

    assert found is is_enabled


def test_extract_keeps_what_a_statement_is_quoted_within() -> None:
    """A statement inside a quotation is its inner speaker's, with the outer kept."""
    text = "“Ann Lee told me that the well was dry,” said Max Roth."

    outer, inner = (claim for claim in extract(document_of(text)) if claim.category is not None)

    assert words(text, inner) == "the well was dry"
    assert inner.within == outer.id


@pytest.mark.parametrize(
    "text",
    ["Lee did not say that it rained.", "Lee would say that it rained.", "If Lee says that it rained, we leave."],
)
def test_extract_claims_nothing_that_was_not_said(text: str) -> None:
    """Negated and hypothetical cues are no claims."""
    assert not [claim for claim in extract(document_of(text)) if claim.category is not None]


def test_extract_tells_stances_from_statements() -> None:
    """What somebody wants or fears is ascribed, not reported."""
    text = "Fishermen fear that the quota will be cut. The board said that it would not."

    stance, statement = (claim for claim in extract(document_of(text)) if claim.category is not None)

    assert stance.category is AttributionClass.STANCE
    assert statement.category is AttributionClass.STATEMENT


def calls(text: str) -> int:
    """How many Python calls it takes to read a text: the work done, without a clock."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event == "call"

    extract(document_of(text))
    sys.setprofile(counting)
    try:
        extract(document_of(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "“We wait,” said Ann Lee, who led the board. The crane was sold in May. ",
        '"a" ',
        "“a ",
        "he said, ",
        "He said:\n\n",
        "“Open.\n\n",
        "NAME ",
        "word, ",
    ],
)
def test_extract_takes_work_in_proportion_to_the_length(unit: str) -> None:
    """Four times the text is about four times the calls, whatever it is made of."""
    once, fourfold = calls(unit * 60), calls(unit * 240)

    assert fourfold < 6 * once


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("Lee said that the well was dry.", "en", "the well was dry"),
        ("Lee said that, in May, the well was dry.", "en", "in May, the well was dry"),
        ("Lee said that was a pity.", "en", "that was a pity"),
        ("Frau Lee sagte, dass der Brunnen leer sei.", "de", "der Brunnen leer sei"),
    ],
)
def test_extract_begins_no_content_with_that_unless_it_is_the_subject(text: str, language: str, content: str) -> None:
    """The conjunction belongs to the reporting verb, the pronoun to what is said."""
    (claim,) = (claim for claim in extract(document_of(text, language)) if claim.category is not None)

    assert words(text, claim) == content
