"""What is highlighted in a hit: words that answer a word of the query, and nothing else, in whatever letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.index import Index
from store.search.passages import Hit, Passage
from store.search.queries import parse
from store.search.tokens import token_words, tokens
from store.text.folding import fold
from tests.store.search.naive import by_stem, likeness

WORDS = [
    "Łódź",
    "łódki",
    "Wałęsa",
    "Øverby",
    "Ærø",
    "straße",
    "Straßen",
    "café",
    "cafe\u0301s",
    "naïve",
    "œuvre",
    "ﬁnal",
    "ﬁnally",
    "ﬂooded",
    "ofﬁce",
    "har\u00adbour",
    "harbours",
    "İzmir",
    "mayor’s",
    "mayors",
    "keeper",
    "keepers",
    "keeping",
    "the",
    "of",
    "1,953",
    "1953",
    "٣٤",
    "Ⅻ",
]
GAPS = [" ", " ", " ", ", ", " — ", "-", "  ", " “", "…\n"]
SENTENCE = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=9).map(
    lambda pairs: "".join(word + gap for word, gap in pairs).rstrip(" “—-,")
)
WRITTEN = st.sampled_from(WORDS)
FOLDED = WRITTEN.map(lambda word: fold(word).text)
EITHER = st.one_of(WRITTEN, FOLDED)
BEGUN = EITHER.flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end]))
SLIPPED = st.tuples(FOLDED, st.integers(0, 9), st.sampled_from("aelost")).map(
    lambda slip: slip[0][: slip[1]] + slip[2] + slip[0][slip[1] + 1 :]
)
QUERY = st.tuples(
    st.lists(st.one_of(EITHER, BEGUN, SLIPPED), min_size=1, max_size=5).map(" ".join), st.sampled_from(["", " "])
).map("".join)
CORPUS = st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=12)


def passages(texts: list[tuple[str, str]]) -> list[Passage]:
    """Passages some way into a document; what stands behind the words of each is found, but not in its span."""
    return [
        Passage(document="d", span=Span(7 + 300 * at, 7 + 300 * at + len(own)), kind="claim", text=f"{own} {behind}")
        for at, (own, behind) in enumerate(texts)
    ]


def own_spans(hit: Hit) -> list[Span]:
    """The highlights as offsets into the passage's words."""
    return [Span(span.start - hit.passage.span.start, span.end - hit.passage.span.start) for span in hit.matches]


@given(CORPUS, QUERY)
@settings(deadline=None, max_examples=300)
def test_highlights_lie_in_the_passage_in_order_and_apart(texts: list[tuple[str, str]], query: str) -> None:
    """None is empty, none begins before the one before it has ended, none leaves the passage."""
    for hit in Index(passages(texts)).search(query):
        assert all(hit.passage.span.start <= span.start < span.end <= hit.passage.span.end for span in hit.matches)
        assert all(before.end <= after.start for before, after in pairwise(hit.matches))


@given(CORPUS, QUERY)
@settings(deadline=None, max_examples=300)
def test_highlights_lie_only_on_words_that_answer(texts: list[tuple[str, str]], query: str) -> None:
    """Each word under a highlight is, by some likeness, a word of the query; or the highlight is the query itself."""
    every = passages(texts)
    vocabulary = sorted({word for passage in every for word in token_words(passage.text)})
    typed, is_open = token_words(query), parse(query).is_open

    def answers(word: str) -> bool:
        return any(
            likeness(one, word, is_typing=is_open and at == len(typed) - 1) or by_stem(one, word, vocabulary)
            for at, one in enumerate(typed)
        )

    for hit in Index(every).search(query):
        own = hit.passage.text[: len(hit.passage.span)]
        for span in own_spans(hit):
            marked = [word for start, end, word in tokens(own) if start < span.end and span.start < end]
            is_query = fold(span.of(own)).text.startswith(fold(query.strip()).text)
            assert marked
            assert is_query or all(map(answers, marked)), (query, span.of(own))


@given(CORPUS, QUERY)
@settings(deadline=None, max_examples=300)
def test_highlights_begin_and_end_on_letters(texts: list[tuple[str, str]], query: str) -> None:
    """No highlight begins inside a word, nor takes in what parts it from others; it may end where the typing did."""
    for hit in Index(passages(texts)).search(query):
        own = hit.passage.text[: len(hit.passage.span)]
        words = tokens(own)
        for span in own_spans(hit):
            assert span.start in {start for start, _, _ in words}
            assert any(start < span.end <= end for start, end, _ in words)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Boats to Łódź were late", "lodz", ["Łódź"]),
        ("Boats to Łódź were late", "lo", ["Łó"]),
        ("The ﬁnal ofﬁce hours", "final", ["ﬁnal"]),
        ("The ﬁnal ofﬁce hours", "f", ["ﬁ"]),
        ("The ﬁnal ofﬁce hours", "hours fin", ["ﬁn", "hours"]),
        ("An undersea cable in the sea", "sea", ["sea"]),
        ("A straße in Ærø", "aero strasse ", ["straße", "Ærø"]),
        ("Two cafe\u0301s closed", "cafe ", ["cafe\u0301"]),
        ("The har\u00adbour wall", "harbor", ["har\u00adbour"]),
    ],
)
def test_whole_letters_are_highlighted(text: str, query: str, marked: list[str]) -> None:
    """An accent, a stroke or a joined letter is never cut, nor a word that only holds what was typed."""
    passage = Passage(document="d", span=Span(40, 40 + len(text)), kind="sentence", text=text)

    (hit,) = Index([passage]).search(query)

    assert [span.of(text) for span in own_spans(hit)] == marked
    assert {span.start for span in own_spans(hit)} <= {start for start, _, _ in tokens(text)}
