"""The search as slowly and plainly as it can be written: every passage looked at, no list, no array, no short cut.

What store/search answers fast must be what this answers. The weights are its own words of the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from store.search.expansion import slips_allowed
from store.search.passages import Passage
from store.search.tokens import stem, token_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the search does not look at in large collections, so that it stays fast."""

    common: int = 2000
    """A word that more passages hold draws none, if it is only like the one that was typed."""
    walked: int = 2_000_000
    """Passages that the drawing words may hold together."""
    leaders: int = 1000
    """Passages that are looked into: the best by what did draw."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage with its score."""

    passage: Passage
    score: float


def likeness(typed: str, word: str, *, is_typing: bool) -> float:
    """How surely a typed word means a word: the best of all the ways it may."""
    found = [0.0]
    if word == typed:
        found.append(1.0)
    if stem(word) == stem(typed):
        found.append(0.92)
    missing = len(word) - len(typed)
    if word.startswith(typed) and len(typed) >= (1 if is_typing else 3):
        found.append((0.95 if is_typing else 0.85) - 0.03 * min(missing, 8))
    if slips := slips_allowed(typed):
        found.append(slipped(typed, word, slips))
        if is_typing and missing > 0 and shares_a_letter(typed, word):
            heads = [word[:length] for length in (len(typed), len(typed) + 1) if length <= 16]
            best = max(slipped(typed, head, slips) for head in heads)
            found.append(0.95 * best - 0.03 * min(missing, 8) if best else 0.0)
    return max(found)


def by_stem(typed: str, word: str, words: Sequence[str]) -> float:
    """How surely a word is meant because it shares its stem with one that is a slip away from the typed stem."""
    root = stem(typed)
    slips = slips_allowed(root)
    if root == typed or not slips:
        return 0.0
    return max((0.9 * slipped(root, near, slips) for near in words if stem(near) == stem(word)), default=0.0)


def slipped(typed: str, word: str, slips: int) -> float:
    """The likeness of a word within some slips."""
    distance = OSA.distance(typed, word)
    if distance > slips:
        return 0.0
    return 1.0 if distance == 0 else max(0.3, 0.97 - distance * (0.05 + 0.75 / len(typed)))


def shares_a_letter(typed: str, word: str) -> bool:
    """Whether a slip in a beginning spared one of the first two letters."""
    pairs = ((0, 0), (1, 1), (0, 1), (1, 0))
    return any(typed[here] == word[there] for here, there in pairs if there < len(word))


@dataclass(frozen=True, slots=True)
class Asked:
    """A query on some passages."""

    texts: list[list[str]]
    """The words of each passage."""
    typed: list[str]
    """The words of the query."""
    tables: list[dict[str, float]]
    """By word of the query, how surely it means each word of the passages."""
    weights: list[float]
    """How much each word of the query tells."""
    is_open: bool
    """Whether the last word may still be being typed."""


def asked_of(passages: Sequence[Passage], query: str) -> Asked:
    """A query, with what it means in these passages."""
    texts = [token_words(passage.text) for passage in passages]
    words = sorted({word for text in texts for word in text})
    typed = token_words(query)[:24]
    tables = []
    for place, word in enumerate(typed):
        is_typing = place == len(typed) - 1 and query[-1:].isalnum()
        likes = ((each, max(likeness(word, each, is_typing=is_typing), by_stem(word, each, words))) for each in words)
        table = {each: round(like, 6) for each, like in likes}  # .95 - .03 is as much as .92
        tables.append({each: like for each, like in table.items() if like})
    is_open = query[-1:].isalnum()
    begun = [*[""] * (len(typed) - 1), typed[-1] if is_open else ""]
    weights = [weight(table, texts, start) for table, start in zip(tables, begun, strict=True)]
    return Asked(texts, typed, tables, weights, is_open)


def answers(passages: Sequence[Passage], query: str) -> list[Answer]:
    """The passages that answer a query, best first."""
    asked = asked_of(passages, query)
    found = []
    for at in drawn(asked, Limits()):
        passage, text = passages[at], asked.texts[at]
        points = by_words(text, asked.tables, asked.weights) - 0.008 * min(120, len(text))
        if is_whole(text, asked):
            points += 12 + in_one_piece(text, asked)
        else:
            points += by_places(text, asked.tables) + wording(" ".join(asked.typed), " ".join(text))
        points /= sum(asked.weights) + 12 + len(asked.typed)
        found.append((-points, passage.document, passage.span.start, passage, tuple(text)))
    apart: dict[tuple[str, ...], Answer] = {}
    for points, _, _, passage, said in sorted(found, key=lambda item: item[:3]):
        apart.setdefault(said, Answer(passage, -points))
    return list(apart.values())


def drawn_slowly(passages: Sequence[Passage], query: str, limits: Limits) -> list[tuple[str, float]]:
    """The texts that are worth a closer look, and what they are worth."""
    asked = asked_of(passages, query)
    return [(passages[at].text, worth(asked.texts[at], asked.tables, asked.weights)) for at in drawn(asked, limits)]


