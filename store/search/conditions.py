"""Conditions: the passages that a query's phrases, signs and fields allow. One array of yes and no a segment.

What nothing at all satisfies is dropped, and said: a slip in a phrase must not hide what is otherwise remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from rapidfuzz.distance import OSA

from store.model.span import Span
from store.search.arrays import Flags, Numbers, Places, numbers
from store.search.collection import Collection
from store.search.expansion import Expansion, slips_allowed
from store.search.passages import KINDS
from store.search.queries import Atom, Query
from store.search.segments import Segment
from store.search.tokens import token_words

_CLAIMS = frozenset({"claim", "direct", "mixed", "indirect", "assertion"})
_CLAIM_KINDS = np.array([at for at, kind in enumerate(KINDS) if kind in _CLAIMS], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a field that only the store understands stands for."""

    documents: frozenset[str] = frozenset()
    """All passages of these."""
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    """By document, the passages that share something with one of these."""
    is_all_but: bool = False
    """Whether all others are meant, of those that are claims."""


Resolve = Callable[[str, str], Selection | None]
"""What a field and its value stand for; None: there is nothing like that."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What conditions leave."""

    masks: list[Flags | None]
    """By segment; None: every passage."""
    said: tuple[str, ...]
    """What was not understood or satisfied, in words."""


class Conditions:
    """Evaluates the conditions of queries on one collection."""

    def __init__(self, collection: Collection, expansion: Expansion, resolve: Resolve | None) -> None:
        """`resolve` knows what the collection does not."""
        self._collection, self._expansion, self._resolve = collection, expansion, resolve

    def allowed(self, query: Query, within: str | None = None) -> Allowed:
        """The passages that a query allows, in one document or all."""
        masks: list[Flags | None] = [None] * len(self._collection.segments)
        if within is not None:
            document = Selection(frozenset({within}))
            masks = [self._selected(document, segment) for segment in self._collection.segments]
        said: list[str] = []
        for clause in query.clauses:
            if all(atom.kind == "word" and not atom.is_not for atom in clause):
                continue
            mine = [self._any(clause, segment) for segment in self._collection.segments]
            if not any(mask.any() for mask in mine):
                said.append(_nothing(clause))
                continue
            masks = [mask if old is None else old & mask for old, mask in zip(masks, mine, strict=True)]
        return Allowed(masks, tuple(said))

    def _any(self, clause: Sequence[Atom], segment: Segment) -> Flags:
        """The passages that any of some atoms allows."""
        return reduce(np.logical_or, [self._one(atom, segment) for atom in clause])

    def _one(self, atom: Atom, segment: Segment) -> Flags:
        """The passages that an atom allows."""
        ways = {"word": self._word, "phrase": self._phrase, "start": self._start, "end": self._end}
        mask = self._field(atom, segment) if atom.kind == "field" else ways[atom.kind](atom, segment)
        return ~mask if atom.is_not else mask

    def _word(self, atom: Atom, segment: Segment) -> Flags:
        """Those that have a word; a word that is not wanted is taken as it is written."""
        masks = [self._with(self._expansion.exactly(word).ids, segment) for word in atom.words]
        return reduce(np.logical_and, masks)

    def _with(self, words: Numbers, segment: Segment) -> Flags:
        """Those that have one of some words."""
        mask = np.zeros(len(segment), dtype=np.bool_)
        mask[segment.passages_with(words)[0]] = True
        return mask

    def _phrase(self, atom: Atom, segment: Segment) -> Flags:
        """Those that have words one behind the other."""
        words = [self._collection.vocabulary.number(word) for word in atom.words]
        mask = np.zeros(len(segment), dtype=np.bool_)
        if None in words:
            return mask
        ids = numbers(words)
        likely: Places = np.flatnonzero(
            reduce(np.logical_and, [self._with(ids[at : at + 1], segment) for at in range(len(ids))])
        )
        tokens, lengths = segment.tokens_of(likely)
        rows = np.repeat(likely, lengths)
        last = len(tokens) - len(ids) + 1
        if last < 1:
            return mask
        here = rows[:last] == rows[len(ids) - 1 :]
        for at, word in enumerate(ids.tolist()):
            here &= tokens[at : at + last] == word
        mask[rows[:last][here]] = True
        return mask

    def _start(self, atom: Atom, segment: Segment) -> Flags:
        """Those whose first word begins so."""
        words = np.concatenate([self._collection.vocabulary.beginning_with(atom.words[0])])
        return np.isin(segment.tokens[segment.starts[:-1]], words)

    def _end(self, atom: Atom, segment: Segment) -> Flags:
        """Those whose last word ends so. A speaker's name behind the words is not looked at."""
        words = self._collection.vocabulary.words
        ending = tuple(atom.words[-1:])
        about = segment.about
        lasts = segment.tokens[segment.starts[1:] - 1]
        found = [each for each in np.unique(lasts).tolist() if words[each].endswith(ending)]
        plain: Flags = np.isin(lasts, numbers(found))
        named = np.flatnonzero(about.speakers >= 0)
        for passage in named.tolist():
            plain[passage] = token_words(about.text_of(passage))[-1:] and token_words(about.text_of(passage))[
                -1
            ].endswith(ending)
        return plain

    def _field(self, atom: Atom, segment: Segment) -> Flags:
        """Those that a field allows."""
        about = segment.about
        if atom.field == "kind":
            kinds = [at for at, kind in enumerate(KINDS) if _is_kind(atom.text.lower(), kind)]
            return np.isin(about.kinds, np.array(kinds, dtype=np.uint8))
        if atom.field == "speaker":
            names = self._collection.speakers
            return np.isin(about.speakers, numbers([at for at, name in enumerate(names) if is_like(atom.text, name)]))
        selection = self._resolve(atom.field, atom.text) if self._resolve else None
        return self._selected(selection, segment) if selection else np.zeros(len(segment), dtype=np.bool_)

    def _selected(self, selection: Selection, segment: Segment) -> Flags:
        """Those that the store selected."""
        about = segment.about
        documents = [each.document for each in self._collection.units]
        whole = [at for at, name in enumerate(documents) if name in selection.documents]
        mask: Flags = np.isin(about.units, numbers(whole))
        for number, name in enumerate(documents):
            for span in selection.spans.get(name, ()):
                is_met = (about.spans[:, 0] < span.end) & (about.spans[:, 1] > span.start)
                mask |= (about.units == number) & is_met
        return ~mask & np.isin(about.kinds, _CLAIM_KINDS) if selection.is_all_but else mask


