"""The index: passages in, hits out, fast enough to be asked at every keystroke.

    query    "refused vhallenge clintkn"
    terms    refused -> refused 1, refuse .92 | vhallenge -> challenge .87, ... | clintkn -> clinton .80
    draw     the passages of those words, each word worth by how rare it is     -> the best 120
    score    words, closeness, order -> the best 40; wording                    -> hits, each thing said once

Text is never scanned for a query: only the words' own lists of passages are walked.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from store.model.span import Span
from store.search.arrays import Numbers, Places, Shares, numbers
from store.search.drawing import Drawing
from store.search.expansion import Expansion
from store.search.matches import matches
from store.search.passages import KINDS, Hit, Passage
from store.search.ranking import Ranked, Ranking
from store.search.scoring import as_share
from store.search.segments import Segment, merged, segment
from store.search.terms import Term, terms_of
from store.search.tokens import Tokens
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
        taken = _Taken(self._numbered)
        for passage in passages:
            taken.take(passage)
        if not len(taken):
            return
        words = taken.words
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
            gone: Places = np.flatnonzero((each.documents == number) & each.is_alive)
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
        """Put everything together as if it had been read at once, without what was removed. Takes seconds."""

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
            document=self._documents[int(here.documents[ranked.passage])],
            span=Span(*here.spans[ranked.passage].tolist()),
            kind=KINDS[int(here.kinds[ranked.passage])],
            text=here.text_of(ranked.passage),
        )
        places = matches(passage, query, terms, ranked.places)
        return Hit(passage=passage, score=as_share(ranked.score), matches=places, count=ranked.count)


class _Taken:
    """Passages on their way into a segment: their words numbered by when they were first met."""

    def __init__(self, numbered: object) -> None:
        self._numbered = numbered
        self._tokens = Tokens()
        self._numbers = array("i")
        self._lengths = array("i")
        self._documents = array("i")
        self._spans = array("i")
        self._kinds = array("B")
        self._texts: list[bytes] = []

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def words(self) -> list[str]:
        """The distinct words, by number."""
        return self._tokens.words

    def take(self, passage: Passage) -> None:
        """Take in one passage, unless it has no word at all."""
        found = self._tokens.numbers(passage.text)
        if not found:
            return
        self._numbers.extend(found)
        self._lengths.append(len(found))
        self._documents.append(self._numbered(passage.document))
        self._spans.extend((passage.span.start, passage.span.end))
        self._kinds.append(KINDS.index(passage.kind))
        self._texts.append(passage.text.encode("utf-8", "surrogatepass"))

    def segment(self, ids: Numbers) -> Segment:
        """The segment, its words by the numbers that they have in the vocabulary."""
        return segment(
            ids[np.frombuffer(self._numbers, dtype=np.int32)],
            np.frombuffer(self._lengths, dtype=np.int32),
            documents=np.frombuffer(self._documents, dtype=np.int32),
            spans=np.frombuffer(self._spans, dtype=np.int32).reshape(-1, 2),
            kinds=np.frombuffer(self._kinds, dtype=np.uint8),
            texts=self._texts,
        )
