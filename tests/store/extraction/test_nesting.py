"""Contents of different claims nest or do not meet."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.nesting import Found, consistent
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.span import Span


def found(*content: tuple[int, int], confidence: float = 0.5) -> Found:
    """A finding with this content."""
    attribution = Attribution(
        source=(),
        cue=(),
        content=tuple(Span(start, end) for start, end in content),
        kind=AttributionKind.INDIRECT,
        category=AttributionClass.STATEMENT,
        pattern="test",
    )
    return Found(attribution=attribution, confidence=confidence)


def test_consistent_keeps_what_nests() -> None:
    """A statement inside another stays with it."""
    outer, inner = found((0, 20)), found((5, 9))

    assert consistent([inner, outer]) == (outer, inner)


def test_consistent_keeps_the_surer_of_two_that_cross() -> None:
    """Of two contents that share some words and not others, one is wrong."""
    sure, unsure = found((0, 10), confidence=0.9), found((5, 15), confidence=0.4)

    assert consistent([unsure, sure]) == (sure,)


def test_consistent_keeps_one_of_two_with_the_same_content() -> None:
    """Nothing is claimed twice."""
    first, second = found((0, 10), confidence=0.4), found((0, 10), confidence=0.9)

    assert consistent([first, second]) == (second,)


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=3)


@settings(deadline=None)
@given(st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=12))
def test_consistent_leaves_no_two_that_cross(drawn: list[tuple[list[tuple[int, int]], float]]) -> None:
    """Whatever is found, what stays nests or does not meet."""
    findings = []
    for spans, confidence in drawn:
        places: list[tuple[int, int]] = []
        for start, length in sorted(spans):
            if not places or start >= places[-1][1]:
                places.append((start, start + length))
        findings.append(found(*places, confidence=confidence))

    sets = [
        {at for span in one.attribution.content for at in range(span.start, span.end)} for one in consistent(findings)
    ]

    for number, one in enumerate(sets):
        for other in sets[number + 1 :]:
            assert not one & other or one < other or other < one
