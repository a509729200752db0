"""Nesting: who stands inside whose words, and in which order speakers are resolved."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.extraction.speakers.nesting import outer_of, outermost_first, speech_of
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.span import Span
from tests.store.extraction.attributing import read_marked


def attribution(source: Span, content: Span) -> Attribution:
    """An attribution of no words in particular."""
    return Attribution(
        source=(source,),
        cue=(),
        content=(content,),
        kind=AttributionKind.INDIRECT,
        category=AttributionClass.STATEMENT,
        pattern="any",
    )


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
ATTRIBUTIONS = st.lists(st.builds(attribution, SPANS, SPANS), max_size=8)


def test_outer_of_finds_the_innermost_words_around_a_source() -> None:
    """A source belongs to the smallest content that holds it."""
    _, found = read_marked("[1:Voss] said {1:that [2:Pike] said {2:that [3:she] said {3:no}}}.")

    assert outer_of(found) == [None, 0, 1]


@given(ATTRIBUTIONS)
def test_outermost_first_gives_each_once_and_outer_before_inner(found: list[Attribution]) -> None:
    """Every attribution is resolved once, and after the one around it unless the two hold each other."""
    outer = outer_of(found)
    order = outermost_first(found, outer)

    assert sorted(order) == list(range(len(found)))
    for number, around in enumerate(outer):
        assert around != number


@given(ATTRIBUTIONS)
def test_speech_of_covers_the_contents_with_disjoint_spans(found: list[Attribution]) -> None:
    """The merged contents are in order, apart, and hold every code point of every content."""
    merged = speech_of(found)

    assert all(first.end < second.start for first, second in pairwise(merged))
    for one in found:
        assert all(any(place in span for span in merged) for place in range(one.content[0].start, one.content[0].end))
