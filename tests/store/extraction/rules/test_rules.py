"""One sentence in, source, cue and content out: a case or two for each rule."""

from __future__ import annotations

import pytest

from store.extraction.drafts import Sentence
from store.extraction.reading import drafts_in
from store.extraction.sentences import sentences
from tests.store.extraction.streams import stream_of


def read(text: str, language: str = "en") -> list[tuple[str, str, str, str]]:
    """Pattern, source, cue and content of everything in a text."""
    stream = stream_of(text, language)
    drafts = [draft for first, last in sentences(stream) for draft in drafts_in(Sentence(stream, first, last))]
    return [
        (
            draft.pattern,
            stream.span(*draft.source).of(text) if draft.source else "",
            " … ".join(stream.span(*cue).of(text) for cue in draft.cue),
            " … ".join(stream.span(*content).of(text) for content in draft.content),
        )
        for draft in drafts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” he said.", ("quotation-source-cue", "he", "said", "“We wait,”")),
        ("“We wait,” said Ann Lee.", ("quotation-cue-source", "Ann Lee", "said", "“We wait,”")),
        ("“We wait,” she said, “and see.”", ("quotation-source-cue", "she", "said", "“We wait,” … “and see.”")),
        ("The law is “a mess,” he said.", ("quotation-source-cue", "he", "said", "The law is “a mess,”")),
        ("Ann Lee said: “We wait.”", ("source-cue-quotation", "Ann Lee", "said", "“We wait.”")),
        ("Ann Lee told reporters on Monday, “We wait.”", ("source-cue-quotation", "Ann Lee", "told", "“We wait.”")),
        ("Ann Lee said that it rained.", ("source-cue-that-clause", "Ann Lee", "said", "that it rained")),
        ("Kelly said it rained.", ("source-cue-clause", "Kelly", "said", "it rained")),
        ("Ann Lee said much of it was wet.", ("source-cue-clause", "Ann Lee", "said", "much of it was wet")),
        ("Ann Lee, 44, says she was wet.", ("source-cue-clause", "Ann Lee, 44", "says", "she was wet")),
        ("Lee, wearing a “Vote” badge, said it rained.", ("source-cue-clause", "Lee", "said", "it rained")),
        ("In May Ann Lee said it rained.", ("source-cue-clause", "Ann Lee", "said", "it rained")),
        ("She told the Evening Post it rained.", ("source-cue-clause", "She", "told", "it rained")),
        ("Roth asked whether it rained.", ("source-cue-question", "Roth", "asked", "whether it rained")),
        ("It rained in May, Ann Lee said.", ("clause-source-cue", "Ann Lee", "said", "It rained in May")),
        ("The dam, he argued, stands on sand.", ("clause-source-cue", "he", "argued", "The dam … stands on sand")),
        ("The dam, said Lee, stands on sand.", ("clause-cue-source", "Lee", "said", "The dam … stands on sand")),
        ("As Lee said, the dam stands on sand.", ("as-source-cue", "Lee", "said", "the dam stands on sand")),
        (
            "It rained, according to the board.",
            ("clause-according-to-source", "the board", "according to", "It rained"),
        ),
        (
            "According to the board, it rained.",
            ("according-to-source-clause", "the board", "According to", "it rained"),
        ),
        ("His claim that it rained was false.", ("noun-that-clause", "His", "claim", "that it rained")),
        ("The court was told that it rained.", ("cue-passive-clause", "", "was told", "that it rained")),
        ("Lee criticised the plan.", ("source-cue-object", "Lee", "criticised", "the plan")),
        ("Lee refuses to leave the house.", ("source-cue-infinitive", "Lee", "refuses", "to leave the house")),
        ("“A mess” – ferry passengers", ("content-dash-source", "ferry passengers", "", "“A mess”")),
    ],
)
def test_rule_finds_source_cue_and_content(text: str, expected: tuple[str, str, str, str]) -> None:
    """Each pattern names its parts with the right boundaries."""
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Lee said it rained but warned that it would stop.", ["it rained", "that it would stop"]),
        ("“We wait,” Lee said, adding that it rained.", ["“We wait,”", "that it rained"]),
        ("When Lee said it rained, the hall laughed.", ["it rained"]),
        ("Lee, who said it rained, went home.", ["it rained"]),
        ("Lee says it rains, while experts say it snows.", ["it rains", "it snows"]),
    ],
)
def test_rules_end_a_clause_where_another_begins(text: str, contents: list[str]) -> None:
    """A reported clause ends where a second cue or the clause around it goes on."""
    assert [content for *_, content in read(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The books were shelved according to colour.",
        "The dozen states that voted in May are small.",
        "He has trouble finding it.",
    ],
)
def test_rules_find_nothing_where_nobody_speaks(text: str) -> None:
    """Words that report elsewhere are nouns, sorts and labours here."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir warten“, sagte Lee.", ("quotation-cue-source", "Lee", "sagte", "„Wir warten“")),
        ("„Wir warten“, so der Minister.", ("quotation-cue-source", "der Minister", "so", "„Wir warten“")),
        ("Dazu erklärte er: „Wir warten.“", ("source-cue-quotation", "er", "erklärte", "„Wir warten.“")),
        ("Lee sagte, dass es regne.", ("source-cue-clause", "Lee", "sagte", "dass es regne")),
        ("Wie die Polizei mitteilte, gab es Tote.", ("source-cue-clause", "die Polizei", "mitteilte", "gab es Tote")),
        (
            "Einem Gutachten zufolge ist er sicher.",
            ("clause-according-to-source", "Einem Gutachten", "zufolge", "ist er sicher"),
        ),
    ],
)
def test_rules_read_german_word_order(text: str, expected: tuple[str, str, str, str]) -> None:
    """The second language is data and word order."""
    assert read(text, "de")[0] == expected
