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

from store.extraction.speaker_lexicon import People, genders
from store.extraction.speaker_names import Name, is_acronym, key, read_name
from store.extraction.speaker_roles import Role, role_of

_TOKEN = re.compile(r"[^\W_](?:[^\s,;:()\[\]{}“”„\"«»–—]*[^\W_]\.?(?:['’](?=s?\b))?)?|[,;:()\[\]–—]|&")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s*$")
_BREAKS = frozenset(",;:()[]–—")


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


def read_source(source: str, lexicon: People) -> Reference:
    """Understand a source phrase."""
    tokens = _TOKEN.findall(_POSSESSIVE.sub("", source))
    if len(tokens) > 1 and key(tokens[0]) in lexicon.reporting_nouns:
        tokens = tokens[1:]  # "Angaben der Polizei"
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
    return [segment for segment in segments if segment and key(segment[0]) not in lexicon.relatives] or [[tokens[0]]]


def _named(segments: list[list[str]], lexicon: People) -> Reference | None:
    """The first segment that names somebody; the segments beside it say what the person is."""
    for at, segment in enumerate(segments[:4]):
        found = _name_in(segment, lexicon)
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
    if not any(word in ("and", "und", "&") for word in segment):
        return ()
    runs = [read_name(run, lexicon) for _, run in _capital_runs(segment, lexicon)]
    return tuple(run.words for run in runs if run.words and run.words != found.words and not run.is_body)


def _capital_runs(segment: Sequence[str], lexicon: People) -> list[tuple[int, list[str]]]:
    """Runs of capitalised words with their index; particles between capitals belong to them."""
    runs: list[tuple[int, list[str]]] = []
    for at, word in enumerate(segment):
        is_capital = word[0].isupper() or (word[:3].lower() in ("al-", "el-") and word[3:4].isupper())
        joins = bool(runs) and runs[-1][0] + len(runs[-1][1]) == at
        if is_capital and joins and not runs[-1][1][-1].endswith(("'s", "’s", "s'", "s’")):
            runs[-1][1].append(word)
        elif is_capital:
            runs.append((at, [word]))
        elif word in lexicon.particles and joins and _is_capital_next(segment, at, lexicon):
            runs[-1][1].append(word)
    return runs


def _is_capital_next(segment: Sequence[str], at: int, lexicon: People) -> bool:
    following = [word for word in segment[at + 1 : at + 3] if word not in lexicon.particles]
    return bool(following) and following[0][0].isupper()


def _name_in(segment: Sequence[str], lexicon: People) -> Name | None:
    """Who a segment names, if it does."""
    start = 1 if key(segment[0]) in lexicon.definite | lexicon.indefinite and not _is_bare(segment) else 0
    has_article = start == 1 and key(segment[0]) in lexicon.definite
    end = next((i for i in range(max(start, 1), len(segment)) if key(segment[i]) in lexicon.prepositions), len(segment))
    phrase, rest = segment[start:end], segment[end:]
    while phrase and key(phrase[-1]) in lexicon.relatives and not is_acronym(phrase[-1]):
        phrase = phrase[:-1]
    runs = _capital_runs(phrase, lexicon)
    if runs and runs[-1][0] + len(runs[-1][1]) == len(phrase) and not _is_possessive(runs[-1][1][-1]):
        before = phrase[: runs[-1][0]]
        name = read_name(runs[-1][1], lexicon)
        if name.words and not _is_common(name, segment, start, lexicon):
            return _settled(name, before, rest, has_article=has_article, lexicon=lexicon)
    behind = _name_behind(phrase, rest, lexicon)
    if behind is not None:
        return behind
    return _lower_case_body(phrase, runs, lexicon)


def _is_common(name: Name, segment: Sequence[str], start: int, lexicon: People) -> bool:
    """Whether one capitalised word is no name: "Officials", "Estimates", "One Rohingya"."""
    if len(name.words) > 1 or name.office or is_acronym(name.words[0]):
        return False
    word = key(name.words[0])
    is_known = word in lexicon.bodies or word in lexicon.origins
    if start and (key(segment[0]) in lexicon.indefinite or is_known) and not name.is_person:
        return True
    return not start and segment[0] == name.words[0] and (word in lexicon.unnamed or word in lexicon.bodies)


