"""Texts with their attributions marked, for tests that need attributions that are right.

    [1:Ann Hill] said {1:that it held}.      source 1 and content 1; the marks are not part of the text
    “{1:It held},” [1:she] said.             a content behind a quotation mark is direct

Marks may nest: “{1:[2:I] think {2:it held}},” said [1:Hill].
"""

from __future__ import annotations

import re

from store.extraction.speakers.resolving import resolve
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import Speaker
from store.model.span import Span

MARK = re.compile(r"[\[{](\d+):|[\]}]")
QUOTES = "“„«»\"‘'"


def read_marked(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text without its marks, and the attributions by their numbers."""
    text, end = "", 0
    sources: dict[int, Span] = {}
    contents: dict[int, Span] = {}
    open_: list[tuple[str, int, int]] = []
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        end = match.end()
        if match[1]:
            open_.append((match[0][0], int(match[1]), len(text)))
        else:
            mark, number, start = open_.pop()
            (sources if mark == "[" else contents)[number] = Span(start, len(text))
    text += marked[end:]
    return text, tuple(_attribution(text, sources.get(number), contents[number]) for number in sorted(contents))


def _attribution(text: str, source: Span | None, content: Span) -> Attribution:
    is_direct = content.start > 0 and text[content.start - 1] in QUOTES
    return Attribution(
        source=(source,) if source is not None else (),
        cue=(),
        content=(content,),
        kind=AttributionKind.DIRECT if is_direct else AttributionKind.INDIRECT,
        category=AttributionClass.STATEMENT,
        pattern="marked",
    )


def speakers_of(marked: str, language: str = "en") -> tuple[Speaker, ...]:
    """Who is behind each marked attribution, by their numbers."""
    text, attributions = read_marked(marked)
    return resolve(text, attributions, language)


def names_of(marked: str, language: str = "en") -> list[str | None]:
    """The names that are asserted, by the numbers of the attributions."""
    return [speaker.name for speaker in speakers_of(marked, language)]
