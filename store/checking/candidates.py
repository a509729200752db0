"""Candidates: the few stretches of the sources that a quotation is worth comparing with.

the words in a row     ->  the rarest word's places, the others beside it: exact, no more to do
rare words, in chunks  ->  each chunk that has them gets their weight; the best, with what is around them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import log

from store.checking.sources import Sources

_BALLOTS = 2500
"""Chunks that are counted for one quotation in all; the two rarest words' always are."""
_VOTERS = 24
_LOOKED_AT = 48
"""Chunks whose words are compared with all of the quotation's, of those with most votes."""
_WINDOWS = 6


def verbatim_at(sources: Sources, words: Sequence[str]) -> int | None:
    """The first word of the first place where some words stand in a row; None if they stand nowhere."""
    rarest = min(range(len(words)), key=lambda number: len(sources.chunks_of.get(words[number], ())))
    wanted, text = list(words), sources.words
    for chunk in sources.chunks_of.get(words[rarest], ()):
        low, high = sources.range_of(chunk)
        for at in _places(text, words[rarest], low, high):
            start = at - rarest
            if start >= 0 and text[start : start + len(wanted)] == wanted:
                return start
    return None


def windows(sources: Sources, *phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches of the sources, by their words, in order and apart, that have most of what is rare in some phrases."""
    elected = {chunk for phrase in phrases for chunk in _elected(sources, phrase)}
    margin = max(map(len, phrases)) + 8
    stretches: list[tuple[int, int]] = []
    for chunk in sorted(elected):
        low, high = sources.range_of(chunk)
        if low == high:
            continue
        first, behind = sources.bounds(low)
        low, high = max(first, low - margin), min(behind, high + margin)
        if stretches and low <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(high, stretches[-1][1])
        else:
            stretches.append((low, high))
    return stretches


def _places(text: list[str], word: str, low: int, high: int) -> Iterator[int]:
    """Every place of a word between two others."""
    while True:
        try:
            at = text.index(word, low, high)
        except ValueError:
            return
        yield at
        low = at + 1


def _elected(sources: Sources, words: Sequence[str]) -> list[int]:
    """The chunks that have most of some words, by how much these say."""
    found = {word: sources.chunks_of[word] for word in words if word in sources.chunks_of}
    rare = sorted(found, key=lambda word: (len(found[word]), word))
    votes: defaultdict[int, float] = defaultdict(float)
    ballots = 0
    for number, word in enumerate(rare[:_VOTERS]):
        ballots += len(found[word])
        if number > 1 and ballots > _BALLOTS:
            break
        weight = log(1 + len(sources) / len(found[word])) * sources.weight(word)
        for chunk in found[word]:
            votes[chunk] += weight
    if len(votes) <= _WINDOWS:
        return list(votes)
    return _best(sources, set(words), nlargest(_LOOKED_AT, votes, key=votes.__getitem__))


def _best(sources: Sources, words: set[str], chunks: list[int]) -> list[int]:
    """Of some chunks those that have most of all words."""

    def worth(chunk: int) -> float:
        low, high = sources.range_of(chunk)
        return sum(map(sources.weight, words.intersection(sources.words[low:high])))

    return sorted(chunks, key=worth, reverse=True)[:_WINDOWS]
