"""Markdown, out: one file a document, for a person's own notes; front matter, then each thing said.

    ---
    title: "The ferry"
    ---
    # The ferry

    ## Ada Holm
    > Nobody saw it leave.

    direct · p. 3 · **disputed** · #ask
    - Who was at the quay?
    - <https://example.org/log>

Words of the document are quoted so that no sign in them is markup. It does not come back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from store.exchange.bundle import Dossier
from store.exchange.views import notes_apart, notes_on, page_at, who, words, words_of
from store.exchange.web_annotation import is_address
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.desk import Judged, Placed
from store.model.document import Document
from store.model.scale import Scale
from store.model.span import Span
from store.text.emphasis import as_read

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_FIRST = re.compile(r"^(\s*)([-+:]|\d+[.)])", re.MULTILINE)


def markdown(dossier: Dossier) -> str:
    """One document's claims and notes."""
    desk = dossier.desk
    parts = [_front_matter(desk.document), f"# {_line(desk.document.title)}"]
    for judged in desk.claims:
        parts += _claim(desk.document, desk.scale, judged, notes_on(desk, judged.claim))
    loose = notes_apart(desk)
    if loose:
        parts.append("## Notes")
        parts += [part for placed in loose for part in _loose(desk.document, placed)]
    if desk.orphans:
        parts.append("## Said of claims that are there no more")
        parts += [part for orphan in desk.orphans for part in _orphan(desk.scale, orphan)]
    return "\n\n".join(parts) + "\n"


def _front_matter(document: Document) -> str:
    """What is known of the document, as YAML; JSON's strings are YAML's."""
    about = document.metadata
    fields = {
        "title": document.title,
        "author": about.author,
        "date": about.date,
        "language": document.language if document.language != "und" else None,
        "url": about.url,
        "document": document.id,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(("---", *lines, "---"))


def _claim(document: Document, scale: Scale, judged: Judged, notes: Sequence[Annotation]) -> Iterator[str]:
    """A claim: who, what, what is held of it, and the notes on it."""
    claim = judged.claim
    yield f"## {_line(who(document, claim))}"
    yield _quoted(words(document, claim))
    tags = sorted({tag for note in notes for tag in note.tags})
    verdict = f"**{scale.name(judged.verdict)}**" if judged.verdict is not Verdict.OPEN else ""
    yield _row((claim.kind.value, _page(document, claim.span), verdict), tags)
    if items := _items(notes):
        yield items


def _loose(document: Document, placed: Placed) -> Iterator[str]:
    """A note that is on no claim."""
    note, anchor = placed.annotation, placed.anchor
    yield _quoted(as_read(document.text, anchor.span) if anchor else words_of(note.target))
    yield _row((_page(document, anchor.span) if anchor else "not found in the text any more",), note.tags)
    if items := _items([note]):
        yield items


def _orphan(scale: Scale, orphan: Judgement | Correction) -> Iterator[str]:
    """A verdict or correction of a claim that is there no more."""
    yield _quoted(words_of(orphan.content))
    yield _row((f"**{scale.name(orphan.verdict)}**" if isinstance(orphan, Judgement) else "corrected",))


def _items(notes: Sequence[Annotation]) -> str:
    """Notes and evidence, an item each."""
    lines = [f"- {_escaped(note.body).replace(chr(10), f'{chr(10)}  ')}" for note in notes if note.body]
    lines += [f"- <{each}>" if is_address(each) else f"- {_line(each)}" for note in notes for each in note.evidence]
    return "\n".join(lines)


def _row(known: Sequence[str], tags: Sequence[str] = ()) -> str:
    """What is known of a quotation, in a line; tags come last."""
    return " · ".join((*(piece for piece in known if piece), *(f"#{_line(tag)}" for tag in tags)))


def _page(document: Document, span: Span) -> str:
    """The page of a span, to cite it by."""
    label = page_at(document, span.start)
    return f"p. {_line(label)}" if label else ""


def _quoted(said: str) -> str:
    """Words of a document as a block quotation."""
    return "\n".join(f"> {_escaped(line)}".rstrip() for line in said.split("\n"))


def _line(said: str) -> str:
    """Words on one line, none of their signs markup."""
    return _escaped(" ".join(said.split()))


def _escaped(said: str) -> str:
    """Words none of whose signs is markup."""
    return _FIRST.sub(lambda match: f"{match[1]}{_started(match[2])}", _SIGNS.sub(r"\\\1", said))


def _started(sign: str) -> str:
    """What would begin a list, made plain."""
    return f"{sign[:-1]}\\{sign[-1]}"
