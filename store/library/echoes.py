"""Echoes: the same statement, or nearly, in other documents, with what differs. Pure.

    claims of many documents  ->  the words of each that say something
    a claim                   ->  those that share half of what it, or they, say  ->  compared word for word

A quotation drifts from paper to paper: it is cut short, a word is lost, a number changes. The shorter of two
statements is held against the longer one. Of a document that has the very words, as one that is kept twice has them
all, only the places that have them are told, and nothing else of it is compared.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from math import log

from store.checking.check import check
from store.checking.common_words import COMMON
from store.checking.sources import Sources
from store.checking.tokens import keys
from store.courtesy import COURTESY
from store.library.ledger import Origin
from store.model.claim import Claim
from store.model.comparison import Comparison, ComparisonKind
from store.model.document import Document
from store.model.span import Span

_FEWEST = 3
"""Words of a statement, common ones left aside, to be told from a turn of speech."""
_SHARED = 0.4
"""Of what the shorter of two statements says, how much the other has before they are compared."""
_COMPARED = 40
"""Statements that one is compared with."""
_BREAK = " … "


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A statement of another document that says the same, or nearly."""

    origin: Origin
    claim: Claim
    comparison: Comparison
    """The shorter statement, in its own words, held against the text of the longer one."""
    is_turned: bool
    """Whether the other document has the shorter one: then the source is this document's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """One claim of one document, ready to be compared. Of a large library there are 100,000: it holds what it must."""

    document: str
    claim: Claim
    words: str
    """Its content in a row."""
    masked: str
    """The text from its first to its last word, blanks for what is not content: offsets stay."""
    telling: int
    """How many different words it has, common ones left aside."""

    @property
    def place(self) -> tuple[str, str]:
        """Document and claim: what decides between equals."""
        return self.document, self.claim.id


class Echoes:
    """Statements of many documents; a document that is added again replaces what it was."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._origins: dict[str, Origin] = {}
        self._numbers: dict[str, range] = {}
        """Document -> the numbers of its statements."""
        self._statements: dict[int, _Statement] = {}
        self._places: dict[str, array[int]] = {}
        """Word -> the numbers of the statements that have it."""
        self._next = 0

    def add(self, document: Document, claims: Iterable[Claim]) -> None:
        """Write down what is said in a document."""
        for _ in self.adding(document, claims):
            pass

    def adding(self, document: Document, claims: Iterable[Claim]) -> Iterator[None]:
        """The same, a statement at a time; what is not followed to its end leaves what there is of it."""
        self.forget(document.id)
        self._origins[document.id] = Origin(
            id=document.id, title=document.title, date=document.metadata.date, length=max(1, len(document.text))
        )
        first = self._next
        self._numbers[document.id] = range(first, first)
        for one in map(partial(_statement, document), claims):
            COURTESY.give_way()
            if one.telling >= _FEWEST:
                self._statements[self._next] = one
                for word in _telling(one.words):
                    self._places.setdefault(word, array("I")).append(self._next)
                self._next += 1
                self._numbers[document.id] = range(first, self._next)
            yield

    def forget(self, document: str) -> None:
        """Take a document out."""
        for number in self._numbers.pop(document, ()):
            for word in _telling(self._statements.pop(number).words):
                self._places[word].remove(number)
                if not self._places[word]:
                    del self._places[word]

    def of(self, document: Document, claim: Claim) -> tuple[Echo, ...]:
        """What other documents say that is the same as a claim, or nearly, the likest first."""
        this = _statement(document, claim)
        if this.telling < _FEWEST:
            return ()
        found = [echo for other in _worth_comparing(this, self._alike(this)) if (echo := self._compared(this, other))]
        found.sort(key=lambda echo: (-echo.comparison.score, echo.origin.id, echo.claim.span))
        return tuple(_apart(found))

    def _alike(self, this: _Statement) -> Sequence[_Statement]:
        """The statements of other documents that share enough with one to be compared, the likest first."""
        tellers, own = _telling(this.words), self._numbers.get(this.document, range(0))
        everyone = 1 + len(self._statements)
        worth = {word: log(1 + everyone / max(1, len(self._places.get(word, ())))) for word in tellers}
        shared: dict[int, float] = defaultdict(float)
        for word in tellers:
            COURTESY.give_way()
            for number in self._places.get(word, ()):
                if number not in own:
                    shared[number] += worth[word]
        everything = sum(worth.values())
        mean = everything / this.telling
        likest = nsmallest(_COMPARED, shared, key=lambda number: (-shared[number], *self._statements[number].place))
        others = [(self._statements[number], shared[number]) for number in likest]
        return [other for other, common in others if common >= _SHARED * min(everything, mean * other.telling)]

    def _compared(self, this: _Statement, other: _Statement) -> Echo | None:
        """One statement held against another; None where they are not the same."""
        COURTESY.give_way()
        is_turned = len(other.words) < len(this.words)
        short, long = (other, this) if is_turned else (this, other)
        comparison = check(short.words, Sources([(long.document, long.masked)]))
        if comparison.kind is ComparisonKind.ABSENT:
            return None
        return Echo(
            origin=self._origins[other.document],
            claim=other.claim,
            comparison=comparison.shifted(long.claim.span.start),
            is_turned=is_turned,
        )


def _worth_comparing(this: _Statement, others: Sequence[_Statement]) -> Iterable[_Statement]:
    """The statements without those of documents that have the very words elsewhere."""
    same = {other.document for other in others if other.words == this.words}
    return (other for other in others if other.document not in same or other.words == this.words)


def _statement(document: Document, claim: Claim) -> _Statement:
    """A claim, ready to be compared."""
    COURTESY.give_way()
    text, span = document.text, claim.span
    pieces = [piece.of(text) for piece in claim.content]
    masked, at = "", span.start
    for piece in claim.content:
        masked += " " * (piece.start - at) + piece.of(text)
        at = piece.end
    words = _BREAK.join(pieces)
    masked = words if len(pieces) == 1 else masked
    return _Statement(document=document.id, claim=claim, words=words, masked=masked, telling=len(_telling(words)))


def _telling(words: str) -> frozenset[str]:
    """The words of a statement, common ones left aside; made anew each time, for kept they would be half of it all."""
    return frozenset(keys(words, 0, len(words))) - COMMON


def _apart(found: Iterable[Echo]) -> Iterable[Echo]:
    """The echoes without those that lie in, or around, a better one of the same document."""
    taken: dict[str, list[Span]] = defaultdict(list)
    for echo in found:
        if not any(echo.claim.span.meets(span) for span in taken[echo.origin.id]):
            taken[echo.origin.id].append(echo.claim.span)
            yield echo
