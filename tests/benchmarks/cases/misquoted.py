"""Misquoted: quotations of invented texts, with what was done to them and where their words stand. Seeded.

Every kind is made in the ways in which people make it: a wrong word, a lost "not", another number; words left out with
and without a mark; two places joined by a mark, by "and" or by nothing; clauses, sentences or words that changed
places; sentences of other texts and retold ones; and honest quotations in other marks, dashes, case, spacing, wrapping.
The borders are those of docs/checking.md.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.cases.retold import RETOLD

ROOT = Path(__file__).parents[3]
MARKS = (" … ", " ... ", " […] ", " [...] ", "… ", " . . . ", " (...) ")
NEGATIONS = {"not", "never", "no", "nicht", "nie", "kein", "keine"}
FILLERS = ("really", "always", "probably", "secretly", "never", "only", "almost", "three", "wirklich", "again")
_SENTENCE = re.compile(r"(?<!\S)\S(?:[^.!?\n]|[.](?=\w))*[.!?]+[\"”’»“]*(?=\s|$)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation, its source, what it is, and where its words stand in the source."""

    quote: str
    source: str
    kind: str
    spans: tuple[tuple[int, int], ...]


def texts() -> list[str]:
    """The invented texts of the project, one by one."""
    golden = [path.read_text("utf-8") for path in sorted((ROOT / "tests/golden/articles").glob("*.txt"))]
    cases = [
        case.split("\n", 1)[1].split("\n---\n")[0]
        for text in golden
        for case in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]
    ]
    samples = [path.read_text("utf-8") for path in sorted((ROOT / "docs/samples").glob("*.*"))]
    return [text for text in (*samples, *cases) if len(text) > 600]


def pairs(sources: Sequence[str], count: int, seed: int) -> Iterator[Pair]:
    """So many pairs on some texts, the kinds in equal parts."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, repeatable
    makers: list[Callable[[random.Random, str, Sequence[str]], Pair | None]] = [
        verbatim, altered, elided, spliced, reordered, absent,
    ]  # fmt: skip
    made = 0
    while made < count:
        source = chance.choice(sources)
        pair = makers[made % len(makers)](chance, source, sources)
        if pair:
            made += 1
            yield _lookalike(chance, pair) if chance.random() < 0.1 else pair


def _lookalike(chance: random.Random, pair: Pair) -> Pair:
    """The pair with a source that has a near copy of the passage further on."""
    if pair.kind not in {"verbatim", "altered"}:
        return pair
    start, end = pair.spans[0]
    copy = [word for word in pair.source[start:end].split() if chance.random() > 0.15]
    return Pair(pair.quote, f"{pair.source}\n\n{' '.join(copy)}.\n", pair.kind, pair.spans)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences of at least five words stand."""
    found = []
    for match in _SENTENCE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if len(text[start : match.end()].split()) >= 5:
            found.append((start, match.end()))
    return found


def _passage(chance: random.Random, source: str, fewest: int = 4, most: int = 45) -> tuple[int, int] | None:
    """A piece of a text between word edges: one or some sentences, or some words in a row."""
    found = sentences(source)
    if not found:
        return None
    if chance.random() < 0.5:
        at = chance.randrange(len(found))
        last = min(len(found) - 1, at + chance.choice((0, 0, 1, 2)))
        start, end = found[at][0], found[last][1]
    else:
        words = [match.span() for match in _WORD.finditer(source)]
        length = chance.randint(fewest, 25)
        at = chance.randrange(max(1, len(words) - length))
        start, end = words[at][0], words[min(len(words), at + length) - 1][1]
    piece = source[start:end]
    return (start, end) if fewest <= len(piece.split()) <= most and len(_plain(piece)) >= fewest else None


