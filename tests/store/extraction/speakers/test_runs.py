"""Names in running text: where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.speakers.lexicon import people
from store.extraction.speakers.runs import runs

ENGLISH, GERMAN = people("en"), people("de")


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so al-Rashid and d’Arc met", ["al-Rashid", "d’Arc"]),
        ("so dual-Rashid and @al-Rashid met", []),
        ("an off-Broadway play", []),
        ("Insp. Voss met Mr. Moss, St. Just and E. No", ["Insp. Voss", "Mr. Moss", "St. Just", "E. No"]),
        ("So did Moss. Then nobody", ["Moss"]),
    ],
)
def test_runs_begins_with_what_belongs_to_the_first_capital(text: str, found: list[str]) -> None:
    """An article or elision before the capital is in the name; half a word before it, or a sign, makes it none."""
    assert [text[run.start : run.end] for run in runs(text, ENGLISH)] == found


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


@settings(deadline=None)
@given(st.text(alphabet="AbÄ.’'- \nc,Jr9 der von al", max_size=80))
def test_runs_stands_in_order_inside_any_text(text: str) -> None:
    """Runs follow each other, do not meet and begin with a capital or an Arabic article."""
    end = 0
    for run in runs(text, ENGLISH):
        assert end <= run.start < run.end <= len(text)
        end = run.end
