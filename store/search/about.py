"""About: what is known of passages beside their words, as arrays, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
import numpy.typing as npt

from store.search.arrays import Numbers, Places, gathered

Marks = npt.NDArray[np.uint64]
"""What stands for the id of a claim or annotation; 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of some passages."""

    units: Numbers
    """The number of each one's unit."""
    spans: Numbers
    """Start and end in the document, in code points; two columns."""
    kinds: npt.NDArray[np.uint8]
    """Places in KINDS."""
    speakers: Numbers
    """The number of who says it; -1 for nobody."""
    marks: Marks
    text: npt.NDArray[np.uint8]
    """The texts, UTF-8, one behind the other."""
    text_starts: Places
    """Where each text starts, in bytes; one more for the end."""

    def text_of(self, passage: int) -> str:
        """The text of one passage."""
        piece = self.text[self.text_starts[passage] : self.text_starts[passage + 1]]
        return piece.tobytes().decode("utf-8", "replace")

    def some(self, passages: Places) -> About:
        """The same of some passages only."""
        firsts = self.text_starts[passages]
        sizes = self.text_starts[passages + 1] - firsts
        return About(
            units=self.units[passages],
            spans=self.spans[passages],
            kinds=self.kinds[passages],
            speakers=self.speakers[passages],
            marks=self.marks[passages],
            text=self.text[gathered(firsts, sizes)],
            text_starts=np.append(np.int64(0), np.cumsum(sizes)),
        )

    def renumbered(self, units: Numbers, speakers: Numbers) -> About:
        """The same with other numbers: `units[old]` is the new one, and so for speakers, behind whom stands -1."""
        return replace(self, units=units[self.units], speakers=speakers[self.speakers])


def mark(identity: str) -> int:
    """What stands for the id of a claim or annotation: 64 bits of it; 0 for none."""
    data = identity.encode()
    return crc32(data) << 32 | crc32(data[::-1]) if data else 0


def joined(parts: Sequence[About]) -> About:
    """What is known of several lots of passages, one behind the other."""
    sizes = np.concatenate([np.diff(each.text_starts) for each in parts])
    return About(
        units=np.concatenate([each.units for each in parts]),
        spans=np.concatenate([each.spans for each in parts]),
        kinds=np.concatenate([each.kinds for each in parts]),
        speakers=np.concatenate([each.speakers for each in parts]),
        marks=np.concatenate([each.marks for each in parts]),
        text=np.concatenate([each.text for each in parts]),
        text_starts=np.append(np.int64(0), np.cumsum(sizes)),
    )
