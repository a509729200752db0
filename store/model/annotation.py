"""Annotation, Judgement, Correction: what a person adds to a text. The only things that cannot be made again."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.selector import Target
from store.model.verdict import Verdict

__all__ = ["Annotation", "Correction", "Judgement", "Verdict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A note, highlight or tag on a piece of a document."""

    id: str
    """Unique and time-ordered over all stores and machines."""
    document: str
    """Id of the kept document."""
    target: Target
    body: str = ""
    """The note; empty for a bare highlight or tag."""
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    """Addresses or references that the person gave."""
    author: str = ""
    machine: str = ""
    created: str = ""
    """ISO 8601, UTC."""
    updated: str = ""
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's verdict on a claim, with a copy of what was judged: it outlives every new extraction."""

    id: str
    document: str
    verdict: Verdict
    content: Target
    """From the first to the last word of the claim's content."""
    source: Target | None
    """Where the text named who said it; None if it did not."""
    claim: str
    """Id of the claim on the day it was judged."""
    kind: str
    """The claim's kind on that day."""
    speaker: str | None = None
    """The canonical name on that day."""
    author: str = ""
    machine: str = ""
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's repair of a claim. None in a field: left as the extraction had it."""

    id: str
    document: str
    content: Target
    source: Target | None
    claim: str
    kind: str | None = None
    speaker: str | None = None
    new_content: Target | None = None
    is_hidden: bool = False
    is_made_by_hand: bool = False
    """Whether the person made this claim from a selection."""
    author: str = ""
    machine: str = ""
    created: str = ""
    updated: str = ""
