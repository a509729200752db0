"""Verdict: what a person holds of a claim. Kept apart: screens ask for it before they know of any claim."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a person holds of a claim. The digit that gives it is its place in this list."""

    OPEN = "open"
    SUPPORTED = "supported"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"
    OPINION = "opinion"
