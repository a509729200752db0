"""Roles: what a person or body is called beside its name, and whether two such calls fit one person.

"the NATO Secretary General", "NATO's leader" and "the Alliance's chief" have a head (general, leader,
chief), classes that the heads share (leader), and what they are about (nato; alliance).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.extraction.speakers.lexicon import People
from store.extraction.speakers.names import key

_LONGEST_PHRASE = 7
"""Words before the head of a phrase beside a name."""
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
    proper: frozenset[str]
    """Those of them that were written with a capital: what the office is the office of."""
    is_title: bool = False
    """Whether the head may stand before a name as a mere address."""
    is_capital: bool = False
    """Whether the head has a capital behind an article: one certain office, "the Speaker"."""
    is_generic: bool = False
    """Whether any body of its class can be called so: "the company"."""
    is_body: bool = False
    """Whether it is what a body is, and no person: "agency"."""

    def fit(self, other: Role) -> float:
        """How well two calls fit one person: below 0 they contradict, 0 says nothing, from 3 on they agree."""
        score = 0.0
        if self.head != other.head and (self.is_certain or other.is_certain):
            return -2.0  # "the Speaker" is no "Minister"
        if self.head == other.head:
            score += 3
        elif self.classes & other.classes and (not self.is_body or self.is_generic or other.is_generic):
            score += 2 if not other.about or self.about & other.about else 1
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
    def is_certain(self) -> bool:
        """Whether it is one certain office that needs no more words: "the Speaker"."""
        return self.is_capital and not self.about

    @property
    def is_loose(self) -> bool:
        """Whether the head says so little that it fits anybody: "the man", "the official"."""
        return not self.classes or "person" in self.classes


def apposed_role(words: Sequence[str], lexicon: People) -> Role | None:
    """The role that a phrase beside a name gives: its noun phrase must end in a word for what people or bodies are."""
    joint = next((i for i, word in enumerate(words) if i and word in ("and", "und")), len(words))
    words = words[:joint]  # "an Australian woman and former sailor"
    head = next((i for i, word in enumerate(words) if i and key(word) in lexicon.prepositions), len(words)) - 1
    while head > 0 and words[head].islower() and key(words[head]) in lexicon.openers:
        head -= 1  # "the oldest beekeeper here"
    if head > _LONGEST_PHRASE:
        return None
    noun = key(words[head])
    if not (lexicon.is_office(noun) or noun in lexicon.bodies):
        return None
    inside = [key(word) for word in words[1 : head + 1]]  # "said he then telephoned the harbour master"
    if any(word in lexicon.pronouns or word in lexicon.definite or word in lexicon.indefinite for word in inside):
        return None
    role = role_of(words, lexicon)
    return role if role is not None and role.classes and role.head == lexicon.short.get(noun, noun) else None


def pointed_role(words: Sequence[str], lexicon: People) -> Role | None:
    """The role in a description of somebody, where a capital makes it one certain office: "the Speaker"."""
    role = role_of(words, lexicon)
    if role is None or lexicon.has_compounds or role.head in lexicon.origins:
        return role
    has_article = lexicon.is_function(key(words[0]))
    written = next((word for word in words[has_article:] if key(word) == role.head), "")
    return replace(role, is_capital=written[:1].isupper() and (has_article or len(words) == 1))


def role_of(words: Sequence[str], lexicon: People) -> Role | None:
    """The role that a phrase gives, or None where it has no noun."""
    keys = [key(word) for word in words]
    start = 0
    while start < len(keys) and keys[start] in lexicon.articles:
        start += 1
    end = next((i for i in range(start + 1, len(keys)) if keys[i] in lexicon.prepositions), len(keys))
    if start >= end:
        return None
    if keys[start] in lexicon.unnamed:
        return _role(words, start, start, (), lexicon)  # "sources close to the mill"
    heads = [i for i in range(start, end) if lexicon.is_office(keys[i]) or keys[i] in lexicon.bodies]
    last = keys[end - 1]
    is_plural = last in lexicon.unnamed or (last.endswith("s") and last[:-1] in lexicon.roles)
    at = heads[-1] if heads and not is_plural else end - 1
    others = [word for i, word in enumerate(words) if i >= start and i != at and not lexicon.is_function(keys[i])]
    return _role(words, start, at, others, lexicon)


def _role(words: Sequence[str], start: int, at: int, others: Sequence[str], lexicon: People) -> Role:
    """The role whose head is at an index of a phrase."""
    head = lexicon.short.get(key(words[at]), key(words[at]))
    classes = lexicon.roles.get(head, frozenset()) | lexicon.bodies.get(head, frozenset())
    if not classes and (_AGED.search(head) or (head in lexicon.origins and at == len(words) - 1)):
        classes = frozenset(("person",))  # "the 58-year-old", "the Argentine"
    return Role(
        text=" ".join(words[start:]),
        head=head,
        classes=classes,
        about=frozenset(key(word) for word in others),
        proper=frozenset(key(word) for word in others if word[0].isupper() and not lexicon.is_office(key(word))),
        is_title=head in lexicon.titles,
        is_generic=head in lexicon.generic,
        is_body=head in lexicon.bodies and head not in lexicon.roles,
    )
