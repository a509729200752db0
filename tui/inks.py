"""What a layer looks like: the component styles of a widget, mixed for every set of layers, once.

Papers (backgrounds) are laid over each other as glass, the highest opaque one shows; ink (the colour of
the letters) is the highest layer's; underline, bold and reverse add up, so that the layers are told
apart without any colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles
    from textual.widget import Widget


class Inks:
    """The mixed styles of one widget. Forget them when its styles change."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Mix the component classes of a widget that start with `prefix`."""
        self._widget = widget
        self._prefix = prefix
        self._mixed: dict[tuple[str, ...], Style] = {}

    def forget(self) -> None:
        """The theme, or the focus, is another one."""
        self._mixed.clear()

    def of(self, names: Sequence[str] = ()) -> Style:
        """The style of a piece on which these layers lie, the lowest first; without any, that of the plain text."""
        key = tuple(names)
        if key not in self._mixed:
            self._mixed[key] = self._mix(key)
        return self._mixed[key]

    def _mix(self, names: tuple[str, ...]) -> Style:
        """Lay the layers over the widget's own colours."""
        _, _, paper, ink = self._widget.colors
        attributes = self._widget.styles.text_style
        for name in names:
            layer: RenderStyles = self._widget.get_component_styles(self._prefix + name)
            if layer.has_rule("background"):
                paper += layer.background
            if layer.has_rule("auto_color") and layer.auto_color:
                ink = paper.get_contrast_text(layer.color.a)
            elif layer.has_rule("color"):
                ink = layer.color
            attributes += layer.text_style
        return Style.from_color((paper + ink).rich_color, paper.rich_color) + attributes
