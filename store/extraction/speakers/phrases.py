"""What a source phrase is: a name, a pronoun, a description of somebody, or people who stay unnamed.

    "the Afghan team's coach, Alireza Mehraban"   ->  a person's name, with the role "Afghan team's coach"
    "CEO of the Refugee Council Enver Solomon"    ->  the same, the name behind the office and its body
    "the NATO leader"                             ->  a description: head "leader", about "nato"
    "officials", "some of them"                   ->  unnamed

Only the phrase is looked at, never the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from store.extraction.speakers.lexicon import People, genders
from store.extraction.speakers.names import Name, is_acronym, key
from store.extraction.speakers.roles import Role, pointed_role, role_of
from store.extraction.speakers.segments import name_in

_TOKEN = re.compile(
    r"[^\W\d_]\.(?=\s|$)|[^\W_](?:[^\s,;:()\[\]{}“”„\"«»–—]*[^\W_]\.?(?:['’](?=s?\b))?)?|[,;:()\[\]–—]|&"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s*$")
_BREAKS = frozenset(",;:()[]–—")


_SINGLE = frozenset(("a", "an", "one", "another", "each", "every", "ein", "eine", "einer", "einem", "einen", "jeder"))
_PARTICIPLES = frozenset(("seen", "written", "led", "made", "sent", "dated", "drawn", "held", "that"))
_LONGEST = 5
"""Words of a description that is kept whole."""


class Kind(Enum):
    """What a source phrase is."""

    NONE = "none"
    PRONOUN = "pronoun"
    PERSON = "person"
    BODY = "body"
    DESCRIPTION = "description"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source phrase, understood as far as the phrase itself goes."""

    kind: Kind
    text: str = ""
    """The phrase, on one line, without a capital that only the start of a sentence gave it."""
    name: tuple[str, ...] = ()
    """Of a person or body: the words of the name."""
    also: tuple[tuple[str, ...], ...] = ()
    """Further names where the phrase joins several: "Hill and Osei"."""
    pronoun: str = ""
    """The class of a pronoun: first, masculine, plural ..."""
    gender: str = ""
    """m, f or nothing."""
    roles: tuple[Role, ...] = field(default_factory=tuple)
    """What the phrase calls the person."""
    is_definite: bool = False
    """Whether it points at somebody known: "the senator", "its leader"."""


@lru_cache(maxsize=1 << 13)
def read_source(source: str, lexicon: People) -> Reference:
    """Understand a source phrase; most of a text come again."""
    tokens = _TOKEN.findall(_POSSESSIVE.sub("", source))
    if len(tokens) > 1 and key(tokens[0]) in lexicon.reporting_nouns:
        tokens = tokens[2:] if tokens[1] in ("von", "vom") and len(tokens) > 2 else tokens[1:]  # "Angaben der Polizei"
    words = [token for token in tokens if token not in _BREAKS]
    if not words:
        return Reference(kind=Kind.NONE)
    pronoun = _pronoun(words, lexicon)
    if pronoun:
        gender = {"masculine": "m", "feminine": "f"}.get(pronoun, "")
        return Reference(kind=Kind.PRONOUN, text=words[0].lower(), pronoun=pronoun, gender=gender)
    segments = _segments(tokens, lexicon)
    return _named(segments, lexicon) or _described(segments, lexicon)


def _pronoun(words: Sequence[str], lexicon: People) -> str:
    """The class of a bare pronoun; "he himself" and "she too" are bare."""
    if is_acronym(words[0]):
        return ""  # "WHO", "US", "IT"
    first = key(words[0].replace("’", "'").split("'")[0])
    if len(words) == 1 and first in lexicon.pronouns:
        return lexicon.pronouns[first]
    rest = all(key(word) in lexicon.relatives or lexicon.pronouns.get(key(word)) for word in words[1:])
    return lexicon.pronouns.get(first, "") if rest else ""


def _segments(tokens: Sequence[str], lexicon: People) -> list[list[str]]:
    """The phrase cut at commas, brackets and dashes; a relative clause and what follows it is left out."""
    segments: list[list[str]] = [[]]
    for token in tokens:
        if token in _BREAKS:
            segments.append([])
        elif segments[-1] and key(token) in lexicon.relatives and token.islower():
            break
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment and not _is_relative(segment[0], lexicon)] or [[tokens[0]]]


