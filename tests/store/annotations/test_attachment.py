"""Attachment: the quick way finds what looking at every claim finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations.anchoring import describe
from store.annotations.attachment import attach
from store.model.attribution import Assertion
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.span import Span

TEXT = "".join(f"The {number}th bridge was closed on day {number * 7 % 31}. " for number in range(12))
DOCUMENT = Document(id="d", title="", source="-", language="en", text=TEXT, blocks=())
SPANS = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def claim(span: Span) -> Claim:
    """A claim there."""
    said = Assertion(span=span)
    return Claim(id="", said=said, speaker=Speaker(name=None), confidence=1.0, checkworthiness=CheckWorthiness())


def shared(one: Span, other: Span) -> float:
    """The share of what either covers that both cover."""
    both = len(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    return both / (len(one) + len(other) - both)


@settings(deadline=None, max_examples=150)
@given(st.lists(SPANS, max_size=12), SPANS)
def test_target_is_attached_to_the_claim_that_shares_most(spans: list[Span], wanted: Span) -> None:
    """The best of all claims that share .8 or more; none if there is none."""
    best = max((shared(span, wanted) for span in spans), default=0.0)

    (found,) = attach(DOCUMENT, [claim(span) for span in spans], [describe(DOCUMENT, wanted)])

    assert (found is not None) == (best >= 0.8)
    assert found is None or shared(spans[found.place], wanted) == best


@settings(deadline=None, max_examples=50)
@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))
def test_no_claim_gets_two(spans: list[Span], wanted: list[Span]) -> None:
    """Whatever was judged, one claim has one judgement."""
    found = attach(DOCUMENT, [claim(span) for span in spans], [describe(DOCUMENT, span) for span in wanted])

    places = [one.place for one in found if one]
    assert len(places) == len(set(places))
