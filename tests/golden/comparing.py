"""A case beside what the extraction makes of it: which lines are the same, and a report for the eye where not."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.engine import extract
from store.model.claim import Claim, ClaimKind
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from tests.golden.cases import Case, Line, content_words, name_words, words

Row = tuple[Line | None, Line | None]
"""Expected and got; None where there is no counterpart."""


def document_of(text: str, suffix: str = "txt") -> Document:
    """The document that quoth reads from a file with this text."""
    return read_bytes(text.encode(), source=f"case.{suffix}")


def joined(text: str, spans: Sequence[Span]) -> str:
    """The pieces of `text`, ` … ` between them, on one line."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def line_of(text: str, claim: Claim, places: dict[str, int]) -> Line:
    """A claim as a line; `places` are the line numbers of the claims by their ids."""
    return Line(
        source=joined(text, claim.source),
        cue=joined(text, claim.cue),
        content=joined(text, claim.content),
        options={
            "speaker": claim.speaker.name or "?",
            "kind": claim.kind.value,
            "class": claim.category.value if claim.category else "-",
            "within": str(places.get(claim.within, "?")) if claim.within else "-",
        },
    )


def got_lines(case: Case) -> list[Line]:
    """What the extraction finds in the text of a case; assertions only where the case looks at them."""
    document = document_of(case.text, case.headers.get("format", "txt"))
    checks = case.headers.get("checks", "")
    claims = [claim for claim in extract(document) if checks or claim.kind is not ClaimKind.ASSERTION]
    if "order" in checks:
        claims.sort(key=lambda claim: -claim.checkworthiness.score)
    places = {claim.id: place for place, claim in enumerate(claims, 1)}
    return [line_of(document.text, claim, places) for claim in claims]


def is_same_cue(expected: str, got: str) -> bool:
    """Whether `got` is the expected head, alone or in a verb group of up to three more words."""
    want, have = words(expected), words(got)
    if not want:
        return not have
    return len(have) <= len(want) + 3 and all(word in have for word in want)


def is_same(expected: Line, got: Line) -> bool:
    """Whether a careful reader would call the two the same claim; see cases.py."""
    return (
        content_words(expected.content) == content_words(got.content)
        and (expected.source == "*" or words(expected.source) == words(got.source))
        and is_same_cue(expected.cue, got.cue)
        and all(is_same_option(name, value, got.options[name]) for name, value in expected.options.items())
    )


def is_same_option(name: str, expected: str, got: str) -> bool:
    """Whether one option is as expected."""
    return name_words(expected) == name_words(got) if name == "speaker" else expected == got


def compare(expected: Sequence[Line], got: Sequence[Line]) -> list[Row]:
    """Each expected line with the first free one that is the same, else with nothing; then what is left over."""
    free = list(got)
    rows: list[Row] = []
    for line in expected:
        found = next((other for other in free if is_same(line, other)), None)
        if found:
            free.remove(found)
        rows.append((line, found))
    return rows + [(None, line) for line in free]


def differences(case: Case) -> list[Row]:
    """The rows of a case that have no counterpart; empty when all is as expected."""
    got = got_lines(case)
    rows = compare(case.lines, got)
    if all(rows_are_paired(row) for row in rows) and "order" in case.headers.get("checks", ""):
        return [] if [row[1] for row in rows] == got else rows
    return [row for row in rows if not rows_are_paired(row)]


def rows_are_paired(row: Row) -> bool:
    """Whether both sides are there."""
    return row[0] is not None and row[1] is not None


def report(case: Case, rows: Sequence[Row]) -> str:
    """The text, then the lines without counterpart: those expected, those got."""
    expected = [f"  expected  {line}" for line, _ in rows if line]
    got = [f"  got       {line}" for _, line in rows if line]
    return "\n".join([f"{case.file}.txt: {case.name}", "", case.text, "", *expected, *got])
