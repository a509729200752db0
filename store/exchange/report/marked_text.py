"""The text of a report: its blocks as elements, every claim and note marked, with a number that leads to it.

claims       [------ 1 ------]                    cut where anything begins or ends,
notes              [--- a ---]                    so that marks may cross
pieces       ¹-----|ᵃ--------|
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.exchange.report.markup import element, text
from store.model.document import Block, BlockKind, Document
from store.model.span import Span

_NARROWEST, _WIDEST = 45, 100
"""Code points of a line that was broken for a page: such lines flow, others (verse, turns of speech) stay."""
_TAGS = {BlockKind.QUOTE: "blockquote", BlockKind.TABLE: "pre"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Something that is marked in the text."""

    span: Span
    name: str
    """Of the element that tells about it: "c1", "n2"."""
    label: str
    """What the mark says of it, to be read aloud."""
    look: str
    """Class of the mark."""
    sign: str = ""
    """Beside its number: what the look says, for who sees no colours."""
    is_first: bool = True
    """Whether it is the first piece of what it marks: that one has the number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text and all that lies on it."""

    span: Span
    layers: tuple[Layer, ...]
    """Longest first."""
    begins: tuple[Layer, ...]


def marked_text(document: Document, layers: Sequence[Layer]) -> str:
    """The text as markup."""
    pieces = _pieces(layers, len(document.text))
    parts, at, place = [], 0, 0
    for block in (*document.blocks, None):
        start = block.span.start if block else len(document.text)
        gap = Span(at, max(at, start))
        if gap.of(document.text).strip():
            place, inside = _inside(document, pieces, gap, place)
            parts.append(element("p", inside, dir="auto"))
        if block:
            place, inside = _inside(document, pieces, block.span, place)
            parts.append(_block(document, block, inside))
            at = block.span.end
    return "\n".join(parts)


def _pieces(layers: Sequence[Layer], length: int) -> list[_Piece]:
    """The text cut wherever something begins or ends."""
    cuts = sorted({0, length, *(edge for layer in layers for edge in (layer.span.start, layer.span.end))})
    starting: dict[int, list[Layer]] = {}
    for layer in layers:
        starting.setdefault(layer.span.start, []).append(layer)
    pieces, active = [], list[Layer]()
    for start, end in pairwise(cuts):
        begins = starting.get(start, [])
        active = [layer for layer in active if layer.span.end > start] + begins
        longest_first = tuple(sorted(active, key=lambda layer: len(layer.span), reverse=True))
        pieces.append(_Piece(Span(start, end), longest_first, tuple(begins)))
    return pieces


def _inside(document: Document, pieces: Sequence[_Piece], span: Span, place: int) -> tuple[int, str]:
    """The markup of a stretch, and the place of the piece that its end lies in; `place` is the one to look at first."""
    parts: list[str] = []
    while place < len(pieces) and pieces[place].span.start < span.end:
        piece = pieces[place]
        shown = Span(max(piece.span.start, span.start), max(span.start, min(piece.span.end, span.end)))
        if piece.span.end > span.start:
            parts.extend(_numbers(piece) if shown.start == piece.span.start else ())
            parts.append(_marked(text(shown.of(document.text)), piece.layers))
        if piece.span.end > span.end:
            break
        place += 1
    return place, "".join(parts)


def _numbers(piece: _Piece) -> Iterator[str]:
    """For each thing that begins here a number that leads to it."""
    for layer in piece.begins:
        if layer.is_first:
            number = element("a", layer.name[1:] + layer.sign, href=f"#{layer.name}", aria_label=layer.label)
            yield element("sup", number, id=f"in-{layer.name}", class_=layer.name[0])


def _marked(inside: str, layers: Sequence[Layer]) -> str:
    """A piece with its mark, which looks like the shortest of all that lies on it."""
    if not layers or not inside:
        return inside
    looks = dict.fromkeys([layers[-1].look, *(layer.look for layer in layers if layer.look == "note")])
    names = " ".join(layer.name for layer in layers)
    return element("mark", inside, class_=" ".join(looks), data_of=names)


def _block(document: Document, block: Block, inside: str) -> str:
    """A block as an element."""
    if block.kind is BlockKind.HEADING:
        return element(f"h{min(6, max(3, block.level + 2))}", inside, dir="auto")
    tag = _TAGS.get(block.kind, "p")
    look = block.kind.value if tag == "p" and block.kind is not BlockKind.PARAGRAPH else ""
    flow = "flow" if _is_broken(block.span.of(document.text)) else ""
    return element(tag, inside, class_=f"{look} {flow}".strip(), dir="auto")


def _is_broken(words: str) -> bool:
    """Whether the lines were broken for a page of some width."""
    lines = words.split("\n")[:-1]
    return bool(lines) and all(_NARROWEST <= len(each) <= _WIDEST for each in lines)
