"""Runs: stretches of words that a quotation and a source have in common, and the row of them that explains it best.

    quotation   a b c d e f g h          runs   a b c   at 12
    source      ... a b c x e f ...             e f     at 16       in order, a word between: cheap
                ... g h ...                     g h     at 90       from another place: dear

A row costs what its breaks cost: a quotation is rather explained by one replaced word than by two places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from store.checking.quoted import Quoted
from store.checking.sources import Sources

_FEWEST = 0.55
"""What a run must say at least: two common words, or one that is not."""
_MOST = 40
"""Runs that are put into rows, those that say most."""
NEAR = 40
"""Words of a source that may lie between two runs of one passage."""
_REPLACED, _REPLACED_WORD = 0.35, 0.08
_LEFT_OUT, _LEFT_OUT_WORD = 0.4, 0.02
_JUMP, _MARKED_JUMP = 1.5, 0.6
"""What breaks cost, in words: words replaced, words left out, and a jump to another place."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that both have."""

    quoted: int
    """Number of its first word in the quotation."""
    source: int
    """Number of its first word in the sources."""
    length: int
    """In words; at least one."""

    @property
    def quoted_end(self) -> int:
        """The first word of the quotation behind it."""
        return self.quoted + self.length

    @property
    def source_end(self) -> int:
        """The first word of the sources behind it."""
        return self.source + self.length

    def without_head(self, words: int) -> Run:
        """The run without some words at its beginning."""
        return Run(self.quoted + words, self.source + words, self.length - words)


def best_row(sources: Sources, quoted: Quoted, stretches: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs that explain a quotation best, in its order, without overlap."""
    words = quoted.keys
    weights = [sources.weight(word) for word in words]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    runs = [run for low, high in stretches for run in runs_between(words, sources.words, low, high)]

    def worth(run: Run) -> float:
        return sums[run.quoted_end] - sums[run.quoted]

    telling = sorted((run for run in runs if worth(run) > _FEWEST), key=worth, reverse=True)[:_MOST]
    telling.sort(key=lambda run: (run.quoted, run.quoted_end, run.source))
    return _chained(telling, worth, sources.source_of, quoted.marks)


def runs_between(words: Sequence[str], text: Sequence[str], low: int, high: int) -> list[Run]:
    """Every longest stretch that some words share with those of a text between two places."""
    numbers: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        numbers.setdefault(word, []).append(number)
    open_runs: dict[int, tuple[int, int]] = {}
    closed: list[Run] = []
    for at in range(low, high):
        for number in numbers.get(text[at], ()):
            # A run is known by its diagonal: how far its source is from its place in the quotation.
            diagonal = at - number
            length, end = open_runs.get(diagonal, (0, 0))
            if length and end == at:
                open_runs[diagonal] = length + 1, at + 1
                continue
            if length:
                closed.append(Run(end - length - diagonal, end - length, length))
            open_runs[diagonal] = 1, at + 1
    closed += [Run(end - length - diagonal, end - length, length) for diagonal, (length, end) in open_runs.items()]
    return closed


def _chained(
    runs: Sequence[Run], worth: Callable[[Run], float], source_of: Callable[[int], int], marks: AbstractSet[int]
) -> list[Run]:
    """The best row of some runs that are sorted by their beginning."""
    best: list[tuple[float, int, Run]] = []
    texts = [source_of(run.source) for run in runs]
    for number, run in enumerate(runs):
        value, before, kept = worth(run), -1, run
        for earlier, (so_far, _, other) in enumerate(best):
            if texts[earlier] != texts[number] or other.quoted_end >= run.quoted_end:
                continue
            rest = run.without_head(max(0, other.quoted_end - run.quoted))
            gained = so_far + worth(rest) - _break(other, rest, marks)
            if gained > value:
                value, before, kept = gained, earlier, rest
        best.append((value, before, kept))
    row: list[Run] = []
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while at >= 0:
        row.append(best[at][2])
        at = best[at][1]
    return row[::-1]


def _break(run: Run, behind: Run, marks: AbstractSet[int]) -> float:
    """What it costs that one run follows another."""
    added, between = behind.quoted - run.quoted_end, behind.source - run.source_end
    if not 0 <= between <= NEAR:
        is_marked = not marks.isdisjoint(range(run.quoted_end, behind.quoted + 1))
        return (_MARKED_JUMP if is_marked else _JUMP) + _REPLACED_WORD * added
    if added:
        return _REPLACED + _REPLACED_WORD * max(added, between)
    return _LEFT_OUT + _LEFT_OUT_WORD * between if between else 0.0
