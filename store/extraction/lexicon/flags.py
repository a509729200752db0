"""What a token can be: one bit each, so that a rule asks one question of many classes at once.

A word has the bits of every closed class it is in, and bits by its shape. Nothing is decided here:
"that" is a determiner, a relative and a subordinator until a rule looks at what stands around it.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1 << 0
PREPOSITION: Final = 1 << 1
COORDINATOR: Final = 1 << 2
SUBORDINATOR: Final = 1 << 3
AUXILIARY: Final = 1 << 4
VERB: Final = 1 << 5
SUBJECT: Final = 1 << 6
OBJECT: Final = 1 << 7
RELATIVE: Final = 1 << 8
ADVERB: Final = 1 << 9
NEGATION: Final = 1 << 10
TIME: Final = 1 << 11
ABBREVIATION: Final = 1 << 12
CUE: Final = 1 << 13
NOUN_CUE: Final = 1 << 14
CAPITAL: Final = 1 << 15
NUMBER: Final = 1 << 16
POSSESSIVE: Final = 1 << 17
GERUND: Final = 1 << 18
PAST: Final = 1 << 19
COMMA: Final = 1 << 20
STOP: Final = 1 << 21
COLON: Final = 1 << 22
DASH: Final = 1 << 23
BRACKET: Final = 1 << 24
QUOTE: Final = 1 << 25
SEMICOLON: Final = 1 << 26
WORD: Final = 1 << 27
ACCORDING: Final = 1 << 28
CONTRACTED: Final = 1 << 29
# Python reckons with 30 bits at a time: what stands below costs twice as much, and is rare in words and questions.
OPENER: Final = 1 << 30
TITLE: Final = 1 << 31
BODY: Final = 1 << 32
HYPOTHETICAL: Final = 1 << 33
PHRASAL: Final = 1 << 34

CLASSES: Final = {
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "coordinator": COORDINATOR,
    "subordinator": SUBORDINATOR,
    "adverbial_start": OPENER,
    "relative": RELATIVE,
    "subject_pronoun": SUBJECT,
    "object_pronoun": OBJECT,
    "auxiliary": AUXILIARY,
    "negation": NEGATION,
    "negated_auxiliary": AUXILIARY | NEGATION,
    "hypothetical": HYPOTHETICAL,
    "adverb": ADVERB,
    "time": TIME,
    "title": TITLE,
    "abbreviation": ABBREVIATION,
    "verb": VERB,
    "body": BODY,
    "contracted": CONTRACTED,
    "gerund": GERUND,
    "past": PAST,
}
"""The bit of each class of a lexicon file."""

PUNCTUATION: Final = {
    ",": COMMA,
    "、": COMMA,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": STOP,
    "。": STOP,
    ":": COLON,
    ";": SEMICOLON,
    "-": DASH,
    "–": DASH,
    "—": DASH,
    "―": DASH,
    "‒": DASH,
    "(": BRACKET,
    ")": BRACKET,
    "[": BRACKET,
    "]": BRACKET,
}
"""The bit of each mark that the rules look at."""
