"""The cards of a report: what is known of each claim and note, beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from store.exchange.report.markup import element, line, link, text
from store.exchange.views import notes_on, page_at, who, words, words_of
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.desk import Desk, Judged, Placed
from store.model.document import Document
from store.model.scale import Scale
from store.text.emphasis import as_read

_LOOKS = {"green": "supported", "yellow": "disputed", "orange": "disputed", "red": "refuted", "blue": "opinion"} | {
    "violet": "unverifiable"
}
"""The look of a verdict of somebody's own scale, by its colour: that of one of the usual ones."""
_DATE = len("2026-03-01")


def verdict_name(verdict: Verdict, scale: Scale) -> str:
    """A verdict as a person says it."""
    name = "not judged" if verdict is Verdict.OPEN and scale.open == "open" else scale.name(verdict)
    return name[:1].upper() + name[1:]


def look_of(verdict: Verdict, scale: Scale) -> str:
    """The class that colours a verdict."""
    return verdict.value if verdict in list(Verdict) else _LOOKS.get(scale.grade(verdict).colour, Verdict.OPEN.value)


def claim_card(desk: Desk, judged: Judged, name: str) -> str:
    """A claim: who, what, what is held of it and why."""
    document, claim = desk.document, judged.claim
    by = judged.judgement.author if judged.judgement and judged.verdict is not Verdict.OPEN else ""
    name_of = line(verdict_name(judged.verdict, desk.scale))
    verdict = element("strong", name_of, class_=f"verdict {look_of(judged.verdict, desk.scale)}")
    parts = [
        element("h3", f"{element('span', name[1:], class_='number')} {line(who(document, claim))}"),
        element("blockquote", text(words(document, claim)), dir="auto"),
        element("p", f"{verdict}{f' by {line(by)}' if by else ''}"),
        _known([claim.kind.value, *_page(document, claim.span.start), *(_corrected(judged))]),
        *(_note(note) for note in notes_on(desk, claim)),
        *(_overruled(each, desk.scale) for each in judged.overruled),
        _back(name),
    ]
    return element(
        "li",
        "".join(parts),
        id=name,
        data_verdict=judged.verdict.value,
        data_kind=claim.kind.value,
        data_speaker=" ".join(who(document, claim).split()),
    )


def note_card(document: Document, placed: Placed, name: str) -> str:
    """A note that stands on no claim."""
    note, anchor = placed.annotation, placed.anchor
    quote = as_read(document.text, anchor.span) if anchor else words_of(note.target)
    place = _page(document, anchor.span.start) if anchor else ["its words are not in the text any more"]
    back = _back(name) if anchor else ""
    return element("li", element("blockquote", text(quote), dir="auto") + _known(place) + _note(note) + back, id=name)


def orphan_card(orphan: Judgement | Correction, scale: Scale) -> str:
    """A verdict or correction of a claim that is there no more."""
    said = verdict_name(orphan.verdict, scale) if isinstance(orphan, Judgement) else "Corrected"
    return element("li", element("blockquote", text(words_of(orphan.content)), dir="auto") + element("p", line(said)))


def _note(note: Annotation) -> str:
    """A note with its tags and evidence."""
    tags = "".join(element("li", f"#{line(tag)}") for tag in note.tags)
    evidence = "".join(element("li", link(each)) for each in note.evidence)
    signed = " · ".join(line(each) for each in (note.author, note.updated[:_DATE]) if each)
    parts = [
        element("p", text(note.body), class_="body", dir="auto") if note.body else "",
        element("ul", tags, class_="tags", aria_label="Tags") if tags else "",
        element("ul", evidence, class_="evidence", aria_label="Evidence") if evidence else "",
        element("p", signed, class_="signed") if signed else "",
    ]
    return element("div", "".join(parts), class_="note")


def _overruled(said: Judgement | Correction, scale: Scale) -> str:
    """What somebody held of it before."""
    what = verdict_name(said.verdict, scale) if isinstance(said, Judgement) else "corrected otherwise"
    return element("p", f"Earlier: {line(what)} by {line(said.author or 'somebody')}", class_="known")


def _known(pieces: Sequence[str]) -> str:
    """Some short facts in a line."""
    return element("p", " · ".join(line(piece) for piece in pieces), class_="known") if pieces else ""


def _page(document: Document, offset: int) -> list[str]:
    """The page of a place, if there are pages."""
    label = page_at(document, offset)
    return [f"p. {label}"] if label else []


def _corrected(judged: Judged) -> list[str]:
    """Whether a person had his hand in it."""
    if judged.correction is None:
        return []
    return ["made by hand" if judged.correction.is_made_by_hand else "corrected by hand"]


def _back(name: str) -> str:
    """The way to the words in the text."""
    return element("p", element("a", "in the text", href=f"#in-{name}"), class_="back")
