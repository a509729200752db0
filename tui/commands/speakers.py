"""`quoth speakers [DOC...]`: who is quoted, how often, and what they said."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.documents import desks, with_documents
from tui.commands.options import print_json, with_json, with_store


@click.command(name="speakers")
@with_documents
@click.option("--who", metavar="NAME", help="Only whose name has these words; with all that they said.")
@with_json
@with_store
def command(docs: tuple[str, ...], *, who: str | None, as_json: bool, folder: Path) -> None:
    """List who is quoted in DOC (an id, a title or a path), or in everything kept."""
    ledger = store.Ledger()
    for desk in desks(docs, folder):
        ledger.add(desk.document, desk.claims)
    wanted = who.casefold().split() if who else []
    voices = [voice for voice in ledger.voices() if all(word in voice.name.casefold() for word in wanted)]
    if as_json:
        print_json([_object(voice) for voice in voices])
        return
    for voice in voices:
        click.echo(_line(voice))
        for one in voice.said if who else ():
            by = "" if voice.name or not one.source else f"{one.source}: "
            click.echo(f"       {store.visible_line(by + one.words)}  ({store.visible_line(one.origin.title)})")
    if not voices:
        click.echo("Nobody is quoted.")


def _line(voice: store.Voice) -> str:
    """One voice for a person."""
    counts = [
        (voice.direct, "quoted"),
        (voice.reported, "reported"),
        (voice.stances, "stance" if voice.stances == 1 else "stances"),
    ]
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    where = f" in {len(voice.documents)} documents" if len(voice.documents) > 1 else ""
    return f"{len(voice.said):>5}  {store.visible_line(voice.name) or 'nobody named'}  ({told}{where})"


def _object(voice: store.Voice) -> dict[str, object]:
    """One voice for a program. Offsets are code points, half-open, into the document's text."""
    return {
        "speaker": voice.name or None,
        "direct": voice.direct,
        "reported": voice.reported,
        "stances": voice.stances,
        "said": [
            {
                "document": {"id": one.origin.id, "title": one.origin.title, "date": one.origin.date},
                "claim": one.claim.id,
                "kind": one.claim.kind.value,
                "class": one.claim.category.value if one.claim.category else None,
                "content": [[span.start, span.end] for span in one.claim.content],
                "source": one.source,
                "words": one.words,
                "verdict": one.verdict.value,
            }
            for one in voice.said
        ],
    }
