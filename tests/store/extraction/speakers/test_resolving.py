"""Speakers: one person under one name, whatever the text calls him or her."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.speakers.resolving import resolve
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.span import Span
from tests.store.extraction.attributing import names_of, speakers_of

NAMES = {
    "surname": "Clara Voss opened the lock. [1:Voss] said {1:it leaked}.",
    "surname before the full name": "[1:Voss] said {1:it leaked}. Clara Voss is the lock keeper.",
    "title": "Clara Voss came late. [1:Ms Voss] said {1:it leaked}.",
    "title with a dot": "Clara Voss came late. [1:Dr. Voss] said {1:it leaked}.",
    "initial": "Clara Voss came late. [1:C. Voss] said {1:it leaked}.",
    "office": "Clara Voss came late. [1:Deputy Harbour Minister Clara Voss] said {1:it leaked}.",
    "office in lower case": "[1:lock keeper Clara Voss] said {1:it leaked}.",
    "apposition behind": "[1:Clara Voss, a keeper of locks,] said {1:it leaked}.",
    "apposition before": "[1:The canal's oldest keeper, Clara Voss,] said {1:it leaked}.",
    "relative clause": "[1:Clara Voss, who keeps the lock,] said {1:it leaked}.",
    "office with its body": "[1:Head of the Canal Trust Clara Voss] said {1:it leaked}.",
    "possessive": "[1:Clara Voss’s] claim {1:that it leaked} was denied.",
    "himself": "[1:Clara Voss herself] said {1:it leaked}.",
    "misspelt once": "Clara Vossberg keeps the lock. [1:Vosberg] said {1:it leaked}.",
    "forename with a title": "Dame Clara Voss keeps the lock. [1:Dame Clara] said {1:it leaked}.",
    "day behind the name": "Clara Voss Monday opened the lock. [1:Voss] said {1:it leaked}.",
    "modifier at the start": "[1:Locksmith Clara Voss] said {1:it leaked}.",
}


@pytest.mark.parametrize("marked", [pytest.param(marked, id=name) for name, marked in NAMES.items()])
def test_resolve_gives_the_fullest_name_when_the_source_has_a_name(marked: str) -> None:
    """However a person is named, the canonical name is the fullest one of the text, without titles."""
    found = [name if name != "Clara Vossberg" else "Clara Voss" for name in names_of(marked)]

    assert found == ["Clara Voss"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[1:Jonah P. Adler Jr.] said {1:no}. [2:Adler] said {2:yes}.", ["Jonah P. Adler Jr."] * 2),
        ("[1:J.R. Moss] said {1:no}. [2:Moss] said {2:yes}.", ["J.R. Moss"] * 2),
        ("[1:Ludwig van der Meer] said {1:no}. [2:Van der Meer] said {2:yes}.", ["Ludwig van der Meer"] * 2),
        ("[1:Sami al-Rashid] said {1:no}. [2:Al-Rashid] said {2:yes}.", ["Sami al-Rashid"] * 2),
        ("[1:Stephen King] said {1:no}.", ["Stephen King"]),
        ("[1:Ann Hill and Nadia Osei] said {1:no}.", ["Nadia Osei and Ann Hill"]),
    ],
)
def test_resolve_keeps_the_parts_of_a_name_together(marked: str, names: list[str]) -> None:
    """Initials, particles and suffixes belong to the name; several people stay several."""
    found = names_of(marked)

    assert [sorted((name or "").split(" and ")) for name in found] == [sorted(name.split(" and ")) for name in names]


def test_resolve_tells_namesakes_apart_when_title_or_place_does() -> None:
    """Two people of one surname are told apart by their titles, else by who was named last."""
    marked = (
        "Ruth Pike and Owen Pike run the mill. [1:Mrs Pike] said {1:it turns}. [2:Mr Pike] said {2:it does not}. "
        "Owen Pike left. [3:Pike] said {3:he was tired}."
    )

    assert names_of(marked) == ["Ruth Pike", "Owen Pike", "Owen Pike"]


DESCRIPTIONS = {
    "office before the name": "Mayor Clara Voss came. [1:The mayor] said {1:it leaked}.",
    "office behind the name": "Clara Voss, the mayor, came. [1:The mayor] said {1:it leaked}.",
    "copula": "Clara Voss is the oldest beekeeper here. [1:The beekeeper] said {1:it leaked}.",
    "what she does": "Clara Voss runs the brewery. [1:The brewery's head] said {1:it leaked}.",
    "another word of the class": "The Canal Trust's chairwoman, Clara Voss, came. [1:The Trust's head] said {1:no}.",
    "age": "Clara Voss, 58, came with a bucket. [1:The 58-year-old] said {1:it leaked}.",
    "told only later": "[1:The mayor] said {1:it leaked}. Clara Voss, the mayor of Tolm, left.",
}


@pytest.mark.parametrize("marked", [pytest.param(marked, id=name) for name, marked in DESCRIPTIONS.items()])
def test_resolve_finds_the_person_when_a_description_fits(marked: str) -> None:
    """A description is the person's whose roles it fits."""
    assert names_of(marked) == ["Clara Voss"]


