"""Journeys: what a person does with quoth, by key and by what is to be read on the screen.

Nobody waits for a time: a key is pressed when the words are there that it answers to.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.terminal.person import SAMPLES, Person
from tests.terminal.terminal import Terminal

INQUIRY = SAMPLES / "harbour-inquiry.txt"
COUNCIL = SAMPLES / "council-minutes.md"
STORM = ((70, 20), (50, 10), (1, 1), (200, 60), (61, 17), (3, 40), (250, 70), (100, 5))
"""Columns and lines of windows, some too small for a page."""


def ready(terminal: Terminal) -> None:
    """The text is there, and what was found in it."""
    terminal.sees("of 36")


def writes_a_note(terminal: Terminal, words: str) -> None:
    """A note on the claim at hand, saved."""
    terminal.press("a")
    terminal.sees("ctrl+s save")
    terminal.type(words)
    terminal.sees(words)
    terminal.press("ctrl+s")
    terminal.sees("note saved")


def reads_annotates_reopens(person: Person) -> None:
    """The place, the note, the tag and the verdict are there the next day."""
    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("]", "]")
        terminal.sees("claim 2 of 36")
        writes_a_note(terminal, "eleven? see the log")
        terminal.press("t")
        terminal.sees("enter save")
        terminal.type("harbour gate")
        terminal.press("enter")
        terminal.sees("tags saved")
        terminal.press("2")
        terminal.sees("disputed")
        terminal.sees("saved")
        terminal.press("q")
    assert person.kept == {
        "notes": [["eleven? see the log", "harbour", "gate"]],
        "verdicts": ["disputed"],
        "speakers": [],
    }

    with person.at(INQUIRY) as terminal:
        terminal.sees("claim 2 of 36")
        terminal.press("a")
        terminal.sees("eleven? see the log")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("x")
        terminal.sees("u brings")
        terminal.press("u")
        terminal.sees("undone")
        terminal.press("q")
    assert person.kept["notes"] == [["eleven? see the log", "harbour", "gate"]]


def triages_twenty(person: Person) -> None:
    """A key a claim, one left for later, one judged anew; the next day it goes on behind them."""
    verdicts = ("supported", "disputed", "refuted", "unverifiable", "opinion")
    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("T")
        terminal.sees("0 of 55 judged")
        for number in range(12):
            terminal.press(str(number % 5 + 1))
            terminal.sees(f"{number + 1} of 55 judged")
            terminal.sees(f"{verdicts[number % 5]} · saved")
        terminal.press("s")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")

    with person.at() as terminal:
        terminal.sees("The gate, the trolley")
        terminal.press("enter")
        ready(terminal)
        terminal.press("T")
        for number in range(12, 20):
            terminal.sees(f"{number} of 55 judged")
            terminal.press(str(number % 5 + 1))
        terminal.sees("20 of 55 judged")
        terminal.press("b", "0")
        terminal.sees("19 of 55 judged")
        terminal.press("u")
        terminal.sees("20 of 55 judged")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")
    assert sorted(person.kept["verdicts"]) == sorted(verdicts[number % 5] for number in range(20))


def repairs_a_speaker(person: Person) -> None:
    """Another name, undone and done again, is the speaker's wherever speakers are listed, the next day too."""
    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("]", "]")
        terminal.sees("claim 2 of 36")
        terminal.press("r")
        terminal.sees("who says it: Ruth Calloway")
        terminal.press("1")
        terminal.sees("Who says it?")
        terminal.press(*["\x7f"] * len("Ruth Calloway"))
        terminal.type("Rhoda Calder")
        terminal.sees("Rhoda Calder")
        terminal.press("enter")
        terminal.sees("speaker saved")
        terminal.press("u")
        terminal.sees("undone")
        terminal.press("\x12")
        terminal.sees("done again")
        terminal.press("q")
    assert person.kept["speakers"] == ["Rhoda Calder"]

    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("S")
        terminal.sees("17 speakers")
        terminal.press("/")
        terminal.type("rhoda")
        terminal.sees("Rhoda Calder")
        terminal.press("enter", "enter", "enter")  # the filter, the voice, the statement
        terminal.sees("claim 2 of 36")
        terminal.press("q")


def searches_jumps_returns(person: Person) -> None:
    """Half-remembered words lead to their place; Esc, ctrl+o and everything kept lead back and elsewhere."""
    with person.at(COUNCIL) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("q")
    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("/")
        terminal.type("trolly with a crab")
        terminal.sees("hit")
        terminal.sees("¶ 7")
        terminal.press("escape")
        terminal.sees("claim 1 of 36 · 0 %")
        terminal.press("/")
        terminal.type("flod doors by easter")
        terminal.sees("Tomasz Wilk")
        terminal.press("enter")
        terminal.sees("reading")
        terminal.until(lambda: " 0 %" not in terminal.words)
        terminal.press("ctrl+o")
        terminal.sees("· 0 %")
        terminal.press("/")
        terminal.sees("search")
        terminal.press("/")
        terminal.type("minutes council")
        terminal.sees("hit")
        terminal.press("enter")
        terminal.sees("reading")
        terminal.press("L")
        terminal.sees("2 documents")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")
    assert person.kept == {"notes": [], "verdicts": [], "speakers": []}


