"""Sentences that tile a text: put together again they are the text.

    He asked J. Smith.  "Really?" she said.
    |------------------||------------------|     a sentence owns the white space behind it

Every mark that may end a sentence is looked at once, with a few words on either side, so the time is
linear in the text. A quotation of several sentences is cut between them; a question or cry in
quotation marks stays with the words that say whose it is. When in doubt a sentence goes on.
"""

from __future__ import annotations

import re
from itertools import pairwise

from store.model.span import Span
from store.text.abbreviations import (
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    GERMAN_MONTHS,
    MAY_BE_LAST,
    NEVER_LAST,
    REPORTING,
    STARTERS,
)
from store.text.paragraphs import paragraphs

_CLOSERS = r"(?:[\"'”’“‘»›«)\]}*_]|[ \u00a0\u202f]»(?=[\s.,;:!?)]|$)|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*"
_MARKS = r"[.!?…‽؟۔।]"
# The first mark stands alone, so that `re` can skip to it. Nothing is given back or begun twice (*+, the look
# behind, the look ahead): a line of 100,000 dots must not take 100,000² steps. A group is not made possessive
# with *+, since Python gets that wrong before 3.11.5 (gh-106052).
_MARK = re.compile(rf"(?P<mark>{_MARKS}(?<!{_MARKS}{_MARKS}){_MARKS}*+)(?=(?P<closers>{_CLOSERS}))(?P=closers)\s+")
_FULL_WIDTH_MARK = re.compile(r"[。！？][。！？」』）”’]*\s*")
# A heading, a new item of a list and a speaker's turn in a transcript start a sentence on their line.
_LINE = re.compile(
    r"\n(?=[^\S\n]*(?:[-*•+][^\S\n]|\d{1,3}[.)][^\S\n]|[a-z]\)[^\S\n])"
    r"|\#{1,6}[^\S\n]|[A-ZÄÖÜ][A-ZÄÖÜ.'’ -]{1,40}:[^\S\n])"
)
_HEADING = re.compile(r"^\#{1,6}[^\S\n][^\n]*\n", re.MULTILINE)
_OPENERS = re.compile(r"[(\[\"'“„‘‚«»*_]")
_WORD_BEHIND = re.compile(r"[\"'“”„‘’‚«»‹›(\[{¿¡*_>—–-]*\s?([^\W_]+)?")
_SPACED_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:z\.\s?B|d\.\s?h|u\.\s?a|u\.\s?U|z\.\s?T|z\.\s?Zt|i\.\s?d\.\s?R|i\.\s?A|s\.\s?o|o\.\s?ä|v\.\s?a|n\.\s?Chr"
    r"|v\.\s?Chr|i\.\s?e|e\.\s?g|et\s?al)\.$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    rf"(?!(?:He|She|They|We|It|The|Er|Sie|Es|Wir)\b)(?:[A-ZÀ-Þ][\w.'’-]*\s+){{1,4}}(?:\w+ly\s+)?(?:{REPORTING})\b"
)


def sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The sentences of a text, or of a span of it: in order, without a gap; none of them crosses a blank line."""
    whole = Span(0, len(text)) if span is None else span
    starts = [whole.start]
    bounds = [paragraph.start for paragraph in paragraphs(text, whole)][1:]
    for bound in (*bounds, whole.end):
        first = starts[-1] + len(text[starts[-1] : bound]) - len(text[starts[-1] : bound].lstrip())
        # A slice, so that nothing looks beyond its paragraph.
        starts += [first + cut for cut in _cuts(text[first:bound])]
        if starts[-1] < bound:
            starts.append(bound)
    return tuple(Span(start, end) for start, end in pairwise(starts))


def _cuts(text: str) -> list[int]:
    """Where a new sentence starts inside one paragraph, whose first code point is not white space."""
    cuts = [match.end() for match in _MARK.finditer(text) if _ends_sentence(text, match)]
    if not text.isascii():
        cuts += [match.end() for match in _FULL_WIDTH_MARK.finditer(text)]
    if "\n" in text:
        cuts += [match.end() for pattern in (_LINE, _HEADING) for match in pattern.finditer(text)]
    last = len(text.rstrip("> \t\n"))
    return sorted({cut for cut in cuts if 0 < cut < last})


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a mark with white space behind it ends its sentence, by the words around it."""
    behind = _word_behind(text, match.end())
    if behind[:1].islower():
        return False
    mark, closers = match["mark"], match["closers"]
    if mark != "." and closers.strip(")]"):
        return _ATTRIBUTION.match(text[match.end() : match.end() + 80]) is None
    if mark in {"...", "…"}:
        return behind not in {"I", ""}
    if mark != "." or closers.strip(")]"):
        return True
    return _stop_ends_sentence(text[max(0, match.start() - 40) : match.start()], behind)


def _stop_ends_sentence(before: str, behind: str) -> bool:
    """Whether a bare full stop ends its sentence: the text before it and the word behind it decide."""
    if not before or before[-1].isspace():
        return True
    *earlier, word = before.rsplit(None, 2)
    word = _OPENERS.split(word)[-1]
    low, is_start = word.lower(), behind.lower() in STARTERS
    if low in NEVER_LAST or (len(word) <= 3 and _SPACED_ABBREVIATION.search(before + ".")):
        return False
    if behind[:1].isdigit() and low in BEFORE_NUMBER:
        return False
    if len(low) <= 2 and low.isdecimal():
        return not (not earlier or behind.lower() in GERMAN_MONTHS or earlier[-1].lower() in BEFORE_ORDINAL)
    if len(word) == 1 and word.isalpha():
        return _letter_ends_sentence(word, earlier, is_start=is_start)
    is_dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    return is_start or not (is_dotted or low in MAY_BE_LAST)


def _letter_ends_sentence(letter: str, earlier: list[str], *, is_start: bool) -> bool:
    """Whether a single letter with a full stop is a last word ("so do I.", "vitamin C. The") or an initial."""
    if letter == "I" and earlier and earlier[-1].islower():
        return True
    return is_start and bool(earlier)


def _word_behind(text: str, start: int) -> str:
    """The next word, without the quotation marks and brackets that open before it; "" for a sign."""
    found = _WORD_BEHIND.match(text, start, start + 60)
    return (found[1] or "") if found else ""
