"""Listing: the claims that a filter lets through, with what of them is shown in the text. Pure.

5,000 claims take 20 ms, so it is made beside the screen; one that begins with the claims of the one before, as after
a verdict or with the next handful of claims, takes over what was made for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_

from store import Span
from tui import claims
from tui.claims import Filter, Row
from tui.highlighting import NO_SPANS, Layer
from tui.only import Only

MANY = 500
"""Claims from which on a listing is made beside the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the sidebar lists and the text marks."""

    filter: Filter = Filter.STATEMENTS
    only: Only | None = None
    """The speaker, verdict or tag of which alone claims are shown."""
    rows: tuple[Row, ...] = ()
    ends: Sequence[int] = ()
    """Their reach."""
    layers: Mapping[str, Layer] = field(default_factory=dict)
    """Kind -> what of the text is of that kind."""
    signs: Mapping[int, str] = field(default_factory=dict)
    """Where a claim starts -> the letter of who says it."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Those that the signs were made with."""


def listing(
    every: Sequence[Row], chosen: Filter, only: Only | None, letters: Mapping[str, str], before: Listing
) -> Listing:
    """List what a filter lets through, and with `only` what is of that; `letters` are those of the speakers."""
    rows = claims.shown(every, chosen, only)
    if not _begins_with(rows, before) or not before.letters.items() <= letters.items():
        before = Listing()
    new = rows[len(before.rows) :]
    if len(rows) == len(before.rows) and all(map(is_, rows, before.rows)):
        rows = before.rows
    return Listing(
        filter=chosen,
        only=only,
        rows=rows,
        ends=_reach(new, before.ends),
        layers=_layers(new, before.layers),
        signs=_signs(new, before.signs, letters),
        letters=letters,
    )


def _begins_with(rows: Sequence[Row], before: Listing) -> bool:
    """Whether the first claims are those of the listing before; a person's verdict or note may be another."""
    return len(rows) >= len(before.rows) and all(map(is_, map(_claim, rows), map(_claim, before.rows)))


def _claim(row: Row) -> object:
    """The claim of a row; the claims of two rows are one object where the extraction did not run in between."""
    return row.claim


def _reach(new: Sequence[Row], before: Sequence[int]) -> Sequence[int]:
    """How far the rows go, each or one before it."""
    if not new:
        return before
    furthest = before[-1] if before else 0
    return [*before, *(max(furthest, end) for end in claims.reach(new))]


def _layers(new: Sequence[Row], before: Mapping[str, Layer]) -> Mapping[str, Layer]:
    """Kind -> what of the text is of that kind."""
    if before and not new:
        return before
    spans: dict[str, list[Span]] = {kind: [] for kind in claims.STYLES}
    for row in new:
        spans[claims.style_of(row.claim)].extend(row.claim.content)
    return {kind: before.get(kind, NO_SPANS).more(each) for kind, each in spans.items()}


def _signs(new: Sequence[Row], before: Mapping[int, str], letters: Mapping[str, str]) -> Mapping[int, str]:
    """Where a claim starts -> the letter of who says it; of two that start at one place, that of the first."""
    said = [(row.claim.content[0].start, row.claim.speaker.name) for row in reversed(new)]
    signs = {start: sign for start, name in said if (sign := letters.get(name or ""))}
    return {**signs, **before} if signs else before