def drawn(asked: Asked, limits: Limits) -> list[int]:
    """The passages that a drawing word stands in, of many the leaders, and of these what is worth enough."""
    texts, tables = asked.texts, asked.tables
    holding = {word: sum(word in text for text in texts) for table in tables for word in table}
    common = max(limits.common, 0.01 * len(texts))
    drawing = [
        {word: like for word, like in table.items() if holding[word] <= common or like == max(table.values())}
        for table in tables
    ]
    costs = [sum(holding[word] for word in table) for table in drawing]
    able = sorted((at for at in range(len(tables)) if tables[at]), key=lambda at: (costs[at], asked.typed[at]))
    walked: list[int] = []
    for place in able:
        if not walked or sum(costs[at] for at in walked) + costs[place] <= limits.walked:
            walked.append(place)
    own, weights = [drawing[at] for at in walked], [asked.weights[at] for at in walked]
    found = [at for at, text in enumerate(texts) if any(set(text) & set(table) for table in own)]
    points = {at: worth(texts[at], own, weights) - 0.008 * min(120, len(texts[at])) for at in found}
    last = sorted(points.values(), reverse=True)[: limits.leaders][-1:]
    found = [at for at in found if points[at] >= last[0] - 1e-6]
    enough = 1.5 * log(1 + len(texts))
    least = 0.25 * min(sum(asked.weights[at] for at in able), enough)
    return [at for at in found if worth(texts[at], tables, asked.weights) >= least - 1e-6]


def weight(table: dict[str, float], texts: Sequence[Sequence[str]], begun: str) -> float:
    """How much a word tells; of one that is only begun by all that goes on from there."""
    if not table:
        return log(1 + len(texts)) / 2
    likely = {word for word, like in table.items() if like >= 0.9 * max(table.values()) - 1e-6}
    held = sum(word in text for text in texts for word in likely)
    if begun:
        held = max(held, sum(word.startswith(begun) for text in texts for word in set(text)))
    return log(1 + len(texts) / min(len(texts), held))


def worth(text: Sequence[str], tables: Sequence[dict[str, float]], weights: Sequence[float]) -> float:
    """What draws a passage: the words of the query that it has."""
    likes = (max((table.get(word, 0.0) for word in text), default=0.0) for table in tables)
    return sum(weight * like**2 for weight, like in zip(weights, likes, strict=True))


def by_words(text: Sequence[str], tables: Sequence[dict[str, float]], weights: Sequence[float]) -> float:
    """The words alone."""
    return sum(each * max(table.get(word, 0.0) for word in text) for table, each in zip(tables, weights, strict=True))


def by_places(text: Sequence[str], tables: Sequence[dict[str, float]]) -> float:
    """Closeness and order of the words."""
    last = -1
    chosen: list[int] = []
    for table in tables:
        likes = [table.get(word, 0.0) for word in text]
        if best := max(likes):
            places = [place for place, like in enumerate(likes) if like == best]
            last = next((place for place in places if place > last), places[0])
            chosen.append(last)
    return 8 * nearness(chosen, len(tables))


def is_whole(text: Sequence[str], asked: Asked) -> bool:
    """Whether a passage has every word as it was typed; the last may go on from there while it is being typed."""
    *words, last = asked.typed
    ends = any(word.startswith(last) for word in text) if asked.is_open else last in text
    return ends and set(words) <= set(text)


def in_one_piece(text: Sequence[str], asked: Asked) -> int:
    """How many words of the query, from its first on, stand one behind the other; one alone is no piece."""
    pieces = [0]
    for start in range(len(text)):
        length = 0
        for place, word in enumerate(asked.typed[: len(text) - start]):
            is_open = asked.is_open and place == len(asked.typed) - 1
            if not (text[start + place].startswith(word) if is_open else text[start + place] == word):
                break
            length += 1
        pieces.append(length)
    return max(pieces) if max(pieces) > 1 else 0


def nearness(chosen: Sequence[int], asked: int) -> float:
    """Adjacent, close and ordered words."""
    share = len(chosen) / max(1, asked)
    if len(chosen) < 2:
        return 0.2 * share
    steps = [after - before for before, after in pairwise(chosen)]
    adjacent = sum(step == 1 for step in steps) / len(steps)
    in_order = sum(step > 0 for step in steps) / len(steps)
    width = max(chosen) - min(chosen) + 1
    return share * (0.1 * adjacent + 0.1 * (0.5 * in_order + 0.5 * min(1.0, len(chosen) / width)))


def wording(query: str, text: str) -> float:
    """How much of the query stands in the text as it was typed."""
    ratio = fuzz.partial_ratio(query, text) if len(query) <= len(text) else fuzz.ratio(query, text)
    return 2.4 * (ratio / 100) ** 2
