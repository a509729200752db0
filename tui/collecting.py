"""Collecting: what a long document holds for as long as it is read is left out of the collector's later looks.

Claims hold no circles, and a megabyte of them is 100,000 objects: each full look at them, and there was one a
second while they came, kept every key waiting for up to 0.2 s. What is new is looked at once and then put aside
until the reader is left.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from textual._styles_cache import StylesCache

Thing = TypeVar("Thing")

NEVER = 1_000_000_000
"""Looks at young things before everything is looked at: the collector does not do that by itself."""
DUE = 10
"""Looks at young things after which everything is looked at when nobody types: what Python has by itself."""
REST = 2.0
"""Seconds without a key after which nobody types."""
PAUSE = 0.3
"""Seconds without a key in which there is time to throw away a screen that was left: 10 ms where the rest is aside."""
LEFT = 2
"""Screens that were left after which nobody waits for a pause: of 5,000 claims' speakers each is 5 MB."""
_MIDDLE = 1
"""The generation of what is neither new nor old; there are some thousand things in it at most."""
MANY = 1_000
"""Things after which they are put aside: some 20,000 objects, and 3 ms to look at."""


def begin() -> None:
    """Put aside what was made for the first paint, and look at young things only, from now on.

    A look at everything, 40 to 60 ms in a long text, would come while keys do: they make the things that it is due for.
    """
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)
    gc.enable()


class Waste:
    """When everything is looked at; what is known of that beside the collector's own counts."""

    def __init__(self) -> None:
        """No screen was left."""
        self._left = 0

    def leave(self) -> None:
        """A screen was left: it and its widgets hold one another, and only the collector parts them."""
        self._left += 1

    def rest(self, seconds: float) -> None:
        """Look at everything, if that is due and nothing was typed for so many seconds, or too many screens wait."""
        is_due = seconds >= REST and gc.get_count()[2] >= DUE
        if is_due or (self._left and seconds >= PAUSE) or self._left >= LEFT:
            self._left = 0
            # Textual remembers two colours for each of a thousand widgets, and with them the widget's lines.
            StylesCache.get_inner_outer.cache_clear()
            gc.collect()


WASTE = Waste()
"""The one of this process."""


def settled(batches: Iterable[Sequence[Thing]]) -> Iterator[Sequence[Thing]]:
    """The batches as they come; whenever there are many new things, they are put aside."""
    new = 0
    for batch in batches:
        yield batch
        new += len(batch)
        if new >= MANY:
            new = 0
            settle()


def settle() -> None:
    """Throw away what is garbage of what is young, and put the rest aside.

    Not of all that is there: 5,000 notes that just came are 60,000 objects, and 40 ms in which no key gets through.
    A circle that was let go of long ago and that no rest met is thrown away when the reader is left.
    """
    gc.collect(_MIDDLE)
    gc.freeze()


def unsettle() -> None:
    """Let the collector look at everything again: it may be garbage now."""
    gc.unfreeze()
