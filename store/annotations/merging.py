r"""Merging: one note changed in two windows at once; what either person wrote stays.

    base    "ask"            the note as both had it
    mine    "ask her"        what this window wants to write
    theirs  "ask, today"     what another window wrote meanwhile
    merged  "ask her\n\nask, today"

A field that only one of them changed is taken from him. Words that both changed are both kept, mine
first; tags and evidence that either added are there, and what either removed is not.
"""

from __future__ import annotations

from dataclasses import replace

from store.model.annotation import Annotation


def merged(base: Annotation | None, mine: Annotation, theirs: Annotation) -> Annotation:
    """My note with what another window changed in it since `base`; None: the base is not known any more."""
    return replace(
        mine,
        body=_words(base.body if base else None, mine.body, theirs.body),
        tags=_items(base.tags if base else (), mine.tags, theirs.tags),
        evidence=_items(base.evidence if base else (), mine.evidence, theirs.evidence),
        target=mine.target if base and mine.target != base.target else theirs.target,
    )


def _words(base: str | None, mine: str, theirs: str) -> str:
    """Both texts where both changed, else the changed one."""
    if mine == theirs or theirs in (base, ""):
        return mine
    if mine in (base, ""):
        return theirs
    if theirs in mine or mine in theirs:
        return max(mine, theirs, key=len)
    return f"{mine}\n\n{theirs}"


def _items(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Mine, with what they added and without what they removed."""
    kept = tuple(item for item in mine if item in theirs or item not in base)
    return kept + tuple(item for item in theirs if item not in base and item not in kept)
