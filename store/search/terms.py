"""Term: a word of a query, with what it may mean and how much it tells."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from store.search.arrays import Flags
from store.search.expansion import Expansion, Variants, either
from store.search.queries import Atom, Query
from store.search.vocabulary import Vocabulary

LONGEST_QUERY = 24
"""Words of a query that are used; a whole pasted paragraph has them all in one place anyway."""
_COMMON, _COMMON_SHARE = 2000, 0.01
"""Passages, and share of all: a word that more of them hold draws none for a word that it is only like."""
_LIKELY = 0.9
"""Share of the best likeness from which a meaning counts when a word is weighed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query and what it may mean."""

    word: str
    is_open: bool
    """Whether it may still be being typed."""
    variants: Variants
    name: str
    """Different for terms that mean different things."""
    weight: float
    """How much the word tells, in nats: high for a rare one."""
    draws: Flags
    """By variant, whether it may draw the passages that hold it."""
    whole: Flags
    """By variant, whether it is the word as it was typed, or goes on from there while it is being typed."""
    cost: int
    """How many passages those hold together."""


def terms_of(query: Query, vocabulary: Vocabulary, expansion: Expansion, passages: int) -> list[Term]:
    """The words of a query; of several that are alternatives one term that means them all."""
    terms: list[Term] = []
    for place, clause in enumerate(query.clauses):
        is_last = query.is_open and place == len(query.clauses) - 1
        wanted = [atom for atom in clause if atom.is_word]
        meant = [each for atom in wanted for each in _variants(atom, expansion, passages, is_open=is_last)]
        if len(wanted) > 1:
            names, several = " | ".join(name for _, name, _, _ in meant), either([each for _, _, _, each in meant])
            meant = [(" ".join(word for word, _, _, _ in meant), names, is_last, several)]
        terms += [_term(each, vocabulary, passages) for each in meant]
    return terms[:LONGEST_QUERY]


def _variants(
    atom: Atom, expansion: Expansion, passages: int, *, is_open: bool
) -> list[tuple[str, str, bool, Variants]]:
    """Each word of an atom, what to call it, whether it may still be being typed, and what it may mean."""
    words = atom.words
    if atom.kind in {"phrase", "end"}:
        return [(word, f"={word}", False, expansion.exactly(word)) for word in words]
    last = len(words) - 1
    return [
        (
            word,
            word,
            is_open and at == last,
            expansion.variants(word, is_typing=is_open and at == last, passages=passages),
        )
        for at, word in enumerate(words)
    ]


def weight(vocabulary: Vocabulary, variants: Variants, passages: int, begun: str = "") -> float:
    """How much a word tells: by the number of passages that hold the likeliest things it means.

    Of one that is only begun all that goes on from there counts: "w" is no rare word because of one "w" somewhere.
    """
    if not len(variants.ids):
        return log(1 + passages) / 2
    likely = variants.ids[variants.likeness >= _LIKELY * variants.likeness[-1]]
    held = int(vocabulary.held[likely].sum())
    if begun:
        held = max(held, int(vocabulary.held[vocabulary.beginning_with(begun)].sum()))
    return log(1 + passages / min(passages, held))


def _term(meant: tuple[str, str, bool, Variants], vocabulary: Vocabulary, passages: int) -> Term:
    """A word with its weight, and which of its variants draw: none that stands everywhere and is only alike."""
    word, name, is_open, variants = meant
    held = vocabulary.held[variants.ids]
    draws: Flags = held <= max(_COMMON, _COMMON_SHARE * passages)
    draws |= variants.likeness == variants.likeness.max(initial=0)
    whole: Flags = variants.likeness >= 1
    if is_open:
        starts = tuple(word.split())
        words = vocabulary.spelled(variants.ids)
        whole |= np.array([each.startswith(starts) for each in words], dtype=np.bool_)
    return Term(
        word=word,
        is_open=is_open,
        variants=variants,
        name=name,
        weight=weight(vocabulary, variants, passages, word if is_open else ""),
        draws=draws,
        whole=whole,
        cost=int(held[draws].sum()),
    )
