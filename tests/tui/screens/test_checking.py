"""Is that what they said? A claim beside its source, in the reader."""

from __future__ import annotations

from pathlib import Path

from store.extraction.engine import extract
from store.library.library import Library
from store.reading.read import read_bytes
from tests.tui.screens.conftest import MILL, Journey, Open
from tui.screens.checking import CheckScreen

HEARING = """# Hearing on the roof

MS BRANDT: We did not mend the roof in May. The rain came through in June.

MR OLSEN: I have no letter from anybody.
"""


def keep(folder: Path, text: str, name: str) -> None:
    """Keep a document in the store that the reader opens."""
    with Library.open(folder / "store") as library:
        library.shelf.keep(read_bytes(text.encode(), source=str(folder / name), name=name))


def check(journey: Journey) -> CheckScreen:
    """The screen that checks."""
    assert isinstance(journey.app.screen, CheckScreen)
    return journey.app.screen


async def test_claim_is_held_against_everything_kept(open_reader: Open, tmp_path: Path) -> None:
    """K finds the source, says what the claim is to it, shows both sides and what the difference touches."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "K")

        await journey.sees("▸ altered Hearing on the roof")
        await journey.sees("We did not mend")
        await journey.sees('It changes "not"')

        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_next_claim_is_checked_without_leaving(open_reader: Open, tmp_path: Path) -> None:
    """One claim after the other against the same source; the text behind follows."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("Anna Brandt")

        await journey.press("]", "]")
        await journey.sees("▸ verbatim Hearing on the roof")
        await journey.sees("Piet Olsen")
        assert isinstance(journey.app.screen, CheckScreen)
        assert journey.reader.pane.cursor == MILL.index("“I have no letter")


async def test_enter_goes_to_the_source(open_reader: Open, tmp_path: Path) -> None:
    """The document opens where the words stand, with these marked."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("▸ altered")
        await journey.press("enter")

        await journey.until(lambda: journey.reader.reading.document.title == "Hearing on the roof")
        await journey.until(lambda: journey.reader.pane.layer_spans("match"))
        assert HEARING[journey.reader.pane.cursor :].startswith("We did not mend")


async def test_one_document_is_chosen_as_the_source(open_reader: Open, tmp_path: Path) -> None:
    """L offers what is kept; the choice holds for the next claim."""
    keep(tmp_path, HEARING, "hearing.md")
    keep(tmp_path, "# Another day\n\nNobody spoke of roofs.\n", "other.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("▸ altered")
        await journey.press("L")
        await journey.sees("Check against")
        await journey.sees("Another day")
        choices = [line for line in journey.screen().splitlines() if "Another day" in line]
        await journey.press(choices[0].split()[0])

        await journey.sees("against Another day")
        await journey.sees("absent")
        await journey.press("escape", "]", "K")
        await journey.sees("against Another day")
        await journey.sees("absent")
        assert "▸ altered" not in journey.screen()


async def test_a_file_is_a_source_and_is_not_kept(open_reader: Open, tmp_path: Path) -> None:
    """O names a file; it is read, held against the claim, and stays off the shelf."""
    (tmp_path / "notes.md").write_text(HEARING, encoding="utf-8")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("Nothing else is kept: open a file")
        await journey.press("O")
        await journey.sees("Open a file")
        await journey.type("notes.md")
        await journey.press("enter")

        await journey.sees("▸ altered Hearing on the roof")
        await journey.press("enter")
        await journey.sees("this file is not kept")
        kept = await journey.reader.session.kept()
        assert [each.title for each in kept] == ["The mill on the Asker"]


async def test_selected_words_are_checked_as_they_are(open_reader: Open, tmp_path: Path) -> None:
    """A selection counts more than the claim that it is in."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "v", "K")

        await journey.sees("these words")
        assert "“We mended the roof in May,”" in journey.screen()
        assert "Anna Brandt · " not in journey.screen()


async def test_sides_lie_one_below_the_other_on_a_small_screen(open_reader: Open, tmp_path: Path) -> None:
    """80 × 24 cells show both sides, too."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader(size=(80, 24)) as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("▸ altered")

        assert check(journey).has_class("-narrow")
        await journey.sees("We did not mend")


PAPER = """# Roof of the mill leaked again

“We mended the roof in April,” Anna Brandt told this newspaper. “The rain came through in June.”
"""


def keep_with_claims(folder: Path, text: str, name: str) -> None:
    """Keep a document whose claims are known, as if it had been read before."""
    with Library.open(folder / "store") as library:
        document = library.shelf.keep(read_bytes(text.encode(), source=str(folder / name), name=name))
        library.keep_claims(document, extract(document))


async def test_sidebar_counts_where_else_a_claim_stands(open_reader: Open, tmp_path: Path) -> None:
    """A number beside the claim; `=` shows the other document's words, with what differs; Enter goes there."""
    keep_with_claims(tmp_path, PAPER, "paper.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.sees("≈1")
        await journey.press("]", "=")

        await journey.sees("Said elsewhere Anna Brandt · in 1 place")
        await journey.sees("▸ altered Roof of the mill leaked again")
        await journey.sees("in April")
        await journey.press("enter")
        await journey.until(lambda: journey.reading.document.title == "Roof of the mill leaked again")


async def test_a_claim_that_stands_nowhere_else_says_so(open_reader: Open, tmp_path: Path) -> None:
    """No screen opens on nothing."""
    keep_with_claims(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("G", "[", "=")

        await journey.sees("no other document that you keep has this")
        assert journey.app.screen is journey.reader


async def test_who_was_not_heard_is_told_and_heard_once_their_claims_are_known(
    open_reader: Open, tmp_path: Path
) -> None:
    """Nothing is extracted for `=`; but it does not say that nobody has it when somebody was not asked."""
    with Library.open(tmp_path / "store") as library:
        paper = library.shelf.keep(read_bytes(PAPER.encode(), source=str(tmp_path / "paper.md"), name="paper.md"))
    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.unheard)
        await journey.press("]", "=")
        await journey.sees("no other document that you keep has this · one is still to be heard")

        await journey.reader.session.ask(lambda library: library.keep_claims(paper, extract(paper)))
        await journey.press("=")

        await journey.sees("Said elsewhere Anna Brandt · in 1 place")
        assert journey.reading.unheard == 0


async def test_search_of_everything_gets_to_know_whose_claims_were_not_heard(open_reader: Open, tmp_path: Path) -> None:
    """Its index needs the claims, too: when it is complete, the numbers beside the claims are."""
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(read_bytes(PAPER.encode(), source=str(tmp_path / "paper.md"), name="paper.md"))
    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.unheard)

        await journey.press("/", "/")
        await journey.type("roof mended")
        await journey.until(lambda: journey.hits and not journey.reading.unheard)
        await journey.press("escape")

        await journey.sees("≈1")
