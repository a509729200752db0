"""Layers of spans -> which of them lie on each piece of a row. Pure; what a layer looks like is the theme's.

A layer answers one question, is this code point in it, so it is kept as the sorted union of its spans:
however they nest or overlap, a row finds its share by one bisect and a walk over what stands on it.

    row      He said the harbour "was safe" on Monday.
    mixed            [----------------------]
    match                       [--]
    runs     (0,8,0) (8,21,mixed) (21,25,mixed|match) ...
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from store import Span

LAYERS = (
    "strong",
    "emphasis",
    "heading",
    "quote",
    "table-head",
    "divider",
    "assertion",
    "stance",
    "indirect",
    "mixed",
    "direct",
    "markup",
    "reference",
    "highlight",
    "tag",
    "note",
    "unsure",
    "current",
    "match",
    "selection",
    "caret",
)
"""From the lowest to the highest: where two set the same colour, the later one shows. The pane sets the caret."""

Run = tuple[int, int, int]
"""Start, end (offsets), and a bit for each layer on it: 1 << its index in `LAYERS`."""


class Layer:
    """The union of some spans, sorted; asked row by row."""

    __slots__ = ("_ends", "_starts", "begins", "spans")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Sort the spans and join those that overlap; empty ones are left out of what is drawn."""
        self.spans = tuple(spans)
        """As they were given."""
        ordered = sorted([(span.start, span.end) for span in self.spans])
        self.begins = [start for start, _ in ordered]
        """Where a span begins, in order."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in ordered:
            if start == end:
                continue
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def more(self, spans: Sequence[Span]) -> Layer:
        """This layer and more spans; where these begin behind those there are, only they are sorted."""
        new, all_of_them = Layer(spans), Layer()
        if not new.begins:
            return self
        if self.begins and new.begins[0] < self.begins[-1]:
            return Layer((*self.spans, *new.spans))
        all_of_them.spans = self.spans + new.spans
        all_of_them.begins = self.begins + new.begins
        all_of_them._join(self._starts, self._ends)
        all_of_them._join(new._starts, new._ends)
        return all_of_them

    def _join(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Put stretches that are sorted and apart behind those there are; the first of them may overlap."""
        first = 0
        while self._ends and first < len(starts) and starts[first] <= self._ends[-1]:
            self._ends[-1] = max(self._ends[-1], ends[first])
            first += 1
        self._starts += starts[first:]
        self._ends += ends[first:]

    def edges(self, start: int, end: int) -> Iterator[int]:
        """The offsets in [start, end) where the layer begins or stops, clipped: it is off before the first."""
        index = bisect_right(self._ends, start)
        while index < len(self._starts) and self._starts[index] < end:
            yield max(self._starts[index], start)
            if self._ends[index] < end:
                yield self._ends[index]
            index += 1


NO_SPANS = Layer()
"""A layer of nothing."""


class Layers:
    """The layers of one text by name."""

    __slots__ = ("_drawn", "_layers")

    def __init__(self) -> None:
        """All of them empty."""
        self._drawn: list[tuple[int, Layer]] = []
        self._layers: dict[str, Layer] = {}

    def put(self, name: str, spans: Iterable[Span] | Layer) -> None:
        """Replace the spans of a layer, which may be made already; none clear it."""
        if name not in LAYERS:
            raise ValueError(f"no layer is called {name!r}")
        self._layers[name] = spans if isinstance(spans, Layer) else Layer(spans)
        self._drawn = [(1 << bit, self._layers[name]) for bit, name in enumerate(LAYERS) if self.spans(name)]

    def spans(self, name: str) -> tuple[Span, ...]:
        """The spans of a layer as they were given."""
        return self._layers[name].spans if name in self._layers else ()

    def layer(self, name: str) -> Layer:
        """A layer; an empty one if it was never put."""
        return self._layers.get(name, NO_SPANS)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The pieces of [start, end) in order, each with the bits of the layers that lie on the whole of it."""
        edges = sorted([(edge, bit) for bit, layer in self._drawn for edge in layer.edges(start, end)])
        pieces: list[Run] = []
        bits = 0
        for edge, bit in edges:
            if edge > start:
                pieces.append((start, edge, bits))
                start = edge
            bits ^= bit
        if start < end:
            pieces.append((start, end, bits))
        return tuple(pieces)


def names(bits: int) -> tuple[str, ...]:
    """The layers that some bits stand for, lowest first."""
    return tuple(name for bit, name in enumerate(LAYERS) if bits >> bit & 1)
