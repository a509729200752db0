"""About: what is known of passages beside their words, as arrays, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from store.search.arrays import Numbers, Places, gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of some passages."""

    documents: Numbers
    """The number of each one's document."""
    spans: Numbers
    """Start and end in the document, in code points; two columns."""
    kinds: npt.NDArray[np.uint8]
    """Places in KINDS."""
    text: npt.NDArray[np.uint8]
    """The texts, UTF-8, one behind the other."""
    text_starts: Places
    """Where each text starts, in bytes; one more for the end."""

    def text_of(self, passage: int) -> str:
        """The text of one passage."""
        piece = self.text[self.text_starts[passage] : self.text_starts[passage + 1]]
        return piece.tobytes().decode("utf-8", "surrogatepass")

    def some(self, passages: Places) -> About:
        """The same of some passages only."""
        firsts = self.text_starts[passages]
        sizes = self.text_starts[passages + 1] - firsts
        return About(
            documents=self.documents[passages],
            spans=self.spans[passages],
            kinds=self.kinds[passages],
            text=self.text[gathered(firsts, sizes)],
            text_starts=np.append(np.int64(0), np.cumsum(sizes)),
        )


def joined(parts: Sequence[About]) -> About:
    """What is known of several lots of passages, one behind the other."""
    sizes = np.concatenate([np.diff(each.text_starts) for each in parts])
    return About(
        documents=np.concatenate([each.documents for each in parts]),
        spans=np.concatenate([each.spans for each in parts]),
        kinds=np.concatenate([each.kinds for each in parts]),
        text=np.concatenate([each.text for each in parts]),
        text_starts=np.append(np.int64(0), np.cumsum(sizes)),
    )
