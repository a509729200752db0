"""Sources: texts made ready to hold many quotations against: their words in one row, and which part has which word.

    words    we will not raise the fees | this year or next | "" | they say ...
    chunks   0                            1                        2
    chunks_of["fees"] = [0, ...]          a barrier between two texts

Where a word stands in its text is worked out only for the chunks that a quotation leads to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from store.checking.common_words import COMMON
from store.checking.tokens import keys, spans
from store.model.span import Span

_CHUNK = 1200
"""Code points: about 200 words. Smaller ones cost memory, larger ones time for each quotation."""
_LONGEST_CHUNK = 4000
"""Code points, where there is no white space to cut at."""
_BARRIER = ""
_CACHED = 2000
"""Chunks whose words' places are remembered."""
_BLANK = re.compile(r"\s")


class Sources:
    """Some texts by name, prepared once."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Prepare the texts: a second for 10 MB.

        Args:
            texts: Pairs of a name and a text, in the order in which equally good places are preferred.
        """
        self.texts: list[tuple[str, str]] = list(texts)
        self.words: list[str] = []
        """All words, as they are compared, an empty one behind each text."""
        self.chunks_of: dict[str, list[int]] = {}
        """In which chunks each word stands."""
        self._firsts: list[int] = []
        self._stretches: list[tuple[int, int, int]] = []
        self._places: dict[int, list[Span]] = {}
        for number, (_, text) in enumerate(self.texts):
            for start, end in _cuts(text):
                self._add(number, start, end)
            if text:
                self.words.append(_BARRIER)

    def __len__(self) -> int:
        """How many chunks there are."""
        return len(self._firsts)

    def _add(self, number: int, start: int, end: int) -> None:
        """A chunk more: a stretch of the text of that number."""
        words = keys(self.texts[number][1], start, end)
        chunk = len(self._firsts)
        self._firsts.append(len(self.words))
        self._stretches.append((number, start, end))
        self.words += words
        for word in set(words):
            self.chunks_of.setdefault(word, []).append(chunk)

    def weight(self, word: str) -> float:
        """How much a word says about where a passage stands: .3 for a common one, 1 for others."""
        return 0.3 if word in COMMON else 1.0

    def range_of(self, chunk: int) -> tuple[int, int]:
        """The first word of a chunk and the first one behind it."""
        behind = self._firsts[chunk + 1] if chunk + 1 < len(self._firsts) else len(self.words)
        return self._firsts[chunk], behind

    def source_of(self, word: int) -> int:
        """The number of the text that a word stands in."""
        return self._stretches[bisect_right(self._firsts, word) - 1][0]

    def place(self, word: int) -> Span:
        """Where the word of that number stands in its text."""
        chunk = bisect_right(self._firsts, word) - 1
        if chunk not in self._places:
            if len(self._places) >= _CACHED:
                for old in list(islice(self._places, _CACHED // 2)):
                    del self._places[old]
            number, start, end = self._stretches[chunk]
            self._places[chunk] = spans(self.texts[number][1], start, end)
        return self._places[chunk][word - self._firsts[chunk]]

    def span(self, first: int, behind: int) -> Span:
        """The stretch of a text from one word to before another; at least one word."""
        return Span(self.place(first).start, self.place(behind - 1).end)

    def bounds(self, word: int) -> tuple[int, int]:
        """The first word of the text that a word stands in, and the first behind it."""
        number = self.source_of(word)
        low = bisect_right(self._stretches, (number, -1, -1))
        high = bisect_right(self._stretches, (number + 1, -1, -1))
        behind = self._firsts[high] if high < len(self._firsts) else len(self.words)
        return self._firsts[low], behind - 1


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """The chunks of a text: cut at white space, where there is some."""
    start = 0
    while start < len(text):
        found = _BLANK.search(text, start + _CHUNK, start + _LONGEST_CHUNK)
        end = found.start() if found else min(start + _LONGEST_CHUNK, len(text))
        yield start, end
        start = end
