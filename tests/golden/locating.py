"""A readable annotation -> spans: where in the text the words of a line stand.

The words of a content may occur more than once. Of all places, the one is taken that no earlier line has and that
lies nearest to the line's own source and cue; they in turn are taken where they lie nearest to the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.span import Span
from tests.golden.cases import Case, Line

Pieces = tuple[Span, ...]


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Every place of `words`, white space being the same as any other, not inside a longer word."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    start = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    for match in re.finditer(start + pattern + end, text):
        yield Span(*match.span())


def places(text: str, part: str) -> Iterator[Pieces]:
    """Every place of a part: its first piece anywhere, each other piece at its next place behind."""
    first, *others = part.split(" … ")
    for span in occurrences(text, first):
        pieces = [span]
        for other in others:
            pieces += [next((s for s in occurrences(text, other) if s.start >= pieces[-1].end), pieces[-1])]
        yield tuple(pieces)


def gap(one: Pieces, other: Pieces) -> int:
    """Code points between the nearest ends of two parts, 0 where they meet; the ends of inner pieces count too."""
    return min(max(a.start - b.end, b.start - a.end, 0) for a in one for b in other)


def nearest(text: str, part: str, content: Pieces) -> Pieces:
    """The place of a source or cue that is nearest to the content; places outside of it come first."""
    if not part or part == "*":
        return ()
    found = list(places(text, part))
    if not found:
        raise ValueError(f"not in the text: {part}")

    def distance(pieces: Pieces) -> tuple[bool, int]:
        return any(c.covers(p) for p in pieces for c in content), gap(pieces, content)

    return min(found, key=distance)


def locate(text: str, line: Line, taken: set[Pieces]) -> tuple[Pieces, Pieces, Pieces]:
    """Source, cue and content of a line."""
    found = [pieces for pieces in places(text, line.content) if pieces not in taken]
    if not found:
        raise ValueError(f"not in the text: {line.content}")

    def distance(content: Pieces) -> int:
        parts = [nearest(text, part, content) for part in (line.source, line.cue)]
        return sum(gap(part, content) for part in parts if part)

    content = min(found, key=distance)
    return nearest(text, line.source, content), nearest(text, line.cue, content), content


def gold_row(case: Case) -> dict[str, object]:
    """The case in the form of the gold: id, text, attributions with offsets in code points."""
    taken: set[Pieces] = set()
    attributions = []
    for line in case.lines:
        source, cue, content = locate(case.text, line, taken)
        taken.add(content)
        spans = {"source": source, "cue": cue, "content": content}
        row: dict[str, object] = {name: [[s.start, s.end] for s in part] for name, part in spans.items()}
        speaker = line.options.get("speaker", "?")
        attributions.append(row | ({} if speaker == "?" else {"speaker": speaker}))
    return {"id": case.file, "text": case.text, "attributions": attributions}
