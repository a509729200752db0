"""Runs: where names stand in running text, as capitalised words in a row.

    "Former NATO Secretary General Jens Stoltenberg said"
     |------------------- one run ----------------|

A run is found by one pattern over the whole text, so the cost is linear; what it means (names.py) is worked
out once for each different run and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from store.extraction.speakers.lexicon import People
from store.extraction.speakers.names import Name, key, read_name

# Capital letters of the Latin, Greek and Cyrillic scripts: `re` has no class for them.
# Blocks that are capitals throughout, and Latin Extended-A, where every other letter is one.
_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩΆΈΉΊΌΎΏЀ-Я" + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper())
_ARTICLE = r"(?:al|el|ad|as|ez|an|ar)-"
_NOT_BEHIND = r"(?<![\w&@#/.-])"
_REST = (
    rf"(?:\w|[-‑](?=\w)|['’](?!s\b)(?=\w)|\.(?=[{_UPPER}]\w*\.|\w\.))*"
    rf"(?:\.(?:(?<=\b[{_UPPER}]\.)|(?<=\.[{_UPPER}]\.)|(?<=\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr)\.)"
    r"|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Cpl|Maj|Adm|Rev|Hon)\.)|(?<=\b(?:Prof|Capt|Cmdr|Insp|Supt)\.)))?"
)
"""What may stand behind the first capital of a word; a full stop only behind an initial or a title."""
# The capital stands first and alone, so that `re` skips to it; what must stand before it is asked afterwards.
_FIRST = (
    rf"[{_UPPER}](?:(?<![\w&@#/.-].)|(?<={_NOT_BEHIND}{_ARTICLE}.)|(?<={_NOT_BEHIND}ash-.)|(?<={_NOT_BEHIND}[dl]['’].))"
    rf"{_REST}"
)
_FURTHER = rf"(?:(?:{_ARTICLE}|ash-|[dl]['’])?[{_UPPER}]{_REST})"
_PREFIX = re.compile(rf"{_NOT_BEHIND}(?:{_ARTICLE}|ash-|[dl]['’])\Z")
_GAP = r"[ \u00a0\t]+"
_WRAPPED_GAP = r"(?:[ \u00a0\t]+|[ \t]*\n(?!\s*\n)[ \t]*)"
_WRAP = re.compile(r"\n(?<=[a-zß-ÿ,]\n)[a-zß-ÿ]")
_OF = (" of ", " of the ", " for ", " für ", " der ")


@dataclass(slots=True)
class Run:
    """A name at its place. Not frozen: there is one for every name in a text."""

    start: int
    """In code points."""
    end: int
    name: Name
    before: str
    """The word before it, in lower case; empty behind punctuation."""


@cache
def run_pattern(lexicon: People, *, is_wrapped: bool = False) -> re.Pattern[str]:
    """A run of capitalised words with particles, initials and abbreviated titles, from its first capital on.

    On one line, but for a text whose lines are broken inside its paragraphs (`is_wrapped`).
    """
    gap = _WRAPPED_GAP if is_wrapped else _GAP
    particle = "(?:v[ao]n de[rn]|" + "|".join(sorted(lexicon.particles)) + ")"
    return re.compile(rf"{_FIRST}(?:,?{gap}(?=[JS]r\.){_FURTHER}|{gap}(?:{particle}{gap}){{0,2}}{_FURTHER})*")


def runs(text: str, lexicon: People) -> list[Run]:
    """All names of a text in their order.

    Those with "of" or "and" in them are one: "Church of X", "the Food and Drug Agency"; "Smith of Ohio" stays two.
    """
    found: list[Run] = []
    end = -9
    for run in _single(text, lexicon):
        if run.start - end < 9 and (name := _tied(found[-1], text[end : run.start], run, lexicon)) is not None:
            found[-1] = Run(found[-1].start, run.end, name, found[-1].before)
        else:
            found.append(run)
        end = run.end
    return found


def _single(text: str, lexicon: People) -> Iterator[Run]:
    """The names of a text, each run of capitalised words by itself."""
    for match in run_pattern(lexicon, is_wrapped=is_wrapped(text)).finditer(text):
        start, end = match.span()
        written = match[0]
        if start and text[start - 1] in "-'’" and (prefix := _PREFIX.search(text, max(0, start - 4), start)):
            start = prefix.start()
            written = text[start:end]
        name = _read_run(written, lexicon)
        if name.words or name.office:
            yield Run(start, end, name, _word_before(text, start))


@lru_cache(maxsize=1 << 14)
def _read_run(written: str, lexicon: People) -> Name:
    """What a run says; most runs of a text come again."""
    return read_name(written.replace(",", " ").split(), lexicon)


def is_wrapped(text: str) -> bool:
    """Whether the lines are broken inside sentences: a fifth of the line ends stand between lower-case letters."""
    sample = text[:20_000]
    ends = sample.count("\n")
    return ends > 4 and len(_WRAP.findall(sample)) * 5 > ends


def _word_before(text: str, start: int) -> str:
    """The lower-case word right before, on the same line; empty behind punctuation."""
    if start < 2 or text[start - 1] != " ":
        return ""
    floor = max(0, start - 24)
    word = text[max(floor, text.rfind(" ", floor, start - 1) + 1) : start - 1]
    return word if word.islower() and word[-1].isalnum() else ""


def _tied(held: Run, between: str, run: Run, lexicon: People) -> Name | None:
    """Two runs and the words between them as the name of one body; None where they are two names."""
    if not held.name.words or not run.name.words or run.name.office or held.name.is_person:
        return None
    if between == " and ":
        is_one = held.before == "the" and len(held.name.words) < 3 and key(run.name.words[-1]) in lexicon.bodies
    else:
        is_one = between in _OF and _is_kind_of_body(key(held.name.words[-1]), lexicon)
    return _together(held.name, between, run.name) if is_one else None


def _is_kind_of_body(word: str, lexicon: People) -> bool:
    return word in lexicon.bodies and word not in lexicon.reporting_nouns


@lru_cache(maxsize=1 << 12)
def _together(first: Name, between: str, second: Name) -> Name:
    """The name of one body from two and what stands between them."""
    words = (*first.words, *between.split(), *second.words)
    return replace(first, words=words, is_body=True, is_person=False, gender="")
