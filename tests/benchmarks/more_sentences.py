"""More sentences than there are, to measure with.

    python tests/benchmarks/more_sentences.py FILE COUNT OUT

OUT begins with the sentences of FILE (gzipped or not, one a line), so that queries on those keep their answers.
The others are the same sentences with nearly every word replaced by one that is about as frequent; of the rare ones
some are made up, because more text has more words. The words are as frequent as in real text, the sentences are as
long, and a fragment of three words is as seldom found twice.
"""

from __future__ import annotations

import gzip
import random
import sys
from collections import Counter
from itertools import cycle
from pathlib import Path

_FREQUENT = 200
"""Words that are mostly grammar: they stay where they are oftener."""
_STAYS_FREQUENT, _STAYS = 0.7, 0.01
_RARE, _MADE_UP = 0.55, 0.22
"""From which rank on, as a share of all words, how many are made up."""
_SHORTEST = 4
"""Letters of a word that is worth making another one of."""
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvw"


class Replacing:
    """Replaces words by others that are about as frequent."""

    def __init__(self, sentences: list[str], chosen: random.Random) -> None:
        """Count the words."""
        self._chosen = chosen
        self._words = [word for word, _ in Counter(word for line in sentences for word in line.split()).most_common()]
        self._ranks = {word: rank for rank, word in enumerate(self._words)}

    def sentence(self, line: str) -> str:
        """Another sentence of other words."""
        return " ".join(self._other(word) for word in line.split())

    def _other(self, word: str) -> str:
        """Another word, or the same."""
        rank, chance = self._ranks[word], self._chosen.random
        if chance() < (_STAYS_FREQUENT if rank < _FREQUENT else _STAYS):
            return word
        if rank < _FREQUENT:
            return self._words[int(min(_FREQUENT, len(self._words)) * chance() ** 3)]
        if rank > _RARE * len(self._words) and len(word) >= _SHORTEST and chance() < _MADE_UP:
            return self._made_up(word)
        low, high = max(_FREQUENT, rank // 2), min(len(self._words) - 1, int(rank * 1.6) + 5)
        return self._words[low + int((high - low) * chance())]

    def _made_up(self, word: str) -> str:
        """A word with other letters in some places."""
        letters = list(word)
        for _ in range(self._chosen.choice((1, 2, 2, 3))):
            at = self._chosen.randrange(len(letters))
            letters[at] = self._chosen.choice(_VOWELS if letters[at].lower() in _VOWELS else _CONSONANTS)
        return "".join(letters)


def main() -> None:
    """Write as many sentences as the command line asks for."""
    source, count, target = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    data = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
    sentences = data.decode("utf-8").rstrip("\n").split("\n")
    replacing = Replacing(sentences, random.Random(7))  # noqa: S311 - the same sentences each time, and no secret
    with target.open("w", encoding="utf-8") as file:
        file.write("\n".join(sentences[:count]))
        for _, line in zip(range(count - len(sentences)), cycle(sentences), strict=False):
            file.write(f"\n{replacing.sentence(line)}")


if __name__ == "__main__":
    main()
