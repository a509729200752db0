"""The stylesheet that remembers gives everybody what Textual's own would, and lets alone what stays as it is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widget import Widget

from tui.styling import Kin, Styling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.dom import DOMNode

    from tests.tui.screens.conftest import Journey, Open

KEYS = (
    *("tab", "shift+tab", "j", "z", "z", "T", "s", "escape", "f", "2", "f", "1", "slash", "g", "escape", "S", "tab"),
    *(
        "escape",
        "L",
        "j",
        "escape",
        "question_mark",
        "escape",
        "v",
        "plus",
        "escape",
        "a",
        "x",
        "escape",
        "H",
        "escape",
    ),
    *("ctrl+p", "t", "escape", "1", "u"),
)
SIZES = ((60, 16), (80, 24), (59, 15), (120, 40))


def nodes(journey: Journey) -> Iterator[DOMNode]:
    """Everything on all screens."""
    for screen in journey.app.screen_stack:
        yield from screen.walk_children(with_self=True)


def looks(journey: Journey) -> Mapping[DOMNode, tuple[object, ...]]:
    """The rules of each node and of its component classes."""
    return {
        node: (
            dict(node.styles.base._rules),
            {name: dict(node._component_styles[name].base._rules) for name in node._get_component_classes()},
            (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even),
        )
        for node in nodes(journey)
    }


def textuals(journey: Journey) -> Mapping[DOMNode, tuple[object, ...]]:
    """The same, after Textual's own stylesheet was put on."""
    plain = Stylesheet(variables=journey.app.get_css_variables())
    plain.source = dict(journey.app.stylesheet.source)
    plain.parse()
    for node in nodes(journey):
        plain.apply(node)
    return looks(journey)


@pytest.mark.parametrize("seed", [1, 3])
async def test_everybody_has_what_textual_would_give(open_reader: Open, seed: int) -> None:
    """Whatever was pressed, at whatever size, in whatever theme: the rules are those of Textual's stylesheet."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    async with open_reader() as journey:
        await journey.ready()
        for number in range(16):
            await journey.press(chance.choice(KEYS))
            if number % 8 == 5:
                await journey.pilot.resize_terminal(*chance.choice(SIZES))
            if number % 8 == 7:
                journey.app.action_change_theme()
            await journey.pilot.pause()
            ours = looks(journey)

            assert ours == textuals(journey)


async def test_a_component_class_is_worked_out_when_it_is_asked_for(open_reader: Open) -> None:
    """The pane has many, of which few are on the screen; a name that is none of them is an error as ever."""
    async with open_reader() as journey:
        await journey.ready()
        pane = journey.reader.pane

        asked = len(pane._component_styles)
        pane.get_component_styles("document-pane--selection")

        assert 0 < asked < len(pane._get_component_classes()) / 2
        assert len(pane._component_styles) == asked + 1
        with pytest.raises(KeyError):
            pane.get_component_styles("document-pane--nothing")


async def test_the_tab_key_restyles_two_widgets_and_lays_nothing_out(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text and the list change how they show the focus; nobody else forgets anything, no screen is laid out."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("tab", "tab")
        told: list[Widget] = []
        laid_out: list[Screen[object]] = []

        def notify(widget: Widget) -> None:
            told.append(widget)

        monkeypatch.setattr(Widget, "notify_style_update", notify)
        monkeypatch.setattr(Screen, "_refresh_layout", lambda screen, *_, **__: laid_out.append(screen))

        await journey.press("tab")

        assert journey.reader.focused is journey.reader.sidebar
        assert set(told) == {journey.reader.pane, journey.reader.sidebar}
        assert not laid_out


async def test_nodes_that_answer_as_before_are_left_alone(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet is put on again and again; who has what it is to have is not even flagged."""
    async with open_reader() as journey:
        await journey.ready()
        every, touched = [*nodes(journey)], list[object]()
        journey.app.stylesheet.update_nodes(every)

        monkeypatch.setattr(Kin, "flag", lambda _, node: touched.append(node))
        monkeypatch.setattr(Styling, "_process_component_classes", lambda _, node: touched.append(node))
        journey.app.stylesheet.update_nodes(every)

        assert journey.reader.pane in every
        assert not touched


async def test_what_lies_in_a_repainted_widget_mixes_its_colours_again(open_reader: Open) -> None:
    """A widget that keeps its rules is told when what it lies in has another background."""
    async with open_reader() as journey:
        await journey.ready()
        sheet, sidebar = journey.app.stylesheet, journey.reader.sidebar
        sheet.add_source(".-odd #claims { background: red; } #claims-list { background: red 0%; }")
        sheet.update(journey.app)
        before = sidebar.render_line(10_000)

        journey.reader.add_class("-odd")

        assert sidebar.render_line(10_000) != before
