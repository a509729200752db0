"""Alias: two names that a person says are one speaker. Their own layer over every extraction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """All that is said under one name is somebody's of another name."""

    id: str
    """Unique and time-ordered over all stores and machines."""
    document: str
    """Id of the kept document that it was said of."""
    name: str
    """As the extraction, or an earlier correction, has it."""
    speaker: str
    """Whose it really is."""
    is_everywhere: bool = False
    """Whether it counts in every document, those that come later included."""
    author: str = ""
    machine: str = ""
    created: str = ""
    updated: str = ""
    """ISO 8601, UTC."""
