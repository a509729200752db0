"""What reading costs: the document pane with 5,000 marks, all of quoth, and Textual's TextArea as the peer.

Prints JSON. For invented texts of 1 and 5 MB, in a pseudo-terminal of 120 x 40: CPU of the whole process
from the start of Python to the first paint with words of the text in it (ms), CPU of the screen's thread
per key for a line down and a page down in the middle of the text (ms), peak memory (MB). Medians of the
runs, which take turns. `hello` is a Textual app with one line: compare with it, the machine may be busy.
`quoth`: while the extraction works beside the screen, keys of all kinds, each waited for until it is painted:
CPU of the screen's thread and wall time from key to frame, the 95th of a hundred (ms).
Peers that are installed (less, toolong's tl, frogmouth): CPU until words of the text are on the screen.
Ours is measured as it is installed, with its bytecode.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import pty
import resource
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

ROOT = Path(__file__).parents[2]
sys.path[0] = str(ROOT)  # not this folder: its encodings.py would be that of every process the reader starts

MARK = "Okafor"
"""A word that stands in the first rows of the text."""
SPANS = 5000
PAGES = 20
LINES = 60
FIGURES = ("first paint", "line", "page", "key cpu p95", "key wall p95", "peak")
KEYS = ("down", "pagedown", "right_square_bracket", "down", "pageup", "right_curly_bracket", "tab", "down", "tab", "up")
"""Pressed one after another, again and again: in the text and along the claims."""
PRESSED = 150
PEERS = {"less": ["less"], "toolong": ["tl"], "frogmouth": ["frogmouth"]}
SUBJECTS = ("hello", "pane", "quoth", "textarea")


def invented(megabytes: int) -> str:
    """A text of ASCII and typographic marks in paragraphs of all lengths."""
    sentences = (
        f"“The gauge had been wrong since March,” said Ines {MARK}, who ran the night desk at the port.",
        "Nobody wrote it down — or so the harbour master told the panel on the second day of the inquiry.",
        "According to a memo of 4 April, the spare had been in the store for eleven months.",
        "It rained.",
    )
    paragraphs = [" ".join(sentences[: 1 + number % 4] * (1 + number % 3)) for number in range(60)]
    block = "\n\n".join(paragraphs) + "\n\n"
    return block * (megabytes * 1_000_000 // len(block.encode()))


class Watch:
    """Sees what the app draws, and when."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self.first_paint: float | None = None
        self.has_painted = threading.Event()
        self._has_text = False
        self._painted = asyncio.Event()
        self.app: App[Any] | None = None
        """The app that painted."""

    def install(self) -> None:
        """Look at every write to the terminal, and count what is displayed."""
        from textual.app import App
        from textual.drivers.linux_driver import LinuxDriver

        write = LinuxDriver.write

        def watched(driver: LinuxDriver, data: str) -> None:
            self._has_text = self._has_text or MARK in data
            write(driver, data)

        def displayed(app: App[Any]) -> None:
            self._painted.set()
            self.app = app
            if self._has_text and self.first_paint is None:
                self.first_paint = time.process_time() * 1000
                self.has_painted.set()

        looked_at: Any = LinuxDriver
        looked_at.write = watched
        looked_at = App
        looked_at.post_display_hook = displayed

    def forget(self) -> None:
        """What was painted so far does not count."""
        self._painted.clear()

    async def displayed(self) -> None:
        """Wait for the next frame."""
        await self._painted.wait()

    async def painted(self, do: Callable[[], object]) -> None:
        """Do something and wait until it is on the screen."""
        self._painted.clear()
        do()
        await self._painted.wait()

    async def first(self) -> None:
        """Wait for the first paint with text in it."""
        while self.first_paint is None:
            self._painted.clear()
            await self._painted.wait()


def pane_app(text: str) -> App[None]:
    """The document pane alone, with marks of four kinds."""
    from textual.app import App, ComposeResult

    from store.model.document import Document
    from store.model.span import Span
    from tui.widgets.document_pane import DocumentPane

    class Reading(App[None]):
        def compose(self) -> ComposeResult:
            yield DocumentPane()

        def on_mount(self) -> None:
            pane = self.query_one(DocumentPane)
            pane.load(Document(id="d", title="t", source="s", language="en", text=text, blocks=()))
            every = len(text) // SPANS
            for index, name in enumerate(("direct", "indirect", "note", "match")):
                pane.set_layer(name, [Span(at, at + 60) for at in range(index * every, len(text), every * 4)])
            pane.focus()

        def down(self) -> None:
            self.query_one(DocumentPane).move_lines(1)

        def page(self) -> None:
            pane = self.query_one(DocumentPane)
            pane.page(pane.page_lines)

    return Reading()


