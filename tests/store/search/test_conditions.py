"""Conditions in one pass over arrays: what they leave is what going through the passages one by one leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.collection import Collection
from store.search.conditions import Conditions, Selection
from store.search.expansion import Expansion
from store.search.passages import Passage
from store.search.queries import parse
from store.search.tokens import token_words

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
"""Also empty ones: a title is no part of a text."""
DOCUMENTS = st.sampled_from(("ferry", "harbour", "mill"))
PASSAGES = st.lists(
    st.builds(
        Passage,
        document=DOCUMENTS,
        span=SPANS,
        kind=st.sampled_from(("sentence", "direct", "assertion")),
        text=st.sampled_from(("the gate", "a gate and a key", "the key", "key", "… !", "Øre gaté")),
        speaker=st.sampled_from(("", "Ada Gate", "Key", "the keeper of the gate")),
    ),
    max_size=12,
)


def left(passages: Sequence[Passage], query: str, selection: Selection | None = None) -> Iterator[tuple[Passage, bool]]:
    """Each passage that has a word, with whether a query leaves it; they came in two lots."""
    collection, half = Collection(), len(passages) // 2
    collection.add(passages[:half])
    collection.add(passages[half:])
    conditions = Conditions(collection, Expansion(collection.vocabulary), lambda *_: selection)
    allowed = conditions.allowed(parse(query))
    for segment, mask in zip(collection.segments, allowed.masks, strict=True):
        for at in range(len(segment)):
            about, speaker = segment.about, int(segment.about.speakers[at])
            passage = Passage(
                document=collection.units[int(about.units[at])].document,
                span=Span(*about.spans[at].tolist()),
                kind="sentence",
                text=about.text_of(at),
                speaker=collection.speakers[speaker] if speaker >= 0 else "",
            )
            yield passage, mask is None or bool(mask[at])


def holds(found: Iterator[tuple[Passage, bool]], is_meant: Callable[[Passage], bool]) -> bool:
    """Whether just those that are meant are left; all of them where none is, which is said."""
    pairs = list(found)
    meant = [is_meant(passage) for passage, _ in pairs]
    return [is_left for _, is_left in pairs] == (meant if any(meant) else [True] * len(pairs))


@given(PASSAGES, st.sampled_from(("gate", "key", "e", "gat")))
@settings(deadline=None)
def test_ends_are_those_of_the_words_and_not_of_who_says_them(passages: list[Passage], ending: str) -> None:
    """A name is found like words, and lies behind them; a quotation of signs alone ends with nothing."""
    assert holds(
        left(passages, f"{ending}$"),
        lambda passage: bool(words := token_words(passage.text)) and words[-1].endswith(ending),
    )


AMONG = Passage(document="mill", span=Span(9, 11), kind="sentence", text="the key")


@example([AMONG, AMONG], {"mill": [Span(0, 12), Span(1, 2)]})  # the span that reaches furthest is not the last to begin
@given(PASSAGES, st.dictionaries(DOCUMENTS, st.lists(SPANS, max_size=5), max_size=3))
@settings(deadline=None)
def test_passages_of_a_selection_share_something_with_one_of_its_spans(
    passages: list[Passage], spans: dict[str, list[Span]]
) -> None:
    """However many spans there are, in whatever order, and in whichever documents."""
    assert holds(
        left(passages, "tag:any", Selection(spans=spans)),
        lambda passage: any(
            span.start < passage.span.end and passage.span.start < span.end for span in spans.get(passage.document, ())
        ),
    )
