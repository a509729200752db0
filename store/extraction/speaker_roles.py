"""Roles: what a person or body is called beside its name, and whether two such calls fit one person.

"the NATO Secretary General", "NATO's leader" and "the Alliance's chief" have a head (general, leader,
chief), classes that the heads share (leader), and what they are about (nato; alliance).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.extraction.speaker_lexicon import People
from store.extraction.speaker_names import key

_AGED = re.compile(r"-year-old$|-jährigen?$|-jähriger$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One call: "the Alliance's chief"."""

    text: str
    """As written, without the article."""
    head: str
    """The noun, in lower case."""
    classes: frozenset[str]
    """The classes of the head, empty for a noun that no list has."""
    about: frozenset[str]
    """The other telling words, in lower case."""
    is_title: bool
    """Whether the head may stand before a name as a mere address."""
    proper: frozenset[str]
    """Those of them that were written with a capital: what the office is the office of."""

    def fit(self, other: Role) -> float:
        """How well two calls fit one person: below 0 they contradict, 0 says nothing, from 3 on they agree."""
        score = 0.0
        if self.head == other.head:
            score += 3
        elif self.classes & other.classes:
            score += 2
        elif self.classes and other.classes and not (self.is_loose or other.is_loose):
            return -2
        shared = self.about & other.about
        score += min(3, 1.5 * len(shared))
        if self.proper and other.proper and not shared:
            score -= 3
        return score

    @property
    def is_office(self) -> bool:
        """Whether it says what somebody is, and is no bare form of address: "Captain", "Sir"."""
        return bool(self.about) or not self.is_title

    @property
    def is_loose(self) -> bool:
        """Whether the head says so little that it fits anybody: "the man", "the official"."""
        return not self.classes or "person" in self.classes


def apposed_role(words: Sequence[str], lexicon: People) -> Role | None:
    """The role that a phrase beside a name gives: its noun phrase must end in a word for what people or bodies are."""
    role = role_of(words, lexicon)
    if role is None or not role.classes:
        return None
    head = next((i for i, word in enumerate(words) if i and key(word) in lexicon.prepositions), len(words)) - 1
    return role if key(words[head]) == role.head else None


def role_of(words: Sequence[str], lexicon: People) -> Role | None:
    """The role that a phrase gives, or None where it has no noun."""
    phrase = [word for word in words if key(word) not in lexicon.definite | lexicon.indefinite]
    end = next((i for i in range(1, len(phrase)) if key(phrase[i]) in lexicon.prepositions), len(phrase))
    if not phrase or not end:
        return None
    heads = [i for i in range(end) if lexicon.is_office(key(phrase[i])) or key(phrase[i]) in lexicon.bodies]
    at = heads[-1] if heads and key(phrase[end - 1]) not in lexicon.unnamed else end - 1
    head = key(phrase[at])
    others = [word for i, word in enumerate(phrase) if i != at and key(word) not in lexicon.prepositions]
    classes = lexicon.roles.get(head, frozenset()) | lexicon.bodies.get(head, frozenset())
    if not classes and _AGED.search(head):
        classes = frozenset(("person",))
    return Role(
        text=" ".join(phrase),
        head=head,
        classes=classes,
        about=frozenset(key(word) for word in others),
        is_title=head in lexicon.titles,
        proper=frozenset(key(word) for word in others if word[0].isupper() and not lexicon.is_office(key(word))),
    )
