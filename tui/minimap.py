"""The minimap: what stands in each part of a text, for the bar that shows where one is. Pure.

    ╶   claims          ▪   a note, a tag, a highlight          ━   a match of the search

The bar has a cell for so many lines of the text. Of what stands there the rarest is shown: a match before a
note before a claim. Each has a glyph of its own, so that no colour is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store import Span

KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("map-claim", "╶", ("direct", "mixed", "indirect", "stance", "assertion")),
    ("map-note", "▪", ("highlight", "tag", "note", "unsure")),
    ("map-match", "━", ("match",)),
)
"""Look, glyph, and the layers that are shown so; the later ones lie over the earlier."""
LAYERS = frozenset(layer for _, _, layers in KINDS for layer in layers)
"""The layers that the minimap shows."""
GLYPHS = {name: glyph for name, glyph, _ in KINDS}

Mark = str | None
"""The look of a cell of the bar; None: nothing stands there."""


def marks(layers: Iterable[tuple[str, Sequence[Span]]], length: int, height: int) -> list[Mark]:
    """What each of `height` cells shows for a text of `length` code points.

    Args:
        layers: Name and spans of each layer; those that are not shown are passed over.
        length: Of the text.
        height: Cells of the bar.
    """
    shown: list[Mark] = [None] * height
    known = dict(layers)
    for look, _, names in KINDS:
        for name in names:
            for span in known.get(name, ()):
                shown[min(span.start * height // max(1, length), height - 1)] = look
    return shown
