"""Places: where a person was, to go back to, and the marks they set. Offsets in code points. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

_KEPT = 100
"""Places remembered; older ones are forgotten."""


@dataclass(slots=True)
class Places:
    """The jumps of one reading, and its marks by letter."""

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


def _step(source: list[int], target: list[int], offset: int) -> int | None:
    """Take the last of `source` that is not `offset` and put `offset` on `target`."""
    while source:
        place = source.pop()
        if place != offset:
            target.append(offset)
            return place
    return None
