"""The index finds what is half remembered, puts it first, and points at the words in the document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.index import Index
from store.search.passages import Hit, Passage
from store.text.sentences import sentences

HARBOUR = (
    "The storm gate stopped seventy centimetres short of its sill. "
    "“I have fished eleven trolleys out of that channel,” Ruth Calloway said. "
    "A tide of 5.9 metres flooded 312 homes in the lower town. "
    "The managing director has maintained that a trolley jammed the western rail. "
    "“We don’t know who switched the siren off,” the keeper told the inquiry. "
    "The inquiry’s chairman asked whether the company had kept the basket. "
    "Zoë Łukasiewicz called the naïve façade of the plan an œuvre of fiction. "
    "A billionaire from abroad offered to pay for the new defences. "
    "The council promised to pay for new pumps and never did. "
    "They did promise the pumps, but new councils never pay. "
    "Die Brücke über den Fluß bleibt bis November geschlossen. "
    "The siren was tested on the first Monday of each month."
)


def passages_of(text: str, document: str = "d", shift: int = 0) -> list[Passage]:
    """The sentences of a text as passages of a document that starts `shift` code points before it."""
    return [
        Passage(document=document, span=span.shifted(shift), kind="sentence", text=span.of(text))
        for span in sentences(text)
    ]


INDEX = Index(passages_of(HARBOUR))


def first(query: str, index: Index = INDEX) -> str:
    """The text of the best hit, "" without one."""
    hits = index.search(query)
    return hits[0].passage.text.strip() if hits else ""


def marked(hit: Hit, text: str = HARBOUR) -> list[str]:
    """The words that a hit highlights."""
    return [span.of(text) for span in hit.matches]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("eleven trolleys", "“I have fished eleven"),
        ("trolleys fished", "“I have fished eleven"),
        ("fihsed elevn troleys", "“I have fished eleven"),
        ("stpoped short sill", "The storm gate"),
        ("gate stopping shorter", "The storm gate"),
        ("fishing calowway", "“I have fished eleven"),
        ("jammed western ra", "The managing director"),
        ("blilionair", "A billionaire"),
        ("dont know who switched", "“We don’t know"),
        ("DON'T KNOW", "“We don’t know"),
        ("zoe lukasiewicz", "Zoë Łukasiewicz"),
        ("naive facade oeuvre", "Zoë Łukasiewicz"),
        ("brucke uber fluss", "Die Brücke"),
        ("5.9 metres", "A tide"),
        ("chairman of the inquiry", "The inquiry’s"),
        ("xyzzyplugh basket kept", "The inquiry’s"),
        ("siren tested monday", "The siren was"),
    ],
)
def test_search_finds_what_is_half_remembered(query: str, answer: str) -> None:
    """Order, slips, swapped letters, endings, beginnings, accents and a wrong word do not hide the sentence."""
    assert first(query).startswith(answer)


def test_search_puts_the_wording_as_typed_above_the_same_words_in_another_order() -> None:
    """Of two sentences of the same words the one that has them as typed comes first."""
    assert first("pay for new pumps and never").startswith("The council promised")
    assert first("new councils never pay").startswith("They did promise")


def test_search_puts_the_exact_word_above_a_similar_one() -> None:
    """A word as typed is better than one a slip away, whichever stands first."""
    index = Index(passages_of("The cast left early. The cost rose early. The coast was clear early."))

    assert [first(word, index)[:9] for word in ("cast", "cost", "coast")] == ["The cast ", "The cost ", "The coast"]


def test_a_long_passage_with_every_word_stands_above_a_short_one_that_lacks_one() -> None:
    """A long note costs no more than a page: it has what was typed, wherever."""
    said = [*["and so on"] * 700, "the", "siren", "of", "monday"]
    texts = {"long": " ".join(["gate", *said]), "short": "gate siren of tuesday", "middle": " ".join(said[-30:])}
    index = Index([Passage(document=name, span=Span(0, 9), kind="note", text=text) for name, text in texts.items()])

    assert next(hit.passage.document for hit in index.search("siren gate of monday ")) == "long"
    assert [hit.passage.document for hit in index.search("siren monday ")][:2] == ["middle", "long"]


def test_search_scores_more_words_higher() -> None:
    """Each remembered word that is right raises the score of the sentence it is from."""
    scores = [INDEX.search(query)[0].score for query in ("siren qq qqq", "siren tested qqq", "siren tested monday")]

    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] <= 1


def test_search_narrows_while_a_word_is_typed() -> None:
    """Every beginning of a word of three letters or more has the sentence with it among its hits."""
    word = "centimetres"

    for end in range(3, len(word) + 1):
        assert any("centimetres" in hit.passage.text for hit in INDEX.search(f"seventy {word[:end]}"))


def test_search_highlights_words_in_the_document() -> None:
    """Matches are offsets into the document, neighbours joined, similar words whole, beginnings as far as typed."""
    assert marked(INDEX.search("calloway fihsed elevn trolleys")[0]) == ["fished eleven trolleys", "Calloway"]
    assert marked(INDEX.search("storm gate stopped seventy")[0]) == ["storm gate stopped seventy"]
    assert marked(INDEX.search("gate centim")[0]) == ["gate", "centim"]
    assert marked(INDEX.search("zoe lukasiewi")[0]) == ["Zoë Łukasiewi"]
    assert marked(INDEX.search("dont know")[0]) == ["don’t know"]


def test_search_highlights_where_a_passage_stands_far_into_its_document() -> None:
    """Offsets are shifted by where the passage stands."""
    text = "x" * 100 + " The gate was shut. "
    index = Index(passages_of("The gate was shut.", shift=101))

    assert [span.of(text) for span in index.search("gate shut")[0].matches] == ["gate", "shut"]


def test_search_finds_words_behind_the_span_and_does_not_highlight_them() -> None:
    """A claim is found by who said it, although the name stands elsewhere in the text."""
    claim = Passage(document="d", span=Span(10, 28), kind="claim", text="The gate was shut. Ruth Calloway")

    hits = Index([claim]).search("calloway gate")

    assert hits[0].matches == (Span(14, 18),)


def test_search_shows_one_of_several_near_duplicates() -> None:
    """The same words with other quotation marks, and a claim inside its sentence, are one hit."""
    text = '“We saw nothing,” he said. "We saw nothing", he said. We saw something, he said.'
    inside = Passage(document="d", span=Span(1, 15), kind="claim", text="We saw nothing")
    index = Index([*passages_of(text), inside])

    assert len(index.search("saw nothing he said")) == 2


def test_search_of_nothing_finds_nothing() -> None:
    """An empty query, one of signs, an unknown word and an empty index have no hits."""
    assert [INDEX.search(query) for query in ("", "  ", "?!", "qqqqqqqq")] == [()] * 4
    assert Index([]).search("gate") == ()


def test_search_gives_as_many_hits_as_asked() -> None:
    """The limit is kept."""
    assert len(INDEX.search("the", limit=3)) == 3


def test_an_index_that_grew_answers_like_one_made_at_once() -> None:
    """Adding passages one by one and in between queries changes no answer."""
    grown = Index([])
    for passage in passages_of(HARBOUR):
        grown.add([passage])
        grown.search("gat")

    assert len(grown) == len(INDEX)
    for query in ("gat", "trolleys fished", "sirne"):
        assert grown.search(query) == INDEX.search(query)


@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=30))
@settings(deadline=None)
def test_any_query_on_any_texts_has_hits_inside_their_passages(texts: list[str], query: str) -> None:
    """Nothing is raised; scores fall; matches lie inside the span, in order, apart."""
    index = Index(
        Passage(document=str(i), span=Span(7, 7 + len(text)), kind="sentence", text=text)
        for i, text in enumerate(texts)
    )

    hits = index.search(query)

    assert all(before.score >= after.score for before, after in pairwise(hits))
    for hit in hits:
        assert all(hit.passage.span.covers(span) and len(span) for span in hit.matches)
        assert all(before.end <= after.start for before, after in pairwise(hit.matches))


@given(st.sampled_from(passages_of(HARBOUR)), st.data())
@settings(deadline=None)
def test_a_sentence_is_found_by_any_three_neighbouring_words(passage: Passage, data: st.DataObject) -> None:
    """A remembered fragment of three words leads to a sentence that holds it."""
    words = passage.text.split()
    start = data.draw(st.integers(0, len(words) - 3))
    fragment = " ".join(words[start : start + 3])

    assert fragment in INDEX.search(fragment)[0].passage.text


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("siren pump gate “ü”"), max_size=20))
def test_without_a_copy_of_the_words_the_same_is_found(query: str) -> None:
    """Where a document's words can be asked for, the index keeps none of them, but those of notes and titles."""
    note = Passage(document="d", span=Span(4, 9), kind="note", text="Which gate?", id="n")
    passages = [*passages_of(HARBOUR), note]
    lean = Index(passages, words_of=lambda _, span: span.of(HARBOUR))

    found = lean.search(query)

    assert found == Index(passages).search(query)
    assert sum(len(each.about.text) for each in lean.collection.segments) == len("Which gate?")
