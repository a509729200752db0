"""The query language: what each sign asks for, that nothing typed is an error, and what is said of what cannot be."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.conditions import Selection
from store.search.index import Index
from store.search.passages import Passage
from store.search.queries import field_named, parse
from store.search.tokens import token_words

TEXTS = [
    "The storm gate stopped short of its sill.",
    "The gate of the storm harbour was painted green.",
    "Nobody tested the siren before the storm.",
    "The dyke held, but the dam did not.",
    "Fresh water was brought by the dike warden.",
]
CLAIMS = [("I never saw the gate move", "Ruth Calloway", "direct"), ("the siren was loud", "Jens Øverby", "indirect")]


def passages() -> list[Passage]:
    """Five sentences of one document and two claims of another."""
    sentences = [
        Passage(document="inquiry", span=Span(100 * at, 100 * at + len(text)), kind="sentence", text=text)
        for at, text in enumerate(TEXTS)
    ]
    claims = [
        Passage(document="report", span=Span(100 * at, 100 * at + len(text)), kind=kind, text=text, speaker=speaker)  # type: ignore[arg-type]
        for at, (text, speaker, kind) in enumerate(CLAIMS)
    ]
    return [*sentences, *claims]


INDEX = Index(passages())


def found(query: str) -> list[str]:
    """The texts of the hits, in the order they were added."""
    order = [*TEXTS, *(text for text, _, _ in CLAIMS)]
    return sorted((hit.passage.text for hit in INDEX.search(query)), key=order.index)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("'storm gate'", [TEXTS[0]]),
        ('"storm gate"', [TEXTS[0]]),
        ("“Storm Gate”", [TEXTS[0]]),
        ("'storm gate' stopped", [TEXTS[0]]),
        ("^nobody", [TEXTS[2]]),
        ("^nob", [TEXTS[2]]),
        ("storm$", [TEXTS[2]]),
        ("storm.$", [TEXTS[2]]),
        ("storm !gate", [TEXTS[2]]),
        ("storm !'storm gate'", [TEXTS[1], TEXTS[2]]),
        ("green | warden", [TEXTS[1], TEXTS[4]]),
        ("dam | dyke", [TEXTS[3], TEXTS[4]]),
        ("speaker:calloway", [CLAIMS[0][0]]),
        ("speaker:calowway gate", [CLAIMS[0][0]]),
        ("speaker:overb", [CLAIMS[1][0]]),
        ("sp:ruth", [CLAIMS[0][0]]),
        ("speeker:ruth", [CLAIMS[0][0]]),
        ("speaker:'ruth calloway'", [CLAIMS[0][0]]),
        ("kind:direct", [CLAIMS[0][0]]),
        ("kind:indirct", [CLAIMS[1][0]]),
        ("kind:claim", [CLAIMS[0][0], CLAIMS[1][0]]),
        ("siren kind:sentence", [TEXTS[2]]),
        ("siren !kind:sentence", [CLAIMS[1][0]]),
        ("speaker:calloway | speaker:jens", [CLAIMS[0][0], CLAIMS[1][0]]),
    ],
)
def test_each_sign_asks_for_what_it_says(query: str, texts: list[str]) -> None:
    """Phrases, starts, ends, what is not wanted, either, fields; values and names of fields in part or misspelt."""
    assert found(query) == texts


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("'gate storm' stopped", "nothing says exactly “gate storm”"),
        ("^warden dike", "nothing begins with “warden”"),
        ("speaker:nixon gate", "nothing has the speaker “nixon”"),
        ("tag:water gate", "nothing has the tag “water”"),
        ("gate xyzzyplugh", "nothing like “xyzzyplugh”"),
    ],
)
def test_what_nothing_satisfies_is_dropped_and_said(query: str, said: str) -> None:
    """A condition that nothing meets hides nothing: the rest of the query is answered."""
    findings = INDEX.find(query)

    assert findings.said == (said,)
    assert findings.hits


@pytest.mark.parametrize(
    "query",
    ["'storm gate", '"storm gate', "storm gate'", "storm ^ gate", "storm | gate |", "! storm gate", "storm: gate"],
)
def test_a_sign_that_is_not_finished_is_no_condition(query: str) -> None:
    """While a sign is typed, or where it was pasted with a text, the words are looked for."""
    assert TEXTS[0] in found(query)
    assert INDEX.find(query).said == ()


def test_a_field_that_the_index_does_not_know_is_asked_of_the_store() -> None:
    """A selection is whole documents, or the passages that share something with a span."""
    asked = []

    def resolve(field: str, value: str) -> Selection:
        asked.append((field, value))
        return Selection(frozenset({"report"}), {"inquiry": [Span(210, 212)]})

    hits = INDEX.find("tag:wat", resolve=resolve).hits

    assert {hit.passage.text for hit in hits} == {TEXTS[2], CLAIMS[0][0], CLAIMS[1][0]}
    assert set(asked) == {("tag", "wat")}


def test_field_names_are_understood_in_part() -> None:
    """A beginning that only one field has, or one slip in a longer name; a pasted word before a colon is none."""
    assert [field_named(name) for name in ("speaker", "spe", "Verdict", "verdct", "d", "in", "writihg", "note")] == [
        "speaker",
        "speaker",
        "verdict",
        "verdict",
        "",
        "in",
        "",
        "",
    ]


@given(st.text(st.sampled_from("'\"^$!|:“” abgspeakr"), max_size=30))
@settings(deadline=None, max_examples=300)
def test_no_query_is_an_error(query: str) -> None:
    """Any signs in any order have an answer."""
    INDEX.find(query)
    assert all(atom.words for clause in parse(query).clauses for atom in clause)


@given(st.sampled_from(TEXTS), st.data())
@settings(deadline=None)
def test_adding_a_word_of_it_never_makes_a_target_fall(text: str, data: st.DataObject) -> None:
    """With more words of a sentence in the query its rank gets no worse."""
    words = text.rstrip(".").split()
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words) - 1))

    def rank(query: str) -> int:
        return [hit.passage.text for hit in INDEX.search(query)].index(text)

    assert rank(" ".join(words[start : end + 1]) + " ") <= rank(" ".join(words[start:end]) + " ")


PLACES = [
    "gate",
    "harbour",
    "dyke",
    "lock",
    "market",
    "ferry",
    "orchard",
    "station",
    "library",
    "quarry",
    "bridge",
    "mill",
]
PEOPLE = ["warden", "mayor", "keeper", "pilot", "teacher", "surgeon", "farmer", "editor", "driver", "baker", "judge"]
DEEDS = ["closed", "opened", "painted", "sold", "praised", "visited", "forgot", "rebuilt", "mapped", "guarded", "left"]
WHEN = ["before the storm", "in the spring", "on Monday", "after the vote", "at noon", "by night", "without a word"]
TOWN = [
    f"The {who} {did} the {where} {when}{tail}"
    for number, (who, did, where, when) in enumerate(product(PEOPLE, DEEDS, PLACES, WHEN))
    for tail in [".", f" and {PEOPLE[number % 11]} {number % 97} knew."][: 1 + (number % 3 == 0)]
]
LARGE = Index(
    Passage(document="town", span=Span(200 * at, 200 * at + len(text)), kind="sentence", text=text)
    for at, text in enumerate(TOWN)
)


@given(st.sampled_from(TOWN), st.data())
@settings(deadline=None)
def test_what_lacks_an_added_word_never_comes_above_its_target(text: str, data: st.DataObject) -> None:
    """One word of a sentence more, among thousands like it: only what has that word, too, may come above it."""
    words = text.rstrip(".").split()
    chosen = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), min_size=3)))

    above = [above_it(text, " ".join(words[at] for at in chosen[:end]) + " ") for end in range(2, len(chosen) + 1)]

    for added, before, after in zip(chosen[2:], above, above[1:], strict=False):
        if before is not None:
            assert after is not None
            assert all(words[added].lower() in token_words(each) for each in after - before)


def above_it(text: str, query: str) -> set[str] | None:
    """What stands above a text among the first fifty hits; None if it is not one of them."""
    hits = [hit.passage.text for hit in LARGE.search(query, 50)]
    return set(hits[: hits.index(text)]) if text in hits else None
