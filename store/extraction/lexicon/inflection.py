"""The forms of a verb from its base, one function a language that has rules for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

BASE: Final = 1
"""say: the infinitive, and the present of they."""
PRESENT: Final = 2
"""says: the present of he and she."""
PAST: Final = 4
PARTICIPLE: Final = 8
"""told, written: behind "has" and "was"."""
GERUND: Final = 16
"""saying."""
FORMS: Final = {"base": BASE, "present": PRESENT, "past": PAST, "participle": PARTICIPLE, "gerund": GERUND}
"""The bit of each form; one word can be several."""


VOWELS = "aeiou"


def _english(lemma: str, irregular: str | None) -> Mapping[str, int]:
    """The forms of an English verb."""
    if irregular is not None:
        present, past, participle, gerund = irregular.split()
    else:
        present, past, gerund = _regular_english(lemma)
        participle = past
    forms: dict[str, int] = {}
    pairs = (
        (lemma, BASE),
        (present, PRESENT),
        (past, PAST),
        (participle, PARTICIPLE),
        (gerund, GERUND),
    )
    for word, form in pairs:
        forms[word] = forms.get(word, 0) | form
    return forms


def _regular_english(lemma: str) -> tuple[str, str, str]:
    """Present, past and -ing form of a regular verb."""
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        gerund = lemma + "ing" if lemma.endswith("ee") else lemma[:-1] + "ing"
        return lemma + "s", lemma + "d", gerund
    present = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return present, lemma + "ed", lemma + "ing"


def _listed(lemma: str, irregular: str | None) -> Mapping[str, int]:
    """Forms as the file lists them: each a finite form, unless marked as `form:kind`."""
    forms: dict[str, int] = {}
    for listed in [lemma, *(irregular or "").split()]:
        word, _, kind = listed.partition(":")
        forms[word] = FORMS[kind] if kind else PAST
    return forms


INFLECTIONS: Mapping[str, Callable[[str, str | None], Mapping[str, int]]] = {
    "english": _english,
    "listed": _listed,
}
"""By the name that a lexicon file gives under "inflection"."""
