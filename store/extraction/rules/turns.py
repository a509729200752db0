"""Turns of a transcript or interview: a label and a colon, and what follows is said by whom the label names.

SEN. RUTH VANCE (D), OHIO: Let me finish.      in capitals, or with a title: always
[00:14:02] Q: Would you do it again?
Vance: No.                                     a plain name: where the text has several such labels
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.extraction.lexicon import Lexicon, flags
from store.model.span import Span

STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?"
LOUD = re.compile(STAMP + r"([^\W\d_a-z][^\Wa-z]*(?:[ .,'’&()/\-]+[^\Wa-z]+)*[.)]*)\s*:(?=\s)")
"""A label in capitals: "SEN. RUTH VANCE (D), OHIO:", "Q:"."""
PLAIN = re.compile(
    STAMP
    + r"([^\W\d_a-z][\w.'’\-]*(?: (?:[^\W\d_a-z][\w.'’\-]*|\([^)\n]{1,40}\)|--|[–—]|for|of|the|and)){0,9})\s*:(?=\s)",
)
"""A label like a name: "Vance:", "The Minister for Ferries (Mr Ewan Baird):"."""
LONGEST = 80
"""Longest label, in code points."""
FURTHEST = 3
"""How many paragraphs a turn may go on over before the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says until the next does."""

    label: Span
    colon: Span
    said: tuple[Span, ...]
    """The paragraphs, the first from behind its colon."""


def turns(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> Mapping[int, Turn | None]:
    """By the start of each paragraph that belongs to a turn, the turn that begins there, or None where one goes on."""
    labels = {paragraph.start: _label(text, paragraph) for paragraph in paragraphs}
    names = {start: _name(text, label) for start, label in labels.items() if label is not None}
    counts = Counter(name for name in names.values() if name.lower() not in lexicon.sets["labels_mute"])
    chosen = {name for name in counts if _is_speaker(name, counts, lexicon)}
    if len(counts) > 1 and sum(counts.values()) * 10 >= len(labels) * 7 and _is_spoken(text, paragraphs):
        chosen = set(counts)
    found = {start: label for start, label in labels.items() if label is not None and names[start] in chosen}
    result: dict[int, Turn | None] = {}
    for group in _groups(text, paragraphs, found):
        label, colon = found[group[0].start]
        first = Span(_behind(text, colon.end, group[0].end), group[0].end)
        said = tuple(span for span in (first, *group[1:]) if len(span))
        if said:
            result.update(dict.fromkeys((span.start for span in group), None))
            result[group[0].start] = Turn(label=label, colon=colon, said=said)
    return result


def _label(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    """The label that a paragraph begins with, and its colon."""
    end = min(paragraph.end, paragraph.start + LONGEST)
    if text.find(":", paragraph.start, end) < 0:
        return None
    match = LOUD.match(text, paragraph.start, end) or PLAIN.match(text, paragraph.start, end)
    return None if match is None else (Span(*match.span(1)), Span(match.end() - 1, match.end()))


def _name(text: str, label: tuple[Span, Span]) -> str:
    """A label as it is written."""
    return label[0].of(text)


def _is_speaker(name: str, counts: Counter[str], lexicon: Lexicon) -> bool:
    """Whether a label names a speaker: in capitals or with a title in company, else one of several that come again."""
    words = re.findall(r"\w+", name.lower())
    if any(lexicon.words.get(word, 0) & flags.TITLE for word in words):
        return True
    if name.isupper():
        return sum(count for label, count in counts.items() if label.isupper()) > 1
    is_name = len(words) > 1 and all(word[0].isupper() for word in re.findall(r"\w+", name))
    return (counts[name] > 1 or is_name) and sum(1 for count in counts.values() if count > 1) > 1


def _is_spoken(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether most paragraphs end like sentences: a list of dates and places does not."""
    ended = sum(1 for paragraph in paragraphs if text[paragraph.end - 1] in ".?!”\"’'…—-")
    return ended * 10 >= len(paragraphs) * 8


def _groups(
    text: str, paragraphs: Sequence[Span], found: Mapping[int, tuple[Span, Span]]
) -> Iterator[tuple[Span, ...]]:
    """Each paragraph with a label, and those up to the next that go on with it."""
    group: list[Span] = []
    for paragraph in paragraphs:
        if paragraph.start in found:
            if group:
                yield tuple(group if len(group) <= FURTHEST else group[:1])
            group = [paragraph]
        elif group and text[paragraph.start] not in "([*":
            group.append(paragraph)
    if group:
        yield tuple(group[:1])


def _behind(text: str, start: int, end: int) -> int:
    """The first code point behind white space."""
    while start < end and text[start].isspace():
        start += 1
    return start
