"""Narrowing: what the fields of a query stand for that only the store understands.

doc:inquiry   in:floods   date:2023..2024-06   tag:water   verdict:refuted   has:note
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from store.annotations.notebook import Notebook
from store.library.kept import Kept
from store.library.placing import Placing
from store.library.shelf import Shelf
from store.model.annotation import Annotation, Judgement, Verdict
from store.model.scale import Scale
from store.model.span import Span
from store.search.conditions import Selection, is_like

_WAYS: dict[str, Callable[[Annotation], bool]] = {
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

    def __call__(self, field: str, value: str) -> Selection | None:
        """What a field with a value stands for; None: nothing is like that."""
        if field in {"doc", "in", "date"}:
            kept = [each for each in self._shelf.documents() if _is_meant(each, field, value)]
            return Selection(frozenset(each.id for each in kept)) if kept else None
        if field == "verdict":
            return self._judged(value)
        annotations = self._notebook.annotations()
        if field == "tag":
            return self._places(each for each in annotations if any(is_like(value, tag) for tag in each.tags))
        return self._having(value, annotations)

    def _judged(self, value: str) -> Selection | None:
        """Claims with a verdict; the open ones are those without any."""
        judged = [each for each in self._notebook.judgements() if each.verdict is not Verdict.OPEN]
        scale, others = self._notebook.scale, {each.verdict for each in judged}
        meant = {
            each for each in {*Verdict, *others} | {grade.verdict for grade in scale} if is_verdict(value, scale, each)
        }
        if Verdict.OPEN in meant:
            places = self._places(judged) or Selection()
            return Selection(spans=places.spans, is_all_but=True)
        return self._places(each for each in judged if each.verdict in meant)

    def _having(self, value: str, annotations: Iterable[Annotation]) -> Selection | None:
        """Places that have a note, a tag, evidence or a verdict."""
        for name, has in _WAYS.items():
            if is_like(value, name):
                return self._places(each for each in annotations if has(each))
        return self._places(self._notebook.judgements()) if is_like(value, "verdict") else None

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


def _is_meant(kept: Kept, field: str, value: str) -> bool:
    """Whether a field that is about documents means this one."""
    if field == "date":
        return _is_dated(kept.date or "", value)
    if field == "doc":
        return is_like(value, kept.title) or (len(value) > 3 and kept.id.startswith(value.lower()))
    return any(is_like(value, name) for name in (*kept.collections, *Path(kept.source).parent.parts[1:]))


def _is_dated(date: str, asked: str) -> bool:
    """Whether a date is in a range of years, months or days: 2023, 2023..2024-06, 2023.., ..2022."""
    first, dots, last = asked.partition("..")
    last = last if dots else first
    return bool(date) and first <= date and date[: len(last)] <= (last or date)