def _is_bare(segment: Sequence[str]) -> bool:
    return len(segment) == 1


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _settled(name: Name, before: Sequence[str], rest: Sequence[str], *, has_article: bool, lexicon: People) -> Name:
    """Person or body: an office before it makes a person; an article, or "of X" behind it, a body."""
    office = (*before, *name.office)
    if before and lexicon.is_office(key(before[-1])):
        return name._replace(office=office, is_person=True, is_body=False)
    is_body = name.is_body or (has_article and not name.office and not name.is_person and not before)
    if is_body and rest and rest[0].lower() in ("of", "for", "and", "für", "der", "&"):
        capitals = [i for i, word in enumerate(rest) if word[0].isupper()]
        tail = rest[: capitals[-1] + 1] if capitals else ()
        return name._replace(words=(*name.words, *tail), is_body=True, is_person=False)
    return name._replace(office=office, is_body=is_body, is_person=name.is_person and not is_body)


def _name_behind(phrase: Sequence[str], rest: Sequence[str], lexicon: People) -> Name | None:
    """As in "CEO of the Refugee Council Enver Solomon": the name behind an office and its body."""
    if not phrase or not lexicon.is_office(key(phrase[-1])) or not rest:
        return None
    runs = _capital_runs(rest, lexicon)
    if not runs or runs[-1][0] + len(runs[-1][1]) != len(rest):
        return None
    run = runs[-1][1]
    for at in range(len(run) - 1, 0, -1):
        word = key(run[at])
        is_name = word in lexicon.titles or (word in lexicon.forenames and word not in lexicon.places)
        if is_name and at < len(run) - 1:
            return _person(run[at:], (*phrase, *rest[: runs[-1][0]], *run[:at]), lexicon)
    known = max((i for i, word in enumerate(run) if _is_place_or_body(key(word), lexicon)), default=-1)
    if known >= 0 and 2 <= len(run) - known - 1 <= 3:
        return _person(run[known + 1 :], (*phrase, *rest[: runs[-1][0]], *run[: known + 1]), lexicon)
    return None


def _is_place_or_body(word: str, lexicon: People) -> bool:
    return word in lexicon.bodies or word in lexicon.places or word in lexicon.portfolios


def _person(words: Sequence[str], office: tuple[str, ...], lexicon: People) -> Name:
    name = read_name(words, lexicon)
    return name._replace(office=(*office, *name.office), is_person=True, is_body=False)


def _lower_case_body(phrase: Sequence[str], runs: list[tuple[int, list[str]]], lexicon: People) -> Name | None:
    """As in "Yonhap news agency": a name that ends in the common word for what it is."""
    if not runs or runs[0][0] != 0 or _is_possessive(runs[0][1][-1]):
        return None
    tail = phrase[len(runs[0][1]) :]
    first = key(runs[0][1][0])
    if len(runs) > 1 or not tail or first in lexicon.origins or first in lexicon.places or first in lexicon.openers:
        return None
    if lexicon.is_office(first) or any(key(word) not in lexicon.bodies for word in tail) or len(tail) > 3:
        return None
    if "document" in lexicon.bodies[key(tail[-1])] - {"media"} and "media" not in lexicon.bodies[key(tail[-1])]:
        return None
    return Name("", (), tuple(phrase), "", is_person=False, is_body=True)


def _described(segments: list[list[str]], lexicon: People) -> Reference:
    """A description, or people who stay unnamed."""
    first = segments[0]
    role = role_of(first, lexicon)
    text = " ".join(first)
    lowered = key(first[0])
    is_definite, is_indefinite = lowered in lexicon.definite, lowered in lexicon.indefinite
    if is_definite or is_indefinite or _is_common_word(lowered, lexicon):
        text = text[0].lower() + text[1:]
    kind = Kind.UNNAMED if role is None or _is_unnamed(role, lexicon, is_definite=is_definite) else Kind.DESCRIPTION
    gender = genders([role.head], lexicon) if role else ""
    return Reference(
        kind=kind,
        text=text,
        gender=gender,
        roles=(role,) if role else (),
        is_definite=is_definite or (not is_indefinite and bool(role) and first[0][0].isupper()),
    )


def _is_common_word(word: str, lexicon: People) -> bool:
    return word in lexicon.unnamed or word in lexicon.bodies or lexicon.is_office(word)


def _is_unnamed(role: Role, lexicon: People, *, is_definite: bool) -> bool:
    if role.head in lexicon.bodies:
        return False
    is_plural = role.head.endswith("s") and not role.head.endswith("ss") and not lexicon.has_compounds
    of_people = role.head[:-1] in lexicon.roles and role.head not in lexicon.roles
    return role.head in lexicon.unnamed or (is_plural and (of_people or (not role.classes and not is_definite)))
