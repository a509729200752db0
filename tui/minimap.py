"""The minimap: what stands in each part of a text, for the bar that shows where one is. Pure.

    ╴   claims          ▪   a note, a tag, a highlight          ━   a match of the search

The bar has a cell for so many lines of the text. Of what stands there the rarest is shown: a match before a
note before a claim. Each has a glyph of its own, so that no colour is needed to tell them apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("map-claim", "╴", ("direct", "mixed", "indirect", "stance", "assertion")),
    ("map-note", "▪", ("highlight", "tag", "note", "unsure")),
    ("map-match", "━", ("match",)),
)
"""Look, glyph, and the layers that are shown so; the later ones lie over the earlier."""
LAYERS = frozenset(layer for _, _, layers in KINDS for layer in layers)
"""The layers that the minimap shows."""
GLYPHS = {name: glyph for name, glyph, _ in KINDS}

Mark = str | None
"""The look of a cell of the bar; None: nothing stands there."""


def marks(layers: Iterable[tuple[str, Sequence[int]]], length: int, height: int) -> list[Mark]:
    """What each of `height` cells shows for a text of `length` code points.

    Args:
        layers: Name of each layer, and where its spans begin, in order; those that are not shown are passed over.
        length: Of the text.
        height: Cells of the bar.
    """
    shown: list[Mark] = [None] * height
    known = dict(layers)
    for look, _, names in KINDS:
        for name in names:
            for cell in _cells(known.get(name, ()), max(1, length), height):
                shown[cell] = look
    return shown


def _cells(begins: Sequence[int], length: int, height: int) -> Iterator[int]:
    """The cells in which something begins: one bisect for each, however many things begin there."""
    index = 0
    while index < len(begins):
        cell = min(begins[index] * height // length, height - 1)
        yield cell
        behind = -(-(cell + 1) * length // height) if cell < height - 1 else begins[-1] + 1
        index = bisect_left(begins, behind, index)
