"""Structure: what a document is made of, as layers."""

from __future__ import annotations

from store.model.document import Block, BlockKind, Document, Footnote
from store.model.span import Span
from tui.structure import structure

TEXT = "Figures\n\n| Year | Boats |\n|---|:--|\n| 2019 | a|b - c |\n\nOne[1].\n\n[1] Note.\n"


def test_structure_marks_heads_and_dividers_of_tables() -> None:
    """The first row of a table is its head; what parts cells is quiet, and no sign inside a cell is."""
    table = Span(TEXT.index("| Year"), TEXT.index("\n\nOne"))
    reference = Span(TEXT.index("[1]"), TEXT.index("[1]") + 3)
    document = Document(
        id="d",
        title="t",
        source="s",
        language="en",
        text=TEXT,
        blocks=(
            Block(kind=BlockKind.HEADING, span=Span(0, 7), level=1),
            Block(kind=BlockKind.TABLE, span=table),
        ),
        footnotes=(Footnote(reference=reference, note=Span(TEXT.rindex("[1]"), len(TEXT) - 1)),),
    )

    layers = {name: [span.of(TEXT) for span in spans] for name, spans in structure(document).items()}

    assert layers == {
        "heading": ["Figures"],
        "quote": [],
        "table-head": ["| Year | Boats |"],
        "divider": ["|"] * 3 + ["|---|:--|"] + ["|"] * 3,
        "reference": ["[1]"],
    }
