"""The forms of a verb from its base, one function a language that has rules for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum


class Form(Enum):
    """What a form of a verb can be; one word can be several."""

    BASE = "base"
    """say: the infinitive, and the present of they."""
    PRESENT = "present"
    """says: the present of he and she."""
    PAST = "past"
    PARTICIPLE = "participle"
    """told, written: behind "has" and "was"."""
    GERUND = "gerund"
    """saying."""


VOWELS = "aeiou"


def _english(lemma: str, irregular: str | None) -> Mapping[str, frozenset[Form]]:
    """The forms of an English verb."""
    if irregular is not None:
        present, past, participle, gerund = irregular.split()
    else:
        present, past, gerund = _regular_english(lemma)
        participle = past
    forms: dict[str, set[Form]] = {}
    pairs = (
        (lemma, Form.BASE),
        (present, Form.PRESENT),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (gerund, Form.GERUND),
    )
    for word, form in pairs:
        forms.setdefault(word, set()).add(form)
    return {word: frozenset(kinds) for word, kinds in forms.items()}


def _regular_english(lemma: str) -> tuple[str, str, str]:
    """Present, past and -ing form of a regular verb."""
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        gerund = lemma + "ing" if lemma.endswith("ee") else lemma[:-1] + "ing"
        return lemma + "s", lemma + "d", gerund
    present = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return present, lemma + "ed", lemma + "ing"


def _listed(lemma: str, irregular: str | None) -> Mapping[str, frozenset[Form]]:
    """Forms as the file lists them: each a finite form, unless marked as `form:kind`."""
    forms: dict[str, frozenset[Form]] = {}
    for listed in [lemma, *(irregular or "").split()]:
        word, _, kind = listed.partition(":")
        forms[word] = frozenset({Form(kind)}) if kind else frozenset({Form.PAST})
    return forms


INFLECTIONS: Mapping[str, Callable[[str, str | None], Mapping[str, frozenset[Form]]]] = {
    "english": _english,
    "listed": _listed,
}
"""By the name that a lexicon file gives under "inflection"."""
