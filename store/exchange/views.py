"""What every format for readers asks of a desk: who says what, on which page, and which notes stand on it."""

from __future__ import annotations

from bisect import bisect_right

from store.model.annotation import Annotation
from store.model.claim import Claim, ClaimKind
from store.model.desk import Desk, Placed
from store.model.document import Document
from store.model.selector import Target
from store.model.span import Span
from store.text.emphasis import as_read


def who(document: Document, claim: Claim) -> str:
    """The speaker's name, else the words that stand for them, else a word for nobody. On one line."""
    named = claim.speaker.name or " ".join(span.of(document.text) for span in claim.source)
    return " ".join(named.split()) or ("The document" if claim.kind is ClaimKind.ASSERTION else "Nobody named")


def words(document: Document, claim: Claim) -> str:
    """What is said, without signs of emphasis; what is left out between its pieces is marked."""
    return " … ".join(as_read(document.text, span) for span in claim.content)


def words_of(target: Target) -> str:
    """The words that a note stands on, where their text is not at hand."""
    return as_read(target.quote.exact, Span(0, len(target.quote.exact)))


def page_at(document: Document, offset: int) -> str:
    """The label of the page that an offset in code points lies on; empty where there are no pages."""
    place = bisect_right([page.start for page in document.pages], offset)
    return document.pages[place - 1].label if place else ""


def notes_on(desk: Desk, claim: Claim) -> tuple[Annotation, ...]:
    """The annotations that stand on some words of a claim, by place."""
    return tuple(placed.annotation for placed in desk.annotations if _is_on(placed, claim))


def notes_apart(desk: Desk) -> tuple[Placed, ...]:
    """The annotations that stand on no claim, by place; lost ones last."""
    return tuple(
        placed for placed in desk.annotations if not any(_is_on(placed, judged.claim) for judged in desk.claims)
    )


def _is_on(placed: Placed, claim: Claim) -> bool:
    """Whether an annotation stands on some words of a claim."""
    return placed.anchor is not None and any(placed.anchor.span.meets(piece) for piece in claim.content)
