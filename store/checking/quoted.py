"""Quoted: a quotation as its writer made it: the words, where something is marked as left out, what the editor put in.

"We will [the council] pay ... [sic] next year"
    0   1      2   3   4             5    6        words
               ------                              an editor's
                          ^ an omission is marked before word 5
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, replace

from store.checking.tokens import key, spans
from store.model.span import Span

_OMISSION = re.compile(r"(?:[\[(]\s*)?(?:\u2026|\.{2,}|\.(?:\s\.)+)(?:\s*[\])])?|\[\s*(?:-+|[\u2013\u2014]+)\s*\]")
_SIC = re.compile(r"[\[(]\s*sic\s*[!.?]*\s*[\])]", re.IGNORECASE)
_EDITORIAL = re.compile(r"\[[^\[\]]{1,200}\]")
_LETTERS = re.compile(r"\[(\w+)\](?=\w)|(?<=\w)\[(\w+)\]")
"""Letters that an editor changed inside a word: "[T]he", "want[ed]"."""
_LINE_END = re.compile(r"[-\u2010\u00ad]\n[ \t]*")
_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad]\s*|\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The words of a quotation."""

    text: str
    keys: tuple[str, ...]
    """Each word as it is compared."""
    spans: tuple[Span, ...]
    """Where each stands in `text`."""
    marks: frozenset[int]
    """Before which words, by number, something is marked as left out."""
    editorial: frozenset[int]
    """Which words, by number, stand in square brackets."""


def read_quoted(text: str) -> Quoted:
    """A quotation, taken apart."""
    # What is no word of the quotation becomes blanks of the same length, so that offsets stay.
    plain = _SIC.sub(_blanks, text)
    omissions = [match.start() for match in _OMISSION.finditer(plain)]
    plain = _OMISSION.sub(_blanks, plain)
    places = list(_words(plain))
    starts = [place.start for place in places]
    marks = {bisect_left(starts, offset) for offset in omissions}
    brackets = [Span(*match.span()) for match in _EDITORIAL.finditer(plain)]
    return Quoted(
        text=text,
        keys=tuple(key(_without_brackets(place.of(plain))) for place in places),
        spans=tuple(places),
        marks=frozenset(marks - {0, len(places)}),
        editorial=frozenset(
            number for number, place in enumerate(places) if any(bracket.meets(place) for bracket in brackets)
        ),
    )


def respelt(quoted: Quoted, known: Container[str]) -> Quoted:
    """The quotation with words joined that a hyphen parts, where the sources know them only as one; or the reverse.

    A hyphen at the end of a line may belong to the word ("well-known") or only to the line.
    """
    for number in range(len(quoted.keys) - 1, -1, -1):
        parts = _parts(quoted.text, quoted.spans[number])
        if len(parts) > 1 and quoted.keys[number] not in known and all(key(p.of(quoted.text)) in known for p in parts):
            quoted = _parted(quoted, number, parts)
    for number in range(len(quoted.keys) - 2, -1, -1):
        one, other = quoted.spans[number], quoted.spans[number + 1]
        pair = quoted.keys[number : number + 2]
        is_parted = _HYPHEN.fullmatch(quoted.text, one.end, other.start) is not None
        if is_parted and "".join(pair) in known and not (pair[0] in known and pair[1] in known):
            quoted = _joined(quoted, number)
    return quoted


def _parts(text: str, word: Span) -> list[Span]:
    """The parts of a word that the end of a line parts."""
    edges = [word.start]
    for match in _LINE_END.finditer(text, word.start, word.end):
        edges += match.span()
    edges.append(word.end)
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _parted(quoted: Quoted, number: int, parts: list[Span]) -> Quoted:
    """The quotation with a word as some."""
    keys, spans, more = list(quoted.keys), list(quoted.spans), len(parts) - 1
    keys[number : number + 1] = [key(part.of(quoted.text)) for part in parts]
    spans[number : number + 1] = parts
    marks = frozenset(at + more * (at > number) for at in quoted.marks)
    inside = range(number, number + len(parts)) if number in quoted.editorial else ()
    editorial = frozenset(at + more * (at > number) for at in quoted.editorial) | frozenset(inside)
    return replace(quoted, keys=tuple(keys), spans=tuple(spans), marks=marks, editorial=editorial)


def _joined(quoted: Quoted, number: int) -> Quoted:
    """The quotation with a word and the one behind it as one."""
    keys, spans = list(quoted.keys), list(quoted.spans)
    keys[number : number + 2] = ["".join(keys[number : number + 2])]
    spans[number : number + 2] = [Span(spans[number].start, spans[number + 1].end)]
    marks, editorial = (frozenset(at - (at > number) for at in numbers) for numbers in (quoted.marks, quoted.editorial))
    return replace(quoted, keys=tuple(keys), spans=tuple(spans), marks=marks, editorial=editorial)


def _blanks(match: re.Match[str]) -> str:
    """As many blanks as the match is long."""
    return " " * len(match[0])


def _without_brackets(word: str) -> str:
    """The word with the letters that stood in brackets."""
    return word.replace("[", "").replace("]", "")


def _words(text: str) -> list[Span]:
    """The words, those with a bracket inside as one."""
    found = spans(text, 0, len(text))
    joins = {match.start() for match in _LETTERS.finditer(text)} | {match.end() for match in _LETTERS.finditer(text)}
    words: list[Span] = []
    for place in found:
        seam = text[words[-1].end : place.start] if words else ""
        if seam in {"[", "]"} and words[-1].end + (seam == "]") in joins:
            words[-1] = Span(words[-1].start, place.end)
        else:
            words.append(place)
    return words
