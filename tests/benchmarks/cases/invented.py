"""Texts that nobody wrote: words of invented syllables, as unevenly frequent as real ones, in sentences.

A share of the paragraphs are copies of earlier ones with a few words changed, as boilerplate is:
what makes finding a place again hard is not what was edited but what looks like it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random

_WORDS = re.compile(r"\w+")
_SYLLABLES = _WORDS.findall(
    "ba cor den fil gra hum is jol ka lim mor nev ost pel quin ros sta tur ul ver wen yar zo chi ed or an"
)
_COMMON = _WORDS.findall(
    "the of to and a in that is was for it on with as his they at be this from have or by one had not but what all "
    "were when we there can an your which their said if do will each about how up out them then she many some so "
    "these would other into has more her two like him see time could no make than first been its who now people"
)
_NAMES = _WORDS.findall("Marta Oduya Ilse Brandt Tomas Reyes Noor Haddad Piet Vermeer Aiko Lund")
_COPIES = 0.08
"""Of the paragraphs."""


def paragraphs(random: Random, length: int) -> list[str]:
    """Paragraphs of about `length` code points together."""
    rare = [_word(random) for _ in range(max(800, length // 150))]
    vocabulary = [*_COMMON, *rare]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    made: list[str] = []
    size = 0
    while size < length:
        is_copy = len(made) > 4 and random.random() < _COPIES
        one = _copied(random, random.choice(made), rare) if is_copy else _paragraph(random, vocabulary, weights)
        made.append(one)
        size += len(one) + 2
    return made


def _word(random: Random) -> str:
    """A word of one to four syllables."""
    return "".join(random.choice(_SYLLABLES) for _ in range(random.choice((1, 2, 2, 3, 3, 4))))


def _paragraph(random: Random, vocabulary: list[str], weights: list[float]) -> str:
    """One to seven sentences, some of them spoken."""
    return " ".join(_sentence(random, vocabulary, weights) for _ in range(random.randint(1, 7)))


def _sentence(random: Random, vocabulary: list[str], weights: list[float]) -> str:
    """Five to twenty-eight words."""
    words = random.choices(vocabulary, cum_weights=weights, k=random.randint(5, 28))
    if random.random() < 0.3:
        words[random.randrange(len(words))] = f"{random.randint(2, 9999):,}"
    if random.random() < 0.3:
        words[random.randrange(len(words))] += ","
    if random.random() < 0.2:
        words[random.randrange(len(words))] = "well-" + random.choice(vocabulary)
    said = " ".join(words)
    said = said[0].upper() + said[1:]
    shape = random.random()
    if shape < 0.2:
        return f'"{said}," said {random.choice(_NAMES)}.'
    return f"{random.choice(_NAMES)}'s {said.lower()}." if shape < 0.3 else f"{said}."


def _copied(random: Random, paragraph: str, words: list[str]) -> str:
    """A paragraph with up to four words changed."""
    copy = paragraph.split(" ")
    for _ in range(random.randint(0, 4)):
        copy[random.randrange(len(copy))] = random.choice(words)
    return " ".join(copy)
