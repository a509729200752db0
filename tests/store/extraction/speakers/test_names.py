"""Names: which words of a run are a name, which an office, which only start a sentence."""

from __future__ import annotations

import pytest

from store.extraction.speakers.lexicon import people
from store.extraction.speakers.names import read_name

ENGLISH, GERMAN = people("en"), people("de")


@pytest.mark.parametrize(
    ("written", "office", "name"),
    [
        ("Clara Voss", "", "Clara Voss"),
        ("However Clara Voss", "", "Clara Voss"),
        ("Former Canal Minister Clara Voss", "Canal Minister", "Clara Voss"),
        ("NATO Secretary General", "NATO Secretary General", ""),
        ("Mr. Speaker", "Mr. Speaker", ""),
        ("Mr. Bishop", "Mr.", "Bishop"),
        ("Stephen King", "", "Stephen King"),
        ("Prince Albert", "Prince", "Albert"),
        ("Italian Clara Voss", "Italian", "Clara Voss"),
        ("Royal Albert Hall", "", "Royal Albert Hall"),
        ("Clara Voss Monday", "", "Clara Voss"),
        ("Will Voss", "", "Will Voss"),
        ("US Navy", "", "US Navy"),
    ],
)
def test_read_name_takes_office_and_name_apart(written: str, office: str, name: str) -> None:
    """Openers and days fall away, titles and roles are the office, the rest is the name."""
    read = read_name(written.split(), ENGLISH)

    assert (" ".join(read.office), " ".join(read.words)) == (office, name)


@pytest.mark.parametrize(
    ("written", "is_person", "is_body"),
    [
        ("Clara Voss", True, False),
        ("Dr Voss", True, False),
        ("J. Voss", True, False),
        ("Canal Trust", False, True),
        ("NATO", False, True),
        ("South Korea", False, True),
        ("The Guardian", False, True),
        ("Voss", False, False),
        ("Umbra Lumen", False, False),
    ],
)
def test_read_name_says_what_the_words_prove(written: str, *, is_person: bool, is_body: bool) -> None:
    """Forenames, titles and initials prove a person; common words, acronyms and articles a body; else it is open."""
    read = read_name(written.split(), ENGLISH)

    assert (read.is_person, read.is_body) == (is_person, is_body)


@pytest.mark.parametrize("word", ["museumsdirektor", "baudezernentin", "mikrobiologe", "landrätin"])
def test_german_compounds_are_the_office_they_end_in(word: str) -> None:
    """A compound is what its last part is; a surname that ends alike is not."""
    assert GERMAN.is_office(word)
    assert not GERMAN.is_office("neubauer")
