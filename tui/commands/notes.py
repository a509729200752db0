"""`quoth notes [DOC...]`: every note, tag, highlight and link of evidence, with the words it stands on."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.documents import desks, with_documents
from tui.commands.options import print_json, with_json, with_store

_MARKS = '“„«"'
"""Signs that open a quotation."""


@click.command(name="notes")
@with_documents
@click.option("--tag", metavar="TAG", help="Only those with this tag.")
@with_json
@with_store
def command(docs: tuple[str, ...], *, tag: str | None, as_json: bool, folder: Path) -> None:
    """List the notes on DOC (an id, a title or a path), or on everything kept."""
    found = [
        (desk.document, placed)
        for desk in desks(docs, folder)
        for placed in desk.annotations
        if tag is None or tag in placed.annotation.tags
    ]
    if as_json:
        print_json([_object(document, placed) for document, placed in found])
        return
    shown = ""
    for document, placed in found:
        if document.id != shown:
            click.echo(store.visible_line(document.title))
            shown = document.id
        for line in _lines(placed):
            click.echo(f"  {line}")
    if not found:
        click.echo("There are no notes.")


def _lines(placed: store.Placed) -> list[str]:
    """One note for a person: the words, where they stand, and what was written."""
    note = placed.annotation
    where = "" if placed.anchor and placed.anchor.certainty is store.Certainty.SURE else "  (unsure)"
    if placed.anchor is None:
        where = "  (lost)"
    words = store.visible_line(" ".join(note.target.quote.exact.split()))
    # Words that bring marks of their own get no second pair.
    lines = [f"{words if words[:1] in _MARKS else f'“{words}”'}{where}"]
    lines += [f"    {store.visible(line)}" for line in note.body.splitlines()]
    lines += [f"    #{store.visible_line(' #'.join(note.tags))}"] if note.tags else []
    return [*lines, *(f"    see {store.visible_line(each)}" for each in note.evidence)]


def _object(document: store.Document, placed: store.Placed) -> dict[str, object]:
    """One note for a program. The span is in code points, half-open; null where the words are lost."""
    note, anchor = placed.annotation, placed.anchor
    return {
        "id": note.id,
        "document": {"id": document.id, "title": document.title, "source": document.source},
        "quote": note.target.quote.exact,
        "span": [anchor.span.start, anchor.span.end] if anchor else None,
        "certainty": anchor.certainty.value if anchor else "lost",
        "body": note.body,
        "tags": list(note.tags),
        "evidence": list(note.evidence),
        "author": note.author,
        "created": note.created,
        "updated": note.updated,
    }
