"""Initials: a letter for each speaker."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.cells import cells
from tui.initials import initials


def test_speakers_have_the_initial_of_their_last_name() -> None:
    """Who comes later with the same one has that of the first name, or another letter of the name."""
    names = ["Ruth Calloway", "Desmond Pryce", "Peter Calder", "Ruth Calloway", "C. P. Pax"]

    assert initials(names) == {"Ruth Calloway": "C", "Desmond Pryce": "P", "Peter Calder": "A", "C. P. Pax": "X"}


@given(st.lists(st.text(min_size=1), max_size=60))
def test_no_letter_stands_for_two(names: list[str]) -> None:
    """Whatever the names: one cell, and nobody else's; who comes too late has none."""
    signs = initials(names)

    given_out = [sign for sign in signs.values() if sign]
    assert set(signs) == set(names)
    assert len(set(given_out)) == len(given_out) >= min(len(signs), 36)
    assert all(cells(sign) == 1 for sign in given_out)
