"""The annotations of one document by where they stand: which are on a span, which is under the cursor. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import store

if TYPE_CHECKING:
    # The desk brings anchoring and RapidFuzz, which the first paint does not wait for.
    from store import Placed, Span


def spans(placed: Iterable[Placed]) -> list[Span]:
    """Where they stand, in order; lost ones stand nowhere."""
    return sorted(each.anchor.span for each in placed if each.anchor)


def layer_of(placed: Placed) -> str:
    """The layer an annotation is drawn in: what is uncertain, else that of a note, of a tag, of a highlight."""
    if placed.anchor and placed.anchor.certainty is store.Certainty.UNCERTAIN:
        return "unsure"
    if placed.annotation.body:
        return "note"
    return "tag" if placed.annotation.tags else "highlight"


def on(placed: Iterable[Placed], span: Span) -> list[Placed]:
    """Those that stand exactly on a span, oldest first."""
    found = [each for each in placed if each.anchor and each.anchor.span == span]
    return sorted(found, key=lambda each: each.annotation.id)


def under(placed: Sequence[Placed], offset: int, pieces: Sequence[Span] = ()) -> Placed | None:
    """The smallest that holds `offset`, else one that shares a code point with one of `pieces`."""
    found = [(each.anchor.span, each) for each in placed if each.anchor]
    holding = [pair for pair in found if offset in pair[0]] or [
        pair for pair in found if any(pair[0].meets(piece) for piece in pieces)
    ]
    return min(holding, key=lambda pair: len(pair[0]))[1] if holding else None
