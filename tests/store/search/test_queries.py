"""The query language: what each sign asks for, that nothing typed is an error, and what is said of what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.conditions import Selection
from store.search.index import Findings, Index
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
    ("query", "said"),
    [
        ("'storm gate", "' is not closed"),
        ('"storm gate', '" is not closed'),
        ("storm gate'", ""),
        ("storm '53 gate", "nothing like “53”"),
        ("storm ^ gate", "“^” stands alone"),
        ("storm gate ^", ""),
        ("storm | gate |", ""),
        ("storm | gate | ", "“|” stands alone"),
        ("| storm gate", "“|” stands alone"),
        ("storm | | gate", "“|” stands alone"),
        ("! storm gate", "“!” stands alone"),
        ("storm gate !", ""),
        ("storm gate '", ""),
        ("storm: gate", ""),
        ("storm gate sire:", ""),
        ("siren:storm gate", "no field is called “siren”"),
        ("storm '...' gate", "there are no words in '...'"),
        (" ".join(["storm gate"] * 13), "only the first 24 words are looked for"),
    ],
)
def test_a_sign_that_is_not_finished_is_no_condition(query: str, said: str) -> None:
    """Where it was pasted with a text, the words are looked for, and it is said; not while it is being typed."""
    assert TEXTS[0] in found(query)
    assert INDEX.find(query).said == ((said,) if said else ())


def test_field_without_a_value_is_a_word_and_said() -> None:
    """Behind a blank the value is a word like any other; at the very end it is still to come."""
    assert INDEX.find("speaker: gate").said == ("“speaker:” has nothing behind it", "nothing like “speaker”")
    assert INDEX.find("gate speaker:").said == ("nothing like “speaker”",)


def test_conditions_that_are_met_apart_and_not_together_are_said() -> None:
    """Nothing is found, and why."""
    findings = INDEX.find("speaker:ruth kind:sentence gate")

    assert findings == Findings((), ("nothing meets all the conditions at once",))


def test_word_beside_a_condition_may_be_mistyped() -> None:
    """A slip in one alternative does not leave the other alone."""
    assert found("wardn | speaker:calloway") == [TEXTS[4], CLAIMS[0][0]]


Meets = Callable[[Passage], bool]

FOLLOWED: dict[str, Meets] = {
    "speaker:calloway": lambda each: each.speaker == "Ruth Calloway",
    "!speaker:calloway": lambda each: each.speaker != "Ruth Calloway",
    "kind:sentence": lambda each: each.kind == "sentence",
    "!kind:sentence": lambda each: each.kind != "sentence",
    "'storm gate'": lambda each: "storm gate" in each.text,
    "!'storm gate'": lambda each: "storm gate" not in each.text,
    "^the": lambda each: each.text.lower().startswith("the"),
    "storm$": lambda each: each.text.endswith("storm."),
    "!gate": lambda each: "gate" not in each.text,
    "siren": lambda each: "siren" in each.text,
    "tag:known": lambda each: each.document == "report",
}
NOT_FOLLOWED = {
    "date:20x3": "20x3",
    "!date:20y3": "20y3",
    "tag:qqtag": "qqtag",
    "!tag:qqleft": "qqleft",
    "speaker:qqspeaker": "qqspeaker",
    "!speaker:qqother": "qqother",
    "kind:qqkind": "qqkind",
    "!kind:qqsort": "qqsort",
    "'gate qqphrase'": "qqphrase",
    "^qqstart": "qqstart",
    "qqend$": "qqend",
    "!qqnot": "qqnot",
    "qqword": "qqword",
}
WORDS = {"siren", "qqword"}
CONDITIONS = {"speaker:calloway", "!speaker:calloway", "kind:sentence", "!kind:sentence", "!gate", "tag:known"}
"""That are met without a word."""


def resolved(field: str, value: str) -> Selection | str | None:
    """What stands for a store that knows one tag, and no date of these."""
    if field == "date":
        return f"{value} is no date"
    return Selection(frozenset({"report"})) if value == "known" else None


@given(st.lists(st.lists(st.sampled_from([*FOLLOWED, *NOT_FOLLOWED]), min_size=1, max_size=3), min_size=1, max_size=4))
@settings(deadline=None, max_examples=400)
def test_each_part_of_a_query_is_followed_or_named(query: list[list[str]]) -> None:
    """Alone, as an alternative, or turned round; what is passed over neither hides nor lets through anything."""
    typed = " ".join(" | ".join(clause) for clause in query)

    findings = INDEX.find(f"{typed} ", resolve=resolved)

    named = " ".join(findings.said)
    parts = {part for clause in query for part in clause}
    assert {part for part, word in NOT_FOLLOWED.items() if word in named} == parts & NOT_FOLLOWED.keys()
    lets = [[each for each in passages() if _lets(clause, each)] for clause in query]
    assert all(hit.passage in each for hit in findings.hits for each in lets)
    if all(part in CONDITIONS for part in parts):
        assert bool(findings.hits) == any(all(each in some for some in lets) for each in passages())


def _lets(clause: list[str], passage: Passage) -> bool:
    """Whether a clause lets a passage through; words alone only say what is best."""
    followed = [FOLLOWED[part] for part in clause if part in FOLLOWED]
    are_words = all(part in WORDS for part in clause)
    return are_words or not followed or any(meets(passage) for meets in followed)


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
def test_what_lacks_a_word_never_comes_above_the_target(text: str, data: st.DataObject) -> None:
    """One word of a sentence more, among thousands like it: only what has every word, too, may stand above it."""
    words = text.rstrip(".").split()
    chosen = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), min_size=3)))

    above = [above_it(text, " ".join(words[at] for at in chosen[:end]) + " ") for end in range(2, len(chosen) + 1)]

    for end, before, after in zip(range(3, len(chosen) + 1), above, above[1:], strict=False):
        if text not in before:
            asked = {words[at].lower() for at in chosen[:end]}
            assert all(asked <= set(token_words(each)) for each in after - {text})


def above_it(text: str, query: str) -> set[str]:
    """What stands above a text among the first fifty hits; all of them, and the text, if it is not one of them."""
    hits = [hit.passage.text for hit in LARGE.search(query, 50)]
    return set(hits[: hits.index(text)]) if text in hits else {*hits, text}


def test_condition_that_would_hide_everything_is_dropped_and_said() -> None:
    """Alone, or as the only alternative."""
    index = Index(passages()[:2])

    assert index.find("!gate sill").said == ("everything has “gate”",)
    assert index.find("!gate | !storm sill").said == ("everything has “gate”", "everything has “storm”")
    assert index.find("!gate sill").hits
