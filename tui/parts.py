"""Part: sentences, claims or notes of a document on their way into an index, a piece at a time. Pure.

made of   a b c             ->  a b c d e     d and e join those that are in, or wait to be
made of   a b c             ->  a x c         all go, and come again
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    # RapidFuzz and numpy: not for the first paint.
    from store import Passage

Noun = TypeVar("Noun")


class Part(Generic[Noun]):
    """What is in of one part of a document, and what is still to come."""

    def __init__(self, *, joins: bool) -> None:
        """Nothing is in; whether nouns that come behind the others join them, or all come again."""
        self._joins = joins
        self._seen: object = None
        self._nouns: list[Noun] = []
        self._left: deque[Iterator[Passage]] = deque()

    def renew(
        self, seen: object, nouns: Callable[[], list[Noun]], passages: Callable[[list[Noun]], Iterable[Passage]]
    ) -> bool:
        """Make it of these nouns; whether what is in of it has to go.

        Args:
            seen: What the nouns are of; the same thing means that nothing changed. Asked at each key.
            nouns: All that it is made of.
            passages: What some of them become.
        """
        if self._seen is seen:
            return False
        self._seen, before, self._nouns = seen, self._nouns, nouns()
        if self._nouns == before:
            return False
        is_more = self._joins and self._nouns[: len(before)] == before
        if not is_more:
            self._left.clear()
        self._left.append(iter(passages(self._nouns[len(before) :] if is_more else self._nouns)))
        return not is_more

    def take(self, count: int) -> list[Passage]:
        """The next passages that are to be taken in, so many at most."""
        taken: list[Passage] = []
        while self._left and len(taken) < count:
            taken += islice(self._left[0], count - len(taken))
            if len(taken) < count:
                self._left.popleft()
        return taken

    @property
    def is_in(self) -> bool:
        """Whether nothing is to come."""
        return not self._left
