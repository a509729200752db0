"""Orders: the same words in another order, and which of them moved.

quotation   to the harbour    the ship came
source      the ship came     to the harbour         3 of 6 words are kept in order, 3 moved
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.checking.runs import Run, runs_between
from store.checking.sources import Sources


def reordered_at(sources: Sources, words: Sequence[str], stretches: Sequence[tuple[int, int]]) -> int | None:
    """The first word of a place that has just these words, each as often, in any order; None if there is none."""
    text, length = sources.words, len(words)
    if not set(words).issubset(word for low, high in stretches for word in text[low:high]):
        return None
    for low, high in stretches:
        missing = Counter(words)
        wrong = length
        for at in range(low, high):
            missing[text[at]] -= 1
            wrong += -1 if missing[text[at]] >= 0 else 1
            if at >= low + length:
                out = text[at - length]
                missing[out] += 1
                wrong += 1 if missing[out] > 0 else -1
            if wrong == 0:
                return at - length + 1
    return None


def moved_from(sources: Sources, words: Sequence[str], start: int) -> list[Run]:
    """Every word of a quotation with its place in the same words from a start on, in runs, in the quotation's order."""
    free_quoted, free_source = [True] * len(words), [True] * len(words)
    taken: list[Run] = []
    runs = runs_between(words, sources.words, start, start + len(words))
    for run in sorted(runs, key=lambda run: (-run.length, run.quoted)):
        for piece in _free(run, start, free_quoted, free_source):
            taken.append(piece)
            for offset in range(piece.length):
                free_quoted[piece.quoted + offset] = free_source[piece.source - start + offset] = False
    return sorted(taken, key=lambda run: run.quoted)


def kept_in_order(runs: Sequence[Run]) -> set[Run]:
    """The most words that follow one another in the quotation as they do in the source."""
    best: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        behind = [(best[at][0], at) for at in range(number) if runs[at].source_end <= run.source]
        length, before = max(behind, default=(0, -1))
        best.append((length + run.length, before))
    at = max(range(len(best)), key=lambda number: best[number][0])
    kept: set[Run] = set()
    while at >= 0:
        kept.add(runs[at])
        at = best[at][1]
    return kept


def _free(run: Run, start: int, free_quoted: Sequence[bool], free_source: Sequence[bool]) -> list[Run]:
    """The pieces of a run whose words are not taken on either side."""
    pieces: list[Run] = []
    length = 0
    for offset in range(run.length + 1):
        is_free = offset < run.length and free_quoted[run.quoted + offset] and free_source[run.source - start + offset]
        if is_free:
            length += 1
        elif length:
            pieces.append(Run(run.quoted + offset - length, run.source + offset - length, length))
            length = 0
    return pieces
