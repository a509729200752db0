"""Taking in: passages on their way into a segment. The one part of the index that reads text, word by word."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import accumulate, chain, islice

import numpy as np

from store.courtesy import COURTESY
from store.search.about import About, mark
from store.search.arrays import Numbers
from store.search.passages import KINDS, Passage
from store.search.segments import Segment, segment
from store.search.tokens import Tokens

_AT_ONCE = 32
"""Passages that are taken in at once: .4 ms."""
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

    def take(self, passages: Iterable[Passage]) -> None:
        """Take in passages, but those that have no word at all."""
        waiting = iter(passages)
        while some := list(islice(waiting, _AT_ONCE)):
            COURTESY.give_way()
            self._take(some)

    def _take(self, passages: list[Passage]) -> None:
        """Take in a few passages."""
        read = [self._tokens.numbers(_words_of(passage)) for passage in passages]
        kept = [passage for passage, found in zip(passages, read, strict=True) if found]
        texts = [passage.text.encode("utf-8", "replace") if self._keeps(passage) else b"" for passage in kept]
        self._numbers.extend(chain.from_iterable(read))
        self._lengths.extend([len(found) for found in read if found])
        self._units.extend([self._unit_of(passage) for passage in kept])
        self._spans.extend([end for passage in kept for end in (passage.span.start, passage.span.end)])
        self._kinds.extend([_KIND[passage.kind] for passage in kept])
        self._speakers.extend([self._speaker_of(passage.speaker) for passage in kept])
        self._marks.extend([mark(passage.id) for passage in kept])
        self._sizes.extend(list(accumulate(map(len, texts), initial=len(self._text)))[1:])
        self._text += b"".join(texts)

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


def _words_of(passage: Passage) -> str:
    """What is found of a passage: its own words, and who says it."""
    return f"{passage.text}\n{passage.speaker}" if passage.speaker else passage.text
