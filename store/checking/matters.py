"""Why a difference may change what was said: a "not", a number, a name, how sure or how many."""

from __future__ import annotations

import re

from store.checking.quoted import Quoted
from store.checking.sources import Sources
from store.checking.steps import Step, between
from store.checking.weighty_words import HEDGES, NEGATIONS, NUMBERS, QUANTITIES

_STARTS_SENTENCE = re.compile(r"[.!?\u2026:]|[\"\u201c\u201e\u00ab\u00bb\u2018]|\n\s*\n")
_GERMAN = frozenset({"der", "die", "das", "und", "nicht", "ist", "ein", "eine", "zu", "den", "von", "mit"})


def is_negation(word: str) -> bool:
    """Whether a word, as it is compared, turns a statement into its opposite."""
    return word in NEGATIONS or word.endswith("n't")


def matters(sources: Sources, quoted: Quoted, step: Step) -> tuple[str, ...]:
    """The reasons for which the change of a step may matter, in words, gravest first."""
    mine, theirs = quoted.keys[slice(*step.quoted)], sources.words[slice(*step.source)]
    gone, new = set(theirs) - set(mine), set(mine) - set(theirs)
    changed = gone | new
    reasons: list[str] = []
    if any(map(is_negation, mine)) != any(map(is_negation, theirs)):
        reasons.append('"not"')
    if any(word in NUMBERS or any(map(str.isdigit, word)) for word in changed):
        reasons.append("a number")
    is_name = _names_in_quotation(quoted, step, new) or _names_in_source(sources, step, gone)
    if is_name and not _is_german(sources, step.source[0]):
        reasons.append("a name")
    if changed & HEDGES:
        reasons.append("how sure")
    if changed & QUANTITIES:
        reasons.append("how many")
    return tuple(reasons)


def _names_in_quotation(quoted: Quoted, step: Step, new: set[str]) -> bool:
    """Whether a changed word of the quotation is a name."""
    for number in range(*step.quoted):
        before = quoted.text[quoted.spans[number - 1].end : quoted.spans[number].start] if number else "."
        if quoted.keys[number] in new and _is_name(quoted.spans[number].of(quoted.text), before):
            return True
    return False


def _names_in_source(sources: Sources, step: Step, gone: set[str]) -> bool:
    """Whether a changed word of the source is a name."""
    first, behind = step.source
    low = sources.bounds(first)[0] if first < behind else first
    _, text = sources.texts[sources.source_of(first)] if first < behind else ("", "")
    return any(
        sources.words[at] in gone and _is_name(sources.place(at).of(text), between(sources, at) if at > low else ".")
        for at in range(first, behind)
    )


def _is_german(sources: Sources, at: int) -> bool:
    """Whether the words around one are German, in which every noun is written like a name."""
    return len(_GERMAN.intersection(sources.words[max(0, at - 40) : at + 40])) >= 3


def _is_name(word: str, before: str) -> bool:
    """Whether a word is written like a name, and not because a sentence starts with it."""
    return word[:1].isupper() and word not in {"I", "I'm", "I\u2019m"} and not _STARTS_SENTENCE.search(before)
