"""Quotations: where the text stands between quotation marks, nested and over several paragraphs.

    „First of all …                 an opening mark that its paragraph does not close
    We will also launch …           runs on, because a closing mark comes before another opening one
    a one-step process“, said …     and ends here: one quotation

One pass over the marks of a paragraph with a stack of what is open. Which mark opens and which closes
is a table; where a mark can do both (straight, guillemets, ‘ ’), the characters around it decide.
Nothing here knows words: whether a quotation is speech is for the rules that read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extraction.quotation_marks import ALWAYS_OPENS, CLOSERS, DEEPEST, ELISION, MARK, SINGLE, Open, Scan
from store.model.attribution import Quotation
from store.model.span import Span

LOOKAHEAD = 8
"""How many paragraphs a quotation may run on without a mark of its own before it counts as never closed."""


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of `text`, in the order of their opening marks; spans in code points, marks included."""
    found: list[Quotation] = []
    running: Open | None = None
    for number, paragraph in enumerate(paragraphs):
        repeated = running is not None and text.startswith(running.mark, paragraph.start)
        marks = _marks(text, paragraph, skip_first=repeated)
        if running is None and not marks:
            continue
        scan = Scan(text, paragraph, marks)
        if running is not None:
            scan.stack.append(running)
        scan.following = next((later.start for later in paragraphs[number + 1 : number + 2]), None)
        _read_marks(scan)
        running = scan.stack[0] if scan.stack and _runs_on(text, scan.stack[0], paragraphs, number) else None
        if scan.stack and running is None:
            scan.close(0, paragraph.end, "")
        found.extend(scan.closed)
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, quotation.depth)))


def _marks(text: str, span: Span, *, skip_first: bool) -> list[tuple[int, int]]:
    """Start and end of each mark in `span`; a repeated opening mark at its start is none."""
    marks = [match.span() for match in MARK.finditer(text, span.start, span.end)]
    return marks[1:] if skip_first else marks


def _read_marks(scan: Scan) -> None:
    """Open and close quotations at the marks of a paragraph, in order."""
    for number, (start, end) in enumerate(scan.marks):
        mark = scan.text[start:end]
        level = _level_closed_by(scan, mark)
        if mark in SINGLE:
            _read_single(scan, number, level)
        elif level is not None and not _reopens(scan, number, level):
            scan.close(level, end, mark)
        elif _opens(scan, start, end, mark) and len(scan.stack) < DEEPEST:
            if level is not None and mark == '"' and not _is_nested(scan, number):
                scan.close(level, _end_before(scan.text, scan.stack[level].start + 1, start), "")
            scan.open(start, mark)


def _level_closed_by(scan: Scan, mark: str) -> int | None:
    """The innermost open quotation that `mark` could close."""
    for level in range(len(scan.stack) - 1, -1, -1):
        if mark in CLOSERS[scan.stack[level].mark]:
            return level
    return None


def _reopens(scan: Scan, number: int, level: int) -> bool:
    """Whether a mark that could close rather opens: straight ones before a word, guillemets of both fashions."""
    start, end = scan.marks[number]
    mark = scan.text[start:end]
    if scan.can_close(start, end) or not scan.can_open(start, end):
        return False
    if mark in "«»“”":
        return level == len(scan.stack) - 1 and mark == "“" and scan.stack[level].mark != "„"
    if mark != '"' or not scan.text[end : end + 1].isalnum():
        return False
    behind = scan.marks[number + 1 : number + 2]
    return bool(behind) and scan.can_close(*behind[0])


def _is_nested(scan: Scan, number: int) -> bool:
    """Whether a straight mark inside straight marks begins a quotation of its own: two closing ones follow."""
    behind = scan.marks[number + 1 : number + 3]
    return len(behind) == 2 and all(
        scan.text[start] == '"' and scan.can_close(start, end) and not scan.can_open(start, end)
        for start, end in behind
    )


def _opens(scan: Scan, start: int, end: int, mark: str) -> bool:
    """Whether `mark`, which closes nothing here, opens a quotation."""
    if mark not in CLOSERS:
        return False
    if mark in ALWAYS_OPENS or mark == "``":
        return True
    if mark in "“«‹":
        return not scan.can_close(start, end) or scan.can_open(start, end)
    return scan.can_open(start, end)


def _read_single(scan: Scan, number: int, level: int | None) -> None:
    """A single mark: closing, opening or an apostrophe."""
    start, end = scan.marks[number]
    mark = scan.text[start]
    if mark == "‘" and (level is None or scan.stack[level].mark != "‚"):
        level = None
    if level is not None and scan.can_close(start, end):
        if not _is_apostrophe(scan, number):
            scan.close(level, end, mark)
    elif _opens_single(scan, start, mark):
        scan.open(start, mark)


def _opens_single(scan: Scan, start: int, mark: str) -> bool:
    """Whether a single mark opens a quotation: one that is closed later, or goes on in the next paragraph."""
    if mark == "’" or not scan.can_open(start, start + 1) or ELISION.match(scan.text, start):
        return False
    if len(scan.stack) >= DEEPEST or any(opened.mark == mark for opened in scan.stack):
        return False
    repeats = start == scan.span.start and scan.following is not None and scan.text.startswith(mark, scan.following)
    return scan.marks[-1][0] > start or repeats


def _is_apostrophe(scan: Scan, number: int) -> bool:
    """Whether a mark that could close is that of "the ministers’ plan" or "goin’ home".

    So it is when the sentence goes on in lower case and another mark that can close comes next.
    """
    text, start = scan.text, scan.marks[number][0]
    goes_on = text[start + 1 : start + 2] == " " and text[start + 2 : start + 3].islower()
    if text[start - 1] not in "sn" or not goes_on:
        return False
    behind = scan.marks[number + 1 : number + 4]
    closing = next((mark for mark in behind if text[mark[0]] in "’'‘" and not ELISION.match(text, mark[0])), None)
    return closing is not None and text[closing[0]] in "’'" and scan.can_close(*closing)


def _runs_on(text: str, opened: Open, paragraphs: Sequence[Span], number: int) -> bool:
    """Whether a quotation open at the end of a paragraph goes on in the next: repeated mark, or closed later."""
    ahead = paragraphs[number + 1 : number + 1 + LOOKAHEAD]
    if ahead and text.startswith(opened.mark, ahead[0].start):
        return True
    if opened.mark in SINGLE:
        return False
    for paragraph in ahead:
        scan = Scan(text, paragraph)
        for match in MARK.finditer(text, paragraph.start, paragraph.end):
            if match[0] in CLOSERS[opened.mark] and scan.can_close(*match.span()):
                return True
            if match[0] not in SINGLE:
                return False
    return False


def _end_before(text: str, start: int, end: int) -> int:
    """Where a quotation that was never closed ends sensibly: behind its first whole sentence before `end`."""
    match = re.compile(r"[.!?…,](?=\s)").search(text, start, end)
    return match.end() if match else end
