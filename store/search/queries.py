"""The query language: what a person types, taken apart. Nothing typed is an error; what has no meaning is words.

    refused vhallenge          words, in any order, typos forgiven
    'exact phrase' "the same"  these words, one behind the other, as they are written
    ^the  gate$                the passage begins with it, ends with it
    !draft  !'first draft'     not with this
    dam | dyke                 either
    speaker:calloway tag:water doc:inquiry in:folder kind:direct verdict:refuted has:note date:2023..2024-06

A quotation mark that is not closed is a part of the text, as are a field's name and value while either is empty.
What is passed over, or taken for words, is said, unless it is the very end, which is still being typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
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

_ENDING = re.compile(r"(?=.*[^\W\d_])\w[\w'’-]*[.!?…,;:]*\$")
"""A word that ends its passage, with the sign behind it or without; 5$ is money."""
_SIGNS = frozenset("!^$|")
"""What means something before, behind or between words."""
_UNCLOSED = re.compile(r"\^?([\"“„«‘]|'(?!\d))")
"""A quotation mark, before a piece that is no phrase; before a number it is an apostrophe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One thing that is asked for."""

    kind: Literal["word", "phrase", "start", "end", "field"]
    text: str
    """As it was typed, without its signs."""
    field: str = ""
    is_not: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it asks for words, so that passages are drawn by them."""
        return self.kind != "field" and not self.is_not

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
    said: tuple[str, ...] = ()
    """What of it was passed over or taken for words, in words."""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but words."""
        return all(len(clause) == 1 and clause[0].kind == "word" and not clause[0].is_not for clause in self.clauses)

    def without_words(self, passed_over: Collection[Atom]) -> Query | None:
        """The query as a passage may meet it that has none of the words which stand beside a condition; else None.

        Of `dam | speaker:calloway` that is `speaker:calloway`, unless that is passed over.
        """
        left = tuple(
            tuple(atom for atom in clause if not (atom.is_word or atom in passed_over)) or clause
            for clause in self.clauses
        )
        return None if left == self.clauses else replace(self, clauses=left)


def parse(query: str) -> Query:
    """Take a query apart."""
    clauses: list[tuple[Atom, ...]] = []
    said: list[str] = []
    either: re.Match[str] | None = None
    for piece in _PIECE.finditer(query):
        if piece[0] == "|":
            said += [_alone("|")] if either or not clauses else []
            either = piece if clauses else None
            continue
        atom = _atom(piece)
        said += _passed_over(piece, atom, is_last=piece.end() == len(query))
        if atom.words and either:
            clauses[-1] = (*clauses[-1], atom)
            either = None
        elif atom.words:
            clauses.append((atom,))
    said += [_alone("|")] if either and either.end() < len(query) else []
    words = [atom.text for clause in clauses for atom in clause if atom.is_word]
    last = clauses[-1][-1].kind if clauses else "word"
    is_open = query[-1:].isalnum() and last in {"word", "start"}
    return Query(tuple(clauses), is_open, " ".join(words), tuple(dict.fromkeys(said)))


def _alone(sign: str) -> str:
    """What to say of a sign that belongs to nothing."""
    return f"“{sign}” stands alone"


def _passed_over(piece: re.Match[str], atom: Atom, *, is_last: bool) -> list[str]:
    """What to say of a piece that is not what its signs seem to ask for."""
    if piece["phrase"]:
        return [] if atom.words else [f"there are no words in {piece['phrase']}"]
    if (unclosed := _UNCLOSED.match(piece["word"])) and not (is_last and not atom.words):
        return [f"{unclosed[1]} is not closed"]
    if not atom.words:
        return [_alone(piece[0])] if _SIGNS & set(piece[0]) and not is_last else []
    if piece["field"] and atom.kind != "field":
        return [f"no field is called “{piece['field']}”"]
    named = piece["word"].removesuffix(":").lower()
    if not piece["field"] and named in FIELDS and piece["word"].endswith(":") and not is_last:
        return [f"“{named}:” has nothing behind it"]
    return []


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