def area_app(text: str) -> App[None]:
    """The peer: Textual's own widget for long texts, without any marks."""
    from textual.app import App, ComposeResult
    from textual.widgets import TextArea

    class Area(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea(text, read_only=True, show_line_numbers=False)

        def down(self) -> None:
            self.query_one(TextArea).action_cursor_down()

        def page(self) -> None:
            self.query_one(TextArea).action_cursor_page_down()

    return Area()


def child(subject: str, path: Path, report: Path) -> None:
    """Run one app in this terminal until it is measured."""
    watch = Watch()
    if subject in ("quoth", "hello"):
        start = hello if subject == "hello" else quoth(path, report)
        measure_first_paint(watch, start, report, is_pressed=subject == "quoth")
        return
    text = path.read_text(encoding="utf-8")
    app = (pane_app if subject == "pane" else area_app)(text)
    watch.install()

    async def drive() -> None:
        await watch.first()
        figures = {"first paint": watch.first_paint}
        for _ in range(10):
            await watch.painted(app.page)  # type: ignore[attr-defined] # both apps have it
        for name, press, times in (("line", app.down, LINES), ("page", app.page, PAGES)):  # type: ignore[attr-defined] # both
            before = time.thread_time()
            for _ in range(times):
                await watch.painted(press)
            figures[name] = (time.thread_time() - before) * 1000 / times
        tell(report, figures)
        app.exit()

    app.call_later(lambda: app.run_worker(drive()))
    app.run()


def hello() -> None:
    """The least that Textual can do, as the measure of this machine on this day."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Hello(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(f"Hello, {MARK}")

    Hello().run()


def quoth(path: Path, report: Path) -> Callable[[], None]:
    """The whole program, as a person starts it."""

    def start() -> None:
        from tui.cli import main

        sys.argv = ["quoth", "open", "--store", str(report.parent / "store"), "--", str(path)]
        main()

    return start


async def pressed(watch: Watch, app: App[Any]) -> dict[str, float | None]:
    """Press keys, each when the one before is on the screen; the 95th of a hundred in CPU and wall time (ms)."""
    from textual import events

    processor, wall = [], []
    for number in range(PRESSED):
        key = KEYS[number % len(KEYS)]
        character = {"right_square_bracket": "]", "right_curly_bracket": "}"}.get(key)
        watch.forget()
        cpu, clock = time.thread_time(), time.perf_counter()
        app.post_message(events.Key(key, character))
        with suppress(TimeoutError):
            await asyncio.wait_for(watch.displayed(), 0.5)
            processor.append((time.thread_time() - cpu) * 1000)
            wall.append((time.perf_counter() - clock) * 1000)
        await asyncio.sleep(0.02)
    return {
        "key cpu p95": statistics.quantiles(processor, n=20)[-1],
        "key wall p95": statistics.quantiles(wall, n=20)[-1],
    }


def measure_first_paint(watch: Watch, start: Callable[[], None], report: Path, *, is_pressed: bool) -> None:
    """Run something in this terminal, and stop it when the text is seen, or after some keys."""
    watch.install()

    def wait() -> None:
        watch.has_painted.wait()
        figures = {"first paint": watch.first_paint}
        app = watch.app
        if app is not None and app._loop is not None and is_pressed:
            figures |= asyncio.run_coroutine_threadsafe(pressed(watch, app), app._loop).result()
        tell(report, figures)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
    start()


def tell(report: Path, figures: dict[str, float | None]) -> None:
    """Hand the figures to the parent."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures["peak"] = peak / (1_000_000 if sys.platform == "darwin" else 1_000)
    report.write_text(json.dumps(figures), encoding="utf-8")


def environment() -> dict[str, str]:
    """A usual terminal; bytecode is kept, as for everybody who installs the program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def peer(command: list[str], path: Path) -> float:
    """CPU of a program (ms) until it shows words of the text."""
    child_id, terminal = pty.fork()
    if not child_id:
        os.environ.update(environment())
        os.execvp(command[0], [*command, str(path)])  # noqa: S606 - a peer, named above
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    output, end = b"", time.monotonic() + 60
    with suppress(OSError):
        while MARK.encode() not in output and time.monotonic() < end:
            output += os.read(terminal, 65536)
    os.kill(child_id, signal.SIGKILL)
    _, _, used = os.wait4(child_id, 0)
    os.close(terminal)
    return round((used.ru_utime + used.ru_stime) * 1000, 1)


def measured(subject: str, path: Path) -> dict[str, float]:
    """Figures of one run in a terminal of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        process = subprocess.Popen(
            [sys.executable, __file__, "--child", subject, str(path), str(report)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(),
        )
        os.close(theirs)
        drain(ours)
        process.wait()
        os.close(ours)
        if not report.exists():
            raise SystemExit(f"{subject} ended with {process.returncode} and measured nothing")
        figures: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
        return figures


def drain(terminal: int) -> None:
    """Read what is drawn until the other side is closed."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # how Linux says that the other side is closed
        return


def measure(megabytes: int, runs: int) -> dict[str, dict[str, float]]:
    """Medians of all subjects for one size of text."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in SUBJECTS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented.txt"
        path.write_text(invented(megabytes), encoding="utf-8")
        for _ in range(runs):
            for subject, figures in taken.items():
                figures.append(measured(subject, path))
        installed = {name: command for name, command in PEERS.items() if shutil.which(command[0])}
        peers = {
            name: {"first paint": statistics.median(peer(command, path) for _ in range(runs))}
            for name, command in installed.items()
        }
    return peers | {
        subject: {
            name: round(statistics.median(one[name] for one in figures), 1) for name in FIGURES if name in figures[0]
        }
        for subject, figures in taken.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", help="ignored; every benchmark takes it")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]), Path(given.child[2]))
        return
    report = {
        "benchmark": "reader",
        "units": "ms of CPU; peak in MB",
        "spans": SPANS,
        **{f"{megabytes} MB": measure(megabytes, given.runs) for megabytes in (1, 5)},
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
