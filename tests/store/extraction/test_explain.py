"""Explaining: pattern, cue group, speaker and worth of a claim, in words."""

from __future__ import annotations

from store.extraction.explain import explain
from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.span import Span

TEXT = "Clara Voss came. “It leaked,” she said, “for 40 days.” The lock cost a million."
DOCUMENT = Document(id="d", title="Lock", source="-", language="en", text=TEXT, blocks=())


def span(words: str) -> Span:
    """Where the words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


CLAIM = Claim(
    id="c1",
    said=Attribution(
        source=(span("she"),),
        cue=(span("said"),),
        content=(span("“It leaked,”"), span("“for 40 days.”")),
        kind=AttributionKind.DIRECT,
        category=AttributionClass.STATEMENT,
        pattern="quotation-source-cue",
        cue_group="speech",
    ),
    speaker=Speaker(
        name="Clara Voss", confidence=0.8, candidates=("Ruth Pike",), reason="“she”: a woman, most in mind here"
    ),
    confidence=0.95,
    checkworthiness=CheckWorthiness(score=0.7, reasons=("names a number", "says when")),
    within="c0",
)


def test_explain_names_all_that_made_a_claim() -> None:
    """Everything that a rule, a list or a guess added is told, with the places."""
    told = explain(DOCUMENT, CLAIM)

    for part in (
        "direct · statement · confidence 0.95",
        "“It leaked,” … “for 40 days.”",
        "quotation-source-cue",
        "“said”",
        "speech",
        "Clara Voss 0.80",
        "“she”: a woman, most in mind here",
        "or: Ruth Pike",
        "0.70 — names a number; says when",
        "within   claim c0",
        f"[{span('she').start}–{span('she').end}]",
    ):
        assert part in told


def test_explain_of_an_assertion_has_no_speaker() -> None:
    """The document's own statement has neither source nor speaker."""
    claim = Claim(
        id="c2",
        said=Assertion(span=span("The lock cost a million.")),
        speaker=Speaker(name=None),
        confidence=0.6,
        checkworthiness=CheckWorthiness(),
    )

    told = explain(DOCUMENT, claim)

    assert told.startswith("assertion · confidence 0.60")
    assert "speaker" not in told
    assert "nothing speaks for or against it" in told


def test_explain_shortens_a_long_content_and_keeps_it_on_one_line() -> None:
    """A page-long quotation takes one line, with where it stands."""
    text = "word\n" * 200
    document = Document(id="d", title="", source="-", language="en", text=text, blocks=())
    claim = Claim(
        id="c3",
        said=Assertion(span=Span(0, len(text))),
        speaker=Speaker(name=None),
        confidence=0.6,
        checkworthiness=CheckWorthiness(),
    )

    says = explain(document, claim).splitlines()[1]

    assert "…”" in says
    assert f"[0–{len(text)}]" in says
    assert len(says) < 140


def test_explain_says_when_nobody_is_named() -> None:
    """An open speaker is told as open, with who may be meant."""
    speaker = Speaker(name=None, confidence=0.2, candidates=("Clara Voss",), reason="nobody fits")
    claim = Claim(
        id="c4", said=CLAIM.said, speaker=speaker, confidence=0.5, checkworthiness=CheckWorthiness(), within=None
    )

    assert "not named 0.20 — nobody fits; or: Clara Voss" in explain(DOCUMENT, claim)
