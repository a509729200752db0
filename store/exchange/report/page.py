"""The page of a report: text and cards side by side, in one file that asks nobody for anything.

Its policy lets run what is in it and nothing else: no script or style of a hostile text, no request.
Without scripts everything can be read; the filters, which need one, are not shown then.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from store.exchange.bundle import Dossier
from store.exchange.report.cards import claim_card, look_of, note_card, orphan_card, verdict_name
from store.exchange.report.marked_text import Layer, marked_text
from store.exchange.report.markup import element, language, line, link, text
from store.exchange.views import notes_apart, who
from store.model.annotation import Verdict
from store.model.claim import ClaimKind
from store.model.desk import Desk, Placed
from store.model.document import Document


def html_report(dossier: Dossier) -> str:
    """One document as a page."""
    desk = dossier.desk
    apart = notes_apart(desk)
    layers = [*_claim_layers(desk), *_note_layers(apart)]
    article = element("h2", "Text", id="text-title") + marked_text(desk.document, layers)
    main = element(
        "section", article, id="text", aria_labelledby="text-title", lang=language(desk.document.language)
    ) + element("div", _filters(desk) + _cards(desk, apart), id="beside")
    body = (
        element("a", "Skip to the claims", class_="skip", href="#claims")
        + element("header", _heading(desk))
        + element("main", main)
        + element("footer", element("p", _FOOTER))
    )
    return f"<!doctype html>\n{element('html', _head(desk.document) + element('body', body), lang='en')}\n"


_FOOTER = (
    "Made with quoth. Claims are found by rules, which miss some and get some wrong; "
    "verdicts and notes are those of the people named."
)


def _head(document: Document) -> str:
    """Title, policy, style and script."""
    style, script = (files("store.exchange.report").joinpath(name).read_text("utf-8") for name in _PARTS)
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hashed(style)}'; script-src '{_hashed(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="icon" href="data:,">'
        f"<title>{text(' '.join(document.title.split()))}</title>"
        f"<style>{style}</style><script>{script}</script>",
    )


_PARTS = ("report.css", "report.js")


def _hashed(source: str) -> str:
    """What a policy calls a script or style that it lets through."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _heading(desk: Desk) -> str:
    """What it is, where it is from, and how much of it holds."""
    document, about = desk.document, desk.document.metadata
    facts = {
        "By": line(about.author or ""),
        "Date": line(about.date or ""),
        "Address": link(about.url or ""),
    }
    known = "".join(
        element("dt", name) + element("dd", value) for name, value in facts.items() if value not in ("", line(""))
    )
    counts, scale = Counter(judged.verdict for judged in desk.claims), desk.scale
    held = "".join(
        element(
            "li",
            f"{element('span', str(counts[verdict]), class_='count')} {line(verdict_name(verdict, scale).lower())}",
            class_=look_of(verdict, scale),
        )
        for verdict in _verdicts(desk)
        if counts[verdict]
    )
    claims = f"{len(desk.claims)} claim{'' if len(desk.claims) == 1 else 's'}"
    return (
        element("h1", line(document.title))
        + (element("dl", known) if known else "")
        + element("p", claims)
        + (element("ul", held, class_="held", aria_label="Verdicts") if held else "")
    )


def _verdicts(desk: Desk) -> list[Verdict]:
    """The verdicts that claims here may have: none yet, those of the person's scale, and others that are here."""
    return [Verdict.OPEN, *(grade.verdict for grade in desk.scale.among(judged.verdict for judged in desk.claims))]


def _count(number: int) -> str:
    """A number that is to be seen."""
    return element("span", str(number), class_="count")


def _filters(desk: Desk) -> str:
    """What to choose claims by; shown by the script only."""
    if not desk.claims:
        return ""
    speakers = sorted({" ".join(who(desk.document, judged.claim).split()) for judged in desk.claims}, key=str.casefold)
    choices = {
        "verdict": [(verdict.value, verdict_name(verdict, desk.scale)) for verdict in _verdicts(desk)],
        "kind": [(kind.value, kind.value.capitalize()) for kind in ClaimKind],
        "speaker": [(speaker, speaker) for speaker in speakers],
    }
    fields = "".join(_choice(name, options) for name, options in choices.items())
    fields += element("label", 'Words <input type="search" name="words" autocomplete="off">')
    shown = element("p", "", role="status", id="shown")
    return f'<form id="filters" aria-label="Filter the claims" hidden>{fields}{shown}</form>'


def _choice(name: str, options: list[tuple[str, str]]) -> str:
    """One thing to choose by."""
    items = '<option value="">all</option>' + "".join(
        element("option", text(shown), value=value) for value, shown in options
    )
    return element("label", f"{name.capitalize()} {element('select', items, name=name)}")


def _cards(desk: Desk, apart: tuple[Placed, ...]) -> str:
    """Claims, then notes that stand on none, then what belongs to nothing any more."""
    claims = "".join(claim_card(desk, judged, f"c{place}") for place, judged in enumerate(desk.claims, start=1))
    notes = "".join(note_card(desk.document, placed, f"n{place}") for place, placed in enumerate(apart, start=1))
    orphans = "".join(orphan_card(orphan, desk.scale) for orphan in desk.orphans)
    sections = (
        ("claims", "Claims", claims),
        ("notes", "Notes", notes),
        ("orphans", "Said of claims that are there no more", orphans),
    )
    return "".join(
        element(
            "section",
            element("h2", title, id=f"{name}-title") + (element("ol", cards) if cards else element("p", "None.")),
            id=name,
            aria_labelledby=f"{name}-title",
        )
        for name, title, cards in sections
        if cards or name == "claims"
    )


def _claim_layers(desk: Desk) -> Iterator[Layer]:
    """The claims as they are marked."""
    for number, judged in enumerate(desk.claims, start=1):
        verdict, grade = verdict_name(judged.verdict, desk.scale), desk.scale.grade(judged.verdict)
        label = f"Claim {number}: {' '.join(who(desk.document, judged.claim).split())}, {verdict}"
        for place, span in enumerate(judged.claim.content):
            yield Layer(
                span=span,
                name=f"c{number}",
                label=label,
                look=look_of(judged.verdict, desk.scale),
                sign=f"\u2009{line(grade.sign)}" if grade.sign else "",
                is_first=place == 0,
            )


def _note_layers(apart: tuple[Placed, ...]) -> Iterator[Layer]:
    """The notes as they are marked."""
    for number, placed in enumerate(apart, start=1):
        if placed.anchor:
            yield Layer(span=placed.anchor.span, name=f"n{number}", label=f"Note {number}", look="note")
