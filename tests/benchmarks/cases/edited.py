"""Cases of our own: an invented text, marked in places, edited in one way or in all, and where each place is now.

Every code point carries the offset that it came from; what takes the place of an old one inherits
it. So the truth is read off the edited text and does not depend on any way of finding it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.benchmarks.cases.invented import paragraphs

Letter = tuple[str, int]
"""A code point and the offset in the old text that it came from; -1 for one that was put in."""
Text = list[Letter]
Edit = Callable[[Random, Text], Text]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def case(kind: str, seed: int, *, length: int = 50_000, count: int = 300) -> dict[str, Any]:
    """A case in the form of shared/gold/anchoring.

    Args:
        kind: A name in EDITS.
        seed: The same seed makes the same case.
        length: Code points of the text, about.
        count: How many places are marked.
    """
    random = Random(f"{kind} {seed}")  # noqa: S311 - a repeatable case, no secret
    old = "\n\n".join(paragraphs(random, length))
    spans = [_marked(random, old) for _ in range(count)]
    new = EDITS[kind](random, [(letter, at) for at, letter in enumerate(old)])
    places = _places(new, len(old))
    marks = [_annotation(old, span, _truth(new, places, span)) for span in spans]
    return {"kind": kind, "old": old, "text": "".join(letter for letter, _ in new), "anns": marks}


def _marked(random: Random, text: str) -> tuple[int, int]:
    """A stretch that a person may mark: from two words to two sentences, inside one paragraph."""
    while True:
        start = random.randrange(len(text))
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        end = min(len(text), start + random.choice((8, 12, 20, 30, 60, 120, 240)))
        while end < len(text) and text[end].isalnum():
            end += 1
        start += len(text[start:end]) - len(text[start:end].lstrip())
        words = text[start:end].rstrip()
        if len(words) >= 8 and "\n" not in words:
            return start, start + len(words)


def _annotation(old: str, span: tuple[int, int], truth: list[int] | str | None) -> dict[str, Any]:
    """A marked place as the gold has it."""
    start, end = span
    prefix, suffix = old[max(0, start - 32) : start], old[end : end + 32]
    return {"exact": old[start:end], "prefix": prefix, "suffix": suffix, "start": start, "end": end, "truth": truth}


def _places(text: Text, length: int) -> list[int]:
    """Where each code point of the old text is now; -1 if nowhere."""
    places = [-1] * length
    for at, (_, origin) in enumerate(text):
        if origin >= 0 and places[origin] < 0:
            places[origin] = at
    return places


def _truth(text: Text, places: list[int], span: tuple[int, int]) -> list[int] | str | None:
    """Where a marked place is now; "partial" if half of it is gone; None if it is gone."""
    kept = [places[at] for at in range(*span) if places[at] >= 0]
    if len(kept) < 4:
        return None
    if len(kept) < 0.5 * (span[1] - span[0]):
        return "partial"
    start, end = min(kept), max(kept) + 1
    while end < len(text) and text[end][1] == text[end - 1][1]:
        end += 1
    return [start, end]


# The edits.


def _words(text: Text) -> list[tuple[int, int]]:
    """Where the words stand."""
    return [match.span() for match in re.finditer(r"\w+", "".join(letter for letter, _ in text))]


def _sentences(text: Text) -> list[tuple[int, int]]:
    """Where the sentences stand, with the space behind them."""
    return [match.span() for match in re.finditer(r"[^.\n]+\.?\"? ?", "".join(letter for letter, _ in text))]


def _replaced(text: Text, changes: Sequence[tuple[int, int, str]]) -> Text:
    """The text with some stretches replaced; the new words stand where the old ones stood."""
    made: Text = []
    done = 0
    for start, end, new in sorted(changes):
        if start < done:
            continue
        made += text[done:start]
        length = end - start
        made += [(letter, text[start + at * length // len(new)][1] if length else -1) for at, letter in enumerate(new)]
        done = end
    return made + text[done:]


def typos(share: float) -> Edit:
    """Slips of the keyboard in a share of the words."""

    def edit(random: Random, text: Text) -> Text:
        for start, end in _words(text)[::-1]:
            if end - start > 3 and random.random() < share:
                _slip(random, text, random.randrange(start, end - 1))
        return text

    return edit


def letters(share: float) -> Edit:
    """Slips of the keyboard at a share of the letters, as a bad scan has them."""

    def edit(random: Random, text: Text) -> Text:
        for at in range(len(text) - 2, -1, -1):
            if text[at][0].isalpha() and random.random() < share:
                _slip(random, text, at)
        return text

    return edit


def _slip(random: Random, text: Text, at: int) -> None:
    """One letter left out, doubled, swapped or mistaken."""
    slip = random.randrange(4)
    if slip == 0:
        del text[at]
    elif slip == 1:
        text.insert(at, text[at])
    elif slip == 2 and text[at + 1][0].isalpha():
        text[at], text[at + 1] = text[at + 1], text[at]
    else:
        text[at] = random.choice(_LETTERS), text[at][1]


def _new_words(random: Random, text: Text) -> Text:
    """Three of a hundred words replaced by other words of the text."""
    found = _words(text)
    chosen = [span for span in found if random.random() < 0.03]
    spelled = "".join(letter for letter, _ in text)
    return _replaced(text, [(*span, spelled[slice(*random.choice(found))]) for span in chosen])


def _insert(random: Random, text: Text) -> Text:
    """New sentences between the old ones, and a new first paragraph."""
    new = iter([line for one in paragraphs(random, len(text) // 8 + 200) for line in re.split(r"(?<=\.) ", one)])
    starts = [start for start, _ in _sentences(text)]
    chosen = random.sample(starts, max(1, len(starts) // 12))
    changes = [(0, 0, next(new) + "\n\n"), *((at, at, next(new, "More.") + " ") for at in chosen if at)]
    return _replaced(text, changes)


def _delete(random: Random, text: Text) -> Text:
    """Four of a hundred sentences deleted."""
    made: Text = []
    done = 0
    for start, end in _sentences(text):
        made += text[done:start]
        if random.random() > 0.04:
            made += text[start:end]
        done = end
    return made + text[done:]


def _reorder(random: Random, text: Text) -> Text:
    """The paragraphs shuffled."""
    spelled = "".join(letter for letter, _ in text)
    found = [match.span() for match in re.finditer(r"[^\n]+", spelled)]
    random.shuffle(found)
    made: Text = []
    for start, end in found:
        made += [*text[start:end], ("\n", -1), ("\n", -1)]
    return made


def _reflow(_: Random, text: Text) -> Text:
    """Lines broken anew."""
    column = 0
    for at, (letter, origin) in enumerate(text):
        column = 0 if letter == "\n" else column + 1
        if column > 72 and letter == " ":
            text[at] = "\n", origin
            column = 0
    return text


def _smart(_: Random, text: Text) -> Text:
    """Other quotation marks, dashes and ligatures."""
    kinds = {'"': "\u201d", "'": "\u2019", "-": "\u2010"}
    changes = [(at, at + 1, kinds[letter]) for at, (letter, _) in enumerate(text) if letter in kinds]
    spelled = "".join(letter for letter, _ in text)
    return _replaced(text, changes + [(match.start(), match.end(), "\ufb01") for match in re.finditer("fi", spelled)])


def _mixed(random: Random, text: Text) -> Text:
    """All of it, but for the order."""
    for edit in (_insert, _delete, _new_words, typos(0.02), _smart, _reflow):
        text = edit(random, text)
    return text


EDITS: dict[str, Edit] = {
    "none": lambda _, text: text,
    "insert": _insert,
    "delsent": _delete,
    "words": _new_words,
    "typo2": typos(0.02),
    "typo10": typos(0.1),
    "letters5": letters(0.05),
    "letters10": letters(0.1),
    "reflow": _reflow,
    "smart": _smart,
    "reorder": _reorder,
    "mixed": _mixed,
}
