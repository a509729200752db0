"""Whom a description means: "the senator", "the company", "the NATO leader", "a spokeswoman"."""

from __future__ import annotations

from store.extraction.speaker_cast import Character
from store.extraction.speaker_gathering import Gathered
from store.extraction.speaker_lexicon import People
from store.extraction.speaker_mentions import Mentions
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
        if not is_body and _is_human(role, reference, lexicon):
            near = _nearest(reference, role, position, spoken, ahead)
            if near is not None:
                return near
    figure = gathered.cast.figure(reference.text, role, reference.gender)
    figure.is_body = is_body
    reason = "described, not named" if reference.is_definite else "introduced without a name"
    return figure, Speaker(name=figure.name, confidence=0.55, reason=f"“{reference.text}”: {reason}")


def _best(
    reference: Reference, role: Role, position: int, kinds: tuple[Mentions, Mentions], *, is_body: bool
) -> tuple[Character, float] | None:
    """The person or body whose roles or name fit best, if well enough."""
    points: dict[int, float] = {}
    people: dict[int, Character] = {}
    for kind in kinds:
        for distance, _, character in kind.before(position, 40, 30_000):
            if character.is_body is not is_body or _contradicts(reference, role, character):
                continue
            number = id(character)
            fits = character.fit(role) + (_name_fit(role, character) if is_body else 0.0)
            near = 1.5 * 0.5 ** (distance / 800)
            people[number] = character
            points[number] = max(points.get(number, -9.0), fits + near if fits > 0 else fits)
    best = max(((score, -at, number) for at, (number, score) in enumerate(points.items())), default=(0.0, 0, 0))
    return (people[best[2]], best[0]) if best[0] >= _ENOUGH else None


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
            if character.is_body or character.roles or character.is_figure or _contradicts(reference, role, character):
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
