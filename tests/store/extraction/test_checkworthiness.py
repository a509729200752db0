"""Check-worthiness: what asks to be checked comes before what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extraction.checkworthiness import worth

ORDERED = [
    ("The mill lost 40 percent of its orders in 2019.", "The mill lost some of its orders."),
    ("The mill lost its orders.", "The mill will lose its orders."),
    ("The mill employs 412 people.", "The mill employs people."),
    ("The bridge cost twice as much as the tunnel.", "The bridge cost what it cost, and it stands there."),
    ("Pike voted against the tunnel.", "I think Pike should vote against the tunnel."),
    ("The council sold the pier to Hill Foods.", "The council, perhaps, may sell a pier."),
    ("It was the wettest June since 1931.", "It was a wonderful and important evening."),
    ("The council sold the pier in March.", "Has the council sold the pier in March?"),
]


@pytest.mark.parametrize(("more", "less"), ORDERED)
def test_worth_ranks_the_checkable_statement_higher(more: str, less: str) -> None:
    """Figures, events and comparisons rank above opinions, wishes, hedges and questions."""
    assert worth(more).score > worth(less).score


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The mill employs 412 people.", "names a number"),
        ("The deficit shrank by a third.", "names a quantity"),
        ("The council met in March.", "says when"),
        ("Fewer trains ran than before.", "compares"),
        ("Nobody had ever crossed it.", "says first, most, never or all"),
        ("The roof fell because of the snow.", "gives a cause"),
        ("The council voted for it.", "tells what happened"),
        ("In the end it was Pike.", "names somebody or something"),
        ("Perhaps it was the wind in there.", "though hedged"),
        ("We believe in the canal and its locks.", "though an opinion"),
        ("They should mend the roof of it.", "though about what could or should be"),
        ("Who mended the roof of the mill?", "though a question"),
        ("It leaked.", "though very short"),
    ],
)
def test_worth_says_why_in_words(sentence: str, reason: str) -> None:
    """Each signal that counts is told as a reason."""
    assert reason in worth(sentence).reasons


def test_worth_tells_what_speaks_against_it_last() -> None:
    """What takes worth away is told as such, behind what gives it."""
    reasons = worth("I think we should sell 400 looms in March.").reasons

    assert [reason.startswith("though") for reason in reasons] == sorted(
        reason.startswith("though") for reason in reasons
    )
    assert reasons[0] == "names a number"


def test_worth_gives_the_strongest_reason_first() -> None:
    """A figure is told before the date beside it."""
    assert worth("In March the mill sold 400 looms.").reasons[0] == "names a number"


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Die Mühle hat 2019 rund 40 Prozent ihrer Aufträge verloren.", "Die Mühle könnte Aufträge verlieren."),
        ("Die Brücke wurde im März verkauft.", "Ich glaube, man sollte die Brücke verkaufen."),
    ],
)
def test_worth_reads_german(more: str, less: str) -> None:
    """The same order holds in German; its capitals make no names."""
    assert worth(more, "de").score > worth(less, "de").score
    assert "names somebody or something" not in worth(less, "de").reasons


@given(st.text(max_size=200))
def test_worth_is_between_nothing_and_one_for_any_text(text: str) -> None:
    """Any text has a score of 0..1, the same each time, and no reason twice."""
    value = worth(text)

    assert 0 <= value.score <= 1
    assert value == worth(text)
    assert len(set(value.reasons)) == len(value.reasons)


@pytest.mark.parametrize("sentence", ["The mill closed in 1976, for good.", "For good, the mill closed in 1976."])
def test_worth_knows_a_year_before_a_comma_and_a_full_stop(sentence: str) -> None:
    """A year is no mere number, whatever stands behind it."""
    assert "says when" in worth(sentence).reasons
    assert "names a number" not in worth(sentence).reasons


def test_worth_reads_a_language_with_its_region_like_the_language() -> None:
    """In de-AT the capitals of nouns are no names either."""
    sentence = "Der Rat hat die Mühle im März geschlossen."

    assert worth(sentence, "de-AT") == worth(sentence, "de") != worth(sentence, "en")
