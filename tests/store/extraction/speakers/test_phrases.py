"""Source phrases: a name, a pronoun, a description, or people who stay unnamed."""

from __future__ import annotations

import pytest

from store.extraction.speakers.lexicon import people
from store.extraction.speakers.phrases import Kind, read_source

ENGLISH = people("en")


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("", Kind.NONE, ""),
        ("—", Kind.NONE, ""),
        ("she", Kind.PRONOUN, ""),
        ("He himself", Kind.PRONOUN, ""),
        ("who", Kind.PRONOUN, ""),
        ("WHO", Kind.BODY, "WHO"),
        ("Clara Voss", Kind.PERSON, "Clara Voss"),
        ("Voss", Kind.PERSON, "Voss"),
        ("the canal team's coach, Clara Voss", Kind.PERSON, "Clara Voss"),
        ("Clara Voss, a spokeswoman for the Canal Trust", Kind.PERSON, "Clara Voss"),
        ("Clara Voss of the Canal Trust", Kind.PERSON, "Clara Voss"),
        ("Governor of Virginia Clara Voss", Kind.PERSON, "Clara Voss"),
        ("a spokesman for Hill Foods", Kind.DESCRIPTION, ""),
        ("Hill Foods’ lawyer", Kind.DESCRIPTION, ""),
        ("the NATO leader", Kind.DESCRIPTION, ""),
        ("the Canal Trust", Kind.BODY, "Canal Trust"),
        ("the Department of Canals", Kind.BODY, "Department of Canals"),
        ("Umbra news agency", Kind.BODY, "Umbra news agency"),
        ("Officials", Kind.UNNAMED, ""),
        ("Canal Trust officials", Kind.UNNAMED, ""),
        ("two dozen locksmiths", Kind.UNNAMED, ""),
        ("a memo seen by Hill Foods", Kind.DESCRIPTION, ""),
    ],
)
def test_read_source_knows_what_a_phrase_is(phrase: str, kind: Kind, name: str) -> None:
    """The head of the phrase decides, not the capitals around it."""
    reference = read_source(phrase, ENGLISH)

    assert (reference.kind, " ".join(reference.name)) == (kind, name)


def test_read_source_keeps_what_the_person_is() -> None:
    """The segment beside the name is the role."""
    reference = read_source("Clara Voss, the canal’s oldest keeper", ENGLISH)

    assert [role.head for role in reference.roles] == ["keeper"]


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [("Mrs Voss", "f"), ("Mr Voss", "m"), ("the spokeswoman", "f"), ("the keeper", ""), ("he", "m")],
)
def test_read_source_knows_the_gender_that_words_give_away(phrase: str, gender: str) -> None:
    """Titles, roles and pronouns tell the gender; other words do not."""
    assert read_source(phrase, ENGLISH).gender == gender
