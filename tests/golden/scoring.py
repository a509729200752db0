"""How well attributions with offsets agree with gold ones.

The definitions are those in use for PolNeAR and its kin: every comparison is over words, never over punctuation, and
a leading "that" does not count. A content is found when the Jaccard index of the two sets of words is at least one
half, each gold content with at most one found one, best first. A triple is a found content whose sources share a word,
or are both absent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.golden.cases import TITLES, WORD

Row = Mapping[str, Any]
Offsets = Sequence[Sequence[int]]


def word_set(text: str, spans: Offsets) -> frozenset[int]:
    """Where the words of `spans` begin."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def content_set(text: str, spans: Offsets) -> frozenset[int]:
    """The same, without a leading "that"."""
    found = sorted(word_set(text, spans))
    return frozenset(found[1:] if len(found) > 1 and re.match(r"that\s", text[found[0] :], re.IGNORECASE) else found)


def pairs(gold: Sequence[frozenset[int]], got: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """One-to-one, best first: the index in `gold` and in `got` of each content found."""
    scored = [(len(g & p) / len(g | p), i, j) for i, g in enumerate(gold) for j, p in enumerate(got) if g & p]
    left, right, found = set(range(len(gold))), set(range(len(got))), []
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found += [(i, j)] if score >= 0.5 else []
    return found


def is_same_name(gold: str, got: str | None) -> bool:
    """Whether two names are one: last word the same, forenames agree, one may lack or shorten them."""
    ours, theirs = bare(gold), bare(got or "")
    if not ours or not theirs or len(theirs) > len(ours) + 2 or ours[-1] != theirs[-1]:
        return False
    first, other = ours[:-1], theirs[:-1]
    return (
        not first
        or not other
        or first[0] == other[0]
        or (1 in {len(first[0]), len(other[0])} and first[0][0] == other[0][0])
    )


def bare(name: str) -> list[str]:
    """The words of a name in lower case, without titles and articles unless it has no others."""
    found = re.findall(r"\w+", name.lower())
    return [word for word in found if word not in TITLES] or found


def count(gold: Row, got: Row) -> Counter[str]:
    """Of one article: how many gold, got, found, triples; speakers asked for and right among the found."""
    text: str = gold["text"]
    ours, theirs = gold["attributions"], got["attributions"]
    found = pairs([content_set(text, a["content"]) for a in ours], [content_set(text, a["content"]) for a in theirs])
    counts = Counter(gold=len(ours), got=len(theirs), found=len(found))
    for i, j in found:
        source, other = word_set(text, ours[i]["source"]), word_set(text, theirs[j]["source"])
        counts["triple"] += bool(source & other) or not (source or other)
        if "speaker" in ours[i]:
            counts["speakers"] += 1
            counts["right"] += is_same_name(ours[i]["speaker"], theirs[j].get("speaker"))
    return counts


def figures(counts: Counter[str]) -> dict[str, float | int]:
    """F1 of contents and triples, and the share of right speakers among the found, in percent."""

    def percent(part: float, whole: float) -> float:
        return round(100 * part / whole, 1) if whole else 0.0

    both = counts["gold"] + counts["got"]
    return {
        "gold": counts["gold"],
        "got": counts["got"],
        "J": percent(2 * counts["found"], both),
        "triple": percent(2 * counts["triple"], both),
        "speaker": percent(counts["right"], counts["speakers"]),
    }
