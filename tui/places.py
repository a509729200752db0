"""Places: where a person was, in a document and from one to the next, and the marks they set. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

Place = TypeVar("Place", int, str)

_KEPT = 100
"""Places remembered; older ones are forgotten."""


@dataclass(slots=True)
class Places:
    """The jumps of one reading, and its marks by letter. Offsets in code points."""

    marks: dict[str, int] = field(default_factory=dict)
    """Letter -> offset."""
    _behind: list[int] = field(default_factory=list)
    _ahead: list[int] = field(default_factory=list)

    def leave(self, offset: int) -> None:
        """Remember the place that is jumped from; whatever was ahead is forgotten."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != offset:
            self._behind.append(offset)
            del self._behind[:-_KEPT]

    def back(self, offset: int) -> int | None:
        """The place before, when standing at `offset`; None: there is none."""
        return _step(self._behind, self._ahead, offset)

    def forward(self, offset: int) -> int | None:
        """The place that `back` came from; None: there is none."""
        return _step(self._ahead, self._behind, offset)


@dataclass(slots=True)
class Visited:
    """The documents that were read in one session, by id: the places in each, and the way from one to the next."""

    _places: dict[str, Places] = field(default_factory=dict)
    _behind: list[str] = field(default_factory=list)
    _ahead: list[str] = field(default_factory=list)

    def places(self, document: str, otherwise: Places) -> Places:
        """The places in a document; those given, if it was not read before."""
        return self._places.setdefault(document, otherwise)

    def leave(self, document: str) -> None:
        """Remember the document that is left for another; whatever was ahead is forgotten."""
        self._ahead.clear()
        self._behind.append(document)
        del self._behind[:-_KEPT]

    def back(self, document: str) -> str | None:
        """The document before this one; None: there is none."""
        return _step(self._behind, self._ahead, document)

    def forward(self, document: str) -> str | None:
        """The document that `back` came from; None: there is none."""
        return _step(self._ahead, self._behind, document)


def _step(source: list[Place], target: list[Place], offset: Place) -> Place | None:
    """Take the last of `source` that is not `offset` and put `offset` on `target`."""
    while source:
        place = source.pop()
        if place != offset:
            target.append(offset)
            return place
    return None
