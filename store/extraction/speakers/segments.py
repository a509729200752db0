"""Whom one segment of a source phrase names: the words between two commas.

the Afghan team's coach                          nobody: the capital is no part of the head
CEO of the Refugee Council Enver Solomon         the name behind the office and its body
Yonhap news agency                               a name that ends in a common word
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.extraction.speakers.lexicon import People
from store.extraction.speakers.names import Name, is_acronym, key, read_name

_FINDINGS = frozenset(("results", "findings", "figures", "data", "conclusions", "ergebnisse", "ergebnissen"))
_OF = ("of", "for", "für", "der", "des")


def capital_runs(segment: Sequence[str], lexicon: People) -> list[tuple[int, list[str]]]:
    """Runs of capitalised words with their index; particles between capitals belong to them."""
    runs: list[tuple[int, list[str]]] = []
    for at, word in enumerate(segment):
        is_capital = word[0].isupper() or (word[:3].lower() in ("al-", "el-") and word[3:4].isupper())
        joins = bool(runs) and runs[-1][0] + len(runs[-1][1]) == at
        if is_capital and joins and not runs[-1][1][-1].endswith(("'s", "’s", "s'", "s’")):
            runs[-1][1].append(word)
        elif is_capital:
            runs.append((at, [word]))
        elif _is_particle(segment, at, lexicon) and joins and _is_capital_next(segment, at, lexicon):
            runs[-1][1].append(word)
    return runs


def _is_particle(segment: Sequence[str], at: int, lexicon: People) -> bool:
    """Whether a word may stand inside a name: "von", and "der" behind it."""
    return segment[at] in lexicon.particles or (segment[at] in ("der", "den") and segment[at - 1] in ("von", "van"))


def _is_capital_next(segment: Sequence[str], at: int, lexicon: People) -> bool:
    following = [segment[i] for i in range(at + 1, min(at + 3, len(segment))) if not _is_particle(segment, i, lexicon)]
    return bool(following) and following[0][0].isupper()


def name_in(segment: Sequence[str], lexicon: People) -> Name | None:
    """Who a segment names, if it does."""
    start = 1 if key(segment[0]) in lexicon.articles and not _is_bare(segment) else 0
    has_article = start == 1 and key(segment[0]) in lexicon.definite
    end = next((i for i in range(max(start, 1), len(segment)) if key(segment[i]) in lexicon.prepositions), len(segment))
    phrase, rest = segment[start:end], segment[end:]
    while phrase and key(phrase[-1]) in lexicon.relatives and not is_acronym(phrase[-1]):
        phrase = phrase[:-1]
    if _is_joined_body(phrase, lexicon, has_article=has_article):
        return Name("", (), tuple(phrase), "", is_person=False, is_body=True)
    runs = capital_runs(phrase, lexicon)
    if runs and runs[-1][0] + len(runs[-1][1]) == len(phrase) and not _is_possessive(runs[-1][1][-1]):
        before = phrase[: runs[-1][0]]
        name = read_name(runs[-1][1], lexicon)
        is_definite = not start or key(segment[0]) in lexicon.definite
        is_titled = (
            is_definite and len(rest) > 1 and key(rest[0]) in _OF and rest[-1][0].isupper()
        )  # "the Ministry of Locks"
        is_crowd = bool(name.words) and not name.is_person and key(name.words[-1]) in lexicon.unnamed
        if name.words and not is_crowd and (is_titled or not _is_common(name, segment, start, lexicon)):
            return _settled(name, before, rest, has_article=has_article, lexicon=lexicon)
    behind = _name_behind(phrase, rest, lexicon)
    if behind is not None:
        return behind
    return _lower_case_body(phrase, runs, lexicon)


def _is_joined_body(phrase: Sequence[str], lexicon: People, *, has_article: bool) -> bool:
    """As in "the Food and Drug Administration", "Hill & Lind": one body with a conjunction in its name."""
    joints = [i for i, word in enumerate(phrase) if word in ("and", "und", "&")]
    if len(joints) != 1 or not 0 < joints[0] < len(phrase) - 1:
        return False
    is_capital = all(word[0].isupper() for i, word in enumerate(phrase) if i != joints[0])
    return is_capital and (phrase[joints[0]] == "&" or (has_article and key(phrase[-1]) in lexicon.bodies))


def _is_common(name: Name, segment: Sequence[str], start: int, lexicon: People) -> bool:
    """Whether one capitalised word is no name: "Officials", "Estimates", "One Rohingya"."""
    if len(name.words) > 1 or name.office or is_acronym(name.words[0]):
        return False
    word = key(name.words[0])
    is_known = word in lexicon.bodies or word in lexicon.origins or lexicon.has_compounds
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
        return replace(name, office=office, is_person=True, is_body=False)
    is_body = name.is_body or (has_article and not name.office and not name.is_person and not before)
    if is_body and rest and rest[0].lower() in ("of", "for", "and", "für", "der", "&"):
        capitals = [i for i, word in enumerate(rest) if word[0].isupper()]
        tail = rest[: capitals[-1] + 1] if capitals else ()
        return replace(name, words=(*name.words, *tail), is_body=True, is_person=False)
    return replace(name, office=office, is_body=is_body, is_person=name.is_person and not is_body)


def _name_behind(phrase: Sequence[str], rest: Sequence[str], lexicon: People) -> Name | None:
    """As in "CEO of the Refugee Council Enver Solomon": the name behind an office and its body."""
    runs = capital_runs(rest, lexicon) if phrase and rest else []
    if runs and key(phrase[-1]) in _FINDINGS and "document" in lexicon.bodies.get(key(runs[0][1][-1]), frozenset()):
        return Name("", (), tuple(runs[0][1]), "", is_person=False, is_body=True)  # "results of the Ulm Iodine Study"
    if not phrase or not lexicon.is_office(key(phrase[-1])):
        return None
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
    return replace(name, office=(*office, *name.office), is_person=True, is_body=False)


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
