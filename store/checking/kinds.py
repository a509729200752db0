"""Kinds: what the steps of a comparison make of a quotation. The borders are told in docs/checking.md.

explains too little            absent
two places of some words each  spliced, or reordered where together they are one passage
a word replaced or added       altered; a "not" left out without a mark, too
words left out                 elided
nothing                        verbatim
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from store.checking.matters import is_negation
from store.checking.quoted import Quoted
from store.checking.sources import Sources
from store.checking.steps import Step, StepKind
from store.checking.weighty_words import JOINERS
from store.model.comparison import ComparisonKind

_PRESENT = 0.45
"""A quotation of which less is explained is absent."""
_CHANGED, _JUMPED, _CUT = 0.25, 0.75, 0.1
"""What each place costs, in words, at which words were changed, another place begins, words were left out."""
_SHORT = 8
"""Words of a quotation from which these costs are counted in full."""
_ALIKE = 70
"""How alike, 0..100, other words must be to count half: another form of the word."""
_PIECE = 3
"""Words of a place, to be one of a splice."""
_JOINT = 3
"""Words, at most, that may join two places without being an alteration."""
_LOOSE = 3
"""Words that may lie between places that were one passage before their order was changed."""

_CHANGES = frozenset({StepKind.REPLACED, StepKind.ADDED})


def score_of(sources: Sources, quoted: Quoted, steps: Sequence[Step]) -> float:
    """How much of a quotation some steps explain, 0..1."""
    counted = [number for number in range(len(quoted.keys)) if number not in quoted.editorial]
    total = sum(sources.weight(quoted.keys[number]) for number in counted) or 1.0
    # One wrong word of three is not the share of a quotation that one wrong place in a long one is.
    cost = min(1.0, len(counted) / _SHORT)
    return min(1.0, max(0.0, sum(_worth(sources, quoted, step) - cost * _cost(quoted, step) for step in steps) / total))


def kind_of(sources: Sources, quoted: Quoted, steps: Sequence[Step]) -> ComparisonKind:
    """What a quotation is by the steps that lead from its source to it."""
    if score_of(sources, quoted, steps) < _PRESENT:
        return ComparisonKind.ABSENT
    places = [place for place in places_of(steps) if _words(place) >= _PIECE]
    is_changed = any(_is_change(quoted, steps, number) for number in range(len(steps)))
    if len(places) > 1:
        is_one = _is_one_passage(places) and not is_changed
        return ComparisonKind.REORDERED if is_one else ComparisonKind.SPLICED
    if is_changed or any(step.is_jump for step in steps) or any(_loses_not(sources, quoted, step) for step in steps):
        return ComparisonKind.ALTERED
    is_elided = any(step.kind is StepKind.LEFT_OUT for step in steps)
    return ComparisonKind.ELIDED if is_elided else ComparisonKind.VERBATIM


def may_be_reordered(sources: Sources, quoted: Quoted, steps: Sequence[Step], kind: ComparisonKind) -> bool:
    """Whether it is worth looking for one place that has just the words of a quotation in another order.

    A "not" put in is no word that moved, though one may stand near.
    """
    if kind in {ComparisonKind.VERBATIM, ComparisonKind.ELIDED}:
        is_loose = any(step.kind is StepKind.SAME and step.quoted[1] - step.quoted[0] <= _LOOSE for step in steps)
        return kind is ComparisonKind.ELIDED and is_loose and not quoted.marks
    changed = [word for step in steps if step.kind in _CHANGES for word in quoted.keys[slice(*step.quoted)]]
    gone = {word for step in steps if step.kind is not StepKind.SAME for word in sources.words[slice(*step.source)]}
    return not changed or not all(is_negation(word) and word not in gone for word in changed)


def places_of(steps: Sequence[Step]) -> list[list[Step]]:
    """The steps by the place of the source they stand at."""
    places: list[list[Step]] = []
    for step in steps:
        if step.is_jump or not places:
            places.append([])
        places[-1].append(step)
    return places


def _worth(sources: Sources, quoted: Quoted, step: Step) -> float:
    """What a step explains of a quotation, in words."""
    mine, theirs = quoted.keys[slice(*step.quoted)], sources.words[slice(*step.source)]
    worth = sum(map(sources.weight, mine))
    if step.kind is StepKind.SAME:
        return worth
    is_alike = step.kind is StepKind.REPLACED and fuzz.ratio(" ".join(mine), " ".join(theirs)) >= _ALIKE
    return worth / 2 if is_alike and not _is_editorial(quoted, step) else 0.0


def _cost(quoted: Quoted, step: Step) -> float:
    """What a step costs, in words."""
    if step.kind is StepKind.SAME:
        return _JUMPED if step.is_jump else 0.0
    if step.kind is StepKind.LEFT_OUT:
        return 0.0 if step.quoted[0] in quoted.marks else _CUT
    return 0.0 if step.kind is StepKind.UNSPOKEN or _is_editorial(quoted, step) else _CHANGED


def _is_editorial(quoted: Quoted, step: Step) -> bool:
    """Whether all words of the quotation stand in an editor's brackets."""
    return set(range(*step.quoted)) <= quoted.editorial


def _words(place: Sequence[Step]) -> int:
    """How many words of a place the quotation has."""
    return sum(step.quoted[1] - step.quoted[0] for step in place if step.kind is StepKind.SAME)


def _is_change(quoted: Quoted, steps: Sequence[Step], number: int) -> bool:
    """Whether a step replaces or adds words that do more than join two places."""
    step = steps[number]
    if step.kind not in _CHANGES:
        return False
    is_joint = number + 1 < len(steps) and steps[number + 1].is_jump and step.quoted[1] - step.quoted[0] <= _JOINT
    return not (is_joint and JOINERS.issuperset(quoted.keys[slice(*step.quoted)]))


def _is_one_passage(places: Sequence[Sequence[Step]]) -> bool:
    """Whether places, put into the order of the source, follow one another nearly without a gap."""
    ranges = sorted((place[0].source[0], place[-1].source[1]) for place in places)
    return all(0 <= behind[0] - place[1] <= _LOOSE for place, behind in pairwise(ranges))


def _loses_not(sources: Sources, quoted: Quoted, step: Step) -> bool:
    """Whether a "not" alone was left out, without a mark: few words, and all is turned round."""
    first, behind = step.source
    is_bare = step.kind is StepKind.LEFT_OUT and behind - first <= 2 and step.quoted[0] not in quoted.marks
    return is_bare and any(map(is_negation, sources.words[first:behind]))
