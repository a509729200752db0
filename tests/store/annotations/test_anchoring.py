"""Anchoring: a described place is found again; what is not certain says so."""

from __future__ import annotations

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations.anchoring import anchor, describe
from store.model.document import Document
from store.model.selector import Anchor, Certainty
from store.model.span import Span

PAGE = (
    "The ferry left at dawn. Nobody had told the passengers about the strike, and by noon the kiosk had sold out.\n\n"
    "“I would have stayed at home,” said Marta Oduya, who had come from the north with two goats.\n\n"
    "The ferry left at dusk. The harbour office would not say how many people had been turned away that day.\n"
)
NOTICE = (
    "Dogs must be kept on a lead between the car park and the second gate from March until the end of July. "
    "The council may close the path after heavy rain."
)


def document(text: str) -> Document:
    """A document of that text."""
    return Document(id="d", title="", source="-", language="en", text=text, blocks=())


def place(quote: str, text: str = PAGE) -> Span:
    """Where a quote stands first."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def moved(quote: str, changed: str, text: str = PAGE) -> Anchor | None:
    """Where a quote that was marked in one text is found in another."""
    return anchor(document(changed), describe(document(text), place(quote, text)))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200), st.data())
def test_anchor_gives_the_span_back_that_describe_was_given(text: str, data: st.DataObject) -> None:
    """For any text and any span: described, then anchored in the same text, it is the same span, surely."""
    end = data.draw(st.integers(0, len(text)))
    span = Span(data.draw(st.integers(0, end)), end)

    found = anchor(document(text), describe(document(text), span))

    assert found == Anchor(span=span, certainty=Certainty.SURE)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.text(max_size=300))
def test_anchor_is_found_when_text_was_added_elsewhere(before: str, behind: str) -> None:
    """Text added before and behind, whatever it is, never loses an anchor."""
    found = moved("Marta Oduya", f"{before}\n\n{PAGE}\n\n{behind}")

    assert found is not None
    assert found.span == place("Marta Oduya").shifted(len(before) + 2)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=120), st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_anchor_never_fails_whatever_became_of_the_text(old: str, new: str, one: int, other: int) -> None:
    """Any target in any text: an anchor inside the text, or none."""
    low, high = sorted((min(one, len(old)), min(other, len(old))))

    found = anchor(document(new), describe(document(old), Span(low, high)))

    assert found is None or found.span.end <= len(new)


def test_anchor_chooses_by_what_is_around_when_words_stand_twice() -> None:
    """The same words elsewhere are not taken for those that were marked."""
    second = Span(PAGE.rindex("The ferry left"), PAGE.rindex("The ferry left") + len("The ferry left"))
    target = describe(document(PAGE), second)

    found = anchor(document("A new first line.\n" + PAGE), target)

    assert found is not None
    assert found.span == second.shifted(len("A new first line.\n"))
    assert found.certainty is Certainty.SURE


def test_anchor_is_uncertain_when_the_place_has_a_twin() -> None:
    """Boilerplate that stands twice is pointed at, for the person to confirm, and never silently chosen."""
    text = f"{NOTICE}\n\n{PAGE}\n\n{NOTICE}\n"

    found = moved("the second gate", f"Revised.\n{text}", text)

    assert found is not None
    assert found.span.of(f"Revised.\n{text}") == "the second gate"
    assert found.certainty is Certainty.UNCERTAIN


def test_anchor_is_not_sure_of_the_twin_when_the_place_itself_was_deleted() -> None:
    """The likest place left may be the twin that was there all along: that was written down on the day of marking."""
    text = f"{NOTICE}\n\n{PAGE}\n\n{NOTICE}\n"

    found = moved("the second gate", f"{PAGE}\n\n{NOTICE}\n", text)

    assert found is None or found.certainty is Certainty.UNCERTAIN


def test_describe_finds_a_copy_liker_than_other_text() -> None:
    """A copy with a few words changed is a lookalike; a text that shares only common words is none."""
    copy = NOTICE.replace("March", "April").replace("heavy", "long")

    alone = describe(document(f"{NOTICE}\n\n{PAGE}"), place("the second gate", NOTICE))
    copied = describe(document(f"{NOTICE}\n\n{PAGE}\n\n{copy}"), place("the second gate", NOTICE))
    repeated = describe(document(f"{NOTICE}\n\n{PAGE}\n\n{NOTICE}"), place("the second gate", NOTICE))

    assert alone.lookalike is not None
    assert copied.lookalike is not None
    assert repeated.lookalike is not None
    assert alone.lookalike < copied.lookalike < repeated.lookalike


def test_anchor_survives_other_quote_marks_and_line_breaks() -> None:
    """Typing, wrapping and quote marks do not count."""
    changed = PAGE.replace("“", '"').replace("”", '"').replace(" who had ", "\nwho  had ")

    found = moved("“I would have stayed at home,” said Marta Oduya, who had come", changed)

    assert found is not None
    assert found.span.of(changed) == '"I would have stayed at home," said Marta Oduya,\nwho  had come'


def test_anchor_survives_an_edit_inside_the_quote() -> None:
    """A few changed letters leave the place found."""
    changed = PAGE.replace("harbour office", "harbor office").replace("people", "poeple")

    found = moved("The harbour office would not say how many people had been turned away", changed)

    assert found is not None
    assert found.span.of(changed) == "The harbor office would not say how many poeple had been turned away"


def test_anchor_takes_in_the_new_words_when_the_first_and_last_were_replaced() -> None:
    """The edges fall where the new wording has them, at whole words."""
    changed = PAGE.replace("Nobody had", "Somebody had").replace("about the strike", "about the weather")

    found = moved("Nobody had told the passengers about the strike", changed)

    assert found is not None
    assert found.span.of(changed) == "Somebody had told the passengers about the weather"


def test_anchor_leaves_out_what_was_put_beside_the_quote() -> None:
    """A sentence put in right before the quote is no part of it."""
    changed = PAGE.replace("The harbour office", "Tempers rose in the queue. The harbour office")

    found = moved("The harbour office would not say", changed)

    assert found is not None
    assert found.span.of(changed) == "The harbour office would not say"


def test_anchor_finds_the_paragraph_when_all_were_shuffled() -> None:
    """Where it stood is the weakest reason of all."""
    changed = "\n\n".join(reversed(PAGE.strip().split("\n\n")))

    found = moved("by noon the kiosk had sold out", changed)

    assert found is not None
    assert found.span.of(changed) == "by noon the kiosk had sold out"


def test_anchor_finds_an_edited_quote_when_the_script_has_no_spaces() -> None:
    """Where there are no words to vote, pieces do."""
    text = "港の会議は午前九時に始まった。市長は新しい防波堤について説明し、漁師たちは静かに聞いていた。" * 3
    line = "その後、小さな船が一隻だけ沖へ出て、夕方まで戻らなかったという。"
    changed = "前書きが付いた。" + text + line.replace("夕方", "夜中") + text

    found = moved("小さな船が一隻だけ沖へ出て、夕方まで", changed, text + line + text)

    assert found is not None
    assert found.span.of(changed) == "小さな船が一隻だけ沖へ出て、夜中まで"


def test_anchor_finds_a_long_quote_by_its_ends() -> None:
    """A quote of pages is found though some of it changed."""
    pages = "\n\n".join(f"Entry {number}. {PAGE}" for number in range(40))
    text = (
        f"{NOTICE}\n\n{pages}\n\nThe clerk then read the minutes aloud, slowly, and nobody objected to a word of them."
    )
    changed = "New title\n\n" + text.replace("Entry 20.", "Entry twenty.")

    found = moved(pages, changed, text)

    assert found is not None
    assert found.span.of(changed) == pages.replace("Entry 20.", "Entry twenty.").rstrip()


def test_anchor_is_uncertain_when_only_the_quote_is_left() -> None:
    """A long quote that stands once is shown, to be confirmed, though everything around it was written anew."""
    changed = f"{NOTICE}\n\nPeople say by noon the kiosk had sold out. Nothing else is known of that day."

    found = moved("by noon the kiosk had sold out", changed)

    assert found == Anchor(span=place("by noon the kiosk had sold out", changed), certainty=Certainty.UNCERTAIN)


def test_anchor_is_lost_when_the_words_are_gone() -> None:
    """Nothing is guessed in place of what is not there any more."""
    gone = " said Marta Oduya, who had come from the north with two goats."

    assert moved("who had come from the north with two goats", PAGE.replace(gone, "")) is None


def test_a_text_that_is_read_no_more_is_let_go() -> None:
    """Of many texts in which something was found, only the last is held: each may be 10 MB."""
    texts = [f"{PAGE}{number}" for number in range(4)]
    held = [sys.getrefcount(text) for text in texts]
    target = describe(document(PAGE), place("two goats"))

    for text in texts:
        anchor(document(text), target)

    assert [sys.getrefcount(text) for text in texts][:-1] == held[:-1]