def is_like(typed: str, name: str) -> bool:
    """Whether every word typed begins a word of a name, or is a slip or two away from one or its beginning."""
    words = token_words(name)
    return all(any(_begins(word, each) for each in words) for word in token_words(typed))


def _begins(typed: str, word: str) -> bool:
    """Whether a word begins with what was typed, slips forgiven."""
    slips = slips_allowed(typed)
    heads = {word, *(word[:length] for length in (len(typed), len(typed) + 1))}
    return word.startswith(typed) or (slips > 0 and any(OSA.distance(typed, head) <= slips for head in heads))


def _is_kind(typed: str, kind: str) -> bool:
    """Whether a kind is meant; a claim is any of its four."""
    return _begins(typed, kind) or (kind in _CLAIMS and _begins(typed, "claim"))


_HAVING = {"in": "is in the collection", "has": "has a", "doc": "is in a document like"}
"""Fields whose name is no noun -> how a passage has one."""


def _nothing(clause: Sequence[Atom]) -> str:
    """What to say of conditions that nothing satisfies."""
    first = clause[0]
    if first.kind == "field":
        return f"nothing {_HAVING.get(first.field, f'has the {first.field}')} “{first.text}”"
    if first.is_not:
        return f"everything has “{first.text}”"
    how = {"start": "begins with", "end": "ends with"}.get(first.kind, "says exactly")
    return f"nothing {how} “{first.text}”"
