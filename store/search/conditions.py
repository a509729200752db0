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
from store.search.about import About
from store.search.arrays import Flags, Numbers, Places, distinct, numbers
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


Resolve = Callable[[str, str], Selection | str | None]
"""What a field and its value stand for; None: there is nothing like that; words: why the value means nothing."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What conditions leave."""

    masks: list[Flags | None]
    """By segment; None: every passage."""
    said: tuple[str, ...]
    """What was not understood or satisfied, in words."""
    passed_over: frozenset[Atom] = frozenset()
    """The conditions that this is said of."""


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
        passed_over: set[Atom] = set()
        is_narrowed = False
        for clause in query.clauses:
            if all(atom.kind == "word" and not atom.is_not for atom in clause):
                continue
            ways = {atom: self._followed(atom, said) for atom in clause}
            passed_over |= {atom for atom, way in ways.items() if way is None}
            mine = [way for way in ways.values() if way is not None]
            for at, any_of in enumerate(zip(*mine, strict=True)):
                mask = reduce(np.logical_or, any_of)
                old = masks[at]
                masks[at] = mask if old is None else old & mask
            is_narrowed |= bool(mine)
        if is_narrowed and not any(mask is None or mask.any() for mask in masks):
            said.append("nothing meets all the conditions at once")
        return Allowed(masks, tuple(said), frozenset(passed_over))

    def _followed(self, atom: Atom, said: list[str]) -> list[Flags] | None:
        """The passages that an atom allows, by segment; None if it is passed over, and why is added to what is said.

        A word that nothing is like is said elsewhere, with the words that are no condition.
        """
        meant = self._meant(atom)
        if isinstance(meant, str):
            said.append(meant)
            return None
        alive = [each.is_alive for each in self._collection.segments]
        there = [mask & living for mask, living in zip(meant, alive, strict=True)]
        if not any(mask.any() for mask in there):
            said += [_nothing(atom)] if atom.kind != "word" or atom.is_not else []
            return None
        if not atom.is_not:
            return there
        others = [living & ~mask for mask, living in zip(there, alive, strict=True)]
        if not any(mask.any() for mask in others):
            said.append(f"everything has “{atom.text}”")
            return None
        return others

    def _meant(self, atom: Atom) -> list[Flags] | str:
        """The passages that an atom names, wanted or not, by segment; or why it means nothing."""
        segments = self._collection.segments
        if atom.kind != "field":
            ways = {"word": self._word, "phrase": self._phrase, "start": self._start, "end": self._end}
            return [ways[atom.kind](atom, segment) for segment in segments]
        if atom.field == "kind":
            return self._kind(atom)
        if atom.field == "speaker":
            names = self._collection.speakers
            like = numbers([at for at, name in enumerate(names) if is_like(atom.text, name)])
            return [np.isin(segment.about.speakers, like) for segment in segments]
        selection = self._resolve(atom.field, atom.text) if self._resolve else None
        if isinstance(selection, str):
            return selection
        return [self._selected(selection or Selection(), segment) for segment in segments]

    def _kind(self, atom: Atom) -> list[Flags] | str:
        """The passages of a kind."""
        kinds = [at for at, kind in enumerate(KINDS) if _is_kind(atom.text.lower(), kind)]
        if not kinds:
            return f"there is no kind “{atom.text}”"
        meant = np.array(kinds, dtype=np.uint8)
        return [np.isin(segment.about.kinds, meant) for segment in self._collection.segments]

    def _word(self, atom: Atom, segment: Segment) -> Flags:
        """Those that have a word, or one like it; a word that is not wanted is taken as it is written."""
        masks = [self._with(self._variants(word, is_exact=atom.is_not), segment) for word in atom.words]
        return reduce(np.logical_and, masks)

    def _variants(self, word: str, *, is_exact: bool) -> Numbers:
        """The words of the passages that one may mean."""
        if is_exact:
            return self._expansion.exactly(word).ids
        return self._expansion.variants(word, is_typing=False, passages=len(self._collection)).ids

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
        ending = tuple(atom.words[-1:])
        behind = numbers([*(len(token_words(name)) for name in self._collection.speakers), 0])
        last = segment.starts[1:] - 1 - behind[segment.about.speakers]
        lasts = segment.tokens[last]
        ends = distinct(lasts)
        found = ends[[word.endswith(ending) for word in self._collection.vocabulary.spelled(ends)]]
        have_words: Flags = last >= segment.starts[:-1]
        return np.isin(lasts, found) & have_words

    def _selected(self, selection: Selection, segment: Segment) -> Flags:
        """Those that the store selected."""
        about = segment.about
        documents = [each.document for each in self._collection.units]
        whole = [at for at, name in enumerate(documents) if name in selection.documents]
        mask: Flags = np.isin(about.units, numbers(whole))
        if selection.spans:
            mask |= _meeting(about, documents, selection.spans)
        return ~mask & np.isin(about.kinds, _CLAIM_KINDS) if selection.is_all_but else mask


def _meeting(about: About, documents: Sequence[str], selected: Mapping[str, Sequence[Span]]) -> Flags:
    """The passages that share something with a selected span of their document; in one pass, however many there are.

    Documents are laid end to end, so that one bisect finds the spans that begin before a passage ends; it meets one
    of them if the furthest of these ends behind its start.

    Args:
        about: Of the passages.
        documents: By number of a unit, the id of its document.
        selected: Id of a document -> spans in it.
    """
    places = {name: place for place, name in enumerate(selected)}
    spans = sorted((places[name], span.start, span.end) for name, some in selected.items() for span in some)
    home, starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 3).T
    furthest = np.append(np.int64(-1), np.maximum.accumulate((home << 32) + ends))
    own = np.array([places.get(name, -1) for name in documents], dtype=np.int64)[about.units]
    before = np.searchsorted((home << 32) + starts, (own << 32) + about.spans[:, 1])
    is_met: Flags = (own >= 0) & (furthest[before] > (own << 32) + about.spans[:, 0])
    return is_met


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


def _nothing(atom: Atom) -> str:
    """What to say of a condition that nothing satisfies."""
    if atom.kind == "field":
        return f"nothing {_HAVING.get(atom.field, f'has the {atom.field}')} “{atom.text}”"
    ways = {"start": "begins with", "end": "ends with", "phrase": "says exactly", "word": "has"}
    return f"nothing {ways[atom.kind]} “{atom.text}”"
