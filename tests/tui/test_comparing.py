"""A quotation beside its source: every character of both is shown, and what differs is marked on both sides."""

from __future__ import annotations

from store import Sources, check
from tui.comparing import Look, Piece, quotation_pieces, source_pieces

SOURCE = "Mr Chair, we measured 14 cracks in the western pier, and two of them were wider than my thumb. Nobody asked."


def sides(quotation: str, source: str = SOURCE) -> tuple[list[Piece], list[Piece]]:
    """Both sides of a quotation held against a source."""
    comparison = check(quotation, Sources([("", source)]))
    return quotation_pieces(comparison), source_pieces(comparison, source, 10)


def test_a_replaced_word_is_marked_on_both_sides() -> None:
    """The reader's eye finds the pair."""
    quoted, said = sides("we measured 15 cracks")

    assert quoted == [("we measured ", Look.SAME), ("15", Look.CHANGED), (" cracks", Look.SAME)]
    assert ("14", Look.CHANGED) in said


def test_words_left_out_are_seen_in_the_source() -> None:
    """What the quotation does not have stands in the source, marked if the quotation owns up to it."""
    _, silent = sides("we measured 14 cracks and two of them were wider")
    _, honest = sides("we measured 14 cracks … and two of them were wider")

    assert ("in the western pier", Look.CHANGED) in silent
    assert ("in the western pier", Look.MARKED) in honest


def test_moved_words_are_marked_as_moved() -> None:
    """Another order is no other word."""
    quoted, said = sides("in the western pier we measured 14 cracks")

    assert Look.MOVED in {look for _, look in quoted}
    assert Look.CHANGED not in {look for _, look in (*quoted, *said)}


def test_the_quotation_is_shown_whole() -> None:
    """No character of it is lost, whatever was done to the words."""
    for quotation in ("we [the board] measured … 15 pier cracks", "thumb my than wider", "no such words at all"):
        assert "".join(words for words, _ in sides(quotation)[0]) == quotation


def test_what_lies_between_two_places_is_cut_short() -> None:
    """Two places far apart are both shown, the pages between them are not."""
    source = (
        "The gate was open at nine. " + "Nothing happened for a long while. " * 40 + "Then the siren began to wail."
    )
    _, said = sides("The gate was open at nine and then the siren began to wail", source)

    shown = "".join(words for words, _ in said)
    assert "The gate was open at nine" in shown
    assert "Then the siren began to wail" in shown
    assert len(shown) < 300


def test_absent_words_have_no_passage_or_the_nearest_one() -> None:
    """Nothing like it: nothing shown. Something like it: that."""
    assert sides("quartz zebra violin")[1] == []
    assert sides("we painted some of the cracks in the very long summer of love")[1]
