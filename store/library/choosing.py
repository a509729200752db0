"""Choosing: the part of a dossier that a filter asks for.

    speaker:holm  tag:ask  verdict:disputed | verdict:refuted  !kind:assertion  has:note  flood  "new bridge"

The language is that of the search (`search.queries`), without its forgiveness: what is exported is
what was asked for. A claim is chosen when it meets every part, a note when it does or stands on a
chosen claim. Case, accents and quotation marks do not count. What was said of a claim goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from store.errors import NotAQuery
from store.exchange.bundle import Dossier
from store.exchange.views import notes_on, words
from store.model.annotation import Annotation, Verdict
from store.model.claim import ClaimKind
from store.model.desk import Desk, Judged
from store.search.queries import Atom, parse
from store.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """What a filter looks at: a claim with the notes on it, or a note by itself."""

    words: str
    notes: Sequence[Annotation]
    speaker: str = ""
    kind: str = ""
    verdict: frozenset[str] = frozenset()
    """All that it may be called: its id and the person's own word; empty where there is none to have."""
    is_judged: bool = False


Test = Callable[[_Item], bool]

FIELDS = ("speaker", "tag", "verdict", "kind", "has")
"""What a part may ask for before its colon."""
_AROUND = "\"'.,;:!?… "
"""What stands around words and is none."""
_HAS: dict[str, Test] = {
    "note": lambda item: any(note.body for note in item.notes),
    "tag": lambda item: any(note.tags for note in item.notes),
    "evidence": lambda item: any(note.evidence for note in item.notes),
    "verdict": lambda item: item.is_judged,
    "speaker": lambda item: bool(item.speaker),
}


def chosen(dossier: Dossier, query: str) -> Dossier:
    """The dossier with nothing in it but what the query asks for; all of it for an empty one.

    Raises:
        NotAQuery: A part of the query is about a field or value that there is not.
    """
    desk = dossier.desk
    tests = _tests(query, desk)
    if not tests:
        return dossier
    claims = tuple(one for one in desk.claims if _meets(_claim_item(desk, one), tests))
    on_claims = {note.id for one in claims for note in notes_on(desk, one.claim)}
    annotations = tuple(
        placed
        for placed in desk.annotations
        if placed.annotation.id in on_claims or _meets(_note_item(placed.annotation), tests)
    )
    ids = {placed.annotation.id for placed in annotations}
    ids |= {said.id for one in claims for said in (one.judgement, one.correction, *one.overruled) if said}
    nouns = tuple(noun for noun in dossier.bundle.nouns if noun.id in ids)
    return Dossier(
        desk=replace(desk, claims=claims, annotations=annotations, orphans=()),
        bundle=replace(dossier.bundle, nouns=nouns),
    )


def _tests(query: str, desk: Desk) -> tuple[Test, ...]:
    """What each part of a query asks; of a part with alternatives any."""
    return tuple(_any([_test(atom, desk) for atom in clause]) for clause in parse(query).clauses)


def _any(tests: Sequence[Test]) -> Test:
    """Whether an item meets one of these."""
    return lambda item: any(test(item) for test in tests)


def _test(atom: Atom, desk: Desk) -> Test:
    """What one piece asks."""
    test = _field(atom, desk) if atom.kind == "field" else _words(atom)
    return (lambda item: not test(item)) if atom.is_not else test


def _words(atom: Atom) -> Test:
    """Words, wherever they stand, or at the beginning or the end."""
    wanted = _folded(atom.text)
    if atom.kind == "start":
        return lambda item: _folded(item.words).lstrip(_AROUND).startswith(wanted)
    if atom.kind == "end":
        return lambda item: _folded(item.words).rstrip(_AROUND).endswith(wanted)
    return lambda item: wanted in _folded(item.words)


def _field(atom: Atom, desk: Desk) -> Test:
    """What a field and its value ask."""
    wanted = _folded(atom.text)
    tests: dict[str, Test] = {
        "speaker": lambda item: wanted in _folded(item.speaker),
        "tag": lambda item: any(_folded(tag) == wanted for note in item.notes for tag in note.tags),
        "verdict": lambda item: wanted in item.verdict,
        "kind": lambda item: item.kind == wanted,
        "has": _HAS.get(wanted, _never),
    }
    known = {"verdict": _verdicts(desk), "kind": [*ClaimKind], "has": [*_HAS]}
    if atom.field not in FIELDS:
        raise NotAQuery(f"“{atom.field}:” chooses no claims: name the documents to export.")
    if atom.field in known and wanted not in known[atom.field]:
        field = atom.field
        raise NotAQuery(
            f"“{field}:{atom.text}” is no filter: {field}: is followed by one of {', '.join(known[field])}."
        )
    return tests[atom.field]


def _verdicts(desk: Desk) -> list[str]:
    """What may stand behind "verdict:": what the person calls them, then the ids, of the usual ones and those here."""
    others = [*Verdict, *(judged.verdict for judged in desk.claims)]
    grades = [*map(desk.scale.grade, [Verdict.OPEN]), *desk.scale.among(others)]
    return [*dict.fromkeys([_folded(grade.name) for grade in grades] + [grade.verdict.value for grade in grades])]


def _never(_item: _Item) -> bool:
    """There is no such thing to have."""
    return False


def _claim_item(desk: Desk, judged: Judged) -> _Item:
    """A claim as a filter sees it."""
    claim, notes = judged.claim, notes_on(desk, judged.claim)
    return _Item(
        words="\n".join((words(desk.document, claim), claim.speaker.name or "", *(note.body for note in notes))),
        notes=notes,
        speaker=claim.speaker.name or " ".join(span.of(desk.document.text) for span in claim.source),
        kind=claim.kind.value,
        verdict=frozenset((judged.verdict.value, judged.verdict.words, _folded(desk.scale.name(judged.verdict)))),
        is_judged=judged.verdict is not Verdict.OPEN,
    )


def _note_item(note: Annotation) -> _Item:
    """A note as a filter sees it."""
    return _Item(words=f"{note.target.quote.exact}\n{note.body}", notes=(note,))


def _meets(item: _Item, tests: Sequence[Test]) -> bool:
    """Whether an item meets every part."""
    return all(test(item) for test in tests)


def _folded(text: str) -> str:
    """A text as it is compared."""
    return fold(text).text.strip()
