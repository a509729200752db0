"""The objects that `quoth check --json` prints: a quotation held against its sources."""

from __future__ import annotations

from store.model.comparison import Comparison, Difference
from store.model.span import Span

Json = dict[str, object]


def comparison_object(comparison: Comparison) -> Json:
    """One comparison. Offsets are code points, half-open: "quoted" into "quotation", all others into the source."""
    return {
        "kind": comparison.kind.value,
        "quotation": comparison.quotation,
        "source": comparison.source or None,
        "spans": [_pair(span) for span in comparison.spans],
        "nearest": _pair(comparison.nearest) if comparison.nearest else None,
        "score": round(comparison.score, 3),
        "matters": list(comparison.matters),
        "same": [{"quoted": _pair(same.quoted), "source": _pair(same.source)} for same in comparison.same],
        "differences": [_difference(difference) for difference in comparison.differences],
    }


def _difference(difference: Difference) -> Json:
    """One stretch in which both differ."""
    return {
        "kind": difference.kind.value,
        "quoted": _pair(difference.quoted),
        "source": _pair(difference.source),
        "marked": difference.is_marked,
        "matters": list(difference.matters),
    }


def _pair(span: Span) -> list[int]:
    """A span as a pair of code points."""
    return [span.start, span.end]