def reads_in_two_windows(person: Person) -> None:
    """What is written in one is seen in the other, whichever way round, and nothing of either is lost."""
    with person.at(INQUIRY) as left:
        ready(left)
        left.press("]")
        left.sees("claim 1 of 36 ·")
        with person.at(INQUIRY) as right:
            ready(right)
            writes_a_note(left, "from the left")
            right.until(lambda: {"✎", "▪"} & set(right.text))  # in the claims, else at the side of the text
            right.press("g", "]", "a")
            right.sees("from the left")
            right.type(" and the right")
            right.press("ctrl+s")
            right.sees("note saved")
            left.press("3")
            left.sees("refuted · saved")
            right.press("tab")
            right.sees("✗")
            right.press("q")
        left.press("a")
        left.sees("from the left and the right")
        left.press("escape")
        left.sees("reading")
        left.press("q")
    assert person.kept == {"notes": [["from the left and the right"]], "verdicts": ["refuted"], "speakers": []}


def writes_in_a_storm(person: Person) -> None:
    """A window whose size changes all the time loses no letter, no place and no screen."""
    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("]", "]", "]", "a")
        terminal.sees("ctrl+s save")
        for size, letters in zip(STORM, ("half", " a ", "tho", "ught", ", ", "and ", "mo", "re"), strict=True):
            terminal.resize(*size)
            terminal.type(letters)
        terminal.resize(person.setting.columns, person.setting.lines)
        terminal.sees("half a thought, and more")
        terminal.press("ctrl+s")
        terminal.sees("note saved")
        for opener, words in (("?", "Moving"), ("S", "16 speakers"), ("/", "search"), ("o", "Contents")):
            terminal.press(opener)
            for size in STORM:
                terminal.resize(*size)
            terminal.resize(person.setting.columns, person.setting.lines)
            terminal.sees(words)
            terminal.press("escape")
            terminal.sees("claim 3 of 36")
        terminal.press("q")
    assert person.kept["notes"] == [["half a thought, and more"]]


def is_killed_and_resumes(person: Person) -> None:
    """Killed in the middle of a note, the next session goes on with it; what was saved is saved."""
    with person.window(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("]")
        terminal.sees("claim 1 of 36 ·")
        terminal.press("1")
        terminal.sees("supported · saved")
        terminal.press("]", "a")
        terminal.sees("ctrl+s save")
        terminal.type("who counted the trolleys")
        store = person.folder / "store"
        terminal.until(lambda: b"the trolleys" in b"".join(log.read_bytes() for log in store.glob("log-*")))
        terminal.process.kill()
        terminal.process.wait()
    assert person.kept == {"notes": [], "verdicts": ["supported"], "speakers": []}

    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("g", "]", "]")
        terminal.sees("claim 2 of 36")
        terminal.press("a")
        terminal.sees("who counted the trolleys")
        terminal.type("?")
        terminal.press("ctrl+s")
        terminal.sees("note saved")
        terminal.press("q")
    assert person.kept["notes"] == [["who counted the trolleys?"]]


BOXES = (
    ("t", "enter save", "low tide"),
    ("E", "An address", "https://example.org/log"),
    ("f", "without a verdict", ""),
    ("T", "of 55 judged", ""),
)
"""A key, what is to be seen of what it opens, and what is typed into that."""


def is_killed_in_every_box(person: Person) -> None:
    """Killed with a box, a list or the triage open: what was said to be saved is there, and nothing else."""
    for number, (key, seen, words) in enumerate(BOXES):
        with person.window(INQUIRY) as terminal:
            ready(terminal)
            terminal.press("g", ".", "1")
            terminal.sees("supported · saved")
            terminal.press(key)
            terminal.sees(seen)
            if words:
                terminal.type(words)
                terminal.sees(words)
            terminal.process.kill()
            terminal.process.wait()
        if number + 1 == len(BOXES):
            assert person.kept == {"notes": [], "verdicts": ["supported"] * len(BOXES), "speakers": []}

    with person.at(INQUIRY) as terminal:
        ready(terminal)
        terminal.press("T")
        terminal.sees(f"{len(BOXES)} of 55 judged")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")


def works_on_one_claim_in_two_windows(person: Person) -> None:
    """Each has a note open on it: both notes are kept; of two verdicts the later counts, also when one is undone."""
    with person.at(INQUIRY) as left:
        ready(left)
        left.press("]")
        left.sees("claim 1 of 36 ·")
        with person.at(INQUIRY) as right:
            ready(right)
            right.press("]")
            right.sees("claim 1 of 36 ·")
            right.press("a")
            right.sees("ctrl+s save")
            writes_a_note(left, "asked on Monday")
            right.type("asked by letter")
            right.sees("asked by letter")
            right.press("ctrl+s")
            right.sees("note saved")
            left.press("1")
            left.sees("supported · saved")
            right.press("3")
            right.sees("refuted · saved")
            right.press("q")
        left.press("tab")
        left.sees("✗")
        left.press("u")
        left.sees("undone: verdict supported")
        left.press("escape", "q")
    assert sorted(person.kept["notes"]) == [["asked by letter"], ["asked on Monday"]]
    assert person.kept["verdicts"] == ["refuted"]


JOURNEYS: tuple[Callable[[Person], None], ...] = (
    reads_annotates_reopens,
    triages_twenty,
    repairs_a_speaker,
    searches_jumps_returns,
    reads_in_two_windows,
    writes_in_a_storm,
    is_killed_and_resumes,
    is_killed_in_every_box,
)
MORE = (works_on_one_claim_in_two_windows,)
"""Such as take long and are like another: `make journeys` alone makes them."""
