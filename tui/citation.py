"""Citation: a piece of a document with who said it and where it stands, in one line of plain text. Pure."""

from __future__ import annotations

from store import NOWHERE, Document, Span


def citation(document: Document, span: Span, speaker: str | None) -> str:
    """“Words.” – Speaker, in: Title, by Author, date, paragraph n (source).

    Args:
        document: Where it stands.
        span: The words; quotation marks around them are replaced by one pair.
        speaker: Who said them; None: the document itself.
    """
    words = " ".join(span.of(document.text).split()).strip("„“”\"«»‘’'‚‹› ")
    where = [document.title]
    if document.metadata.author:
        where.append(f"by {document.metadata.author}")
    if document.metadata.date:
        where.append(document.metadata.date)
    if (paragraph := paragraph_number(document, span.start)) is not None:
        where.append(f"paragraph {paragraph}")
    source = "" if document.source in NOWHERE else f" ({document.source})"
    who = f"{speaker}, in: " if speaker else ""
    return f"“{words}” – {who}{', '.join(where)}{source}"


def paragraph_number(document: Document, offset: int) -> int | None:
    """The number of the block that holds `offset`, counted from 1; None outside of any."""
    return next((number for number, block in enumerate(document.blocks, 1) if offset in block.span), None)
