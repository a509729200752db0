"""Narrowing: what the fields of a query stand for that only the store understands.

doc:inquiry   in:floods   date:2023..2024-06   tag:water   verdict:refuted   has:note
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from store.annotations.notebook import Notebook
from store.library.kept import Kept
from store.library.placing import Placing
from store.library.shelf import Shelf
from store.model.annotation import Annotation, Judgement, Verdict
from store.model.scale import Scale
from store.model.span import Span
from store.search.conditions import Selection, is_like
from store.search.dates import dates

WAYS: dict[str, Callable[[Annotation], bool]] = {
    "note": lambda each: bool(each.body),
    "tag": lambda each: bool(each.tags),
    "evidence": lambda each: bool(each.evidence),
    "highlight": lambda _: True,
}
"""What a place may have, besides a verdict."""


class Narrowing:
    """Understands fields for one store."""

    def __init__(self, shelf: Shelf, notebook: Notebook, placing: Placing) -> None:
        """Ask these."""
        self._shelf, self._notebook, self._placing = shelf, notebook, placing

    def __call__(self, field: str, value: str) -> Selection | str | None:
        """What a field with a value stands for; None: nothing is like that; words: why it stands for nothing."""
        if field == "date":
            meant = dates(value)
            return meant if isinstance(meant, str) else self._documents(lambda kept: meant.holds(kept.date or ""))
        if field in {"doc", "in"}:
            return self._documents(partial(_is_meant, field=field, value=value))
        if field == "verdict":
            return self._judged(value)
        if field == "tag":
            annotations = self._notebook.annotations()
            return self._places(each for each in annotations if any(is_like(value, tag) for tag in each.tags))
        return self._having(value)

    def _documents(self, is_meant: Callable[[Kept], bool]) -> Selection | None:
        """The documents that are meant."""
        found = frozenset(each.id for each in self._shelf.documents() if is_meant(each))
        return Selection(found) if found else None

    def _judged(self, value: str) -> Selection | str | None:
        """Claims with a verdict; the open ones are those without any."""
        judged = [each for each in self._notebook.judgements() if each.verdict is not Verdict.OPEN]
        scale, others = self._notebook.scale, {each.verdict for each in judged}
        meant = {
            each for each in {*Verdict, *others} | {grade.verdict for grade in scale} if is_verdict(value, scale, each)
        }
        if not meant:
            return no_verdict(value, scale)
        if Verdict.OPEN in meant:
            places = self._places(judged) or Selection()
            return Selection(spans=places.spans, is_all_but=True)
        return self._places(each for each in judged if each.verdict in meant)

    def _having(self, value: str) -> Selection | str | None:
        """Places that have a note, a tag, evidence or a verdict."""
        way = having(value)
        if not way:
            return no_way(value)
        if way == "verdict":
            return self._places(each for each in self._notebook.judgements() if each.verdict is not Verdict.OPEN)
        return self._places(each for each in self._notebook.annotations() if WAYS[way](each))

    def _places(self, nouns: Iterable[Annotation | Judgement]) -> Selection | None:
        """The places that some annotations or judgements are on; None: there are none."""
        spans: dict[str, list[Span]] = {}
        hashes = {each.id: each.text_hash for each in self._shelf.documents()}
        for each in nouns:
            target = each.target if isinstance(each, Annotation) else each.content
            if each.document in hashes and (span := self._placing.span(each.document, hashes[each.document], target)):
                spans.setdefault(each.document, []).append(span)
        return Selection(spans=spans) if spans else None


def is_verdict(value: str, scale: Scale, verdict: Verdict) -> bool:
    """Whether a verdict is meant by its id or by what the person calls it."""
    return is_like(value, verdict.words) or is_like(value, scale.name(verdict))


def no_verdict(value: str, scale: Scale) -> str:
    """What to say of a verdict that nobody can give."""
    return f"no verdict is called “{value}”: {', '.join(grade.name for grade in scale)}"


def having(value: str) -> str:
    """What a place may have that is meant, typed in part or with a slip; "" for nothing."""
    return next((name for name in (*WAYS, "verdict") if is_like(value, name)), "")


def no_way(value: str) -> str:
    """What to say of something that no place can have."""
    return f"has: knows no “{value}”, but {', '.join((*WAYS, 'verdict'))}"


def _is_meant(kept: Kept, field: str, value: str) -> bool:
    """Whether a field that is about documents means this one."""
    if field == "doc":
        return is_like(value, kept.title) or (len(value) > 3 and kept.id.startswith(value.lower()))
    return is_in(value, kept.source, kept.collections)


def is_in(value: str, source: str, collections: Iterable[str]) -> bool:
    """Whether a collection or a folder of a document is meant."""
    return any(is_like(value, name) for name in (*collections, *Path(source).parent.parts[1:]))
