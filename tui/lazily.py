"""Lazily: a sequence whose things are made when they are asked for, once. Pure.

A list shows thirty of thousands of rows: the others need not be put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Lazily(Sequence[Made], Generic[Thing, Made]):
    """What `make` makes of each of some things."""

    def __init__(self, things: Sequence[Thing], make: Callable[[Thing], Made]) -> None:
        """Nothing is made yet."""
        self._things, self._make = things, make
        self._made: dict[int, Made] = {}

    def __len__(self) -> int:
        """As many as there are things."""
        return len(self._things)

    @overload
    def __getitem__(self, index: int) -> Made: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Made]: ...

    def __getitem__(self, index: int | slice) -> Made | Sequence[Made]:
        """What was made of a thing, or of some."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._made:
            self._made[place] = self._make(self._things[place])
        return self._made[place]
