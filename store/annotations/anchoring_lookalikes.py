"""Lookalikes: how like a marked place the likest other place of its text is, surroundings and all.

Asked once, on the day of marking, because only then can it be known: when the marked place is
deleted later, its lookalike is the best place left, and nothing about it looks wrong.

    pieces of the place   aaaa bbbb cccc dddd      each is looked for in the whole text;
    a lookalike           aaaa bbxb cccc dddd      three of four stand at one distance: compare
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from store.annotations.anchoring_patterns import CONTEXT, LONGEST, ends_of, pattern_of
from store.annotations.anchoring_places import placed
from store.model.selector import Target
from store.text.folding import fold

_PIECE = 16
"""Code points: long enough to stand once, short enough that some outlive the edits of a copy."""
_PIECES = 16
_HITS = 64
"""Places of one piece that are looked at."""
_SHARE = 0.25
"""Of the pieces, how many a lookalike shares at least."""
_DRIFT = 128
"""Code points: shifts are taken together in steps of this."""
_COMPARED = 8


def likest(text: str, target: Target) -> float:
    """How well the likest place of a text, other than its own, fits a target: 0..1, 0 where nothing comes near."""
    if len(target.quote.exact) > LONGEST:
        return min(likest(text, end) for end in ends_of(target))
    own = target.position
    # As if it stood where the marked place stands: paragraphs move.
    pattern = replace(pattern_of(target), position=CONTEXT + _DRIFT)
    best = 0.0
    for shift in _shifts(text, target):
        low = max(0, own.start + shift - CONTEXT - _DRIFT)
        window = fold(text[low : own.end + shift + CONTEXT + 2 * _DRIFT])
        place = placed(pattern, window.text, 0, len(window.text))
        if place and not (low + window.offsets[place.start] < own.end and own.start < low + window.offsets[place.end]):
            best = max(best, place.score)
    return best


def _shifts(text: str, target: Target) -> list[int]:
    """How far off the places lie that share some pieces with the target's, likeliest first."""
    low, high = max(0, target.position.start - CONTEXT), min(len(text), target.position.end + CONTEXT)
    starts = range(low, max(low + 1, high - _PIECE + 1), max(_PIECE, (high - low) // _PIECES))
    votes: Counter[int] = Counter()
    for at in starts:
        shifts = {(found - at) // _DRIFT for found in _elsewhere(text, text[at : at + _PIECE], at)}
        votes.update(shifts)
        votes.update({shift + 1 for shift in shifts})
    least = max(2, round(_SHARE * len(starts)))
    return [(shift - 1) * _DRIFT for shift, count in votes.most_common(_COMPARED) if count >= least]


def _elsewhere(text: str, piece: str, own: int) -> Iterator[int]:
    """The first places of a piece other than its own."""
    at = text.find(piece)
    for _ in range(_HITS):
        if at < 0:
            return
        if at != own:
            yield at
        at = text.find(piece, at + _PIECE)
