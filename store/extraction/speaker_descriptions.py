"""Whom a description means: "the senator", "the company", "the NATO leader", "a spokeswoman"."""

from __future__ import annotations

from store.extraction.speaker_cast import Character
from store.extraction.speaker_gathering import Gathered
from store.extraction.speaker_lexicon import People
from store.extraction.speaker_mentions import NAMED_HALF, SPOKEN, SPOKEN_HALF, Mentions, rank
from store.extraction.speaker_phrases import Reference
from store.extraction.speaker_roles import Role
from store.model.claim import Speaker

_ENOUGH = 3.0
"""Points from which a description is somebody's: the same noun, or the same class and what it is about."""


def describe_match(
    reference: Reference, position: int, gathered: Gathered, spoken: Mentions, ahead: Mentions
) -> tuple[Character | None, Speaker]:
    """Whom a description means; a new figure under its own words when it fits nobody.

    Args:
        reference: The description.
        position: Where it stands, in code points.
        gathered: The people of the text.
        spoken: Who has spoken before.
        ahead: Who is named as a source, before and behind.
    """
    lexicon, role = gathered.cast.lexicon, reference.roles[0]
    is_body = role.head in lexicon.bodies and role.head not in lexicon.roles
    if reference.is_definite:
        mentions = gathered.bodies if is_body else gathered.people
        found = _best(reference, role, position, (mentions, spoken), is_body=is_body)
        if found is not None:
            return _answer(*found, reference, role)
        if not is_body and role.is_loose and "person" in role.classes:
            return _loose(reference, role, position, gathered, spoken)
        if not is_body and _is_human(role, reference, lexicon):
            near = _nearest(reference, role, position, spoken, ahead)
            if near is not None:
                return near
    return _stay(reference, role, gathered, is_body=is_body)


def _best(
    reference: Reference, role: Role, position: int, kinds: tuple[Mentions, Mentions], *, is_body: bool
) -> tuple[Character, float] | None:
    """The person or body whose roles or name fit best, if well enough."""
    nearest: dict[int, tuple[int, Character]] = {}
    for kind in kinds:
        for distance, _, character in kind.before(position, 40, 30_000):
            known = nearest.get(id(character))
            if character.is_body is is_body and (known is None or distance < known[0]):
                nearest[id(character)] = (distance, character)
    best, most = None, _ENOUGH
    for distance, character in nearest.values():
        if _contradicts(reference, role, character):
            continue
        fits = character.fit(role) + (_name_fit(role, character) if is_body else 0.0)
        points = fits + 1.5 * 0.5 ** (distance / 800) if fits > 0 else 0.0
        if points >= most and (best is None or points > most):
            best, most = character, points
    return None if best is None else (best, most)


def _loose(
    reference: Reference, role: Role, position: int, gathered: Gathered, spoken: Mentions
) -> tuple[Character | None, Speaker]:
    """As in "the woman", "the 58-year-old": whoever of that gender is most in mind."""
    ranked = rank(position, [(gathered.people, 1.0, NAMED_HALF), (spoken, SPOKEN, SPOKEN_HALF)], reference.gender, [])
    ranked = [(points, character) for points, character in ranked if not _contradicts(reference, role, character)]
    if not ranked:
        return _stay(reference, role, gathered, is_body=False)
    best, character = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    sure = round(0.35 + 0.35 * (1 - second / best), 2)
    names = tuple(other.name for _, other in ranked[1:3])
    return character, Speaker(
        name=character.name, confidence=sure, candidates=names, reason=f"“{reference.text}”: most in mind here"
    )


def _stay(reference: Reference, role: Role, gathered: Gathered, *, is_body: bool) -> tuple[Character, Speaker]:
    """A figure of its own, under the words of the text."""
    figure = gathered.cast.figure(reference.text, role, reference.gender)
    figure.is_body = is_body
    reason = "described, not named" if reference.is_definite else "introduced without a name"
    return figure, Speaker(name=figure.name, confidence=0.55, reason=f"“{reference.text}”: {reason}")


def _contradicts(reference: Reference, role: Role, character: Character) -> bool:
    """Whether gender or the description's own words rule somebody out: "Hill's lawyer" is not Hill."""
    known = character.likely_gender
    return bool(reference.gender and known and reference.gender != known) or (
        not character.is_figure and character.surname in role.about
    )


def _name_fit(role: Role, body: Character) -> float:
    """How well "the ministry" fits "Ministry of Transport"."""
    words = [word.lower() for word in body.words]
    return 3.0 if role.head in words else 0.0


def _is_human(role: Role, reference: Reference, lexicon: People) -> bool:
    """Whether a description is of one person and can be somebody already known."""
    return role.head in lexicon.roles and "kin" not in role.classes and bool(reference.text)


def _nearest(
    reference: Reference, role: Role, position: int, spoken: Mentions, ahead: Mentions
) -> tuple[Character, Speaker] | None:
    """The nearest speaker of whom no role is known: before the description, else named behind it."""
    for kind, where in (
        (spoken.before(position, 3, 1_200), "spoke last"),
        (ahead.after(position, 6, 6_000), "is the first speaker named behind it"),
    ):
        for _, _, character in kind:
            if character.is_body or character.is_figure or _contradicts(reference, role, character):
                continue
            if any(known.is_office and known.fit(role) < 2 for known in character.roles):
                continue
            character.learn(role)
            reason = f"“{reference.text}”: no role of anybody fits; {where}, of no known role"
            return character, Speaker(name=character.name, confidence=0.6, reason=reason)
    return None


def _answer(character: Character, points: float, reference: Reference, role: Role) -> tuple[Character, Speaker]:
    if not role.is_loose:
        character.learn(role)
    known = next((known.text for known in character.roles if known.fit(role) > 0), character.name)
    sure = min(0.9, 0.55 + 0.07 * points)
    reason = f"“{reference.text}” fits “{known}”"
    return character, Speaker(name=character.name, confidence=round(sure, 2), reason=reason)
