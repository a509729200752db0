"""Desk: one open document with its claims, verdicts and annotations, each at its place. An immutable view."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import Claim
from store.model.document import Document
from store.model.scale import USUAL_SCALE, Scale
from store.model.selector import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with what the person holds of it."""

    claim: Claim
    """As corrected."""
    verdict: Verdict
    judgement: Judgement | None = None
    correction: Correction | None = None
    doubtful: tuple[Judgement | Correction, ...] = ()
    """Of these two, those whose place is uncertain: for the person to confirm (`Notebook.confirm`)."""
    overruled: tuple[Judgement | Correction, ...] = ()
    """Earlier ones of the same claim, by another person or on another machine: the latest counts."""
    called: str = ""
    """The name it stands under, where the person said that this is somebody else (`Alias`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An annotation with the place where its words stand now."""

    annotation: Annotation
    anchor: Anchor | None
    """None: lost. Show it with the words it was made on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open document."""

    document: Document
    claims: tuple[Judged, ...] = ()
    """By place."""
    annotations: tuple[Placed, ...] = ()
    """By place; lost ones last."""
    orphans: tuple[Judgement | Correction, ...] = ()
    """What the person said of claims that are there no more."""
    scale: Scale = USUAL_SCALE
    """How verdicts are told."""
