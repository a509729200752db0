"""The index: passages in, hits out, fast enough to be asked at every keystroke.

    query    "refused vhallenge clintkn"
    terms    refused -> refused 1, refuse .92 | vhallenge -> challenge .87, ... | clintkn -> clinton .80
    draw     the passages of those words, each word worth by how rare it is     -> the best 120
    score    words, closeness, order -> the best 40; wording                    -> hits, each thing said once

Text is never scanned for a query: only the words' own lists of passages are walked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from store.model.span import Span
from store.search.arrays import Places, Shares, numbers
from store.search.drawing import Drawing
from store.search.expansion import Expansion
from store.search.matches import matches
from store.search.passages import KINDS, Hit, Passage
from store.search.ranking import Ranked, Ranking
from store.search.scoring import as_share
from store.search.segments import Segment, merged, segment
from store.search.taking import Taken
from store.search.terms import Term, terms_of
from store.search.vocabulary import Vocabulary

_MERGED_AT_ONCE = 2000
"""Passages of small segments that are put together while somebody waits; more are left for `tidy`."""


class Index:
    """Searches passages. More can be added at any time, and those of a document removed."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        """Take in some passages."""
        self._documents: list[str] = []
        self._document_numbers: dict[str, int] = {}
        self._segments: list[Segment] = []
        self._begin(Vocabulary())
        self.add(passages)

    def _begin(self, vocabulary: Vocabulary) -> None:
        """Search with a vocabulary from now on."""
        self._vocabulary = vocabulary
        self._expansion = Expansion(vocabulary)
        self._drawing = Drawing()
        self._scratch: Shares = np.zeros(len(vocabulary), dtype=np.float32)

    def __len__(self) -> int:
        """How many passages there are."""
        return sum(int(np.count_nonzero(each.is_alive)) for each in self._segments)

    def add(self, passages: Iterable[Passage]) -> None:
        """Take in more passages; 100,000 take two seconds, 40 beside them two milliseconds."""
        taken = Taken(self._numbered)
        for passage in passages:
            taken.take(passage)
        words = taken.words
        if not words:
            return
        if not len(self._vocabulary):
            self._begin(Vocabulary(sorted(words)))
        known = self._vocabulary.learn(words)
        fresh = taken.segment(numbers([known[word] for word in words]))
        self._vocabulary.held[fresh.terms] += np.diff(fresh.posting_starts)
        self._segments.append(fresh)
        self._merge(_MERGED_AT_ONCE)
        self._changed()

    def _numbered(self, document: str) -> int:
        """The number of a document."""
        number = self._document_numbers.get(document)
        if number is None:
            number = self._document_numbers[document] = len(self._documents)
            self._documents.append(document)
        return number

    def remove(self, document: str) -> None:
        """Find nothing of a document any more."""
        number = self._document_numbers.get(document)
        if number is None:
            return
        for each in self._segments:
            gone: Places = np.flatnonzero((each.about.documents == number) & each.is_alive)
            if len(gone):
                terms, counts = each.held(gone)
                self._vocabulary.held[terms] -= counts
                each.is_alive[gone] = False
        self._changed()

    def _merge(self, most: int) -> None:
        """Put neighbouring small segments together, so that there are few."""
        while len(self._segments) > 1:
            one, two = self._segments[-2:]
            if len(one) > 2 * len(two) or len(one) + len(two) > most:
                return
            self._segments[-2:] = [merged((one, two))]

    def tidy(self) -> None:
        """Put everything together as if it had been read at once, and keep nothing of what was removed."""
        if not self._segments:
            return
        whole = merged(self._segments)
        words = self._vocabulary.words
        rising = sorted(whole.terms.tolist(), key=words.__getitem__)
        renumbered = np.zeros(len(words), dtype=np.int32)
        renumbered[rising] = np.arange(len(rising), dtype=np.int32)
        fresh = segment(renumbered[whole.tokens], np.diff(whole.starts), whole.about)
        self._begin(Vocabulary([words[each] for each in rising], np.diff(fresh.posting_starts)))
        self._segments = [fresh]

    def _changed(self) -> None:
        """Forget what was remembered of queries."""
        self._expansion.forget()
        self._drawing.forget()
        if len(self._scratch) < len(self._vocabulary):
            self._scratch = np.zeros(len(self._vocabulary), dtype=np.float32)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The passages that answer a query, best first, of near-duplicates only the best."""
        total = len(self)
        terms = terms_of(query, self._vocabulary, self._expansion, total)
        if not total or not terms:
            return ()
        drawn, is_partial = self._drawing.draw(self._segments, terms, total, [None] * len(self._segments))
        ranking = Ranking(self._segments, self._documents, self._vocabulary.words)
        ranked = ranking.rank(drawn, terms, self._scratch, limit=limit, is_partial=is_partial)
        return tuple(self._hit(each, query, terms) for each in ranked)

    def _hit(self, ranked: Ranked, query: str, terms: Sequence[Term]) -> Hit:
        """A passage with its score and what to highlight in it."""
        here = self._segments[ranked.segment]
        passage = Passage(
            document=self._documents[int(here.about.documents[ranked.passage])],
            span=Span(*here.about.spans[ranked.passage].tolist()),
            kind=KINDS[int(here.about.kinds[ranked.passage])],
            text=here.about.text_of(ranked.passage),
        )
        places = matches(passage, query, terms, ranked.places)
        return Hit(passage=passage, score=as_share(ranked.score), matches=places, count=ranked.count)
