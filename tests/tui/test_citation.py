"""Citations: the words, who, and where."""

from __future__ import annotations

import json

from lxml import html

from store.model.document import Block, BlockKind, Document, Metadata, Page
from store.model.span import Span
from tui.citation import citation
from tui.citing import Style

TEXT = "The tide\n\n„It came\nin“, said Ada."
DOCUMENT = Document(
    id="d",
    title="The tide",
    source="tide.txt",
    language="en",
    text=TEXT,
    blocks=(
        Block(kind=BlockKind.HEADING, span=Span(0, 8), level=1),
        Block(kind=BlockKind.PARAGRAPH, span=Span(10, len(TEXT))),
    ),
    metadata=Metadata(author="R. Hale", date="2024-03-04"),
)


def test_citation_has_words_speaker_and_place() -> None:
    """One line, one pair of quotation marks, everything needed to find it again."""
    span = Span(10, TEXT.index(", said"))

    assert (
        citation(DOCUMENT, span, "Ada")
        == "“It came in” – Ada, in: The tide, by R. Hale, 2024-03-04, paragraph 2 (tide.txt)"
    )


def test_citation_leaves_out_what_is_not_known() -> None:
    """No speaker, author, date, paragraph or source: not a word about them."""
    bare = Document(id="d", title="Pasted", source="-", language="en", text="It came in.", blocks=())

    assert citation(bare, Span(0, 11), None) == "“It came in.” – Pasted"


def test_citation_has_the_words_without_their_signs() -> None:
    """Who pastes a quotation into an article wants none of Markdown's signs, nor a link's address."""
    text = "> “The **gate** is [shut](https://example.org),\n> and _stays_ so[^2],” she said."
    marked = Document(id="d", title="Gate", source="-", language="en", text=text, blocks=())

    assert citation(marked, Span(2, text.index(",”")), None) == "“The gate is shut, and stays so” – Gate"


HOSTILE = Document(
    id="d",
    title="Costs & *effects* of <b>50 %</b> _more_ {tide}",
    source="-",
    language="en",
    text="“<script>alert(1)</script> [x] (y) & 50 % of #3 \\ ~^”",
    blocks=(),
    metadata=Metadata(author="O’Dea & Sons", date="2023", url="https://example.org/a?b=1&c=<d>"),
    pages=(Page(label="iv", start=0),),
)


def cited(style: Style) -> str:
    """The hostile document, cited."""
    return citation(HOSTILE, Span(0, len(HOSTILE.text)), "Ada <i>", style)


def test_html_shows_every_letter_and_runs_none() -> None:
    """Parsed again, the words are the words; there is no element but those of the citation."""
    tree = html.fromstring(cited(Style.HTML))

    assert {node.tag for node in tree.iter()} == {"blockquote", "p", "footer", "cite"}
    assert tree.findtext("p") == HOSTILE.text.strip("“”")
    assert tree.get("cite") == HOSTILE.metadata.url
    assert tree.findtext(".//cite") == HOSTILE.title


def test_json_is_the_whole_quotation() -> None:
    """Offsets, place and source, each in its field."""
    found = json.loads(cited(Style.JSON))

    assert (found["speaker"], found["place"], found["start"]) == ("Ada <i>", "p. iv", 0)
    assert found["source"] == HOSTILE.metadata.url


def test_markdown_and_bibtex_take_no_letter_for_a_sign() -> None:
    """What stands in the text means nothing to the form."""
    markdown, bibtex = cited(Style.MARKDOWN), cited(Style.BIBTEX)

    assert "\\*effects\\*" in markdown
    assert "\\<script\\>" in markdown
    assert "[x]" not in markdown
    assert "(<https://example.org/a?b=1&c=<d%3E>)" in markdown
    assert "Costs \\& *effects* of <b>50 \\%</b> \\_more\\_ \\{tide\\}" in bibtex
    assert "year = {2023}" in bibtex
    assert bibtex.startswith("@misc{o-dea-sons-2023,")
    assert "  url = {" in bibtex
    assert "  howpublished = {tide.txt}" in citation(DOCUMENT, Span(0, 8), None, Style.BIBTEX)
