"""Long work waits while it is the screen's turn, never for long, and never on the screen's own thread."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as NotYet
from fcntl import LOCK_EX, LOCK_UN
from pathlib import Path

import pytest

from store.courtesy import COURTESY, Courtesy
from store.database import snapshot
from store.extraction.engine import extract
from store.library.library import Library
from store.model.document import Document


@pytest.fixture
def pool() -> object:
    """A thread beside this one."""
    with ThreadPoolExecutor(1) as made:
        yield made


def waits(pool: ThreadPoolExecutor, work: Callable[[], object], courtesy: Courtesy) -> bool:
    """Whether some work beside the screen has not begun before the turn is over."""
    done = pool.submit(work)
    try:
        done.result(0.05)
    except NotYet:
        courtesy.hear()
        courtesy.end()
        done.result(10)
        return True
    return False


def test_work_waits_for_the_end_of_a_turn(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the key to the frame; before and behind it goes on."""
    monkeypatch.setattr("store.courtesy.LONGEST", 60)
    courtesy = Courtesy()

    before = waits(pool, courtesy.give_way, courtesy)
    courtesy.take()
    during = waits(pool, courtesy.give_way, courtesy)
    behind = waits(pool, courtesy.give_way, courtesy)

    assert (before, during, behind) == (False, True, False)


def test_turn_ends_by_itself(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that draws nothing puts nothing off for long."""
    monkeypatch.setattr("store.courtesy.LONGEST", 0.001)
    courtesy = Courtesy()
    courtesy.take()

    done, waiting = wait([pool.submit(courtesy.give_way)], timeout=10)
    courtesy.end()

    assert (len(done), len(waiting)) == (1, 0)


def test_frame_that_was_drawn_before_a_key_was_heard_ends_nothing(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows what was before; the others would run beside the frame that is waited for."""
    monkeypatch.setattr("store.courtesy.LONGEST", 60)
    courtesy = Courtesy()
    for _ in range(2):  # nor does what was heard of the key before
        courtesy.take()
        courtesy.end()

        assert waits(pool, courtesy.give_way, courtesy)


def test_another_process_waits_too(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the board that both have: from the key to the frame, in whatever thread; before and behind it goes on."""
    monkeypatch.setattr("store.courtesy.LONGEST", 60)
    here, there = Courtesy(), Courtesy()
    there.follow(here.share())

    before = waits(pool, there.give_way, here)
    here.take()
    during = waits(pool, there.give_way, here)
    behind = waits(pool, there.give_way, here)

    assert (before, during, behind) == (False, True, False)


def test_nobody_follows_a_screen_that_was_killed_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to be taken back: it ends by the clock of the machine, here on the very thread that asks."""
    monkeypatch.setattr("store.courtesy.LONGEST", 0.001)
    monkeypatch.setattr("store.courtesy.FEW_PROCESSORS", False)
    here, there, looks = Courtesy(), Courtesy(), list[float]()
    there.follow(here.share())
    here.take()

    there.give_way()
    monkeypatch.setattr("store.courtesy.sleep", looks.append)
    there.give_way()

    assert looks == []


HOLDER = """
import sys
from fcntl import LOCK_EX, lockf
lockf(int(sys.argv[1]), LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("are_few", [True, False])
def test_those_who_follow_a_screen_take_turns_on_few_processors(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch, *, are_few: bool
) -> None:
    """One processor is left to the screen; one who is killed in his turn is not waited for."""
    monkeypatch.setattr("store.courtesy.FEW_PROCESSORS", are_few)
    board = Courtesy().share()
    there = Courtesy()
    there.follow(board)
    command = [sys.executable, "-c", HOLDER, str(board)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[board]) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"

        done = pool.submit(there.give_way)
        try:
            done.result(0.05)
            has_waited = False
        except NotYet:
            has_waited = True
        other.kill()

        done.result(10)
    assert has_waited is are_few


def test_a_turn_is_more_than_one_piece_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked every few hundredths of a millisecond, and let go ten times a second."""
    calls: list[int] = []
    monkeypatch.setattr("store.courtesy.FEW_PROCESSORS", True)
    monkeypatch.setattr("store.courtesy._TURN", 600)
    monkeypatch.setattr("store.courtesy.lockf", lambda _, what: calls.append(what))
    here, there = Courtesy(), Courtesy()
    there.follow(here.share())

    for _ in range(100):
        there.give_way()

    assert calls == [LOCK_UN, LOCK_EX]


def test_screen_never_waits_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does on its own thread is its turn."""
    monkeypatch.setattr("store.courtesy.LONGEST", 60)
    courtesy, asked = Courtesy(), list[float | None]()
    monkeypatch.setattr(courtesy._is_over, "wait", asked.append)
    courtesy.take()

    courtesy.give_way()

    assert asked == []


def lines_of_a_snapshot(_: Library) -> object:
    """What a compaction writes."""
    return b"".join(snapshot.lines({"notes": {"a": b"{}"}}, generation=1, seq=1, schema=1))


def echoes_of_a_statement(library: Library) -> object:
    """What is looked for when the claims of a document are known."""
    document = library.shelf.document(library.shelf.find("Mill").id)
    return library.listening.find(document, ()) or list(library.listening._echoes.of(document, extract(document)[0]))


def index_of_everything(library: Library) -> object:
    """What a search of everything waits for."""
    return library.catalogue.prepare(5.0)


@pytest.mark.parametrize("work", [lines_of_a_snapshot, index_of_everything, echoes_of_a_statement])
def test_long_work_of_the_store_gives_way(
    pool: ThreadPoolExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Library], object]
) -> None:
    """Compaction and indexing wait while somebody types."""
    monkeypatch.setattr("store.courtesy.LONGEST", 60)
    with Library.open(tmp_path) as library:
        text = "The mill was mended in May, Ada Kowalski said. The rain came through in June.\n"
        library.shelf.keep(Document(id="d", title="Mill", source="mill", language="en", text=text, blocks=()))
        COURTESY.take()
        try:
            assert waits(pool, lambda: work(library), COURTESY)
        finally:
            COURTESY.hear()
            COURTESY.end()
