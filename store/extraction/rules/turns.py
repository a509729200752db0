"""Turns of a transcript or interview: a label and a colon, and what follows is said by whom the label names.

SEN. RUTH VANCE (D), OHIO: Let me finish.
Q: Would you do it again?
Vance: No.            only where the same text has such labels again
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from store.model.span import Span

LOUD = re.compile(r"([^\W\d_a-z][^\Wa-z]*(?:[ .,'’&()/\-]+[^\Wa-z]+)*[.)]*)\s*:(?=\s)")
"""A label in capitals: "SEN. RUTH VANCE (D), OHIO:", "Q:"."""
PLAIN = re.compile(r"([^\W\d_a-z][\w.'’\-]*(?: (?:[^\W\d_a-z(][\w.'’()\-]*|--|[–—])){0,9})\s*:(?=\s)")
"""A label like a name: "Vance:", "Dr Lloyd:"."""
FURTHEST = 3
"""How many paragraphs a turn may go on over before the next."""
LONGEST = 80
"""Longest label, in code points."""


def turns(text: str, paragraphs: Sequence[Span]) -> Mapping[int, tuple[Span, Span]]:
    """By the start of its paragraph, the label and the colon of each turn.

    A paragraph between two turns belongs to the one before it and has its label.
    """
    labels = {paragraph.start: _label(text, paragraph) for paragraph in paragraphs}
    counts = Counter(label.of(text) for label, _ in filter(None, labels.values()))
    repeated = {label for label, count in counts.items() if count > 1}
    loud = sum(count for label, count in counts.items() if label.isupper())
    named = sum(1 for label in labels.values() if label is not None)
    is_transcript = named > 2 and named * 10 >= len(labels) * 7
    found: dict[int, tuple[Span, Span]] = {}
    for start, label in labels.items():
        name = label[0].of(text) if label is not None else ""
        is_turn = loud > 1 if name.isupper() else len(repeated) > 1 and name in repeated
        if label is not None and (is_turn or is_transcript):
            found[start] = label
    return _with_continuations(text, paragraphs, found) if len(found) > 1 else {}


def _label(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    """The label that a paragraph begins with, and its colon."""
    end = min(paragraph.end, paragraph.start + LONGEST)
    match = LOUD.match(text, paragraph.start, end) or PLAIN.match(text, paragraph.start, end)
    if match is None:
        return None
    return Span(*match.span(1)), Span(match.end() - 1, match.end())


def _with_continuations(
    text: str, paragraphs: Sequence[Span], found: Mapping[int, tuple[Span, Span]]
) -> Mapping[int, tuple[Span, Span]]:
    """The turns with the paragraphs between them, save those in brackets."""
    result = dict(found)
    open_: list[int] = []
    current: tuple[Span, Span] | None = None
    for paragraph in paragraphs:
        if paragraph.start in found:
            if current is not None and len(open_) <= FURTHEST:
                result.update(dict.fromkeys(open_, current))
            current, open_ = found[paragraph.start], []
        elif text[paragraph.start] not in "([*":
            open_.append(paragraph.start)
    return result
