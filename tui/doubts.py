"""Doubts: what a person added to a text that changed, and of which it is not sure where it belongs now. Pure.

    uncertain   its words may stand here now: to confirm, or to take away
    orphaned    a verdict or correction whose claim is gone; its words may still stand somewhere
    lost        its words are nowhere: shown with them, never dropped

Nothing of this is guessed for the person: it is listed, in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store import Annotation, Certainty, Correction, Document, Judgement, Scale, Span, Target, anchor

if TYPE_CHECKING:
    from store import Desk, Judged

Noun = Annotation | Judgement | Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One note, verdict or correction that stands nowhere surely."""

    noun: Noun
    what: str
    """What a person calls it: "note", "verdict refuted"."""
    words: str
    """What they wrote; empty where `what` says it all."""
    quote: str
    """The words it was made on."""
    span: Span | None
    """Where these may stand now; None: nowhere."""
    is_orphan: bool = False
    """Whether the claim that it was about is there no more."""

    @property
    def can_be_confirmed(self) -> bool:
        """Whether there is a place that the person can say yes to."""
        return self.span is not None and not self.is_orphan

    @property
    def state(self) -> str:
        """How it is with it, in words."""
        if self.span is None:
            return "lost"
        return "its claim is gone" if self.is_orphan else "to confirm"


def doubts(desk: Desk) -> tuple[Doubt, ...]:
    """Everything that is not surely placed: first what may stand somewhere, then what is lost, each by place."""
    found = [*_of_annotations(desk), *_of_claims(desk), *_of_orphans(desk)]
    return tuple(sorted(found, key=_order))


def said(found: Sequence[Doubt], key: str, *, is_changed: bool) -> str:
    """What the status bar says when a document is opened; nothing where there is nothing to say.

    Args:
        found: The doubts.
        key: The key that lists them.
        is_changed: Whether the text is another one than at the last visit.
    """
    open_ones, lost = [each for each in found if each.can_be_confirmed], [e for e in found if not e.can_be_confirmed]
    parts = [f"{_counted(open_ones)} to confirm"] if open_ones else []
    if lost:
        parts.append(f"{len(lost) if open_ones else _counted(lost)} lost")
    if not parts:
        return "the text changed since your last visit" if is_changed else ""
    return f"{'text changed: ' if is_changed else ''}{', '.join(parts)}: {key}"


def _counted(found: Sequence[Doubt]) -> str:
    """How many of what: "2 notes and 1 verdict"."""
    kinds = Counter(each.what.split()[0] for each in found)
    return " and ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items())


def _of_annotations(desk: Desk) -> Iterator[Doubt]:
    """Notes, tags and highlights."""
    for placed in desk.annotations:
        if placed.anchor is None or placed.anchor.certainty is Certainty.UNCERTAIN:
            yield _doubt(placed.annotation, placed.anchor.span if placed.anchor else None)


def _of_claims(desk: Desk) -> Iterator[Doubt]:
    """Verdicts and corrections of claims that may be others."""
    for judged in desk.claims:
        for noun in judged.doubtful:
            yield _doubt(noun, _place(desk.document, judged, noun))


def _place(document: Document, judged: Judged, noun: Judgement | Correction) -> Span | None:
    """Where it would belong: to the claim, which a correction may have moved from where the extraction found it."""
    if isinstance(noun, Judgement):
        return judged.claim.span
    return _span(document, noun.content)


def _of_orphans(desk: Desk) -> Iterator[Doubt]:
    """Verdicts and corrections of claims that are there no more."""
    for noun in desk.orphans:
        yield _doubt(noun, _span(desk.document, noun.content), is_orphan=True)


def _span(document: Document, target: Target) -> Span | None:
    """Where the words of a target stand now."""
    found = anchor(document, target)
    return found.span if found else None


def target_of(noun: Noun) -> Target:
    """What something was made on."""
    return noun.target if isinstance(noun, Annotation) else noun.content


def _doubt(noun: Noun, span: Span | None, *, is_orphan: bool = False) -> Doubt:
    """A doubt about a noun."""
    what, words = named(noun)
    return Doubt(noun=noun, what=what, words=words, quote=target_of(noun).quote.exact, span=span, is_orphan=is_orphan)


def named(noun: Noun) -> tuple[str, str]:
    """What a person calls it, and what they wrote."""
    if isinstance(noun, Judgement):
        return f"verdict {noun.verdict.value}", noun.speaker or ""
    if isinstance(noun, Annotation):
        tags = " ".join(f"#{tag}" for tag in noun.tags)
        if noun.body:
            return "note", f"{noun.body} {tags}".strip()
        return ("tag", tags) if tags else ("highlight", "")
    if noun.is_made_by_hand:
        return "claim of yours", noun.speaker or ""
    if noun.is_hidden:
        return "hidden claim", ""
    return "correction", noun.speaker or noun.kind or "other bounds"


def called(doubt: Doubt, scale: Scale) -> Doubt:
    """A doubt with its verdict as the person calls it."""
    noun = doubt.noun
    return replace(doubt, what=f"verdict {scale.name(noun.verdict)}") if isinstance(noun, Judgement) else doubt


def _order(doubt: Doubt) -> tuple[bool, int, str]:
    """What can be looked at first, then by place, then by age."""
    place = doubt.span.start if doubt.span else target_of(doubt.noun).position.start
    return doubt.span is None, place, doubt.noun.id
