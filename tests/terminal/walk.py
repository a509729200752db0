"""A walk: seeded keys and sizes in a real terminal, two windows on one store, seven documents. `make walk` runs it.

    python -m tests.terminal.walk [--keys 20000] [--seed 1] [--replay build/walk/….json]

After each visit (some hundred keys): the program ended by itself with 0, the terminal is as it was, no
exception happened, also none that nobody saw, and the store has every change that it acknowledged.
A visit that fails is written down with the store it began on, made as short as it fails, and can be replayed.
"""

from __future__ import annotations

import argparse
import base64
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from store import Library
from tests.terminal.documents import documents
from tests.terminal.steps import Step, steps
from tests.terminal.terminal import ROOT, Terminal

VISIT = 400
"""Keys and sizes of one visit."""
TRIES = 14
"""Times that a visit which fails is run again to make it shorter."""


class Wrong(AssertionError):
    """Something that must not happen, in words."""


class Visit:
    """One or two windows, from their start to their end."""

    def __init__(self, folder: Path, number: int) -> None:
        """In a folder with its store and its documents; the number says with which of them it begins."""
        self._folder = folder
        starts = documents(folder)
        self._starts = [starts[number % len(starts)], starts[(number // 2) % len(starts)]]
        self.witness = folder / "witness.jsonl"
        self._windows: list[Terminal | None] = [None, None]
        self._at = 0

    def walk(self, some: Sequence[Step]) -> None:
        """Do all of it, leave, and look whether all is well.

        Raises:
            Wrong: It is not.
        """
        self.witness.write_bytes(b"")
        with ExitStack() as open_windows:
            for step in some:
                self._do(step, open_windows)
            for window in self._windows:
                if window is not None:
                    _leave(window)
                    self._ended(window)
        self.look()

    def _do(self, step: Step, open_windows: ExitStack) -> None:
        """One step, in the window that it is meant for."""
        if step.kind == "switch":
            self._at = 1 - self._at
        window = self._windows[self._at]
        if window is None or window.process.poll() is not None:
            if window is not None:
                self._ended(window)
            window = self._windows[self._at] = open_windows.enter_context(self._start())
        if step.kind == "resize":
            window.resize(*step.size)
        elif step.kind == "paste":
            window.paste(step.data)
        elif step.data:
            window.send(step.data)
        if step.waits:
            window.settle()
        for other in self._windows:
            if other is not None:
                other.drain()

    def _start(self) -> Terminal:
        """A window; what it draws is not emulated, which would take most of the time."""
        arguments = self._starts[self._at]
        program = (
            f"from pathlib import Path; from tests.terminal.witness import run; "
            f"run({arguments!r}, Path({str(self.witness)!r}), Path({str(self._folder)!r}))"
        )
        window = Terminal(folder=self._folder, program=program, EDITOR="true", VISUAL="true", TMUX="", DISPLAY="")
        window.is_watched = False
        window.settles(20)
        return window

    def _ended(self, window: Terminal) -> None:
        """The program has ended as it should."""
        code = window.ends()
        told = window.output.decode("utf-8", "replace").rsplit("\x1b[?1049l", 1)[-1]
        gave_up = any(start[:1] and start[0].endswith(".html") for start in self._starts)  # while it was being read
        if code not in ({0, 1} if gave_up else {0}) or "Traceback" in told:
            raise Wrong(f"it ended with {code}:\n{told[-6000:]}")
        if window.left_on:
            raise Wrong(f"left on in the terminal: {window.left_on}")

    def look(self) -> None:
        """No exception, and nothing lost that was acknowledged."""
        seen = [json.loads(line) for line in self.witness.read_text("utf-8").splitlines()]
        if failed := [each for each in seen if "failed" in each]:
            raise Wrong("\n".join(f"{each['failed']}\n{each['told']}" for each in failed))
        taken_back = sum(each["did"] in {"remove", "withdraw", "undo", "redo"} for each in seen)
        with Library.open(self._folder / "store") as library:
            lost = [each for each in seen if "id" in each and not _is_kept(library, each["id"], each["updated"])]
            gone = _gone(library, {each["id"] for each in seen if "id" in each})
        if lost or gone > taken_back:
            raise Wrong(f"acknowledged and not in the store: {lost}; gone: {gone}, taken back: {taken_back}")


def _is_kept(library: Library, noun_id: str, updated: str) -> bool:
    """Whether the store knows of a change that it acknowledged."""
    return any(change.after.get("updated") == updated for change in library.notebook.history(noun_id))


def _gone(library: Library, nouns: set[str]) -> int:
    """How many of them are there no more."""
    book = library.notebook
    kept = {one.id for one in book.annotations()} | {one.id for one in book.judgements()}
    return len(nouns - kept - {one.id for one in book.corrections()})


def _leave(window: Terminal) -> None:
    """Close what is open, and quit; whatever it is, Esc and q lead out.

    Raises:
        Wrong: They do not.
    """
    window.send(b"\x1b[201~\x1b\\")  # what garbage left open is closed by the terminal's next answer
    window.resize(100, 30)
    for _ in range(40):
        for key in (b"\x1b", b"q"):
            window.listen(0.15)  # what follows Esc within 0.1 s is taken for Alt and that key
            if window.process.poll() is None:
                window.send(key)
        window.settle()
        if window.process.poll() is not None:
            return
    raise Wrong(f"no way out:\n{window.where()}")


def run(seed: int, count: int, folder: Path) -> Iterator[Counter[str]]:
    """Visit after visit on one store; what was done in each.

    Raises:
        Wrong: Something was not as it must be; it is written down and made shorter.
    """
    made, number = steps(seed, count), 0
    while some := list(islice(made, VISIT)):
        before = folder / "before"
        shutil.rmtree(before, ignore_errors=True)
        if (folder / "store").exists():
            shutil.copytree(folder / "store", before)
        try:
            Visit(folder, number).walk(some)
        except AssertionError as wrong:
            raise Wrong(
                f"seed {seed}, visit {number}, written to {_kept(seed, number, some, before)}\n{wrong}"
            ) from wrong
        yield sum((Counter({step.kind: step.count}) for step in some), Counter())
        number += 1


def _kept(seed: int, number: int, some: Sequence[Step], before: Path) -> Path:
    """Write a visit down, with the store that it began on."""
    place = ROOT / "build" / "walk" / f"seed-{seed}-visit-{number}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    if before.exists():
        shutil.copytree(before, place / "store")
    written = [[step.kind, base64.b64encode(step.data).decode(), step.size, step.waits] for step in some]
    (place / "visit.json").write_text(json.dumps({"number": number, "steps": written}), "utf-8")
    return place


def replay(place: Path) -> str:
    """Run a visit that failed again, shorter and shorter; what is left of it, and what goes wrong."""
    told = json.loads((place / "visit.json").read_text("utf-8"))
    some = [Step(kind, base64.b64decode(data), tuple(size), waits) for kind, data, size, waits in told["steps"]]
    wrong = _fails(place, told["number"], some)
    if wrong is None:
        return "it does not fail again"
    size, tries = len(some) // 2, TRIES
    while size and tries:
        for start in range(0, len(some), size):
            less = some[:start] + some[start + size :]
            tries -= 1
            if tries >= 0 and (now := _fails(place, told["number"], less)) is not None:
                some, wrong = less, now
                break
        else:
            size //= 2
    return f"{wrong}\n\nof these steps:\n" + "\n".join(f"  {step.kind} {step.data!r} {step.size}" for step in some)


def _fails(place: Path, number: int, some: Sequence[Step]) -> str | None:
    """What goes wrong in a visit; None: nothing."""
    with tempfile.TemporaryDirectory() as made:
        if (place / "store").exists():
            shutil.copytree(place / "store", Path(made) / "store")
        try:
            Visit(Path(made), number).walk(some)
        except AssertionError as wrong:
            return str(wrong)
    return None


def main() -> int:
    """Walk, or replay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=Path, help="the folder of a visit that failed")
    given = parser.parse_args()
    if given.replay:
        sys.stdout.write(replay(given.replay) + "\n")
        return 1
    begun, done = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for visit in run(given.seed, given.keys, Path(folder)):
            done += visit
            sys.stdout.write(json.dumps({"seed": given.seed, "done": done.total(), **done}) + "\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps({"seed": given.seed, "seconds": round(time.monotonic() - begun), "wrong": 0}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
