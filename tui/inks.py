"""What a layer looks like: the component styles of a widget, mixed for every set of layers, once.

Papers (backgrounds) are laid over each other as glass, the highest opaque one shows; ink (the colour of
the letters) is the highest layer's; underline, bold and reverse add up, so that the layers are told
apart without any colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles
    from textual.widget import Widget


_CLEAR = Color(0, 0, 0, 0)
Look = tuple[Color, Color | None, Style, bool]
"""Paper, ink if it has one of its own, attributes, and whether the ink is to stand out from the paper."""


class Inks:
    """The mixed styles of one widget. Ask what `changed` when its styles did."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Mix the component classes of a widget that start with `prefix`."""
        self._widget = widget
        self._prefix = prefix
        self._mixed: dict[tuple[str, ...], Style] = {}
        self._looks: dict[str, Look] = {}
        """What was mixed so far: "" is the plain text."""

    def changed(self) -> frozenset[str]:
        """The layers that look otherwise than when they were mixed; "": the plain text. They are forgotten."""
        others = frozenset(name for name, look in self._looks.items() if look != self._look(name))
        if others:
            self._mixed = {names: ink for names, ink in self._mixed.items() if others.isdisjoint(("", *names))}
            self._looks = {name: look for name, look in self._looks.items() if name not in others}
        return others

    def of(self, names: Sequence[str] = ()) -> Style:
        """The style of a piece on which these layers lie, the lowest first; without any, that of the plain text."""
        key = tuple(names)
        if key not in self._mixed:
            self._mixed[key] = self._mix(key)
        return self._mixed[key]

    def _mix(self, names: tuple[str, ...]) -> Style:
        """Lay the layers over the widget's own colours."""
        paper, plain, attributes, _ = self._known("")
        ink = plain or paper
        for name in names:
            over, colour, style, contrasts = self._known(name)
            paper += over
            if colour is not None:
                ink = paper.get_contrast_text(colour.a) if contrasts else colour
            attributes += style
        return Style.from_color((paper + ink).rich_color, paper.rich_color) + attributes

    def _known(self, name: str) -> Look:
        """How a layer looks, remembered to be compared."""
        if name not in self._looks:
            self._looks[name] = self._look(name)
        return self._looks[name]

    def _look(self, name: str) -> Look:
        """How a layer looks now; "": the widget itself."""
        if not name:
            _, _, paper, plain = self._widget.colors
            return paper, plain, self._widget.styles.text_style, False
        layer: RenderStyles = self._widget.get_component_styles(self._prefix + name)
        contrasts = layer.has_rule("auto_color") and layer.auto_color
        ink = layer.color if contrasts or layer.has_rule("color") else None
        return layer.background if layer.has_rule("background") else _CLEAR, ink, layer.text_style, contrasts
