"""`quoth claims FILE...`: who said what in each file, for a person, or with `--json` for a program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

import store
from tui.claims import who
from tui.commands.options import print_json, read_each, with_encoding, with_files, with_store


@click.command(name="claims")
@with_files
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document, one a line.")
@click.option("--explain", "with_reasons", is_flag=True, help="Say for each claim which rule made it, and why.")
@with_encoding
@with_store
def command(files: tuple[str, ...], *, as_json: bool, with_reasons: bool, encoding: str | None, folder: Path) -> None:
    """Print who said what in FILE: each quotation, reported statement and checkable assertion."""
    del folder
    for name, read in read_each(files, encoding):
        document = read if read.language != "und" else replace(read, language=store.language_of(read.text))
        claims = store.extract(document)
        if as_json:
            print_json(store.claims_object(name, document, claims))
        else:
            _print_for_a_person(document, claims, with_reasons=with_reasons)


def _print_for_a_person(document: store.Document, claims: tuple[store.Claim, ...], *, with_reasons: bool) -> None:
    """A heading, then each claim: who, by which words, what."""
    # Rich takes 40 ms to import, which the JSON of a program should not wait for.
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from tui.commands.paper import paper  # noqa: PLC0415

    with paper() as console:
        console.print(Text(f"{document.title}  ", "bold").append(f"{len(claims)} claims", "dim"))
        for claim in claims:
            line = document.text.count("\n", 0, claim.span.start) + 1
            said_by = Text(who(document, claim), "bold")
            console.print(Text(f"{line:>5}  ", "dim").append(said_by).append(f"  {claim.kind.value}", "dim"))
            words = " … ".join(" ".join(store.as_read(document.text, s).split()) for s in claim.content)
            console.print(Padding(Text(words), (0, 0, 0, 7)))
            if with_reasons:
                console.print(Padding(Text(store.explain(document, claim), "dim"), (0, 0, 0, 9)))
