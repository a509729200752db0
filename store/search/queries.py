"""The query language: what a person types, taken apart. Nothing typed is an error; what has no meaning is words.

    refused vhallenge          words, in any order, typos forgiven
    'exact phrase' "the same"  these words, one behind the other, as they are written
    ^the  gate$                the passage begins with it, ends with it
    !draft  !'first draft'     not with this
    dam | dyke                 either
    speaker:calloway tag:water doc:inquiry in:folder kind:direct verdict:refuted has:note date:2023..2024-06

A quotation mark that is not closed is a part of the text, as are a field's name and value while either is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import OSA

from store.search.tokens import token_words

FIELDS = ("date", "doc", "has", "in", "kind", "speaker", "tag", "verdict")
"""What stands before a colon."""

_PIECE = re.compile(
    r"(?P<not>!(?=[^\s!]))?"
    r"(?:(?P<field>[a-z]{2,10}):(?=[^\s:/]))?"
    r"(?:(?P<phrase>'(?=\S).+?'(?!\w)|\"[^\"]+\"|[“„][^”“]+[”“]|‘(?=\S).+?’(?!\w)|«[^»]+»|»[^«]+«)|(?P<word>\S+))",
    re.IGNORECASE,
)

_ENDING = re.compile(r"[^\W\d_]+[.!?…,;:]*\$")
"""A word that ends its passage, with the sign behind it or without; 5$ is money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One thing that is asked for."""

    kind: Literal["word", "phrase", "start", "end", "field"]
    text: str
    """As it was typed, without its signs."""
    field: str = ""
    is_not: bool = False

    @property
    def words(self) -> list[str]:
        """What is compared."""
        return token_words(self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart."""

    clauses: tuple[tuple[Atom, ...], ...]
    """All are asked for; of each any one of its atoms."""
    is_open: bool
    """Whether the last word may still be being typed."""
    text: str
    """Its words without signs and fields, as they were typed."""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but words."""
        return all(len(clause) == 1 and clause[0].kind == "word" and not clause[0].is_not for clause in self.clauses)


def parse(query: str) -> Query:
    """Take a query apart."""
    clauses: list[tuple[Atom, ...]] = []
    is_either = False
    for atom in _atoms(query):
        if atom is None:
            is_either = bool(clauses)
        elif is_either:
            clauses[-1] = (*clauses[-1], atom)
            is_either = False
        else:
            clauses.append((atom,))
    words = [atom.text for clause in clauses for atom in clause if atom.kind != "field" and not atom.is_not]
    last = clauses[-1][-1].kind if clauses else "word"
    return Query(tuple(clauses), query[-1:].isalnum() and last in {"word", "start"}, " ".join(words))


def _atoms(query: str) -> Iterator[Atom | None]:
    """What is asked for, piece by piece; None for "or"."""
    for piece in _PIECE.finditer(query):
        if piece[0] == "|":
            yield None
        else:
            atom = _atom(piece)
            if atom.words:
                yield atom


def _atom(piece: re.Match[str]) -> Atom:
    """One piece of a query."""
    is_not = piece["not"] is not None
    if piece["field"] and (field := field_named(piece["field"])):
        value = piece["phrase"][1:-1] if piece["phrase"] else piece["word"]
        return Atom(kind="field", text=value, field=field, is_not=is_not)
    if piece["field"]:
        return Atom(kind="word", text=piece[0][1:] if is_not else piece[0], is_not=is_not)
    if piece["phrase"]:
        return Atom(kind="phrase", text=piece["phrase"][1:-1], is_not=is_not)
    return replace(_anchored(piece["word"]), is_not=is_not)


def _anchored(word: str) -> Atom:
    """A word, at the start or end of its passage if it says so."""
    if word.startswith("^") and len(word) > 1:
        return Atom(kind="start", text=word[1:])
    if _ENDING.fullmatch(word):
        return Atom(kind="end", text=word[:-1])
    return Atom(kind="word", text=word)


def field_named(name: str) -> str:
    """The field that a name means, typed in part or with a slip; "" for none."""
    typed = name.lower()
    starting = [field for field in FIELDS if field.startswith(typed)]
    if typed in FIELDS or len(starting) == 1:
        return typed if typed in FIELDS else starting[0]
    near = [field for field in FIELDS if len(typed) > 3 and OSA.distance(typed, field, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else ""
