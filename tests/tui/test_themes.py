"""Themes: every ink can be read on every paper that it may stand on, in every number of colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from rich.color import Color, ColorSystem

from tests.tui.contrast import LETTERS, LETTERS_IN_CONTRAST, SIGNS, XTERM, contrast, shown
from tui.sixteen import SIXTEEN, worn
from tui.themes import CONTRAST, DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from textual.theme import Theme

KINDS = ("kind-direct", "kind-mixed", "kind-indirect", "kind-stance", "kind-assertion")
ROWS = ("background", "surface", "cursor-paper", "cursor-paper-focus")
"""Papers of lists."""
PLACES = {
    **dict.fromkeys(KINDS, (*ROWS, "claim-paper", "highlight-paper")),
    **dict.fromkeys(("foreground", "heading-ink"), (*ROWS, "panel", "claim-paper", "highlight-paper")),
    **dict.fromkeys(("quiet", "accent"), (*ROWS, "panel")),
    **dict.fromkeys(("warning", "error", "success", "note-ink"), ROWS),
    "match-ink": ("match-paper",),
    "selection-ink": ("selection-paper",),
    "input-cursor-foreground": ("input-cursor-background",),
}
"""Ink of letters -> the papers on which it may stand."""
SHOWN = [
    *((theme, system) for theme in THEMES for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)),
    *((theme, ColorSystem.STANDARD) for theme in SIXTEEN),
]


def colour(theme: Theme, name: str) -> Color:
    """A colour of a theme by its name."""
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def weak(theme: Theme, system: ColorSystem, least: float) -> Iterator[tuple[str, str, float]]:
    """The inks of letters that are hard to read, with their paper."""
    for ink, papers in PLACES.items():
        for paper in papers:
            found = contrast(shown(colour(theme, ink), system), shown(colour(theme, paper), system))
            if found < least:
                yield ink, paper, round(found, 2)


@pytest.mark.parametrize(("theme", "system"), SHOWN, ids=lambda each: each.name)
def test_letters_can_be_read_on_every_paper(theme: Theme, system: ColorSystem) -> None:
    """4.5 as WCAG's AA asks for; 7, AAA, in the look that is called contrast."""
    assert not list(weak(theme, system, LETTERS_IN_CONTRAST if theme.name == CONTRAST else LETTERS))


@pytest.mark.parametrize("theme", SIXTEEN, ids=lambda each: each.name)
def test_letters_can_be_read_in_the_sixteen_colours_of_xterm(theme: Theme) -> None:
    """The sixteen are not the same everywhere: no ink is nearly its paper there, and a match is clear."""

    def found(ink: str, paper: str) -> float:
        pair = (shown(colour(theme, name), ColorSystem.STANDARD, XTERM) for name in (ink, paper))
        return contrast(*pair)

    assert min(found(ink, paper) for ink, papers in PLACES.items() for paper in papers) > SIGNS - 0.1
    assert min(found(kind, paper) for kind in KINDS for paper in PLACES[kind]) > 3.7
    assert found("match-ink", "match-paper") > LETTERS


@pytest.mark.parametrize(("theme", "system"), SHOWN, ids=lambda each: each.name)
def test_signs_can_be_seen(theme: Theme, system: ColorSystem) -> None:
    """A rule, the bar of what is left, the mark of a cursor that has not the focus: 3, as for all that is no text."""
    found = [
        contrast(shown(colour(theme, "faint"), system), shown(colour(theme, paper), system))
        for paper in ("background", "surface")
    ]

    assert min(found) >= SIGNS


@pytest.mark.parametrize(("theme", "system"), SHOWN, ids=lambda each: each.name)
def test_papers_are_told_apart(theme: Theme, system: ColorSystem) -> None:
    """The row of a list that has the focus looks different from that of one without; so does a claim in its text."""
    paper = {name: shown(colour(theme, name), system) for name in ("background", "surface", "claim-paper")}
    focused = shown(colour(theme, "cursor-paper-focus"), system)

    assert focused not in {shown(colour(theme, "cursor-paper"), system), paper["surface"], paper["background"]}
    assert paper["claim-paper"] != paper["background"]


@pytest.mark.parametrize("theme", SIXTEEN, ids=lambda each: each.name)
def test_sixteen_colours_stay_what_they_are(theme: Theme) -> None:
    """No colour of these themes becomes another one in a terminal of sixteen, and the kinds stay apart."""
    names = ("primary", "secondary", "foreground", "panel", *theme.variables)

    assert [
        name for name in names if shown(colour(theme, name), ColorSystem.STANDARD) != colour(theme, name).triplet
    ] == []
    assert len({theme.variables[kind] for kind in KINDS}) == len(KINDS)


def test_look_is_worn_as_the_terminal_has_colours() -> None:
    """The look that a person chose keeps its name; what is put on has the colours that there are."""
    looks = (DARK, LIGHT, CONTRAST)

    assert [worn(look, has_sixteen=False) for look in looks] == [*looks]
    assert [worn(look, has_sixteen=True) for look in looks] == [f"{DARK}-16", f"{LIGHT}-16", f"{DARK}-16"]
