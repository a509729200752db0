"""`quoth search QUERY`: the best places for half-remembered words in everything kept; exit code 1 without one."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.options import library_in, print_json, with_json, with_store

_LIMIT = 10


@click.command(name="search")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=_LIMIT, show_default=True, help="Most hits.")
@click.option("--in", "within", metavar="DOC", help="Only in this document: an id, a title or a path.")
@with_json
@with_store
def command(query: tuple[str, ...], *, limit: int, within: str | None, as_json: bool, folder: Path) -> None:
    """Find half-remembered words in everything kept.

    Any words, in any order, typos forgiven. 'exact phrase' · ^begins · ends$ · !not · this | that · and fields:
    speaker: tag: doc: in: verdict: kind: has:note date:2023..
    """
    asked = " ".join(query)
    if not any(sign.isalnum() for sign in asked):
        raise click.UsageError("nothing was asked: give a word or more, any that you remember")
    if not folder.is_dir():
        _print((), {}, as_json=as_json)
        click.get_current_context().exit(1)
    with library_in(folder) as library:
        titles = {each.id: each.title for each in library.shelf.documents()}
        document = library.shelf.find(within).id if within else None
        # Whoever gives a query on a command line has typed its last word to the end.
        findings = library.catalogue.answer(f"{asked} ", limit, within=document)
    if findings.hits or as_json:
        for said in findings.said:
            click.echo(f"quoth: {store.visible_line(said)}", err=True)
    _print(findings.hits, titles, as_json=as_json, said=findings.said)
    if not findings.hits:
        click.get_current_context().exit(1)


def _print(hits: tuple[store.Hit, ...], titles: dict[str, str], *, as_json: bool, said: tuple[str, ...] = ()) -> None:
    """The hits, for a program or a person; without any, why, as far as that is more than that there are none."""
    if as_json:
        print_json([_object(hit, titles[hit.passage.document]) for hit in hits])
        return
    for hit in hits:
        passage = hit.passage
        who = passage.speaker or ("" if passage.kind == "sentence" else passage.kind)
        head = "  ".join(
            part for part in (titles[passage.document], who, f"×{hit.count}" if hit.count > 1 else "") if part
        )
        click.echo(click.style(store.visible_line(head), dim=True))
        click.echo(f"  {_marked(hit)}")
    if not hits:
        why = "; ".join(store.visible_line(each) for each in said if not each.startswith("nothing like"))
        click.echo(f"Nothing like that is kept{f': {why}' if why else ''}.")


def _marked(hit: store.Hit) -> str:
    """The words of a hit in one line, those that matched in bold on a terminal."""
    text, shown, done = hit.passage.text, [], 0
    for match in hit.matches:
        start, end = match.start - hit.passage.span.start, match.end - hit.passage.span.start
        shown += [_line(text[done:start]), click.style(_line(text[start:end]), bold=True)]
        done = end
    return "".join([*shown, _line(text[done:])]).strip()


def _line(text: str) -> str:
    """Text for one line: its line ends are spaces, and nothing in it commands a terminal."""
    return store.visible_line(text.replace("\n", " "))


def _object(hit: store.Hit, title: str) -> dict[str, object]:
    """A hit for a program. Spans are code points of the document's text, half-open."""
    passage = hit.passage
    return {
        "document": {"id": passage.document, "title": title},
        "kind": passage.kind,
        "span": [passage.span.start, passage.span.end],
        "text": passage.text,
        "speaker": passage.speaker or None,
        "score": round(hit.score, 4),
        "matches": [[match.start, match.end] for match in hit.matches],
        "count": hit.count,
    }