def _plain(text: str) -> list[str]:
    """The words of a text without what never counts."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*|[%$€£]", text.replace("-\n", "").lower().replace("’", "'"))


def _dressed(chance: random.Random, quote: str) -> str:
    """The same words, written otherwise."""
    ways: list[Callable[[str], str]] = [
        lambda text: re.sub(r"[“”„«»]", '"', text).replace("’", "'"),
        lambda text: text.replace("'", "’").replace(' "', " “"),
        lambda text: text.replace("—", " – ").replace(" – ", "—"),
        lambda text: text.replace("-", "‑"),
        str.upper,
        str.lower,
        lambda text: text[:1].swapcase() + text[1:],
        lambda text: "\n".join(
            textwrap.wrap(text, chance.randint(20, 60), break_on_hyphens=False, break_long_words=False)
        ),
        lambda text: re.sub(r"\s+", "  ", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.rstrip('.,;!?”"') + chance.choice((",", ".", "", "!", "…")),
        lambda text: f"“{text}”",
        lambda text: f"… {text}",
        lambda text: f"{text} ...",
        lambda text: re.sub(r"\b([a-z]{4})([a-z]{4,})\b", r"\1-\n\2", text, count=1),
        lambda text: text.replace("...", "…"),
        lambda text: f"[{text[0]}]{text[1:]}" if text[1:2].isalpha() else text,
    ]
    for way in chance.sample(ways, chance.choice((0, 1, 1, 2, 3))):
        quote = way(quote)
    return quote


def verbatim(chance: random.Random, source: str, _: Sequence[str]) -> Pair | None:
    """A passage, written otherwise."""
    place = _passage(chance, source, chance.choice((2, 3, 4, 6)))
    return Pair(_dressed(chance, source[slice(*place)]), source, "verbatim", (place,)) if place else None


def altered(chance: random.Random, source: str, sources: Sequence[str]) -> Pair | None:
    """A passage with some words replaced or added, a number changed, a "not" put in or taken out."""
    place = _passage(chance, source)
    if not place:
        return None
    words = source[slice(*place)].split()
    others = chance.choice(sources).split()
    for _ in range(chance.choice((1, 1, 1, 2, 3)) if len(words) > 8 else 1):
        _alter(chance, words, others)
    quote = " ".join(words)
    if set(_plain(source[slice(*place)])) == set(_plain(quote)) or _plain(quote) in _rows(source, len(_plain(quote))):
        return None
    return Pair(_dressed(chance, quote), source, "altered", (place,))


def _rows(source: str, length: int) -> list[list[str]]:
    """All rows of so many words of a text."""
    words = _plain(source)
    return [words[at : at + length] for at in range(len(words) - length + 1)]


def _alter(chance: random.Random, words: list[str], others: Sequence[str]) -> None:
    """Change one word of some, in place."""
    at = chance.randrange(len(words))
    bare = words[at].strip(".,;:!?“”\"'’()").lower()
    numbers = [number for number, word in enumerate(words) if any(map(str.isdigit, word))]
    negated = [number for number, word in enumerate(words) if word.lower() in NEGATIONS and 0 < number < len(words) - 1]
    way = chance.random()
    if numbers and way < 0.3:
        at = chance.choice(numbers)
        words[at] = re.sub(r"\d", lambda match: str((int(match[0]) + chance.randint(1, 8)) % 10), words[at], count=1)
    elif negated and way < 0.4:
        del words[chance.choice(negated)]
    elif way < 0.5:
        words.insert(max(1, at), chance.choice(("not", "never")))
    elif way < 0.65:
        words.insert(max(1, at), chance.choice(FILLERS))
    elif way < 0.75 and len(bare) > 3:
        words[at] = re.sub(
            r"(ed|ing|s|e|en)?([.,;:!?”\"]*)$",
            lambda match: chance.choice(("ing", "s", "ed", "er")) + match[2],
            words[at],
            count=1,
        )
    else:
        words[at] = chance.choice([word for word in others if word.isalpha() and word.lower() != bare] or ["entirely"])


def elided(chance: random.Random, source: str, _: Sequence[str]) -> Pair | None:
    """A passage without some words inside."""
    place = _passage(chance, source, 7)
    if not place:
        return None
    words = [match.span() for match in _WORD.finditer(source, *place)]
    first = chance.randint(2, len(words) - 4)
    behind = min(first + chance.choice((1, 2, 3, 3, 4, 5, 6, 8, 12)), len(words) - 2)
    gone = source[words[first][0] : words[behind - 1][1]]
    mark = chance.choice((*MARKS, " ", " ", " ", " "))
    is_turned = mark == " " and len(_plain(gone)) <= 2 and NEGATIONS & set(_plain(gone))
    if not _plain(gone) or is_turned:
        return None
    head, tail = (place[0], words[first - 1][1]), (words[behind][0], place[1])
    quote = source[slice(*head)] + mark + source[slice(*tail)]
    if _plain(quote) in _rows(source, len(_plain(quote))):
        return None
    return Pair(_dressed(chance, quote), source, "elided", (head, tail))


def spliced(chance: random.Random, source: str, _: Sequence[str]) -> Pair | None:
    """Two passages, from different places, joined."""
    first, other = (_passage(chance, source, 4, 25) for _ in range(2))
    if not first or not other:
        return None
    low, high = sorted((first, other))
    between = len(source[low[1] : high[0]].split()) if low[1] < high[0] else 0
    if between < (50 if (low, high) == (first, other) else 20):
        return None
    joint = chance.choice((*MARKS[:4], " and ", ", and ", " ", " ", ". ", " but ", "; "))
    one = source[slice(*first)]
    if not joint.isspace() and joint not in MARKS:
        one = one.rstrip(".,;!?")
    return Pair(_dressed(chance, one + joint + source[slice(*other)]), source, "spliced", (first, other))


def reordered(chance: random.Random, source: str, _: Sequence[str]) -> Pair | None:
    """A passage whose sentences, clauses or words changed places."""
    place = _passage(chance, source)
    if not place:
        return None
    piece = source[slice(*place)]
    way = chance.random()
    if (
        way < 0.3
        and len(found := [match[0].strip() for match in re.finditer(r"(?:[^.!?]|[.](?=\w))+[.!?]*[”“\"’]*", piece)]) > 1
    ):
        chance.shuffle(found)
        quote = " ".join(found)
    elif way < 0.6 and ", " in piece:
        head, tail = piece.split(", ", 1)
        quote = f"{tail.strip()}, {head}"
    else:
        words = piece.split()
        one, other = sorted(chance.sample(range(len(words)), 2))
        words[one], words[other] = words[other], words[one]
        if way > 0.85:
            words = words[one + 1 :] + words[: one + 1]
        quote = " ".join(words)
    if _plain(quote) == _plain(piece) or sorted(_plain(quote)) != sorted(_plain(piece)):
        return None
    if _plain(quote) in _rows(source, len(_plain(quote))):
        return None
    return Pair(_dressed(chance, quote), source, "reordered", (place,))


def absent(chance: random.Random, source: str, sources: Sequence[str]) -> Pair | None:
    """A sentence of another text, or one of this text, retold."""
    retold = [words for name, words in RETOLD if name in source]
    if retold and chance.random() < 0.5:
        return Pair(_dressed(chance, chance.choice(retold)), source, "absent", ())
    other = chance.choice(sources)
    place = _passage(chance, other)
    if not place or other is source or other[slice(*place)] in source:
        return None
    return Pair(_dressed(chance, other[slice(*place)]), source, "absent", ())
