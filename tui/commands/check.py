"""`quoth check`: is that what they said? A quotation, or every one of an article, held against its sources."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

import store
from tui.commands.completing import documents
from tui.commands.documents import gathered, is_file
from tui.commands.options import print_json, with_encoding, with_json, with_store

_FILE_NAME = re.compile(r"\S+\.(?:txt|md|html?|pdf|epub|docx|odt|rtf|eml|srt|vtt)", re.IGNORECASE)
"""One word that ends like a file: no quotation does."""


@click.command(name="check")
@click.argument("words", metavar="QUOTE|ARTICLE", shell_complete=documents)
@click.argument("names", metavar="[SOURCE]...", nargs=-1, shell_complete=documents)
@click.option(
    "--against",
    metavar="SOURCE",
    multiple=True,
    shell_complete=documents,
    help="Check every quotation of ARTICLE against SOURCE; repeatable.",
)
@with_json
@with_encoding
@with_store
def command(  # noqa: PLR0913 - each option of the command line is an argument
    *, words: str, names: tuple[str, ...], against: tuple[str, ...], as_json: bool, encoding: str | None, folder: Path
) -> None:
    """Say whether QUOTE stands in SOURCE (a path, an id or a title), word for word; or every quotation of ARTICLE.

    Without a SOURCE, QUOTE is held against everything you keep. QUOTE may be -, for standard input.
    Ends with 0 if all of it is verbatim, else with 1.
    """
    if against and names:
        raise click.UsageError("with --against, name one ARTICLE; repeat --against for more sources")
    if not against:
        _refuse_what_is_no_quotation(words)
    read, code = gathered(against or names, folder, encoding)
    texts = {name: document.text for name, document in read}
    articles, missing = gathered([words], folder, encoding) if against else ([], 0)
    if texts and not missing:
        sources = store.Sources(texts.items())
        if articles:
            comparisons = _check_article(words, articles[0][1], sources, texts, as_json=as_json)
        else:
            quotation = sys.stdin.read() if words == "-" else words
            comparisons = [store.check(quotation, sources)]
            _print(comparisons[0], texts, as_json=as_json)
        is_verbatim = all(one.kind is store.ComparisonKind.VERBATIM for one in comparisons)
        code = code or (0 if is_verbatim else 1)
    elif not code and not missing:
        click.echo("quoth: nothing is kept to check against; name a SOURCE", err=True)
        code = 2
    click.get_current_context().exit(code or missing)


def _refuse_what_is_no_quotation(words: str) -> None:
    """A file's name held against a source would be "absent": true of the name, and taken for what is in the file."""
    if not words.strip():
        raise click.UsageError("there are no words to check")
    if words != "-" and is_file(words):
        raise click.UsageError("to check every quotation of a file, say against what: --against SOURCE")
    if words[:1] in ("/", "~") or words.startswith(("./", "../")) or _FILE_NAME.fullmatch(words):
        raise click.UsageError(f"there is no file {store.visible_line(words)}; a quotation can come by way of `-`")


def _check_article(
    name: str, article: store.Document, sources: store.Sources, texts: Mapping[str, str], *, as_json: bool
) -> list[store.Comparison]:
    """Hold every quotation of an article against the sources, and say what came of it."""
    checked = store.check_document(article, store.extract(article), sources)
    if as_json:
        print_json(_object(name, list(texts), checked))
    else:
        from tui.commands.comparisons import print_checked  # noqa: PLC0415 - Rich takes 40 ms to import

        print_checked(article, checked, texts)
    return [one.comparison for one in checked]


def _print(comparison: store.Comparison, texts: Mapping[str, str], *, as_json: bool) -> None:
    """Say what came of one quotation."""
    if as_json:
        print_json(store.comparison_object(comparison))
    else:
        from tui.commands.comparisons import print_comparison  # noqa: PLC0415 - the same

        print_comparison(comparison, texts)


def _object(name: str, against: Sequence[str], checked: Sequence[store.Checked]) -> dict[str, object]:
    """All quotations of an article for a program. "span" is in code points, half-open, into the article's text."""
    return {
        "article": name,
        "against": list(against),
        "quotations": [
            {
                "claim": one.claim.id,
                "speaker": one.claim.speaker.name,
                "span": [one.span.start, one.span.end],
                **store.comparison_object(one.comparison),
            }
            for one in checked
        ],
    }
