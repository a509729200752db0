"""Echoes: the same statement, or nearly, in other documents, with what differs. Pure.

    claims of many documents  ->  the words of each that say something
    a claim                   ->  those that share half of what it, or they, say  ->  compared word for word

A quotation drifts from paper to paper: it is cut short, a word is lost, a number changes. The shorter of two
statements is held against the longer one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    """One claim of one document, ready to be compared."""

    document: str
    claim: Claim
    words: str
    """Its content in a row."""
    masked: str
    """The text from its first to its last word, blanks for what is not content: offsets stay."""
    tellers: frozenset[str]
    """Its words, common ones left aside."""


class Echoes:
    """Statements of many documents; a document that is added again replaces what it was."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._origins: dict[str, Origin] = {}
        self._statements: dict[str, dict[str, _Statement]] = {}
        self._places: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """Word -> document and claim of the statements that have it."""

    def add(self, document: Document, claims: Iterable[Claim]) -> None:
        """Write down what is said in a document."""
        self.forget(document.id)
        self._origins[document.id] = Origin(
            id=document.id, title=document.title, date=document.metadata.date, length=max(1, len(document.text))
        )
        said = (_statement(document, claim) for claim in claims)
        self._statements[document.id] = {one.claim.id: one for one in said if len(one.tellers) >= _FEWEST}
        for one in self._statements[document.id].values():
            COURTESY.give_way()
            for word in one.tellers:
                self._places[word].add((document.id, one.claim.id))

    def forget(self, document: str) -> None:
        """Take a document out."""
        for one in self._statements.pop(document, {}).values():
            for word in one.tellers:
                self._places[word].discard((document, one.claim.id))

    def of(self, document: Document, claim: Claim) -> tuple[Echo, ...]:
        """What other documents say that is the same as a claim, or nearly, the likest first."""
        this = _statement(document, claim)
        if len(this.tellers) < _FEWEST:
            return ()
        found = [echo for other in self._alike(this) if (echo := self._compared(this, other))]
        found.sort(key=lambda echo: (-echo.comparison.score, echo.origin.id, echo.claim.span))
        return tuple(_apart(found))

    def _alike(self, this: _Statement) -> Sequence[_Statement]:
        """The statements of other documents that share enough with one to be compared, the likest first."""
        number = 1 + sum(map(len, self._statements.values()))
        worth = {word: log(1 + number / max(1, len(self._places.get(word, ())))) for word in this.tellers}
        shared: dict[tuple[str, str], float] = defaultdict(float)
        for word in this.tellers:
            COURTESY.give_way()
            for place in self._places.get(word, ()):
                if place[0] != this.document:
                    shared[place] += worth[word]
        everything = sum(worth.values())
        likest = sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]
        others = [(self._statements[document][claim], shared[document, claim]) for document, claim in likest]
        mean = everything / len(this.tellers)
        return [other for other, common in others if common >= _SHARED * min(everything, mean * len(other.tellers))]

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
    tellers = frozenset(keys(words, 0, len(words))) - COMMON
    return _Statement(document=document.id, claim=claim, words=words, masked=masked, tellers=tellers)


def _apart(found: Iterable[Echo]) -> Iterable[Echo]:
    """The echoes without those that lie in, or around, a better one of the same document."""
    taken: dict[str, list[Span]] = defaultdict(list)
    for echo in found:
        if not any(echo.claim.span.meets(span) for span in taken[echo.origin.id]):
            taken[echo.origin.id].append(echo.claim.span)
            yield echo
