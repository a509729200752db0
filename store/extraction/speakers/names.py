"""Names: what in a run of capitalised words is office and what is name.

"Former NATO Secretary General Jens Stoltenberg said"
 opener |------- office ------| |---- name ---|
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.extraction.speakers.lexicon import People, genders


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """What a run of capitalised words says. Compared as a thing, not by its words: it is the key of many tables."""

    opener: str
    """A word before it that is no part of it: "the", "in"; lower case, may be empty."""
    office: tuple[str, ...]
    """Titles and roles with their modifiers, as written."""
    words: tuple[str, ...]
    """The name itself; empty for a bare office ("the Prime Minister")."""
    gender: str
    """m, f or nothing."""
    is_person: bool
    """Whether a forename, title or initial proves that this is a person."""
    is_body: bool
    """Whether a word in it, or its shape, says that this is a body or place."""


def read_name(words: Sequence[str], lexicon: People) -> Name:
    """Take a run of words apart into opener, office and name."""
    words, opener = _without_openers(list(words), lexicon)
    office, name = _split(words, lexicon)
    if lexicon.has_compounds:
        name = _without_genitive(office, name, lexicon)
    keys = [key(word) for word in name]
    gender = genders((key(word) for word in reversed(office)), lexicon)
    is_first = bool(keys) and keys[0] in lexicon.forenames and (len(keys) > 1 or keys[0] not in lexicon.places)
    has_mark = not (office or is_first) and (opener == "the" or (len(name) == 1 and is_acronym(name[0])))
    body = _is_body(name, keys, is_first=is_first, has_mark=has_mark, lexicon=lexicon)
    proved = bool(name) and not body and (bool(office) or (len(name) > 1 and (is_first or _is_initial(name[0]))))
    if is_first and not gender:
        gender = lexicon.forenames[keys[0]]
    return Name(opener, tuple(office), tuple(name), "" if body else gender, proved, body)


def _without_genitive(office: list[str], name: list[str], lexicon: People) -> list[str]:
    """For German: "Innenminister Frankreichs" has no name in it, "Ansicht von Beobachtern" one word of it."""
    if office and len(name) == 1 and key(name[0]).removesuffix("s") in lexicon.places:
        return []
    at = next((i for i, word in enumerate(name) if i and word in lexicon.particles), 0)
    return name[:at] if at and key(name[0]) not in lexicon.forenames and not office else name


_CALL = re.compile(
    r"(?:[^s]ier|eer|ist|ician|smith|maker|keeper|monger|woman|player|runner|holder|owner|dealer|leader|-old|-jährige|-jähriger)$"
)
"""How a call ends that stands before a name with a capital, at the start of a sentence: "Luthier", "Bassist"."""
_ADDRESSES = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Herr", "Frau"))


def _without_openers(words: list[str], lexicon: People) -> tuple[list[str], str]:
    """Drop what a sentence starts with; a forename ("Will Smith", "Mark") is none when a name follows."""
    opener = ""
    while words and key(words[0]) in lexicon.openers and not _starts_name(words, lexicon):
        if is_acronym(words[0]):  # "US", "WHO", "IT"
            break
        opener = key(words.pop(0))
    for at, word in enumerate(words[1:], 1):
        if key(word) in lexicon.dates or key(word) in lexicon.breaks:  # "Ann Hill Sunday", "Ann Hill Is Right"
            return words[:at], opener
    return words, opener


def _starts_name(words: list[str], lexicon: People) -> bool:
    return len(words) > 1 and key(words[0]) in lexicon.forenames and key(words[1]) not in lexicon.openers


def _split(words: list[str], lexicon: People) -> tuple[list[str], list[str]]:
    """Office and name. The last title or role with a word behind it ends the office."""
    keys = [key(word) for word in words]
    if keys and lexicon.is_office(keys[-1]):
        return _ending_in_office(words, keys, lexicon)
    last = len(keys) - 2
    while last >= 0 and not lexicon.is_office(keys[last]):
        last -= 1
    if last >= 0 and not set(keys[last + 1 :]) <= lexicon.suffixes:
        starts_with_forename = keys[0] in lexicon.forenames and last > 0 and not lexicon.is_office(keys[0])
        if not starts_with_forename or len(keys) > last + 2:
            return words[: last + 1], words[last + 1 :]
        return [], words
    return _without_origin(words, keys, lexicon)


def _ending_in_office(words: list[str], keys: list[str], lexicon: People) -> tuple[list[str], list[str]]:
    """As in "Stephen King" and "Mr Speaker" are names, "NATO Secretary General" is none."""
    if len(keys) > 1 and keys[0] in lexicon.forenames:
        return [], words
    if len(keys) == 2 and words[0] in _ADDRESSES and keys[1] not in lexicon.addressed:
        return words[:1], words[1:]
    return words, []


def _without_origin(words: list[str], keys: list[str], lexicon: People) -> tuple[list[str], list[str]]:
    """As in "Italian Giulia Rossi", "Luthier Josef Bartos": what stands before a forename is no part of the name."""
    at = next((i for i in range(1, len(words) - 1) if keys[i] in lexicon.forenames), 0)
    if not at or keys[-1] in lexicon.sites or any(word in lexicon.bodies for word in keys):
        return [], words
    is_origin = all(word in lexicon.places or word in lexicon.origins for word in keys[:at])
    is_call = keys[0] not in lexicon.forenames and (
        lexicon.has_compounds or is_acronym(words[0]) or _CALL.search(keys[0])
    )
    return (words[:at], words[at:]) if is_origin or is_call else ([], words)


def _is_body(name: Sequence[str], keys: list[str], *, is_first: bool, has_mark: bool, lexicon: People) -> bool:
    """Whether a name is a body's; `has_mark` when nothing of a person and an article before it says so."""
    if not name or (is_first and len(name) == 2 and keys[1] not in lexicon.suffixes and keys[0] not in lexicon.places):
        return False
    if has_mark or lexicon.places.issuperset(keys):
        return True
    return any(word in lexicon.bodies for word in keys)


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals only: NATO, U.S., BBC1."""
    return word.isupper() and len(word.replace(".", "")) > 1


def _is_initial(word: str) -> bool:
    return word.endswith(".") and len(word) < 6 and is_initials(word)


@lru_cache(maxsize=1 << 14)
def is_initials(word: str) -> bool:
    """Whether a word is one or more initials: "J.", "K.C."."""
    return all(len(piece) == 1 for piece in word.rstrip(".").split("."))


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """The word as the lists have it: lower case, without a final dot or a possessive ending."""
    lowered = word.lower().replace("’", "'")
    lowered = lowered.removesuffix("'s")
    return lowered.rstrip(".")
