"""The subject of the sentence before a pronoun, where it is no name: "The bishop blessed the boats. He said …".

Only the first words of a sentence are looked at: an article, up to three more words, and a word for
what people or bodies are; or a capitalised name that no list knows ("Lumen Foods … It said").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extraction.speakers.lexicon import People
from store.extraction.speakers.names import key, read_name
from store.extraction.speakers.phrases import Kind, Reference, read_source
from store.extraction.speakers.runs import run_pattern

_BACK = 420
"""Code points before a place in which the sentence before it starts."""
_SENTENCES = 3
"""How many sentences back a subject is looked for."""
_END = re.compile(r"[.!?…][\"”’»“]?[ \n]+|\n+")
_TIME = re.compile(r"(?:In|On|At) [^,.\n]{3,40}, ")
_WORDS = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,6}")


_NOBODY = Reference(kind=Kind.UNNAMED)


_VERB = re.compile(r" [a-z]{2}")
"""What a subject is followed by: no comma, no capital of a headline."""


class Subject(NamedTuple):
    """Who a sentence begins with."""

    reference: Reference
    distance: int
    """Code points from it to the place that was asked about."""


def subjects_before(text: str, position: int, lexicon: People) -> list[Subject]:
    """The described subjects of the sentences before a place, nearest first."""
    start = max(0, position - _BACK)
    piece = text[start:position]
    found: list[Subject] = []
    starts = [match.end() for match in _END.finditer(piece)]
    for sentence in reversed(starts[-_SENTENCES:] if len(starts) >= _SENTENCES or start else [0, *starts]):
        opening = _TIME.match(piece, sentence)
        at = opening.end() if opening else sentence
        reference = _reference(piece[at : at + 90], lexicon)
        if reference is not None:
            found.append(Subject(reference, len(piece) - at))
    return found


def _reference(sentence: str, lexicon: People) -> Reference | None:
    """The subject of a sentence that begins with a description or an unknown name."""
    match = _WORDS.match(sentence)
    if match is None:
        return None
    words = match[0].split()
    first = key(words[0])
    has_article = first in lexicon.definite or first in lexicon.indefinite or words[0].endswith(("'s", "’s"))
    if not has_article and len(words) > 1 and (words[1][0].isupper() or key(words[1]) in lexicon.prepositions):
        return None if key(words[1]) in lexicon.prepositions else _unknown(sentence, lexicon)
    for at in range(1 if has_article else 0, min(len(words), 5 if has_article else 1)):
        word = key(words[at])
        if not at and word in lexicon.origins:
            return None  # "Conservative economist Ann Hill"
        if lexicon.is_office(word) or word in lexicon.bodies:
            reference = read_source(" ".join(words[: at + 1]), lexicon)
            return reference if reference.kind is Kind.DESCRIPTION else None
        if at and lexicon.is_function(word):
            return None
    return None if has_article else _unknown(sentence, lexicon)


def _unknown(sentence: str, lexicon: People) -> Reference | None:
    """A name of several words that is no person's."""
    match = run_pattern(lexicon).match(sentence)
    name = read_name(match[0].split(), lexicon) if match else None
    if match is None or name is None or name.is_person or name.office or name.opener:
        return None
    if not 1 < len(name.words) < 4 or not _VERB.match(sentence, match.end()):
        return None
    return Reference(kind=Kind.BODY, text=" ".join(name.words), name=name.words, is_definite=True)


def noun_phrase_before(text: str, position: int, lexicon: People) -> Reference | None:
    """What "who" stands for, if that is described: "the harbour master, who …"; None where a name stands there."""
    piece = text[max(0, position - 80) : position].rstrip(" ,")
    words = piece[max(piece.rfind(mark) for mark in '.;:!?\n“”"„»«') + 1 :].split()[-6:]
    if not words or words[-1][0].isupper():
        return None
    starts = [i for i, word in enumerate(words) if key(word) in lexicon.definite or key(word) in lexicon.indefinite]
    if starts:
        return read_source(" ".join(words[starts[-1] :]), lexicon)
    return (
        read_source(words[-1], lexicon)
        if lexicon.is_office(key(words[-1])) or key(words[-1]) in lexicon.unnamed
        else _NOBODY
    )
