"""How alike two words or names are written."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.speakers.names import is_initials, key


def slips(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one word the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def is_fuller(name: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a name says more: it has more words, or a forename where there was an initial."""
    if len(known) == 1:
        return True
    if known[-1].isupper() and not name[-1].isupper():
        return len(name) >= len(known)  # "CLARA VOSS" in a transcript
    was_initial, is_initial = is_initials(known[0]), is_initials(name[0])
    if was_initial != is_initial:
        return was_initial
    return len(name) > len(known)


def agree(keys: tuple[str, ...], words: Sequence[str]) -> bool:
    """Whether two names of one surname can be one person's: forenames equal, an initial, or missing."""
    if len(keys) == 1 or len(words) == 1:
        return True
    mine, other = keys[0], key(words[0])
    if mine == other:
        return True
    if min(len(mine), len(other)) > 4 and mine[0] == other[0] and slips(mine, other) == 1:
        return True  # "Kristin" and "Kristen": two spellings of one article
    return mine[0] == other[0] and (is_initials(mine) or is_initials(other))
