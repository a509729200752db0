"""Who has the floor in a text without quotation marks: the person a printed interview is with.

Ines Halloran kept the light … She spoke to Peter Adeyemi.     the intro names her, and him
How do you say goodbye to a lighthouse?                         a question is a paragraph
You clean it. I wrote back …                                    "I" is hers
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.extraction.speakers.characters import Character
from store.extraction.speakers.gathering import Gathered

_SEARCHED = 40_000
"""Code points in which an interview shows that it is one."""
_INTRO = 4_000
"""Code points of its longest introduction."""
_LAST = 400
"""Code points at the end of the introduction, where whoever is asked is named once more."""
_QUESTION = re.compile(r"^[^\n\"“„«]{8,400}\?[ \t]*$", re.MULTILINE)
_ANSWER = re.compile(r"^A[:.] ", re.MULTILINE)
_PARAGRAPH = re.compile(r"^[^\n]*\S[^\n]*$", re.MULTILINE)
_INTERVIEW = re.compile(r"\binterview|\bquestions (?:to|for)\b|\bim Gespräch\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\binterview(?:s|ed|ing)?(?: with| mit)?|\b(?:talk|talks|talked|chat|speak|speaks|spoke|sat down) (?:to|with)"
    r"|\b(?:im Gespräch|sprach|spricht) mit",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\*\*|__)?([^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})(?:\*\*|__)?: ")
_LABELS = re.compile(r"^" + _LABEL.pattern, re.MULTILINE)
_PARAGRAPH_BACK = 3_000
"""Code points in which the start of a paragraph is looked for."""
_IS_ASKER = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ee]r|[Ss]ie) (?:\w+ )?$")
_ASIDE = re.compile(r"[.:;!?]|[A-Z]\w*,|\b(?:on|about|in|at|of|über|in)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A printed interview: whom it is with, and where it begins."""

    person: Character
    start: int
    """Where the first question stands, in code points."""


def floor_of(text: str, gathered: Gathered) -> Floor | None:
    """The interview that a text is; None for every other text."""
    head = text[:_SEARCHED]
    if head.count("?\n") < 1:
        return None
    questions = [match.start() for match in _QUESTION.finditer(head)]
    is_labelled = _ANSWER.search(head) is not None
    if len(questions) < 2 and not is_labelled:
        return None
    if not questions:
        return None
    intro = head[: min(questions[0], _INTRO)]
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(head, questions[0]))
    if not (is_labelled or _INTERVIEW.search(intro)) and (len(questions) < 3 or len(questions) * 4 < paragraphs):
        return None
    if sum(len(match[1]) > 1 for match in _LABELS.finditer(head)) > 2:
        return None  # the turns say who has the floor
    person = _interviewee(intro, gathered)
    return None if person is None else Floor(person=person, start=questions[0])


def labelled(text: str, position: int, gathered: Gathered) -> Character | None:
    """Whose turn it is by the name at the start of the paragraph, or of one of the three before: "Sorensen: …"."""
    end = position
    for _ in range(4):
        start = text.rfind("\n", max(0, end - _PARAGRAPH_BACK), end) + 1
        match = _LABEL.match(text, start)
        person = gathered.cast.find_person(match[1].split()) if match else None
        if person is not None or start < 1:
            return person
        end = start - 1
        while end > 0 and text[end - 1].isspace():
            end -= 1
    return None


def is_in_question(text: str, position: int) -> bool:
    """Whether the paragraph around a position is a question, so that "you" in it is the one who is asked."""
    end = text.find("\n", position, position + 600)
    return text[position : position + 600 if end < 0 else end].rstrip().endswith("?")


def _interviewee(intro: str, gathered: Gathered) -> Character | None:
    """Whom the introduction is about most: named often, named last, named as asked."""
    points: dict[int, float] = {}
    people: dict[int, Character] = {}
    last: dict[int, float] = {}
    mentions = gathered.people
    for start, weight, character in zip(mentions.starts, mentions.weights, mentions.characters, strict=True):
        if start >= len(intro):
            break
        people[id(character)] = character
        points[id(character)] = min(points.get(id(character), 0.0) + 0.5 * weight, 3.0)
        if start > len(intro) - _LAST:
            last[id(character)] = max(last.get(id(character), 0.0), weight)
    for number, weight in last.items():
        points[number] += weight
    for match in _ASKED.finditer(intro):
        for distance, _, character in mentions.after(match.end(), 1, 80):
            if id(character) in points and not _ASIDE.search(intro, match.end(), match.end() + distance):
                is_asker = _IS_ASKER.search(intro, max(0, match.start() - 20), match.start())
                points[id(character)] += -5.0 if is_asker else 4.0
    best = max(points, key=lambda number: points[number], default=None)
    return people[best] if best is not None else None
