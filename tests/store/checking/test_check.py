"""Checking: what a quotation is to its source, by its kinds, its places and its differences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checking.check import check
from store.checking.sources import Sources
from store.checking.tokens import keys, spans
from store.model.comparison import Comparison, ComparisonKind, DifferenceKind

SOURCE = """\
THE CHAIR: Ms Okafor, what did you tell the board in March?

MS OKAFOR: I told them that the bridge would not carry the new trams. We had measured 14 cracks in the western pier, \
and two of them were wider than my thumb. Nobody on the board asked a question. [Laughter] They thanked me and \
went to lunch.

THE CHAIR: And what was in the report that Mr Lindqvist published?

MS OKAFOR: Less than I had written. The report of 9 May says that the pier is sound – it never mentions the cracks, \
and it never mentions me. I do not blame Mr Lindqvist. I would like to know who held the pen.

MR ABARA: The ministry approved the bridge be-
cause the file was complete. A complete file and a safe bridge are well-known to be two things.
"""
SOURCES = Sources([("hearing", SOURCE)])
SAMPLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[3] / "docs/samples").glob("*.*"))]
PREPARED = [Sources([(str(number), text)]) for number, text in enumerate(SAMPLES)]


def said(quotation: str) -> Comparison:
    """The quotation, held against the hearing."""
    return check(quotation, SOURCES)


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """The differences as kind, words of the quotation, words of the source."""
    return [
        (difference.kind.value, difference.quoted.of(comparison.quotation), difference.source.of(SOURCE))
        for difference in comparison.differences
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "the bridge would not carry the new trams",
        "“THE BRIDGE would not\n carry the new trams.”",
        "the report of 9 May says that the pier is sound—it never mentions the cracks",
        "… the bridge would not carry the new trams ...",
        "[T]he bridge would not carry [sic] the new trams",
        "approved the bridge because the file was complete",
        "well known to be two things",
        "well-\nknown to be two things",
        "the minis-\ntry approved",
        "Nobody on the board asked a question. They thanked me",
    ],
)
def test_same_words_are_verbatim_however_they_are_written(quotation: str) -> None:
    """Marks, dashes, case, white space, hyphens, line ends and stage directions are never a change."""
    assert said(quotation).kind is ComparisonKind.VERBATIM


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("the bridge would carry the new trams", ComparisonKind.ALTERED),
        ("the bridge would never carry the new trams", ComparisonKind.ALTERED),
        ("We had measured 15 cracks in the western pier", ComparisonKind.ALTERED),
        ("We had measured 14 cracks in the eastern pier", ComparisonKind.ALTERED),
        ("the bridge [over the Tarn] would not carry the new trams", ComparisonKind.ALTERED),
        ("We had measured … cracks in the western pier", ComparisonKind.ELIDED),
        ("We had measured 14 cracks, and two of them were wider", ComparisonKind.ELIDED),
        ("two of them were wider than my thumb. … They thanked me", ComparisonKind.ELIDED),
        ("in the western pier We had measured 14 cracks", ComparisonKind.REORDERED),
        ("it never mentions me, and it never mentions the cracks", ComparisonKind.REORDERED),
        ("the bridge would not carry the new trams ... I would like to know who held the pen", ComparisonKind.SPLICED),
        ("I would like to know who held the pen and I told them that the bridge", ComparisonKind.SPLICED),
        ("The tunnel was flooded twice before anybody rang the fire brigade", ComparisonKind.ABSENT),
        ("My measurements showed that trams were too heavy for that old crossing", ComparisonKind.ABSENT),
        ("", ComparisonKind.ABSENT),
        ("… – ?!", ComparisonKind.ABSENT),
    ],
)
def test_a_quotation_is_of_the_kind_that_its_changes_make_it(quotation: str, kind: ComparisonKind) -> None:
    """The borders between the kinds, as docs/checking.md tells them."""
    assert said(quotation).kind is kind


@pytest.mark.parametrize(
    ("quotation", "reason"),
    [
        ("the bridge would carry the new trams", '"not"'),
        ("We had measured 41 cracks in the western pier", "a number"),
        ("I do not blame Mr Abara", "a name"),
        ("I told them that the bridge might not carry the new trams", "how sure"),
    ],
)
def test_a_changed_word_that_matters_is_called_out(quotation: str, reason: str) -> None:
    """A lost "not", a number, a name and a hedge are named as the reason to look."""
    assert reason in said(quotation).matters


def test_words_left_out_are_named_with_whether_that_is_marked() -> None:
    """An honest "…" is told from words that were dropped without a sign."""
    marked = said("I do not blame Mr Lindqvist. … to know who held the pen")
    silent = said("I told them that the bridge would not carry trams")

    assert told(marked) == [("left out", "", "I would like")]
    assert [difference.is_marked for difference in marked.differences] == [True]
    assert told(silent) == [("left out", "", "the new")]
    assert [difference.is_marked for difference in silent.differences] == [False]


def test_an_editors_brackets_are_marked_and_still_no_words_of_the_source() -> None:
    """What stands in brackets is owned up to; the quotation is not verbatim all the same."""
    comparison = said("the bridge [over the Tarn] would not carry the new trams")

    assert told(comparison) == [("added", "over the Tarn", "")]
    assert comparison.differences[0].is_marked


def test_stage_directions_are_shown_as_left_out_without_a_reason_to_worry() -> None:
    """What nobody said can be left out: it is listed, and the quotation stays verbatim."""
    comparison = said("Nobody on the board asked a question. They thanked me")

    assert told(comparison) == [("left out", "", "Laughter")]
    assert comparison.matters == ()


def test_absent_words_have_the_nearest_passage_and_its_score() -> None:
    """A person sees what comes closest, and that it is not close."""
    comparison = said("The ministry closed a safe bridge in the middle of a very long winter night")

    assert comparison.spans == ()
    assert comparison.nearest is not None
    assert "bridge" in comparison.nearest.of(SOURCE)
    assert 0 < comparison.score < 0.5


def test_words_are_joined_by_a_hyphen_only() -> None:
    """Letters alone do not tell: "everyone" is not "every one", but "cooperative" is "co-operative"."""
    sources = Sources([("", "On Monday every one of them asked for the co-operative plan.")])

    assert check("On Monday everyone of them asked for the", sources).kind is ComparisonKind.ALTERED
    assert check("on Monday everyone of them asked", sources).kind is ComparisonKind.ALTERED
    assert check("them asked for the cooperative plan", sources).kind is ComparisonKind.VERBATIM


def test_one_passage_whose_parts_changed_places_is_reordered_even_with_a_word_or_two_less() -> None:
    """Two places that touch are one passage; with more between them they are two."""
    near = said("We had measured 14 cracks in the western pier. I told them that the bridge would not carry the")
    far = said("Nobody on the board asked a question. I told them that the bridge would not carry the")

    assert near.kind is ComparisonKind.REORDERED
    assert far.kind is ComparisonKind.SPLICED


def test_umlauts_and_accents_count() -> None:
    """A letter with another sign on it is another word: "konnte" is not "könnte"."""
    sources = Sources([("", "Der Rat könnte die Brücke im November öffnen, sagte Marwitz.")])

    assert check("der rat könnte die brücke", sources).kind is ComparisonKind.VERBATIM
    assert check("der Rat konnte die Brücke", sources).kind is ComparisonKind.ALTERED


def test_the_source_that_has_the_words_is_named() -> None:
    """Of many texts the one is found in which the words stand, and the places are its own."""
    sources = Sources([(str(number), text) for number, text in enumerate(SAMPLES)])

    comparison = check("the horn broke and I thought, well, that is that", sources)

    assert comparison.spans[0].of(SAMPLES[int(comparison.source)]) == "the horn broke and I thought, well, that is that"


def test_words_of_two_texts_are_no_splice() -> None:
    """A comparison is with one source: nothing is said to be verbatim across the end of a text."""
    sources = Sources([("a", "We sold the yellow house"), ("", ""), ("b", "in the autumn of that year")])

    assert check("the yellow house in the autumn", sources).kind is not ComparisonKind.VERBATIM


def test_a_near_copy_does_not_take_the_place_of_the_words_themselves() -> None:
    """Where a passage stands twice, once with other words, the quotation belongs to its own."""
    first = "The fee for the upper pasture is 40 crowns a year and falls due in May."
    sources = Sources([("", f"{first}\n\n{first.replace('40', '60')}\n")])

    comparison = check("the upper pasture is 60 crowns a year", sources)

    assert comparison.kind is ComparisonKind.VERBATIM
    assert comparison.spans[0].start > len(first)


@given(st.data())
@settings(deadline=None)
def test_a_slice_of_a_text_is_verbatim_at_its_place(data: st.DataObject) -> None:
    """From any word to any other: verbatim, and the very words are found."""
    number = data.draw(st.integers(0, len(SAMPLES) - 1))
    text = SAMPLES[number]
    places = spans(text, 0, len(text))
    first = data.draw(st.integers(0, len(places) - 1))
    last = data.draw(st.integers(first, min(len(places) - 1, first + 60)))

    comparison = check(text[places[first].start : places[last].end], PREPARED[number])

    assert comparison.kind is ComparisonKind.VERBATIM
    (span,) = comparison.spans
    assert keys(text, span.start, span.end) == keys(text, places[first].start, places[last].end)


@st.composite
def misquotations(draw: st.DrawFn) -> tuple[int, str]:
    """A number of a sample, and some of its words, changed, moved, left out and put in at will."""
    number = draw(st.integers(0, len(SAMPLES) - 1))
    words = SAMPLES[number].split()
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(words) - 1))
        pieces += words[start : start + draw(st.integers(1, 12))]
        pieces += draw(
            st.lists(st.sampled_from(("…", "not", "7,250", "[the mayor]", "und", "Zebra", "co-", "\n")), max_size=2)
        )
    return number, " ".join(pieces)


@given(misquotations())
@settings(deadline=None, max_examples=300)
def test_verbatim_is_never_said_when_a_word_differs(case: tuple[int, str]) -> None:
    """Verbatim means: but for what stands in brackets, the words are in the source, in a row."""
    number, quotation = case
    comparison = check(quotation, PREPARED[number])

    if comparison.kind is ComparisonKind.VERBATIM and not comparison.differences:
        (span,) = comparison.spans
        found = keys(SAMPLES[number], span.start, span.end)
        assert "".join(found) == "".join(keys(quotation, 0, len(quotation)))


@given(misquotations())
@settings(deadline=None, max_examples=300)
def test_every_word_of_a_quotation_is_the_same_or_different_once(case: tuple[int, str]) -> None:
    """What is the same and what differs make the quotation; what is the same stands in the source."""
    number, quotation = case
    text = SAMPLES[number]

    comparison = check(quotation, PREPARED[number])

    assert all(0 <= span.start < span.end <= len(text) for span in comparison.spans)
    if comparison.kind is not ComparisonKind.ABSENT:
        parts = [same.quoted for same in comparison.same]
        parts += [difference.quoted for difference in comparison.differences if difference.quoted]
        told = [word for part in sorted(parts) for word in keys(part.of(quotation), 0, len(part))]
        assert Counter(told) == Counter(keys(quotation, 0, len(quotation)))
        for same in comparison.same:
            mine, theirs = same.quoted.of(quotation), same.source.of(text)
            assert "".join(keys(mine, 0, len(mine))) == "".join(keys(theirs, 0, len(theirs)))


@given(misquotations())
@settings(deadline=None, max_examples=200)
def test_the_differences_lead_from_the_source_to_the_quotation(case: tuple[int, str]) -> None:
    """The source's words, with what was replaced, added, moved and left out, are the quotation's."""
    number, quotation = case
    text = SAMPLES[number]
    comparison = check(quotation, PREPARED[number])

    steps = [(same.quoted.start, same.source.of(text)) for same in comparison.same]
    for difference in comparison.differences:
        if difference.kind is DifferenceKind.MOVED:
            steps.append((difference.quoted.start, difference.source.of(text)))
        elif difference.quoted:
            steps.append((difference.quoted.start, difference.quoted.of(quotation)))
    rebuilt = " ".join(words for _, words in sorted(steps))

    if comparison.kind is not ComparisonKind.ABSENT:
        assert "".join(keys(rebuilt, 0, len(rebuilt))) == "".join(keys(quotation, 0, len(quotation)))
