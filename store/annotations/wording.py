"""What a person calls the things he noted, for the words of undo and history."""

from __future__ import annotations

from store.model.annotation import Annotation, Correction, Judgement
from store.model.scale import Scale
from store.model.selector import Target

_SHOWN = 40
"""Code points of a quote that are shown."""


def named(noun: Annotation | Judgement | Correction, scale: Scale | None = None) -> str:
    """What a person calls it; without a scale, as in the records, a verdict goes by its id."""
    if isinstance(noun, Judgement):
        return f"verdict {scale.name(noun.verdict) if scale else noun.verdict.value}"
    if isinstance(noun, Correction):
        return "claim made by hand" if noun.is_made_by_hand else "correction"
    return "note" if noun.body else "tag" if noun.tags else "evidence" if noun.evidence else "highlight"


def quoted(target: Target) -> str:
    """The first words of a place, in quotation marks unless they bring their own."""
    words = " ".join(target.quote.exact.split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return shown if shown[:1] in '“„«"' else f"“{shown}”"
