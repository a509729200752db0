"""Collecting: what a long document holds for as long as it is read is left out of the collector's later looks.

Claims hold no circles, and a megabyte of them is 100,000 objects: each full look at them, and there was one a
second while they came, kept every key waiting for up to 0.2 s. What is new is looked at once and then put aside
until the reader is left.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

MANY = 1_000
"""Things after which they are put aside: some 20,000 objects, and 3 ms to look at."""


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
    """Throw away what is garbage of all that is new, and put the rest aside."""
    gc.collect()
    gc.freeze()


def unsettle() -> None:
    """Let the collector look at everything again: it may be garbage now."""
    gc.unfreeze()
