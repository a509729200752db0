"""The fast search answers what the slow one answers, however the passages came into it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.arrays import Flags, Numbers
from store.search.collection import Collection
from store.search.drawing import Drawing
from store.search.expansion import Expansion
from store.search.index import Index
from store.search.passages import Passage
from store.search.queries import parse
from store.search.segments import Segment
from store.search.terms import terms_of
from tests.store.search.naive import Limits, answers, drawn_slowly

WORDS = [
    "gate",
    "gates",
    "gated",
    "gatehouse",
    "rate",
    "tide",
    "tides",
    "tidal",
    "siren",
    "sirens",
    "sire",
    "council",
    "councils",
    "counsel",
    "pump",
    "pumps",
    "pumped",
    "pumping",
    "promise",
    "promised",
    "promises",
    "mayor",
    "major",
    "keeper",
    "keep",
    "keeps",
    "kept",
    "harbour",
    "habrour",
    "harbor",
    "the",
    "a",
    "of",
    "to",
    "1953",
    "1954",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
TYPED = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end])),
    st.text(st.sampled_from("gatesidprmu"), min_size=1, max_size=9),
)
QUERY = st.tuples(st.lists(TYPED, min_size=1, max_size=5).map(" ".join), st.sampled_from(["", " "])).map("".join)


def passages_of(texts: list[str], document: str = "d") -> list[Passage]:
    """Passages one behind the other in a document."""
    return [
        Passage(document=document, span=Span(100 * at, 100 * at + len(text)), kind="sentence", text=text)
        for at, text in enumerate(texts)
    ]


@given(st.lists(SENTENCE, min_size=1, max_size=30), QUERY)
@settings(deadline=None, max_examples=300)
def test_search_answers_as_a_look_at_every_passage_would(texts: list[str], query: str) -> None:
    """Lists, letter sets, windows and arrays change no answer and no score."""
    passages = passages_of(texts)

    fast = Index(passages).search(query)
    slow = answers(passages, query)

    assert [hit.score for hit in fast] == pytest.approx([answer.score for answer in slow], abs=1e-5)
    assert {hit.passage.text for hit in fast} == {answer.passage.text for answer in slow}


@given(st.lists(SENTENCE, min_size=1, max_size=30), QUERY, st.integers(0, 4), st.integers(0, 20), st.integers(1, 9))
@example(["gate", "sirens sire"], "gate siren", 0, 2, 2)
@settings(deadline=None, max_examples=300)
def test_drawing_from_large_collections_misses_what_it_says_and_nothing_else(
    texts: list[str], query: str, common: int, walked: int, leaders: int
) -> None:
    """With the limits of large collections on small ones, in any number of segments."""
    collection = Collection()
    for passage in passages_of(texts):
        collection.add([passage])
    vocabulary, scratch = collection.vocabulary, np.zeros(len(collection.vocabulary), dtype=np.float32)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.search.terms._COMMON", common)
        patch.setattr("store.search.drawing._WALKED", walked)
        patch.setattr("store.search.drawing._LEADERS", leaders)
        terms = terms_of(parse(query), vocabulary, Expansion(vocabulary), len(texts))
        drawn = Drawing(collection.segments, scratch).draw(terms, [None] * len(collection.segments), leaders - 1)

    found = [
        (segment.about.text_of(passage), worth)
        for segment, each in zip(collection.segments, drawn, strict=True)
        for passage, worth in zip(each.passages.tolist(), each.worth.tolist(), strict=True)
    ]
    expected = drawn_slowly(passages_of(texts), query, Limits(common=common, walked=walked, leaders=leaders))
    assert sorted(text for text, _ in found) == sorted(text for text, _ in expected)
    assert sorted(worth for _, worth in found) == pytest.approx(sorted(worth for _, worth in expected), abs=1e-4)
    assert not scratch.any()


FEW = st.lists(st.sampled_from(WORDS[:7]), min_size=1, max_size=9).map(" ".join)


@given(st.lists(st.one_of(SENTENCE, FEW), min_size=1, max_size=30), st.data())
@settings(deadline=None, max_examples=500)
def test_a_word_more_of_a_passage_lets_only_what_says_all_in_one_piece_overtake_it(
    texts: list[str], data: st.DataObject
) -> None:
    """Typed words that a passage has as they are: above it comes nothing that was not there, but what they stand in."""
    target = data.draw(st.sampled_from(texts)).split()
    typed = data.draw(st.permutations(target))[: data.draw(st.integers(1, len(target)))]
    index = Index(passages_of(texts))
    above: list[list[str]] | None = None

    for count in range(1, len(typed) + 1):
        hits = [hit.passage.text.split() for hit in index.search(" ".join(typed[:count]) + " ")]
        before, above = above, hits[: hits.index(target)]

        assert all(set(typed[:count]) <= set(each) for each in above)
        new = [each for each in above if before is not None and each not in before]
        assert all(is_in_one_piece(typed[:count], each) for each in new)
        assert not new or not is_in_one_piece(typed[:count], target)


def is_in_one_piece(words: list[str], text: list[str]) -> bool:
    """Whether words stand in a text one behind the other."""
    return any(text[at : at + len(words)] == words for at in range(len(text)))


@given(st.lists(SENTENCE, min_size=1, max_size=30), QUERY, st.data())
@settings(deadline=None)
def test_results_do_not_depend_on_how_passages_were_added(texts: list[str], query: str, data: st.DataObject) -> None:
    """In one go, one by one, in another order, or with others that were removed again: the same hits."""
    passages = [*passages_of(texts[::2], "a"), *passages_of(texts[1::2], "b")]
    lots = data.draw(st.lists(st.integers(1, 9), min_size=1, max_size=9))
    shuffled = data.draw(st.permutations(passages))
    grown = Index()
    grown.add(passages_of(data.draw(st.lists(SENTENCE, max_size=5)), "gone"))
    for lot in [*lots, len(passages)]:
        grown.add(shuffled[:lot])
        shuffled = shuffled[lot:]
        grown.search(query)
    grown.remove("gone")

    assert grown.search(query, 10) == Index(passages).search(query, 10)
    grown.tidy()
    assert grown.search(query, 10) == Index(passages).search(query, 10)
    assert len(grown) == len(passages)


@given(st.lists(SENTENCE, min_size=1, max_size=20), st.lists(QUERY, min_size=1, max_size=3))
@settings(deadline=None)
def test_results_do_not_depend_on_what_was_typed_before(texts: list[str], queries: list[str]) -> None:
    """What is kept of finished words from one keystroke to the next, forwards and backwards, changes no hit."""
    passages = passages_of(texts)
    kept = Index(passages)
    typed = [query[:end] for query in queries for end in [*range(1, len(query) + 1), len(query) // 2]]

    assert [kept.search(query) for query in typed] == [Index(passages).search(query) for query in typed]


@given(st.lists(SENTENCE, min_size=1, max_size=20), QUERY)
@settings(deadline=None)
def test_what_is_removed_is_not_found(texts: list[str], query: str) -> None:
    """No passage of a removed document is a hit, and it weighs no word any more."""
    kept, removed = passages_of(texts, "kept"), passages_of([*texts, "gate"], "removed")
    index = Index([*kept, *removed])

    index.remove("removed")

    assert index.search(query) == Index(kept).search(query)


@given(
    st.lists(st.tuples(SENTENCE, st.sampled_from("abcdefgh")), max_size=30),
    st.sets(st.sampled_from("abcdefghi")),
    QUERY,
)
@settings(deadline=None)
def test_what_is_removed_together_leaves_what_removing_one_by_one_leaves(
    told: list[tuple[str, str]], gone: set[str], query: str
) -> None:
    """Which passages are alive, how many hold each word, and the hits."""
    together, singly = Index(), Index()
    for text, document in told:
        together.add(passages_of([text], document))
        singly.add(passages_of([text], document))

    together.remove_all((document, "") for document in gone)
    for document in gone:
        singly.remove(document)

    assert together.search(query) == singly.search(query)
    assert len(together) == sum(document not in gone for _, document in told)
    one, other = together.collection.vocabulary, singly.collection.vocabulary
    alive = Index(
        passage for text, document in told if document not in gone for passage in passages_of([text], document)
    )
    left = dict(zip(alive.collection.vocabulary.every(), alive.collection.vocabulary.held.tolist(), strict=True))
    assert dict(zip(one.every(), one.held.tolist(), strict=True)) == {word: left.get(word, 0) for word in one.every()}
    assert one.held.tolist() == other.held.tolist()


def test_what_is_removed_together_goes_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each segment is walked once, however many units go: their number is that of the documents."""
    index = Index()
    for number in range(40):
        index.add(passages_of([f"the keeper of gate {number} told the council about the siren"], f"d{number}"))
    walked: list[int] = []
    lose = Segment.lose

    def counted(each: Segment, gone: Flags) -> tuple[Numbers, Numbers]:
        walked.append(id(each))
        return lose(each, gone)

    monkeypatch.setattr(Segment, "lose", counted)

    index.remove_all([(f"d{number}", "") for number in range(30)])

    assert sorted(walked) == sorted(map(id, index.collection.segments))
    assert len(index) == 10