def test_resolve_waits_for_the_name_when_a_description_comes_first() -> None:
    """A description without any fitting role is the first speaker named behind it who has none."""
    marked = (
        "“{1:We have a plan},” said [1:the OTAN Secretary General].\n\n“{2:It is good},” [2:he] said.\n\n"
        "[3:Veldkamp] also said {3:it was cheap}. [4:The OTAN leader] warned {4:it was late}."
    )

    assert names_of(marked) == ["Veldkamp"] * 4


def test_resolve_keeps_another_holder_of_an_office_apart() -> None:
    """The Ukrainian president is not the NATO leader: what an office is the office of must not differ."""
    marked = (
        "[1:French President Alain Morel] said {1:yes}. [2:Spanish President Inés Rueda] said {2:no}. "
        "[3:The French leader] said {3:perhaps}."
    )

    assert names_of(marked) == ["Alain Morel", "Inés Rueda", "Alain Morel"]


@pytest.mark.parametrize(
    "marked",
    [
        "Clara Voss came. [1:Her lawyer] said {1:it leaked}.",
        "Clara Voss came. [1:A lawyer for Voss] said {1:it leaked}.",
        "Clara Voss came. [1:Voss’s husband] said {1:it leaked}.",
    ],
)
def test_resolve_names_nobody_when_somebody_else_is_described(marked: str) -> None:
    """Whoever is described by way of a person is not that person."""
    assert "Clara Voss" not in names_of(marked)


@pytest.mark.parametrize("source", ["Officials", "Sources close to the mill", "Critics", "some", "Two residents"])
def test_resolve_leaves_people_unnamed_when_the_text_does(source: str) -> None:
    """Sources, officials and critics stay anonymous."""
    (speaker,) = speakers_of(f"Clara Voss came. [1:{source}] said {{1:it leaked}}.")

    assert speaker.name is None
    assert "name" in speaker.reason


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[1:A memo] says {1:it leaks}. [2:The memo] adds {2:it is old}.", ["a memo", "a memo"]),
        ("[1:The Canal Trust] said {1:it leaks}. [2:It] added {2:it is old}.", ["Canal Trust", "Canal Trust"]),
        ("[1:Hill Foods] said {1:no}. [2:The company] said {2:yes}.", ["Hill Foods", "the company"]),
        ("Hill Foods, which is old, shrank. [1:Hill Foods] said {1:no}. [2:It] said {2:yes}.", ["Hill Foods"] * 2),
        ("The Canal and Lock Trust (CLT) met. [1:CLT] said {1:no}.", ["Canal and Lock Trust"]),
        ("[1:The Ministry of Locks] said {1:no}. [2:The ministry] said {2:yes}.", ["Ministry of Locks"] * 2),
        ("[1:Riverside Police] said {1:no}.", ["Riverside Police"]),
        ("[1:The poll] found {1:most like locks}.", ["the poll"]),
    ],
)
def test_resolve_takes_bodies_and_documents_as_speakers(marked: str, names: list[str]) -> None:
    """A ministry, a company, a memo or a poll can say something."""
    assert names_of(marked) == names


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("“{1:[2:I] think {2:it leaks}},” said [1:Clara Voss].", "Clara Voss"),
        ("“{1:[2:We] know {2:it leaks}},” said [1:Clara Voss].", "Clara Voss"),
        ("[1:Clara Voss] said {1:[2:she] knew {2:it leaked}}.", "Clara Voss"),
        ("[1:Clara Voss] said {1:that [2:Owen Pike] believed {2:it leaked}}.", "Owen Pike"),
    ],
)
def test_resolve_knows_who_speaks_inside_anothers_words(marked: str, name: str) -> None:
    """In a quotation "I" is its speaker; another's statement in it is that other's."""
    assert names_of(marked)[1] == name


def test_resolve_gives_answers_to_the_interviewed_person_when_the_text_is_an_interview() -> None:
    """In a printed interview "I" is whoever the introduction is about, and a bare answer is theirs too."""
    marked = (
        "Clara Voss has kept the lock at Tolm for 30 years. She spoke to Owen Pike about eels.\n\n"
        "How do you catch an eel?\n\n{1:You wait.}\n\nAnd when it does not come?\n\n"
        "Then [2:I] think {2:it knows}.\n\nDid it ever come twice?\n\nOnce."
    )

    assert names_of(marked) == ["Clara Voss", "Clara Voss"]


