"""Comparisons as lines for a person: what a quotation is, where it stands, what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

import store
from tui.commands.paper import paper
from tui.comparing import Look, Piece, quotation_pieces, source_pieces

_LABEL = 9
"""Cells of the labels: "reordered"."""
_STYLES = {
    store.ComparisonKind.VERBATIM: "green",
    store.ComparisonKind.ELIDED: "yellow",
    store.ComparisonKind.REORDERED: "yellow",
    store.ComparisonKind.ALTERED: "red",
    store.ComparisonKind.SPLICED: "red",
    store.ComparisonKind.ABSENT: "red",
}
_SIGNS = {
    Look.SAME: ("", ""),
    Look.CHANGED: ("{", "}"),
    Look.MARKED: ("(", ")"),
    Look.MOVED: ("~", "~"),
    Look.AROUND: ("", ""),
}
"""What stands around a piece, so that it is told apart without colours."""
_LOOKS = {Look.CHANGED: "bold red", Look.MARKED: "bold", Look.MOVED: "bold yellow", Look.AROUND: "dim"}


def print_comparison(comparison: store.Comparison, texts: Mapping[str, str]) -> None:
    """One quotation: what it is, what it says, what its source says, and what the difference touches."""
    table = _table()
    for label, words in _told(comparison, texts):
        table.add_row(label, words)
    with paper() as console:
        console.print(table)


def print_checked(article: store.Document, checked: Sequence[store.Checked], texts: Mapping[str, str]) -> None:
    """Every quotation of an article, and how many there are of each kind."""
    with paper() as console:
        for one in checked:
            line = article.text.count("\n", 0, one.span.start) + 1
            who = store.visible_line(one.claim.speaker.name or "nobody named")
            table = _table()
            table.add_row(Text(f"line {line}", "dim"), Text(who, "bold"))
            for label, words in _told(one.comparison, texts):
                table.add_row(label, words)
            console.print(table)
            console.print()
        kinds = Counter(one.comparison.kind for one in checked)
        told = ", ".join(f"{kinds[kind]} {kind.value}" for kind in store.ComparisonKind if kinds[kind])
        count = f"{len(checked)} quotation{'' if len(checked) == 1 else 's'}"
        console.print(Text(f"{count}{': ' if told else ''}{told}", "bold"))


def _table() -> Table:
    """Labels at the left, words at the right."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_LABEL, justify="right")
    table.add_column()
    return table


def _told(comparison: store.Comparison, texts: Mapping[str, str]) -> Iterator[tuple[Text, Text]]:
    """One comparison in a few labelled lines."""
    text = texts.get(comparison.source, "")
    passages = [*comparison.spans, *((comparison.nearest,) if comparison.nearest else ())]
    where = Text("nothing is like it", "dim")
    if passages:
        line = text.count("\n", 0, passages[0].start) + 1
        likeness = f", likeness {comparison.score:.2f}" if comparison.nearest else ""
        where = Text(f"{store.visible_line(comparison.source)}, line {line}{likeness}", "dim")
    yield Text(comparison.kind.value, _STYLES[comparison.kind]), where
    yield Text("quoted", "dim"), _line(quotation_pieces(comparison))
    if comparison.kind is store.ComparisonKind.VERBATIM:
        return
    if passages:
        label = "nearest" if comparison.nearest else "source"
        yield Text(label, "dim"), _line(source_pieces(comparison, text, 0))
    if comparison.matters:
        yield Text("changes", "dim"), Text(store.visible_line(", ".join(comparison.matters)), "bold")


def _line(pieces: Sequence[Piece]) -> Text:
    """One side, its differences between signs."""
    line = Text()
    for words, look in pieces:
        before, behind = _SIGNS[look]
        shown = " ".join(words.split())
        line.append(" " if words[:1].isspace() and line else "")
        line.append(f"{before}{store.visible_line(shown)}{behind}", _LOOKS.get(look, ""))
        line.append(" " if words[-1:].isspace() and shown else "")
    return line
