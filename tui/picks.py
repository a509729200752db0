"""Picks: hits that a person marked, and what is written on all of them at once. Knows no screen.

Each function is one durable change and one step to undo, over as many documents as the hits are in; it
belongs on the store's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from store import Annotation, Claim, Document, Span, Verdict
from tui import annotated

if TYPE_CHECKING:
    # TinyDB, RapidFuzz and numpy: not for the first paint.
    from store import Hit, Library, Placed


@dataclass(frozen=True, slots=True, order=True)
class Pick:
    """The place of a hit."""

    document: str
    """Id of the document."""
    span: Span
    """Empty for a title, which has no place in the text."""
    words: str = field(default="", compare=False)
    """What stood there when it was found; empty: only what was written on it is known."""

    def is_in(self, document: Document) -> bool:
        """Whether it stands there still: another window may have read the document anew, with another text."""
        return bool(self.span) and self.words in {"", self.span.of(document.text)}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of some picks."""

    done: int
    """Of how many something was written."""
    skipped: int
    """On how many it could not be: a title has no place, not every sentence is a claim."""


def pick_of(hit: Hit) -> Pick:
    """The place of a hit: a note is picked with the words that it is on."""
    passage = hit.passage
    words = "" if passage.kind == "note" else passage.text[: len(passage.span)]
    return Pick(passage.document, passage.span, words)


def tag_all(library: Library, picks: Iterable[Pick], tags: Sequence[str], kept_id: Callable[[str], str]) -> Written:
    """Put tags on every pick: on the annotation that stands there already, else on a new one.

    Raises:
        StoreError: It could not be written, or a document is gone; then nothing was.
    """
    done, every = 0, _distinct(picks, kept_id)
    with library.notebook.together(f"tag {' '.join(tags)} on {_counted(len(every), 'place')}"):
        for document, spans in _by_document(library, every):
            placed = library.desk(document).annotations
            for span in spans:
                _tag(library, document, span, _annotation(placed, span), tags)
                done += 1
    return Written(done, len(every) - done)


def judge_all(library: Library, picks: Iterable[Pick], verdict: Verdict, kept_id: Callable[[str], str]) -> Written:
    """Give the claim of every pick a verdict; a sentence counts as the claim that it holds, when that is one.

    Raises:
        StoreError: It could not be written, or a document is gone; then nothing was.
    """
    done, every = 0, _distinct(picks, kept_id)
    with library.notebook.together(f"verdict {verdict.value} on {_counted(len(every), 'hit')}"):
        for document, spans in _by_document(library, every):
            claims = [judged.claim for judged in library.spoken(document, _claims(library, document)).claims]
            meant = {claim.id: claim for span in spans if (claim := _claim(claims, span))}
            for claim in meant.values():
                library.notebook.judge(document, claim, verdict)
            done += sum(_claim(claims, span) is not None for span in spans)
    return Written(done, len(every) - done)


def said(written: Written, what: str, why_not: str) -> str:
    """What was written, in words; `what` is what it was, `why_not` what those that were passed over are."""
    left = f" · {written.skipped} passed over: {why_not}" if written.skipped else ""
    return f"{what} on {_counted(written.done, 'hit')} · saved{left}" if written.done else f"nothing written: {why_not}"


def _counted(count: int, noun: str) -> str:
    """How many of something."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _distinct(picks: Iterable[Pick], kept_id: Callable[[str], str]) -> list[Pick]:
    """Each place once, by document, under the id that the document was kept by."""
    return sorted({replace(pick, document=kept_id(pick.document)) for pick in picks})


def _by_document(library: Library, picks: Sequence[Pick]) -> list[tuple[Document, list[Span]]]:
    """The documents with the places that are in them; all are fetched before anything is written."""
    groups = [(name, list(group)) for name, group in groupby(picks, key=lambda pick: pick.document)]
    fetched = [(library.shelf.document(name), group) for name, group in groups]
    return [(document, [pick.span for pick in group if pick.is_in(document)]) for document, group in fetched]


def _annotation(placed: Sequence[Placed], span: Span) -> Annotation | None:
    """The annotation that a tag joins: the oldest that is found on that span."""
    return next((each.annotation for each in annotated.on(placed, span)), None)


def _tag(library: Library, document: Document, span: Span, old: Annotation | None, tags: Sequence[str]) -> None:
    """Put tags on one place."""
    if old is None:
        library.notebook.annotate(document, span, tags=tags)
    else:
        library.notebook.change(replace(old, tags=tuple(dict.fromkeys((*old.tags, *tags)))))


def _claims(library: Library, document: Document) -> Sequence[Claim]:
    """The claims of a document, as they are known or as they are found."""
    from store import extract  # noqa: PLC0415 - the extraction; only for what was not gone through

    known = library.known_claims(document)
    return tuple(extract(document)) if known is None else known


def _claim(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The claim of a span: the very one, else the only one whose content lies in it."""
    exact = next((claim for claim in claims if claim.span == span), None)
    inside = [claim for claim in claims if all(span.start <= p.start and p.end <= span.end for p in claim.content)]
    return exact or (inside[0] if len(inside) == 1 else None)
