"""Check: what a quotation is to its sources, and where its words stand.

the words in a row                              verbatim
the same words, another order, one place        reordered
the row of runs that explains it best           altered, elided, spliced, or too little: absent
"""

from __future__ import annotations

from collections.abc import Sequence

from store.checking.candidates import verbatim_at, windows
from store.checking.differences import compared, moved, verbatim
from store.checking.kinds import kind_of, may_be_reordered, score_of
from store.checking.orders import reordered_at
from store.checking.quoted import Quoted, read_quoted, respelt
from store.checking.runs import Run, best_row
from store.checking.sources import Sources
from store.checking.steps import steps_of
from store.model.comparison import Comparison, ComparisonKind

_LONGEST = 4000
"""Words of a quotation that are compared; a longer one is only looked for in a row."""
_UNEXPLAINED = 3
"""Words in a row that no run explains, to be looked for on their own."""


def check(quotation: str, sources: Sources) -> Comparison:
    """What a quotation is to its sources."""
    quoted = respelt(read_quoted(quotation), sources.chunks_of)
    if not quoted.keys:
        return Comparison(kind=ComparisonKind.ABSENT, quotation=quotation)
    start = verbatim_at(sources, quoted.keys)
    if start is not None:
        return verbatim(sources, quoted, start)
    if len(quoted.keys) > _LONGEST:
        return Comparison(kind=ComparisonKind.ABSENT, quotation=quotation)
    return _compared(sources, quoted)


def _compared(sources: Sources, quoted: Quoted) -> Comparison:
    """What a quotation is whose words do not stand in a row."""
    stretches = windows(sources, quoted.keys)
    row = best_row(sources, quoted, stretches)
    rest = _unexplained(quoted, row)
    if rest:
        stretches = windows(sources, quoted.keys, *rest)
        row = best_row(sources, quoted, stretches)
    steps = steps_of(sources, quoted, row) if row else []
    kind = kind_of(sources, quoted, steps)
    if may_be_reordered(sources, quoted, steps, kind):
        start = reordered_at(sources, quoted.keys, stretches)
        if start is not None:
            return moved(sources, quoted, start)
    return compared(sources, quoted, steps, kind, score_of(sources, quoted, steps))


def _unexplained(quoted: Quoted, row: Sequence[Run]) -> list[tuple[str, ...]]:
    """The phrases of a quotation that lie outside all runs and are long enough to stand elsewhere."""
    edges = [0, *(edge for run in row for edge in (run.quoted, run.quoted_end)), len(quoted.keys)]
    gaps = [(first, behind) for first, behind in zip(edges[::2], edges[1::2], strict=True)]
    return [quoted.keys[first:behind] for first, behind in gaps if behind - first >= _UNEXPLAINED]
