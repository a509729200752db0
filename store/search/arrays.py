"""The arrays of the index, by what they hold, and the few steps over them that several modules take."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.int32]
"""Numbers of words or passages, counts, offsets."""
Compact: TypeAlias = npt.NDArray[np.int32] | npt.NDArray[np.uint16]
"""Numbers in as few bytes as the highest of them needs."""
Shares: TypeAlias = npt.NDArray[np.float32]
Flags: TypeAlias = npt.NDArray[np.bool_]
Letters: TypeAlias = npt.NDArray[np.uint64]
"""Sets of letters, a bit each."""
Places: TypeAlias = npt.NDArray[np.int64]

_TWO_BYTES = 0xFFFF
Number = TypeVar("Number", bound=np.generic)


def numbers(values: Any) -> Numbers:
    """Anything that counts, as numbers."""
    return np.asarray(values, dtype=np.int32)


def compact(values: Compact) -> Compact:
    """The same numbers, none below 0, in as few bytes as they need: half in most collections that a person has."""
    if values.max(initial=0) <= _TWO_BYTES:
        return values.astype(np.uint16, copy=False)
    return values.astype(np.int32, copy=False)


def offsets(lengths: npt.NDArray[Any]) -> Numbers:
    """Where each of some pieces starts that lie one behind the other; one more for the end."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The distinct values, rising. Asked without counts, numpy looks for masks first: 2 MB and 30 ms to import."""
    found: npt.NDArray[Number] = np.unique(values, return_counts=True)[0]
    return found


def gathered(starts: npt.NDArray[Any], lengths: npt.NDArray[Any]) -> Places:
    """The indexes of some pieces of an array, one behind the other: 7 8 9 2 3 for 3 from 7 and 2 from 2."""
    total = int(lengths.sum())
    ends = np.cumsum(lengths)
    shifts: Places = np.repeat(starts - ends + lengths, lengths)
    return np.arange(total, dtype=np.int64) + shifts


def within(numbers_asked: Numbers, rising: Numbers) -> tuple[Places, Flags]:
    """Where each of some numbers stands in a rising array, and whether it is there at all."""
    if not len(rising):
        return np.zeros(len(numbers_asked), dtype=np.int64), np.zeros(len(numbers_asked), dtype=np.bool_)
    at = np.searchsorted(rising, numbers_asked)
    at[at == len(rising)] = 0
    return at, rising[at] == numbers_asked
