"""A long text that somebody worked through: so many claims in so many megabytes, and a store with as many notes on it.

Each claim has a paragraph to itself. What else stands there is asked, cried out or no whole sentence, so that
nothing more is claimed. The notes, tags and highlights lie on the claims and between them, with their history.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from store import Annotation, Document, Library, Target, read_document
from store.annotations.records import encode
from store.model.selector import TextPositionSelector, TextQuoteSelector
from store.model.span import Span
from store.text.hashing import text_hash

NAMES = (
    "Ines Okafor",
    "Tomas Lindqvist",
    "Amara Diallo",
    "Jon Petersen",
    "Ruth Avery",
    "Marta Kowalska",
    "Noor Haddad",
    "Peter Osei",
    "Elena Petrova",
    "Hugh Carrick",
)
_SAID = (
    "“The gauge had been wrong since March, and {number} people knew,” said {name}, who ran the night desk.",
    "{name} said that the harbour had lost {number} boats in one winter.",
    "“We asked for a new pump {number} times,” {name} told the panel, “and were refused.”",
    "The council spent {number} million pounds on the eastern quay in 2019.",
    "According to {name}, the repair had cost {number} million pounds.",
)
_BETWEEN = (
    "Who would have walked out there in such weather, past the chapel and down the wet steps?",
    "What a grey and endless morning, with the lamps still burning along the whole length of the quay!",
    "Rain again.",
    "How slowly the boats came in, one behind another, each with its gulls!",
    "One hut, four chairs.",
    "Was it the tide, or only the wind, that moved the yellow crane above the sheds?",
)
_BODIES = ("ask her again", "where is the memo of 4 April? The clerk had it in June.", "compare with the minutes")
_TAGS = ("harbour", "money", "to check", "inquiry")
_CONTEXT = 32
"""Code points around a quote."""


def text(megabytes: int, claims: int) -> str:
    """A text of about so many megabytes and claims."""
    random = Random(megabytes)  # noqa: S311 - a repeatable text, no secret
    length = megabytes * 1_000_000 // claims
    return "\n\n".join(_paragraph(random, number, length) for number in range(claims)) + "\n"


def _paragraph(random: Random, number: int, length: int) -> str:
    """One claim and what stands around it, so many bytes together."""
    said = _SAID[number % len(_SAID)].format(name=random.choice(NAMES), number=number + 2)
    pieces = [said]
    size = len(said.encode()) + 2
    while size < length:
        pieces.append(random.choice(_BETWEEN))
        size += len(pieces[-1].encode()) + 1
    return " ".join(pieces)


def keep(folder: Path, file: Path, annotations: int) -> None:
    """A store in `folder` that has the text of a file, with so many annotations on it."""
    with Library.open(folder) as library:
        document = library.shelf.keep(read_document(file))
        changes = library.notebook.changes
        with changes.together("all of them"):  # one change on disk: 5,000 of them take half a minute
            for annotation in _annotations(document, annotations):
                stamp = {"what": "note", "author": "ann", "machine": "desk", "at": annotation.created}
                changes.write("annotations", annotation.id, encode(annotation), stamp)


def _annotations(document: Document, count: int) -> Iterator[Annotation]:
    """Notes, tags and highlights on a few words each, evenly over the text."""
    text, name = document.text, text_hash(document.text)
    for number in range(count):
        start = len(text) * number // count
        at = f"2024-05-{1 + number % 28:02}T08:00:00.000+00:00"
        yield Annotation(
            id=f"{number:026}",
            document=document.id,
            target=_target(text, Span(start, min(start + 40 + number % 50, len(text))), name),
            body=_BODIES[number % 3] if number % 5 < 3 else "",
            tags=(_TAGS[number % 4],) if number % 5 in {2, 3} else (),
            author="ann",
            machine="desk",
            created=at,
            updated=at,
        )


def _target(text: str, span: Span, name: str) -> Target:
    """The place of a span as `describe` has it, without the search for one that is like it (6 ms in 5 MB)."""
    quote = TextQuoteSelector(
        exact=span.of(text),
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
    )
    position = TextPositionSelector(start=span.start, end=span.end)
    return Target(quote=quote, position=position, text_hash=name, lookalike=0.5)