def test_resolve_gives_a_turn_to_whoever_labels_it() -> None:
    """A label at the start of a paragraph, "Voss: …", says whose "I" it is."""
    marked = (
        "Clara Voss met Owen Pike.\n\nPike: Is it wet?\n\nVoss: It is. [1:I] think {1:it leaks}.\n\nPike: Thank you."
    )

    assert names_of(marked) == ["Clara Voss"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1:Clara Voss] said {1:no}. “{2:It leaks.}”", "Clara Voss"),
        ("Clara Voss put down the bucket. “{1:It leaks.}”", "Clara Voss"),
        ("The sexton put down the candle. “{1:Somebody is in the organ.}”", "the sexton"),
    ],
)
def test_resolve_gives_a_bare_quotation_to_whoever_is_in_mind(marked: str, name: str) -> None:
    """A quotation without a source belongs to the speaker, or the subject, right before it."""
    assert names_of(marked)[-1] == name


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Bürgermeister Anton Rieger kam. [1:Rieger] sagte, {1:es regne}.", ["Anton Rieger"]),
        (
            "[1:Die Museumsdirektorin Klara Voss] sagte, {1:es regne}. [2:Sie] fügte an, {2:es schneie}.",
            ["Klara Voss"] * 2,
        ),
        (
            "[1:Der Chef der Opposition, Jens Pohl,] sagte, {1:es regne}. [2:Er] ging, sagte er, {2:heim}.",
            ["Jens Pohl"] * 2,
        ),
        ("Nach Angaben [1:der Polizei] {1:regnete es}.", ["Polizei"]),
        (
            "[1:Das Landratsamt] teilte mit, {1:es regne}. [2:Die Behörde] ergänzte, {2:es schneie}.",
            ["Landratsamt"] * 2,
        ),
        ("Baudezernentin Helga Mar kam. „{1:Es regnet}“, so [1:die Dezernentin].", ["Helga Mar"]),
        ("[1:Kritiker] sagen, {1:es regne}.", [None]),
        ("[1:Clara von der Aue] rief, {1:es regne}. [2:Sie] ging, sagte sie, {2:heim}.", ["Clara von der Aue"] * 2),
    ],
)
def test_resolve_reads_german(marked: str, names: list[str | None]) -> None:
    """Titles, compounds, articles and pronouns of German lead to the same people."""
    assert names_of(marked, "de") == names


def test_resolve_gives_reason_and_confidence_with_every_name() -> None:
    """Each resolution says why in words, and how sure it is."""
    marked = "Clara Voss came. [1:She] said {1:it leaked}. [2:Voss] said {2:it rained}. [3:Officials] said {3:no}."

    for speaker in speakers_of(marked):
        assert speaker.reason
        assert 0 <= speaker.confidence <= 1


def test_resolve_is_surer_of_a_name_than_of_a_pronoun_than_of_a_crowd() -> None:
    """A full name is surer than a pronoun with one candidate, which is surer than one with two."""
    (full,) = speakers_of("[1:Clara Voss] said {1:no}.")
    (one,) = speakers_of("Clara Voss came. [1:She] said {1:no}.")
    (two,) = speakers_of("Clara Voss met Ruth Pike. [1:She] said {1:no}.")

    assert full.confidence > one.confidence > two.confidence


def test_resolve_offers_candidates_when_it_is_not_sure() -> None:
    """Who else may be meant is told as well."""
    (speaker,) = speakers_of("Clara Voss met Ruth Pike. [1:She] said {1:no}.")

    assert {speaker.name, *speaker.candidates} >= {"Clara Voss", "Ruth Pike"}


def test_resolve_is_the_same_twice() -> None:
    """The same input gives the same output."""
    marked = (
        "Clara Voss met Ruth Pike and Owen Pike. [1:She] said {1:no}. [2:The keeper] said {2:yes}. [3:He] left {3:it}."
    )

    assert speakers_of(marked) == speakers_of(marked)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="Aa Bb.,“”\"'’:?()-\nÄß1 Mr he The said", max_size=120), st.data())
def test_resolve_takes_any_text_and_spans(text: str, data: st.DataObject) -> None:
    """Any text and any attributions in it give one speaker each, and no exception."""
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    attributions = [
        Attribution(
            source=tuple(data.draw(st.lists(spans, max_size=2))),
            cue=(),
            content=(data.draw(spans),),
            kind=data.draw(st.sampled_from(AttributionKind)),
            category=AttributionClass.STATEMENT,
            pattern="any",
        )
        for _ in range(data.draw(st.integers(0, 4)))
    ]

    for language in ("en", "de", "und"):
        assert len(resolve(text, attributions, language)) == len(attributions)
