"""Listing: the claims that a filter lets through, with what of them is shown in the text. Pure.

5,000 claims take 20 ms, so it is made beside the screen; one whose claims are the same as before, as after
a verdict, takes over what was made for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_

from store import Span
from tui import claims
from tui.claims import Filter, Row
from tui.highlighting import Layer

MANY = 500
"""Claims from which on a listing is made beside the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the sidebar lists and the text marks."""

    filter: Filter = Filter.STATEMENTS
    speaker: str | None = None
    """Whose claims are shown; None: everybody's."""
    rows: tuple[Row, ...] = ()
    ends: Sequence[int] = ()
    """Their reach."""
    layers: Mapping[str, Layer] = field(default_factory=dict)
    """Kind -> what of the text is of that kind."""
    signs: Mapping[int, str] = field(default_factory=dict)
    """Where a claim starts -> the letter of who says it."""


def listing(
    every: Sequence[Row], chosen: Filter, speaker: str | None, letters: Mapping[str, str], before: Listing
) -> Listing:
    """List what a filter lets through, and with `speaker` only what is theirs; `letters` are those of the speakers."""
    rows = claims.shown(every, chosen, speaker)
    if before.layers and len(rows) == len(before.rows) and all(map(is_, map(_claim, rows), map(_claim, before.rows))):
        # The claims are the same, and so is all that is made of them; a person's verdict or note may be another.
        if all(map(is_, rows, before.rows)):
            rows = before.rows
        return Listing(
            filter=chosen, speaker=speaker, rows=rows, ends=before.ends, layers=before.layers, signs=before.signs
        )
    spans: dict[str, list[Span]] = {kind: [] for kind in claims.STYLES}
    for row in rows:
        spans[claims.style_of(row.claim)].extend(row.claim.content)
    said = [(row.claim.content[0].start, row.claim.speaker.name) for row in reversed(rows)]
    return Listing(
        filter=chosen,
        speaker=speaker,
        rows=rows,
        ends=claims.reach(rows),
        layers={kind: Layer(each) for kind, each in spans.items()},
        signs={start: sign for start, name in said if (sign := letters.get(name or ""))},
    )


def _claim(row: Row) -> object:
    """The claim of a row; the claims of two rows are one object where the extraction did not run in between."""
    return row.claim
