"""Selectors: how a place in a text is written down so that it is found again when the text changed.

The names, and the meaning of their fields, are those of the W3C Web Annotation Data Model.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """The words themselves, with those before and behind."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPositionSelector:
    """Where the words stood: half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place in a text as it was described on the day it was marked."""

    quote: TextQuoteSelector
    position: TextPositionSelector
    text_hash: str
    """SHA-256 of the text it was described in, in hex."""
    lookalike: float | None = None
    """How well the likest other place of that text fitted, surroundings and all, 0..1; None: nobody looked."""


class Certainty(StrEnum):
    """How sure it is that the place found is the place meant."""

    SURE = "sure"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place found again. A target that is lost has no anchor: None."""

    span: Span
    certainty: Certainty
