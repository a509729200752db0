"""Reading: what is known of the open document at this moment, and where the person is among its claims. No screen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui import annotated, claims, motions
from tui.claims import Filter, Row
from tui.highlighting import Layer
from tui.listing import Listing, listing
from tui.only import Only
from tui.sayers import Sayers

if TYPE_CHECKING:
    # The desk brings anchoring and RapidFuzz, which the first paint does not wait for.
    from store import Claim, Document, Echo, Judged, Placed, Span
    from tui.doubts import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A desk, arranged for the screen."""

    placed: Sequence[Placed]
    rows: tuple[Row, ...]
    marks: Mapping[str, Layer]
    """What of the text has a note, a tag and so on."""
    doubts: tuple[Doubt, ...] = ()
    """What is uncertain or lost, in the order of the text."""
    counts: Mapping[Filter, int] = field(default_factory=dict)
    """How many claims each filter lets through."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Speaker's name -> the letter that stands for them."""
    sayers: Sayers = field(default_factory=Sayers)
    """Who says what stands at a place."""

    def listing(self, chosen: Filter, only: Only | None, before: Listing) -> Listing:
        """What a filter lets through; where the claims are those of the listing `before`, mostly that one."""
        return listing(self.rows, chosen, only, self.letters, before)


NOTHING = Arranged(placed=(), rows=(), marks={})


@dataclass(slots=True, kw_only=True)
class Reading:
    """The state of one reading; everything shown is made from it."""

    document: Document
    found: tuple[Claim, ...] = ()
    """The claims as the extraction has them so far."""
    is_complete: bool = False
    """Whether the extraction has seen the whole text."""
    is_laid_out: bool = False
    """Whether the rows are those of the whole text, and not only of what was found at first."""
    arranged: Arranged = NOTHING
    """The claims as the person has them, and the annotations."""
    listing: Listing = field(default_factory=Listing)
    """The claims that the filter lets through: the sidebar."""
    current: int = -1
    """Index into `listed` of the claim that the cursor is in or behind; -1: there is none."""
    filter: Filter = Filter.STATEMENTS
    only: Only | None = None
    """The speaker, verdict or tag of which alone claims are shown."""
    echoes: Mapping[str, Sequence[Echo]] = field(default_factory=dict)
    """Id of a claim -> where other kept documents have it, too."""
    unheard: int = 0
    """Other kept documents that were not listened to for that: their claims are not known yet."""

    @property
    def placed(self) -> Sequence[Placed]:
        """The annotations."""
        return self.arranged.placed

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every claim as the person has it."""
        return self.arranged.rows

    @property
    def listed(self) -> tuple[Row, ...]:
        """Those that the filter lets through."""
        return self.listing.rows

    def take(self, arranged: Arranged, listed: Listing, offset: int) -> None:
        """Take up what is known now and how it is listed; the cursor stands at `offset`."""
        self.arranged = arranged
        if (listed.filter, listed.only) != (self.filter, self.only):
            listed = arranged.listing(self.filter, self.only, self.listing)  # another filter was chosen meanwhile
        self.show(listed, offset)

    def judged(self) -> list[Judged]:
        """Every claim as the person has it, for who counts them."""
        from store import Judged  # noqa: PLC0415 - not for the first paint

        return [Judged(claim=row.claim, verdict=row.verdict, called=row.called) for row in self.rows]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is uncertain or lost; a claim is not gone as long as claims are looked for."""
        return tuple(each for each in self.arranged.doubts if self.is_complete or not each.is_orphan)

    def show(self, listed: Listing, offset: int) -> None:
        """List what a filter lets through, with the cursor at `offset`."""
        before = self.row_id
        self.filter, self.only, self.listing = listed.filter, listed.only, listed
        if before is None or self.row_id != before:
            self.current = next((i for i, row in enumerate(self.listed) if row.claim.id == before), -1)
        self.follow(offset)

    @property
    def row_id(self) -> str | None:
        """Id of the claim that the cursor is in or behind."""
        return self.listed[self.current].claim.id if 0 <= self.current < len(self.listed) else None

    def follow(self, offset: int) -> int:
        """The claim to show for a cursor at `offset`; stays where two claims start at one place."""
        stays = 0 <= self.current < len(self.listed) and self.listed[self.current].span.start == offset
        if not stays:
            self.current = claims.near(self.listed, offset, self.listing.ends)
        return self.current

    def behind(self, gone: Row) -> int | None:
        """Index of what stands where a claim that was listed is no more, the last one behind them all; None: it is."""
        ids = (row.claim.id for row in self.listed)
        if gone.claim.id in (self.row_id, *ids):
            return None
        return min(bisect_left(self.listed, gone.span, key=lambda row: row.span), len(self.listed) - 1)

    def row(self, offset: int) -> Row | None:
        """The claim that the cursor is in, of those listed; its source and cue count as well."""
        if 0 <= self.current < len(self.listed):
            row = self.listed[self.current]
            if any(offset in piece for piece in claims.pieces(row.claim)):
                return row
        # A source may stand before its content: then the cursor is still behind the claim before.
        near = self.listed[max(0, self.current - 2) : self.current + 3]
        return next((row for row in near if any(offset in piece for piece in claims.pieces(row.claim))), None)

    def title(self) -> str:
        """How many claims are listed, of whom and which."""
        of = f" of {len(self.rows)}" if len(self.listed) < len(self.rows) else ""
        whose = f"{self.only.title}: " if self.only else ""
        return f"{whose}{self.filter.value}  {len(self.listed)}{of}" if self.rows else ""

    def why_none(self) -> str:
        """Why the list is empty, in words."""
        if not self.is_laid_out:
            return "Looking for claims …"
        if not self.rows:
            return "No claims were found in this text: nobody is quoted and nothing is stated that could be checked."
        return f"None of the {len(self.rows)} claims: f shows others."

    def annotated(self) -> list[Span]:
        """Where annotations stand, in order."""
        return annotated.spans(self.placed)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds `offset`, without the blanks behind it; the word nearest to it if there is none."""
    from store import sentences  # noqa: PLC0415 - its abbreviations are not needed for the first paint

    paragraph = motions.paragraph_at(text, offset)
    found = motions.around(sentences(text, paragraph), offset)
    if found:
        return motions.trimmed(text, found)
    # Behind the last word there is none: the last one is meant.
    return motions.word_at(text, offset) or motions.word_at(text, motions.word_back(text, offset))