def _is_relative(word: str, lexicon: People) -> bool:
    """Whether a segment that starts with the word is a relative clause; "WHO" is a body."""
    return key(word) in lexicon.relatives and not is_acronym(word)


def _named(segments: list[list[str]], lexicon: People) -> Reference | None:
    """The first segment that names somebody; the segments beside it say what the person is."""
    for at, segment in enumerate(segments[:4]):
        found = name_in(segment, lexicon)
        if found is None or (at and not (found.is_person or _is_only_name(segment, found))):
            continue
        if at and found.is_body and not _is_body_role(segments[0], lexicon):
            continue
        described = [*segments[:at], *segments[at + 1 : at + 2]]
        roles = [role for other in described if (role := role_of(other, lexicon))]
        if found.office and (own := role_of(found.office, lexicon)):
            roles.insert(0, own)
        gender = found.gender or genders((word for role in roles for word in [role.head]), lexicon)
        return Reference(
            kind=Kind.BODY if found.is_body else Kind.PERSON,
            text=" ".join(found.words),
            name=found.words,
            also=() if found.is_body else _joined(segment, found, lexicon),
            gender=gender,
            roles=tuple(roles),
            is_definite=True,
        )
    return None


def _is_only_name(segment: Sequence[str], found: Name) -> bool:
    return len(segment) == len(found.words) + len(found.office)


def _is_body_role(segment: Sequence[str], lexicon: People) -> bool:
    role = role_of(segment, lexicon)
    return role is not None and role.head in lexicon.bodies


def _joined(segment: Sequence[str], found: Name, lexicon: People) -> tuple[tuple[str, ...], ...]:
    """The other names of "Hill and Osei"."""
    sides: list[list[str]] = [[]]
    for word in segment:
        if word in ("and", "und"):
            sides.append([])
        else:
            sides[-1].append(word)
    names = [name_in(side, lexicon) for side in sides if side] if len(sides) > 1 else []
    return tuple(name.words for name in names if name is not None and name.words != found.words)


def _described(segments: list[list[str]], lexicon: People) -> Reference:
    """A description, or people who stay unnamed."""
    first = segments[0]
    role = pointed_role(first, lexicon)
    text = " ".join(_without_participle(first))
    lowered = key(first[0])
    is_definite, is_indefinite = lowered in lexicon.definite, lowered in lexicon.indefinite
    if is_definite or is_indefinite or _is_plain(first, lexicon):
        text = text[0].lower() + text[1:]
    is_crowd = is_indefinite and lowered not in _SINGLE
    kind = (
        Kind.UNNAMED
        if is_crowd or role is None or _is_unnamed(role, lexicon, is_definite=is_definite)
        else Kind.DESCRIPTION
    )
    gender = genders([role.head], lexicon) if role else ""
    return Reference(
        kind=kind,
        text=text,
        gender=gender,
        roles=(role,) if role else (),
        is_definite=is_definite or (not is_indefinite and bool(role) and first[0][0].isupper()),
    )


def _without_participle(words: Sequence[str]) -> Sequence[str]:
    """A long description up to what was done with it: "a memo seen by the paper" is "a memo"."""
    cut = (i for i, word in enumerate(words) if i > 1 and (word.endswith(("ed", "ing")) or word in _PARTICIPLES))
    return words[: next(cut, len(words))] if len(words) > _LONGEST else words


def _is_plain(words: Sequence[str], lexicon: People) -> bool:
    """Whether only the sentence gave the first word its capital: "Officials", but not "Democrats" or "Mr. Hill"."""
    word = key(words[0])
    is_proper = word in lexicon.origins or word.removesuffix("s") in lexicon.origins
    if is_proper or lexicon.has_compounds or words[0].endswith(".") or (len(words) > 1 and words[1][0].isupper()):
        return False
    return word in lexicon.unnamed or word in lexicon.bodies or lexicon.is_office(word)


def _is_unnamed(role: Role, lexicon: People, *, is_definite: bool) -> bool:
    if role.head in lexicon.bodies:
        return False
    is_plural = role.head.endswith("s") and not role.head.endswith("ss") and not lexicon.has_compounds
    of_people = role.head[:-1] in lexicon.roles and role.head not in lexicon.roles
    return role.head in lexicon.unnamed or (is_plural and (of_people or (not role.classes and not is_definite)))
