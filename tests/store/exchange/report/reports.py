"""A report on a document in which everything is hostile, and one on a document as people write them."""

from __future__ import annotations

from pathlib import Path

from store.exchange.bundle import Dossier
from store.exchange.report.page import html_report
from store.extraction.engine import extract
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Block, BlockKind, Document, Metadata, Page
from store.model.span import Span
from tests.store.library.stores import Clock, opened

QUIET = "The lock was opened at four.\n\n“Nobody asked us,” said Mara Quist, the lock keeper. “They never do.”\n"
HOSTILE = (
    "<script>document.title='pwned'</script>",
    "</title></style></textarea><img src=x onerror=document.title='pwned'>",
    '" onmouseover="document.title=\'pwned\'" x="',
    "' autofocus onfocus=document.title='pwned' '",
    "</style><style>body{display:none}</style>",
    "javascript:document.title='pwned'",
    "<!-- ]]> --><svg/onload=document.title='pwned'>",
    "\u202egnp.exe\u2066\u200f \x1b[2J \x00",
    "{{7*7}} ${7*7} &lt;b&gt; &#x3c;",
)
"""What is tried against pages that are made from texts."""


def quiet_report(folder: Path) -> str:
    """A report with two claims, one of them judged, and a note with evidence beside them."""
    with opened(folder, "ada", Clock()) as library:
        return html_report(_quiet(library))


def _quiet(library: Library) -> Dossier:
    """Everything that is known of a quiet document."""
    ferry = library.shelf.keep(_document(QUIET, "The lock", "https://example.org/lock"))
    first, *_ = extract(ferry)
    library.notebook.judge(ferry, first, Verdict.REFUTED)
    library.notebook.annotate(
        ferry, Span(4, 8), body="which lock?", tags=("ask",), evidence=("https://example.org/log", "box 12")
    )
    return library.doors.dossier(ferry.id)


def hostile_report(folder: Path) -> str:
    """A report in which every field that a person or a document fills is an attack."""
    text = "\n\n".join(f"“{words}” said {words}." for words in HOSTILE[:7]) + "\n\n" + QUIET
    with opened(folder, "eve", Clock()) as library:
        kept = library.shelf.keep(_document(text, HOSTILE[1], HOSTILE[5]))
        for claim in extract(kept):
            library.notebook.judge(kept, claim, Verdict.OPINION)
            library.notebook.correct(kept, claim, speaker=HOSTILE[2])
        for place, words in enumerate(HOSTILE):
            span = Span(place * 7, place * 7 + 12)  # they cross the claims and one another
            library.notebook.annotate(kept, span, body=words, tags=(words,), evidence=(words, f"https://e.org/{words}"))
        library.notebook.make_claim(kept, Span(3, 30), speaker=HOSTILE[0])
        return html_report(library.doors.dossier(kept.id))


def _document(text: str, title: str, address: str) -> Document:
    """A document with a heading, paragraphs, pages, and metadata."""
    ends = [at for at in range(len(text)) if text.startswith("\n\n", at)] + [len(text)]
    starts = [0, *(end + 2 for end in ends[:-1])]
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, span=Span(start, end)) for start, end in zip(starts, ends, strict=True)
    )
    about = Metadata(author=title, date="2026-03-01", url=address)
    return Document(
        id="d",
        title=title,
        source=f"/{address}",
        language='en" onload="x',
        text=text,
        blocks=blocks,
        metadata=about,
        pages=(Page(label="<b>", start=0),),
    )
