"""Taking in: passages on their way into a segment. The one part of the index that reads text, word by word."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import numpy as np

from store.courtesy import COURTESY
from store.search.about import About, mark
from store.search.arrays import Numbers
from store.search.passages import KINDS, Passage
from store.search.segments import Segment, segment
from store.search.tokens import Tokens

_KIND = {kind: number for number, kind in enumerate(KINDS)}


class Taken:
    """Passages whose words are numbered by when they were first met."""

    def __init__(
        self,
        unit_of: Callable[[Passage], int],
        speaker_of: Callable[[str], int],
        *,
        keeps: Callable[[Passage], bool] = lambda _: True,
    ) -> None:
        """`unit_of` and `speaker_of` give the numbers that are kept with a passage; `keeps`: whether its words are."""
        self._unit_of, self._speaker_of, self._keeps = unit_of, speaker_of, keeps
        self._tokens = Tokens()
        self._numbers, self._lengths, self._sizes = array("i"), array("i"), array("q", [0])
        self._units, self._spans, self._kinds = array("i"), array("i"), array("B")
        self._speakers, self._marks = array("i"), array("Q")
        self._text = bytearray()

    @property
    def words(self) -> list[str]:
        """The distinct words, by number."""
        return self._tokens.words

    def take(self, passage: Passage) -> None:
        """Take in one passage, unless it has no word at all."""
        COURTESY.give_way()
        found = self._tokens.numbers(passage.text)
        if passage.speaker:
            found += self._tokens.numbers(passage.speaker)
        if not found:
            return
        self._numbers.extend(found)
        self._lengths.append(len(found))
        self._units.append(self._unit_of(passage))
        self._spans.append(passage.span.start)
        self._spans.append(passage.span.end)
        self._kinds.append(_KIND[passage.kind])
        self._speakers.append(self._speaker_of(passage.speaker))
        self._marks.append(mark(passage.id))
        if self._keeps(passage):
            self._text += passage.text.encode("utf-8", "replace")
        self._sizes.append(len(self._text))

    def segment(self, ids: Numbers) -> Segment:
        """The segment, its words by the numbers that they have in the vocabulary."""
        about = About(
            units=np.frombuffer(self._units, dtype=np.int32),
            spans=np.frombuffer(self._spans, dtype=np.int32).reshape(-1, 2),
            kinds=np.frombuffer(self._kinds, dtype=np.uint8),
            speakers=np.frombuffer(self._speakers, dtype=np.int32),
            marks=np.frombuffer(self._marks, dtype=np.uint64),
            text=np.frombuffer(bytes(self._text), dtype=np.uint8),
            text_starts=np.frombuffer(self._sizes, dtype=np.int64),
        )
        words = np.frombuffer(self._numbers, dtype=np.int32)
        return segment(ids[words], np.frombuffer(self._lengths, dtype=np.int32), about)
