"""Candidates: the few stretches of a long text in which a pattern is worth aligning.

    rare words of the pattern  ->  each place of each votes for a shift  ->  the windows with most votes

Where words are none (a script without spaces) or all are common, short pieces of the pattern vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from store.annotations.anchoring_patterns import Pattern
from store.text.words import WORD

_VOTERS = 16
"""Words of a pattern that vote, the rarest first."""
_BALLOTS = 240
"""Places of them that are counted in all; the rarest word's always are."""
_COMMON = 2000
"""A word that stands more often than this does not vote at all."""
_FEW = 3
"""With fewer words to vote than this, pieces vote too."""
_WINDOWS = 8
_PIECE = 8
"""Code points of a piece, where words do not help."""
_PIECES = 12
_PLACES = 40
"""Places of a piece; one that stands more often does not vote."""
_OCCURRENCES = 64
"""Places of the same words that are compared; of more, those that the surroundings speak for."""


class Candidates:
    """The words of one folded text, by where they stand."""

    def __init__(self, text: str) -> None:
        """Nothing is indexed before it is asked for."""
        self._text = text

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where each word stands."""
        index: dict[str, list[int]] = {}
        for match in WORD.finditer(self._text):
            index.setdefault(match[0], []).append(match.start())
        return index

    def exact(self, pattern: Pattern) -> list[int]:
        """Where the quote itself stands, as far as its places can be told apart."""
        quote = pattern.quote
        inside = self._found(quote)[1:-1]
        if inside:
            offset, places = min(inside, key=lambda voter: len(voter[1]))
            if len(places) <= _COMMON:
                return [at - offset for at in places if self._text.startswith(quote, at - offset)][:_OCCURRENCES]
        return self._scanned(quote)

    def _scanned(self, quote: str) -> list[int]:
        """The first places of a quote whose words do not help to find it."""
        found: list[int] = []
        at = self._text.find(quote)
        while at >= 0 and len(found) < _OCCURRENCES:
            found.append(at)
            at = self._text.find(quote, at + 1)
        return found

    def windows(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Stretches of the text, likeliest first, the last around where the pattern stood before."""
        width = max(len(pattern.whole), 64)
        voters = self._voters(pattern)
        if len(voters) < _FEW:
            voters += self._pieces(pattern)
        for bucket in _elected(voters, width):
            start = bucket * width
            yield max(0, start - width // 2), min(len(self._text), start + width * 5 // 2)
        start = pattern.position - pattern.start
        yield max(0, start - width), max(0, min(len(self._text), start + 2 * width))

    def _found(self, text: str) -> list[tuple[int, Sequence[int]]]:
        """The words of a folded text: where in it, and where in the text."""
        return [(match.start(), self._index.get(match[0], ())) for match in WORD.finditer(text)]

    def _voters(self, pattern: Pattern) -> list[tuple[int, Sequence[int]]]:
        """The rarest words of a pattern: where in it, and where in the text."""
        found = self._found(pattern.whole)
        rare = sorted((one for one in found if 0 < len(one[1]) <= _COMMON), key=lambda voter: len(voter[1]))
        ballots = list(accumulate(len(places) for _, places in rare[:_VOTERS]))
        return [one for one, so_far in zip(rare, ballots, strict=False) if so_far <= _BALLOTS] or rare[:1]

    def _pieces(self, pattern: Pattern) -> list[tuple[int, Sequence[int]]]:
        """Short pieces of a pattern: where in it, and their first places in the text."""
        step = max(_PIECE, len(pattern.whole) // _PIECES)
        starts = range(0, max(1, len(pattern.whole) - _PIECE), step)
        return [(offset, self._places(pattern.whole[offset : offset + _PIECE])) for offset in starts]

    def _places(self, piece: str) -> list[int]:
        """The first places of a piece."""
        found: list[int] = []
        at = self._text.find(piece)
        while at >= 0 and len(found) < _PLACES:
            found.append(at)
            at = self._text.find(piece, at + _PIECE)
        return found if len(found) < _PLACES else []


def _elected(voters: Sequence[tuple[int, Sequence[int]]], width: int) -> list[int]:
    """Which stretches of a width most places of some words speak for, by number; of neighbours only one."""
    votes = Counter([(at - offset) // width for offset, places in voters for at in places])
    elected: list[int] = []
    counts: list[int] = []
    for bucket, _ in votes.most_common(2 * _WINDOWS):
        if bucket - 1 not in elected and bucket + 1 not in elected:
            elected.append(bucket)
            counts.append(votes[bucket] + max(votes.get(bucket - 1, 0), votes.get(bucket + 1, 0)))
    best = max(counts, default=0)
    return [bucket for bucket, count in zip(elected, counts, strict=True) if count >= best / 3][:_WINDOWS]
