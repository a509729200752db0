"""Bundle and Dossier: what a person added to one document, as it leaves the store and comes back.

Dossier   everything that is known of a document: what a format for readers shows
Bundle    what a person added, and how to tell the document: what a format that comes back carries
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.model.annotation import Annotation, Correction, Judgement
from store.model.desk import Desk

Noun = Annotation | Judgement | Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which document it is, in the store it is from. What is not known is empty."""

    id: str = ""
    """As the store that wrote it calls it."""
    title: str = ""
    text_hash: str = ""
    """SHA-256 of its text, in hex."""
    address: str = ""
    """Where the public finds it: a URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a person added to one document."""

    about: About
    nouns: tuple[Noun, ...] = ()
    """By their ids."""
    called: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Id of a noun -> who says it in the reader, where it has another name: corrected since, or an alias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One document with everything that is known of it."""

    desk: Desk
    """The document, its claims with their verdicts, its annotations at their places."""
    bundle: Bundle
    """What the person added, as it is kept: also what is hidden, lost or overruled on the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What was read from a file."""

    bundles: tuple[Bundle, ...]
    left_out: tuple[str, ...] = ()
    """What the file has besides and quoth cannot keep, each a sentence to show."""


def bundled(pairs: Iterable[tuple[About, Noun]]) -> tuple[Bundle, ...]:
    """The nouns by their document, documents as they came first, nouns by their ids."""
    by_document: dict[About, list[Noun]] = {}
    for about, noun in pairs:
        by_document.setdefault(about, []).append(noun)
    return tuple(
        Bundle(about=about, nouns=tuple(sorted(nouns, key=lambda noun: noun.id)))
        for about, nouns in by_document.items()
    )
