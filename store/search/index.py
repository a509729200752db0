"""The index: passages in, hits out, fast enough to be asked at every keystroke.

    query    "refused vhallenge clintkn"
    terms    refused -> refused 1, refuse .92 | vhallenge -> challenge .87, ... | clintkn -> clinton .80
    draw     the passages of those words, each word worth by how rare it is     -> the best 120
    score    words, closeness, order -> the best 40; wording                    -> hits, without near-duplicates

Text is never scanned for a query: only the words' own lists of passages are walked.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile
from math import log

from store.search.expansion import Expansion, Term
from store.search.matches import matches
from store.search.passages import Hit, Passage
from store.search.scoring import Found, Scorer, as_share
from store.search.tokens import token_words
from store.search.vocabulary import Vocabulary

_DRAWN = 120
"""Passages that are scored by their words."""
_READ = 40
"""Passages whose wording is compared too; it costs the most."""
_ENOUGH = 1.5
"""Times ln(number of passages): what the rare words of a query must be worth for common ones not to draw."""
_LOWEST = 0.25
"""Share of the query's worth that a passage must have to be a hit at all."""
_MANY = 6000
"""Passages: a word that more of them hold says too little to draw one that a rarer word has not drawn."""
_LEADERS = 1500
"""Passages that common words are looked for in, the best of the rare ones."""
_MOST_DRAWN = 10_000
"""Passages that one word draws, of its most alike meanings: more could not be told apart by it."""
_LONGEST_QUERY = 24
"""Words of a query that are used; a whole pasted paragraph has them all in one place anyway."""


class Index:
    """Searches passages. More can be added at any time."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        """Take in some passages."""
        self._passages: list[Passage] = []
        self._numbers: list[array[int]] = []
        self._vocabulary = Vocabulary()
        self._expansion = Expansion(self._vocabulary)
        self.add(passages)

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self._passages)

    def add(self, passages: Iterable[Passage]) -> None:
        """Take in more passages; 10,000 take a fifth of a second."""
        for passage in passages:
            self._numbers.append(self._vocabulary.add(len(self._passages), token_words(passage.text)))
            self._passages.append(passage)
        self._vocabulary.settle()
        self._expansion.forget()

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The passages that answer a query, best first, of near-duplicates only the best."""
        terms = self._terms(query)
        drawn = self._draw(terms)
        if not drawn:
            return ()
        scorer = Scorer(terms)
        found = {number: scorer.words(self._numbers[number]) for number in drawn}
        ranked = self._rank(scorer, found)
        apart = self._apart(ranked, limit)
        return tuple(self._hit(number, score, query, terms, found[number]) for number, score in apart)

    def _terms(self, query: str) -> list[Term]:
        """The words of the query with what they may mean; the last one may still be being typed."""
        words = token_words(query)[:_LONGEST_QUERY]
        is_open = query[-1:].isalnum()
        terms = []
        for place, word in enumerate(words):
            variants = self._expansion.variants(word, is_typing=is_open and place == len(words) - 1)
            terms.append(Term(word, variants, self._weight(variants)))
        return terms

    def _weight(self, variants: dict[int, float]) -> float:
        """How much a word tells, in nats: by the number of passages that hold the likeliest thing it means."""
        total = len(self._passages)
        if not variants:
            return log(1 + total) / 2
        # All that is nearly as likely counts: "s", still being typed, is no rare word because of one "s" somewhere.
        least = 0.9 * next(iter(variants.values()))
        likely = takewhile(lambda item: item[1] >= least, variants.items())
        held = sum(len(self._vocabulary.passages[number]) for number, _ in likely)
        return log(1 + total / min(total, held))

    def _draw(self, terms: Sequence[Term]) -> list[int]:
        """The numbers of the passages that have the most of the query's words, rare words first."""
        worth: dict[int, float] = {}
        leaders: list[int] = []
        drawn, enough = 0.0, _ENOUGH * log(1 + len(self._passages))
        for term in sorted(terms, key=lambda term: -term.weight):
            if not term.variants:
                continue
            if worth and self._is_held_by_many(term):
                leaders = leaders or heapq.nlargest(_LEADERS, worth, key=worth.__getitem__)
                self._add_to_leaders(worth, leaders, term)
            elif drawn < enough:
                self._add_worth(worth, term)
            drawn += term.weight
        least = _LOWEST * min(drawn, enough)
        return [number for number in heapq.nlargest(_DRAWN, worth, key=worth.__getitem__) if worth[number] >= least]

    def _is_held_by_many(self, term: Term) -> bool:
        """Whether more passages hold the word than it is worth to walk."""
        held = (len(self._vocabulary.passages[number]) for number in term.variants)
        return any(total > _MANY for total in accumulate(held))

    def _add_to_leaders(self, worth: dict[int, float], leaders: Sequence[int], term: Term) -> None:
        """Add what a common word is worth to the best passages of the rare ones: it draws none itself."""
        likeness = term.variants.get
        for number in leaders:
            best = max([likeness(word, 0.0) for word in self._numbers[number]])
            worth[number] += term.weight * best * best

    def _add_worth(self, worth: dict[int, float], term: Term) -> None:
        """Add what a word is worth to each passage that holds it, by its most alike variant there."""
        here: dict[int, float] = {}
        for number, likeness in term.variants.items():
            # The most alike come first, so what is there already stays.
            for passage in self._vocabulary.passages[number]:
                if passage not in here:
                    here[passage] = likeness
            if len(here) > _MOST_DRAWN:
                break
        for number, likeness in here.items():
            worth[number] = worth.get(number, 0.0) + term.weight * likeness * likeness

    def _rank(self, scorer: Scorer, found: dict[int, Found]) -> list[tuple[int, float]]:
        """Passages with their scores, best first; of equals the first."""
        by_words = sorted(found, key=lambda number: (-found[number].score, number))
        words = self._vocabulary.words
        scores = {number: found[number].score for number in by_words}
        for number in by_words[:_READ]:
            scores[number] += scorer.wording(" ".join([words[word] for word in self._numbers[number]]))
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def _apart(self, ranked: Sequence[tuple[int, float]], limit: int) -> list[tuple[int, float]]:
        """The best ones, without those that say the same words as a better one or stand in the same place."""
        kept: list[tuple[int, float]] = []
        said: set[bytes] = set()
        for number, score in ranked:
            words = self._numbers[number].tobytes()
            if words in said or any(self._is_inside(number, other) for other, _ in kept):
                continue
            said.add(words)
            kept.append((number, score))
            if len(kept) == limit:
                break
        return kept

    def _is_inside(self, number: int, other: int) -> bool:
        """Whether one of two passages of the same document stands inside the other."""
        one, two = self._passages[number], self._passages[other]
        return one.document == two.document and (one.span.covers(two.span) or two.span.covers(one.span))

    def _hit(self, number: int, score: float, query: str, terms: Sequence[Term], found: Found) -> Hit:
        """A passage with its score and what to highlight in it."""
        passage = self._passages[number]
        return Hit(passage=passage, score=as_share(score), matches=matches(passage, query, terms, found.places))
