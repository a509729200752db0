"""RowInks: how the pieces of a list's rows look, on a row without the cursor and on the cursor's own. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style

CURSOR = "virtual-list--cursor"
"""The component class of the cursor's row."""


class RowInks:
    """The styles of pieces by their component class; "": of the row itself."""

    def __init__(self, looks: Mapping[str, Style]) -> None:
        """Mix them of how each class looks by itself; "" and `CURSOR` are among them."""
        self._looks = looks
        plain = looks[""]
        self._plain, self._on_cursor = _on(looks, plain), _on(looks, plain + looks[CURSOR])

    def of(self, *, is_cursor: bool) -> Mapping[str, Style]:
        """Those on the cursor's row, or on any other."""
        return self._on_cursor if is_cursor else self._plain

    def differs_from(self, before: RowInks) -> bool:
        """Whether rows without the cursor look otherwise than before."""
        return any(before._looks.get(name) != look for name, look in self._looks.items() if name != CURSOR)


def _on(looks: Mapping[str, Style], plain: Style) -> Mapping[str, Style]:
    """The styles of pieces on a row; on a reversed one, where an ink would be a paper, without its colour."""
    inks = {
        name: plain + (Style(bold=ink.bold, underline=ink.underline) if plain.reverse else ink)
        for name, ink in looks.items()
    }
    return {**inks, "": plain}


NO_INKS = RowInks({"": Style(), CURSOR: Style()})
"""Those of a list that was never drawn."""
