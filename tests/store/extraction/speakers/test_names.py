"""Names in running text: which capitals are a name, which an office, which only start a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.speakers.lexicon import people
from store.extraction.speakers.names import read_name, runs

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


def test_runs_keeps_names_whole_over_particles_initials_and_hyphens() -> None:
    """A name is one run with all its parts."""
    text = "Then J.R. Moss, Ludwig van der Meer, Sami al-Rashid, Ann O’Hara-Lind and Bo Adler Jr. met Voss’s aunt."

    found = [text[run.start : run.end] for run in runs(text, ENGLISH) if run.name.words]

    assert found == [
        "Then J.R. Moss",
        "Ludwig van der Meer",
        "Sami al-Rashid",
        "Ann O’Hara-Lind",
        "Bo Adler Jr.",
        "Voss",
    ]


def test_runs_crosses_a_line_end_only_when_lines_are_wrapped() -> None:
    """Two headlines are two names; a name broken at the end of a wrapped line is one."""
    apart = "Clara\nVoss"
    wrapped = "the lock had been kept by\nall of them, and longest by Clara\nVoss,\nwho did\nnot like\nit and said\nso"

    assert [run.end - run.start for run in runs(apart, ENGLISH)] == [5, 4]
    assert "Clara Voss" in [" ".join(run.name.words) for run in runs(wrapped, ENGLISH)]


def test_runs_leaves_german_genitives_outside_of_names() -> None:
    """In German "der" is an article, but in "von der" it is part of a name."""
    text = "Leiter der Grundschule und Clara von der Aue"

    assert [text[run.start : run.end] for run in runs(text, GERMAN)] == ["Leiter", "Grundschule", "Clara von der Aue"]


@pytest.mark.parametrize("word", ["museumsdirektor", "baudezernentin", "mikrobiologe", "landrätin"])
def test_german_compounds_are_the_office_they_end_in(word: str) -> None:
    """A compound is what its last part is; a surname that ends alike is not."""
    assert GERMAN.is_office(word)
    assert not GERMAN.is_office("neubauer")


@settings(deadline=None)
@given(st.text(alphabet="AbÄ.’'- \nc,Jr9 der von al", max_size=80))
def test_runs_stands_in_order_inside_any_text(text: str) -> None:
    """Runs follow each other, do not meet and begin with a capital or an Arabic article."""
    end = 0
    for run in runs(text, ENGLISH):
        assert end <= run.start < run.end <= len(text)
        end = run.end
