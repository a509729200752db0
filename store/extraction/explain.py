"""Says in words what made a claim, so that the rule behind a wrong one is found in a minute.

direct · statement · 0.93                              kind, class, confidence
  says     „We are ready“                              content, with its place
  pattern  quotation-verb-source   cue “said” (speech)
  speaker  Ann Hill 0.80 — “she”: a woman, most in mind here; or: Nadia Osei
  check    0.62 — names a number; compares
"""

from __future__ import annotations

from store.model.attribution import Attribution
from store.model.claim import Claim, Speaker
from store.model.document import Document
from store.model.span import Span

_SHOWN = 100
"""Code points of a content that are shown."""


def explain(document: Document, claim: Claim) -> str:
    """What made a claim, over several lines, without a line break at the end."""
    category = f" · {claim.category.value}" if claim.category is not None else ""
    lines = [
        f"{claim.kind.value}{category} · confidence {claim.confidence:.2f}",
        f"  says     {_quoted(document.text, claim.content)}",
        f"  pattern  {claim.pattern}{_cue(document.text, claim)}",
    ]
    if isinstance(claim.said, Attribution):
        lines.append(f"  source   {_quoted(document.text, claim.source) if claim.source else 'none'}")
        lines.append(f"  speaker  {_speaker(claim.speaker)}")
    reasons = "; ".join(claim.checkworthiness.reasons) or "nothing speaks for or against it"
    lines.append(f"  check    {claim.checkworthiness.score:.2f} — {reasons}")
    if claim.within is not None:
        lines.append(f"  within   claim {claim.within}")
    return "\n".join(lines)


def _quoted(text: str, spans: tuple[Span, ...]) -> str:
    """The words on one line, shortened, with where they stand in code points."""
    written = " … ".join(" ".join(span.of(text).split()) for span in spans)
    shown = written if len(written) <= _SHOWN else written[: _SHOWN - 1].rstrip() + "…"
    places = ", ".join(f"{span.start}–{span.end}" for span in spans)
    return f"“{shown}” [{places}]"


def _cue(text: str, claim: Claim) -> str:
    if not isinstance(claim.said, Attribution) or not claim.cue:
        return ""
    group = f" ({claim.said.cue_group})" if claim.said.cue_group else ""
    return f", cue {_quoted(text, claim.cue)}{group}"


def _speaker(speaker: Speaker) -> str:
    name = speaker.name if speaker.name is not None else "not named"
    others = [candidate for candidate in speaker.candidates if candidate != speaker.name]
    behind = f"; or: {', '.join(others)}" if others else ""
    reason = f" — {speaker.reason}" if speaker.reason else ""
    return f"{name} {speaker.confidence:.2f}{reason}{behind}"
