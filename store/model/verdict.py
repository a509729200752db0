"""Verdict: what a person holds of a claim. Kept apart: screens ask for it before they know of any claim."""

from __future__ import annotations

import re
from enum import StrEnum

VERDICT_COLOURS = ("green", "yellow", "orange", "red", "blue", "violet", "grey", "plain")
"""What a verdict may be coloured; each theme has its own shade of it."""
_LONGEST = 40
"""Code points of a verdict's id."""


class Verdict(StrEnum):
    """What a person holds of a claim: those of the usual scale, and any id of somebody's own (`model.scale`).

    There is one object for each id, so that verdicts are compared with `is`; iterating gives the usual ones.
    """

    OPEN = "open"
    SUPPORTED = "supported"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"
    OPINION = "opinion"

    @classmethod
    def _missing_(cls, value: object) -> Verdict | None:
        """The verdict of another scale; None for what can be no id."""
        if not isinstance(value, str) or len(value) > _LONGEST or not re.fullmatch(r"[^\W_][\w-]*", value):
            return None
        other = str.__new__(cls, value)
        other._name_ = other._value_ = value
        known = cls._value2member_map_.setdefault(value, other)
        assert isinstance(known, cls)
        return known

    def __reduce_ex__(self, _: object) -> tuple[type[Verdict], tuple[str]]:
        """By the id. Enum's own way before Python 3.11.4 goes by a name that only the usual scale has."""
        return type(self), (self._value_,)

    @property
    def words(self) -> str:
        """The id as a person reads it: that of "mostly-true" is "mostly true"."""
        return re.sub(r"[-_]+", " ", self.value).strip()
