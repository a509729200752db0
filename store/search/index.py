"""The index: passages in, hits out, fast enough to be asked at every keystroke.

    query    "refused vhallenge clintkn"
    terms    refused -> refused 1, refuse .92 | vhallenge -> challenge .87, ... | clintkn -> clinton .80
    draw     the passages of those words, each word worth by how rare it is     -> the best 120
    score    words, closeness, order -> the best 40; wording                    -> hits, each thing said once

Text is never scanned for a query: only the words' own lists of passages are walked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

import numpy as np

from store.model.span import Span
from store.search.arrays import Shares
from store.search.collection import Collection
from store.search.conditions import Allowed, Conditions, Resolve
from store.search.drawing import Drawing
from store.search.expansion import Expansion
from store.search.matches import matches
from store.search.passages import KINDS, TEXTUAL, Hit, Passage, Unit, WordsOf
from store.search.queries import Query, parse
from store.search.ranking import Ranked, Ranking
from store.search.terms import LONGEST_QUERY, Term, terms_of

_AT_ONCE = 200
"""Passages that are taken in at once: 6 ms."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a query found."""

    hits: tuple[Hit, ...]
    """Best first."""
    said: tuple[str, ...]
    """What of the query could not be followed and was passed over, in words."""


class Index:
    """Searches passages. More can be added at any time, and those of a document removed."""

    def __init__(
        self,
        passages: Iterable[Passage] = (),
        *,
        collection: Collection | None = None,
        words_of: WordsOf | None = None,
    ) -> None:
        """Take in some passages, or search a collection; with `words_of` no copy of the documents' words is kept."""
        self._collection = collection or Collection()
        self._collection.words_of = words_of
        self._collection.add(passages)
        self._changed()

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self._collection)

    @property
    def collection(self) -> Collection:
        """The passages; what is changed there is not searched."""
        return self._collection

    def add(self, passages: Iterable[Passage], unit: Unit | None = None) -> None:
        """Take in more passages; 100,000 take two seconds, 40 beside them two milliseconds.

        With a unit they replace what was in under its document and part.
        """
        if unit is not None:
            self._collection.remove_all([(unit.document, unit.part)])
            self._collection.begin(unit)
        # In one piece: of 100,000 passages that came by hundreds fifty segments are left, and each query asks all.
        self._collection.add(passages, *((unit.part, unit.stamp) if unit else ()))
        self._changed()

    def adding(self, passages: Iterable[Passage], unit: Unit) -> Iterator[None]:
        """The same a few milliseconds at a time; what is in already is found in between.

        When the unit is removed in between, the rest of it is not taken in any more.
        """
        self._collection.remove_all([(unit.document, unit.part)])
        self._collection.begin(unit)
        self._changed()
        waiting = iter(passages)
        while some := list(islice(waiting, _AT_ONCE)):
            self._collection.add(some, unit.part, unit.stamp)
            self._changed()
            yield
            if not self._collection.holds(unit):
                return

    def join(self, passages: Iterable[Passage], part: str) -> None:
        """Take in more passages of a part of their documents; those that are in stay."""
        self._collection.add(passages, part)
        self._changed()

    def remove(self, document: str, part: str | None = None) -> None:
        """Find nothing of a document, or of a part of it, any more."""
        if self._collection.remove(document, part):
            self._changed()

    def remove_all(self, units: Iterable[tuple[str, str]]) -> None:
        """Find nothing of some units, by document and part, any more; a hundred go as fast as one."""
        if self._collection.remove_all(units):
            self._changed()

    def absorb(self, other: Collection) -> None:
        """Take in what was made elsewhere; its units replace those of the same document and part."""
        if len(self):
            self._collection.absorb(other)
        else:
            self._collection = other
        self._changed()

    def tidy(self) -> None:
        """Put everything together as if it had been read at once, and keep nothing of what was removed."""
        self._collection.tidy()
        self._changed()

    def _changed(self) -> None:
        """Forget what was remembered of queries."""
        vocabulary = self._collection.vocabulary
        self._total = len(self._collection)
        self._expansion = Expansion(vocabulary)
        self._scratch: Shares = np.zeros(len(vocabulary), dtype=np.float32)
        self._drawing = Drawing(self._collection.segments, self._scratch)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The passages that answer a query, best first, of near-duplicates only the best."""
        return self.find(query, limit).hits

    def find(
        self, query: str, limit: int = 50, resolve: Resolve | None = None, *, within: str | None = None
    ) -> Findings:
        """The passages that answer a query, and what of it could not be followed.

        Args:
            query: In the query language; nothing is an error.
            limit: Most hits.
            resolve: What the fields stand for that only the store understands.
            within: Id of the one document that is searched; None: all.
        """
        asked = parse(query)
        if not self._total or not asked.clauses:
            return Findings((), asked.said)
        hits, allowed = self._answered(asked, limit, resolve, within)
        if others := asked.without_words(allowed.passed_over):
            more, _ = self._answered(others, limit, resolve, within)
            places = {(hit.passage.document, hit.passage.span) for hit in hits}
            hits += [hit for hit in more if (hit.passage.document, hit.passage.span) not in places]
            hits = sorted(hits, key=attrgetter("score"), reverse=True)[:limit]
        return Findings(tuple(hits), (*asked.said, *allowed.said, *self._unknown(asked)))

    def _answered(
        self, asked: Query, limit: int, resolve: Resolve | None, within: str | None
    ) -> tuple[list[Hit], Allowed]:
        """The passages that have a query's words and meet its conditions, and what these leave."""
        here = self._collection
        terms = terms_of(asked, here.vocabulary, self._expansion, self._total)
        allowed = Allowed([None] * len(here.segments), ())
        if not asked.is_plain or within is not None:
            allowed = Conditions(here, self._expansion, resolve).allowed(asked, within)
        ranked = Ranking(here).rank(
            lambda wanted: self._drawing.draw(terms, allowed.masks, wanted), terms, self._scratch, limit
        )
        return [self._hit(each, asked.text, terms) for each in ranked], allowed

    def _unknown(self, asked: Query) -> Iterator[str]:
        """The words that nothing has, nor anything like them; and that there are too many."""
        words = 0
        for atom in (atom for clause in asked.clauses for atom in clause if atom.is_word):
            words += len(atom.words)
            for word in atom.words if atom.kind == "word" else ():
                is_typing = asked.is_open and atom is asked.clauses[-1][-1] and word == atom.words[-1]
                meant = self._expansion.variants(word, is_typing=is_typing, passages=self._total)
                if not len(meant.ids):
                    yield f"nothing like “{word}”"
        if words > LONGEST_QUERY:
            yield f"only the first {LONGEST_QUERY} words are looked for"

    def _hit(self, ranked: Ranked, query: str, terms: Sequence[Term]) -> Hit:
        """A passage with its score and what to highlight in it."""
        about = self._collection.segments[ranked.segment].about
        speaker = int(about.speakers[ranked.passage])
        document = self._collection.units[int(about.units[ranked.passage])].document
        span, kind = Span(*about.spans[ranked.passage].tolist()), KINDS[int(about.kinds[ranked.passage])]
        words_of = self._collection.words_of if kind in TEXTUAL else None
        passage = Passage(
            document=document,
            span=span,
            kind=kind,
            text=words_of(document, span) if words_of else about.text_of(ranked.passage),
            speaker=self._collection.speakers[speaker] if speaker >= 0 else "",
        )
        is_textual = passage.kind in TEXTUAL
        places = matches(passage, query, terms, ranked.places) if is_textual else ()
        return Hit(passage=passage, score=ranked.score, matches=places, count=ranked.count)
