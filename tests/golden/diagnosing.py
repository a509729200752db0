"""Why a case fails, in a few words: what an xfail mark says and what a list of gaps is grouped by."""

from __future__ import annotations

from collections.abc import Sequence

from tests.golden.cases import Line, content_words, words
from tests.golden.comparing import Row, is_same_cue, is_same_option


def shared(one: Line, other: Line) -> float:
    """How much of the words of two contents is the same: 0..1."""
    ours, theirs = set(content_words(one.content)), set(content_words(other.content))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def difference(expected: Line, got: Line) -> str:
    """The first thing in which two lines for the same words differ."""
    if content_words(expected.content) != content_words(got.content):
        return "boundary"
    if expected.source != "*" and words(expected.source) != words(got.source):
        return f"source is “{got.source}”" if got.source else "source missed"
    if not is_same_cue(expected.cue, got.cue):
        return f"cue is “{got.cue}”" if got.cue else "cue missed"
    wrong = [name for name, value in expected.options.items() if not is_same_option(name, value, got.options[name])]
    return f"{wrong[0]} is {got.options[wrong[0]]}" if wrong else "order"


def causes(rows: Sequence[Row]) -> list[str]:
    """One cause for each expected line that was not got, then one for each line got for nothing."""
    expected = [line for line, _ in rows if line]
    spare = [line for _, line in rows if line]
    found = []
    for line in expected:
        near = max(spare, key=lambda other: shared(line, other), default=None)
        if near is None or shared(line, near) < 0.2:
            found.append(f"missed “{line.content[:40].rstrip()}”")
            continue
        spare.remove(near)
        found.append(difference(line, near))
    return found + [f"spurious “{line.content[:40].rstrip()}”" for line in spare]
