"""Citation: a piece of a document with who said it and where it stands, in the form that is asked for. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from store import NOWHERE, Document, Span, as_read, page_at
from tui.citing import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Everything that a citation says."""

    words: str
    """Without the quotation marks around them."""
    speaker: str | None
    title: str
    author: str | None
    date: str | None
    place: str
    """Page, else paragraph, in words; empty where there is neither."""
    source: str
    """An address, else a path; empty for what is no place."""
    span: Span

    @property
    def where(self) -> list[str]:
        """What stands behind the title."""
        return [part for part in (f"by {self.author}" if self.author else "", self.date or "", self.place) if part]


def citation(document: Document, span: Span, speaker: str | None, style: Style = Style.PLAIN) -> str:
    """The words of a span with who said them and where they stand; `speaker` is None for the document itself."""
    words = " ".join(as_read(document.text, span).split()).strip("„“”\"«»‘’'‚‹› ")
    about = document.metadata
    quote = Quote(
        words=words,
        speaker=speaker,
        title=document.title,
        author=about.author,
        date=about.date,
        place=_place(document, span.start),
        source=about.url or ("" if document.source in NOWHERE else document.source),
        span=span,
    )
    return _STYLES[style](quote)


def paragraph_number(document: Document, offset: int) -> int | None:
    """The number of the block that holds `offset`, counted from 1; None outside of any."""
    # Blocks are in order and do not meet: a long text has thousands, and a list of statements asks for each of them.
    number = bisect_right(document.blocks, offset, key=lambda block: block.span.start)
    return number if number and offset in document.blocks[number - 1].span else None


def _place(document: Document, offset: int) -> str:
    """The page, else the paragraph, in words."""
    if (page := page_at(document, offset)) is not None:
        return f"p. {page.label}"
    number = paragraph_number(document, offset)
    return f"paragraph {number}" if number is not None else ""


def _plain(quote: Quote) -> str:
    """“Words.” – Speaker, in: Title, by Author, date, paragraph n (source)."""
    who = f"{quote.speaker}, in: " if quote.speaker else ""
    source = f" ({quote.source})" if quote.source else ""
    return f"“{quote.words}” – {who}{', '.join([quote.title, *quote.where])}{source}"


def _markdown(quote: Quote) -> str:
    """A block quotation with its source below."""
    who = f"{_unmarked(quote.speaker)}, in: " if quote.speaker else ""
    title = f"*{_unmarked(quote.title)}*"
    if "://" in quote.source:
        title = f"[{_unmarked(quote.title)}](<{quote.source.replace('>', '%3E')}>)"
    rest = "".join(f", {_unmarked(part)}" for part in quote.where)
    return f"> {_unmarked(quote.words)}\n>\n> — {who}{title}{rest}\n"


def _html(quote: Quote) -> str:
    """A block quotation with its footer; a link only where the source is an address."""
    from html import escape  # noqa: PLC0415 - not for the first paint

    link = f' cite="{escape(quote.source)}"' if "://" in quote.source else ""
    who = f"{escape(quote.speaker)}, in: " if quote.speaker else ""
    rest = "".join(f", {escape(part)}" for part in quote.where)
    return (
        f"<blockquote{link}>\n  <p>{escape(quote.words)}</p>\n"
        f"  <footer>— {who}<cite>{escape(quote.title)}</cite>{rest}</footer>\n</blockquote>\n"
    )


def _bibtex(quote: Quote) -> str:
    """An entry whose note is the quotation."""
    year = re.match(r"\d{4}", quote.date or "")
    said = f"{quote.speaker}: " if quote.speaker else ""
    fields = {
        "author": f"{{{_texed(quote.author)}}}" if quote.author else "",
        "title": f"{{{_texed(quote.title)}}}",
        "year": year[0] if year else "",
        "date": _texed(quote.date or ""),
        "url" if "://" in quote.source else "howpublished": _texed(quote.source),
        "note": _texed(f"{said}“{quote.words}”{', ' if quote.place else ''}{quote.place}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    words = re.findall(r"[a-z0-9]+", f"{quote.author or ''} {year[0] if year else ''} {quote.title}".lower())
    return f"@misc{{{'-'.join(words[:4]) or 'quote'},\n{lines}}}\n"


def _json(quote: Quote) -> str:
    """An object; offsets are code points, half-open."""
    import json  # noqa: PLC0415 - not for the first paint

    return json.dumps(
        {
            "quote": quote.words,
            "speaker": quote.speaker,
            "title": quote.title,
            "author": quote.author,
            "date": quote.date,
            "place": quote.place or None,
            "source": quote.source or None,
            "start": quote.span.start,
            "end": quote.span.end,
        },
        ensure_ascii=False,
        indent=2,
    )


def _unmarked(text: str) -> str:
    """A text whose letters mean nothing to Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


_TEX = {**{letter: f"\\{letter}" for letter in "&%$#_{}"}, "~": r"\~{}", "^": r"\^{}", "\\": r"\textbackslash{}"}


def _texed(text: str) -> str:
    """A text whose letters mean nothing to TeX."""
    return "".join(_TEX.get(letter, letter) for letter in text)


_STYLES: dict[Style, Callable[[Quote], str]] = {
    Style.PLAIN: _plain,
    Style.MARKDOWN: _markdown,
    Style.HTML: _html,
    Style.BIBTEX: _bibtex,
    Style.JSON: _json,
}
