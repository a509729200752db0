"""In which language a text is written, by its closed-class words. Two are known; the rest is "und"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).parent / "lexicon" / "closed_classes.toml"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 30_000
"""Code points that are read: a language shows within a few sentences."""
_LEAST = 0.15
"""Share of the words that must be closed-class: about .45 in prose of the language, below .08 in another."""


def language_of(text: str) -> str:
    """The BCP 47 tag of the language: "en", "de", or "und" when it is neither or cannot be told."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return "und"
    counts = {language: sum(word in listed for word in words) for language, listed in _lists().items()}
    best, second = sorted(counts, key=lambda language: (-counts[language], language))[:2]
    is_clear = counts[best] >= _LEAST * len(words) and counts[best] > 1.5 * counts[second]
    return best if is_clear else "und"


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """The words of each language without those that another one has too."""
    data = {name: frozenset(words.split()) for name, words in tomllib.loads(_LISTS.read_text(encoding="utf-8")).items()}
    return {
        name: words - frozenset().union(*(other for language, other in data.items() if language != name))
        for name, words in data.items()
    }
