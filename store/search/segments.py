"""Segment: passages that came together, as arrays. Never changed; a passage that went is only marked.

tokens     3 17 17 4 | 9 3 | ...       numbers of words, passage by passage
starts     0           4     6
terms      3        4      9 ...       the words that occur, rising, and for each
postings   0 1    | 0    | 1 ...       the passages that it is in, rising
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from store.search.about import About, joined
from store.search.arrays import Compact, Flags, Numbers, Places, compact, gathered, numbers, offsets, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Some passages, ready to be searched."""

    tokens: Compact
    starts: Numbers
    terms: Numbers
    posting_starts: Numbers
    postings: Compact
    about: About
    is_alive: Flags
    """By passage. The one array that changes: what was removed is found no more."""

    def __len__(self) -> int:
        """How many passages there are, removed ones too."""
        return len(self.starts) - 1

    @property
    def alive(self) -> int:
        """How many passages were not removed."""
        return int(np.count_nonzero(self.is_alive))

    def passages_with(self, words: Numbers) -> tuple[Compact, Numbers]:
        """The passages that hold some words, word by word, and how many each word has."""
        at, is_there = within(words, self.terms)
        if len(at) == 1 and is_there[0]:  # the commonest words have the longest lists: not copied
            here = self.postings[slice(*self.posting_starts[[at[0], at[0] + 1]])]
            return here, numbers([len(here)])
        firsts = self.posting_starts[at]
        lengths = np.where(is_there, self.posting_starts[at + 1] - firsts, 0) if len(self.terms) else at.astype("i4")
        return self.postings[gathered(firsts, lengths)], lengths

    def lengths(self, passages: Places) -> Numbers:
        """How many words some passages have."""
        if len(passages) > len(self) // 8:
            return np.diff(self.starts)[passages]
        return self.starts[passages + 1] - self.starts[passages]

    def tokens_of(self, passages: Places) -> tuple[Compact, Numbers]:
        """The words of some passages, one passage behind the other, and how many each has."""
        firsts = self.starts[passages]
        lengths = self.starts[passages + 1] - firsts
        return self.tokens[gathered(firsts, lengths)], lengths

    def held(self, passages: Places) -> tuple[Numbers, Numbers]:
        """The distinct words of some passages, and how many of these passages hold each."""
        tokens, lengths = self.tokens_of(passages)
        terms, counts = np.unique(_pairs(tokens, lengths)[0], return_counts=True)
        return numbers(terms), numbers(counts)

    def lose(self, are_gone: Flags) -> tuple[Numbers, Numbers]:
        """Find the passages of some units no more, `are_gone` by number of the unit; in one pass, however many.

        Returns:
            Words, and how many passages fewer hold each.
        """
        is_lost = are_gone[self.about.units] & self.is_alive
        lost = np.flatnonzero(is_lost)
        self.is_alive[lost] = False
        if len(lost) <= len(self) // 50:
            return self.held(lost)
        # Of many passages it is the words' own lists that are walked: nothing has to be sorted.
        return self.terms, np.add.reduceat(is_lost[self.postings], self.posting_starts[:-1], dtype=np.int32)


def segment(tokens: Compact, lengths: Numbers, about: About) -> Segment:
    """Make a segment of the words of its passages, one behind the other, and what is known of each."""
    tokens = compact(tokens)
    words, rows = _pairs(tokens, lengths)
    is_first = np.ones(len(words), dtype=np.bool_)
    is_first[1:] = words[1:] != words[:-1]
    firsts = np.flatnonzero(is_first)
    return Segment(
        tokens=tokens,
        starts=offsets(lengths),
        terms=numbers(words[firsts]),
        posting_starts=numbers(np.append(firsts, len(words))),
        postings=compact(rows),
        about=about,
        is_alive=np.ones(len(lengths), dtype=np.bool_),
    )


def merged(segments: Sequence[Segment]) -> Segment:
    """Segments as one, without the passages that were removed."""
    alive = [np.flatnonzero(each.is_alive) for each in segments]
    tokens = [each.tokens_of(here) for each, here in zip(segments, alive, strict=True)]
    return segment(
        np.concatenate([each for each, _ in tokens]),
        np.concatenate([each for _, each in tokens]),
        joined([each.about.some(here) for each, here in zip(segments, alive, strict=True)]),
    )


def _pairs(tokens: Compact, lengths: Numbers) -> tuple[Compact, Numbers]:
    """Each word with each passage it is in, once, by word and then by passage."""
    order = _order(tokens)
    words, rows = tokens[order], np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[order]
    is_new = np.ones(len(words), dtype=np.bool_)
    is_new[1:] = (words[1:] != words[:-1]) | (rows[1:] != rows[:-1])
    return words[is_new], rows[is_new]


def _order(tokens: Compact) -> Places:
    """What puts tokens in order, of equals the first one first: by two bytes at a time, which numpy only counts."""
    order = np.argsort(tokens.astype(np.uint16), kind="stable")
    if tokens.itemsize > np.dtype(np.uint16).itemsize:
        order = order[np.argsort((tokens >> 16).astype(np.uint16)[order], kind="stable")]
    return order
