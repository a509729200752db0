"""What else one could read a text with in a terminal, each measured from outside, on the same text, the same way.

less is the system's. toolong (a log viewer) and frogmouth (a Markdown reader) pin versions of Textual that are
neither ours nor the other's, so each lives in an environment of its own: `make peers`, or `reader.py --peers`.
TextArea is Textual's own widget for long texts, and hello the least that Textual can do: the yardstick of this
machine on this day.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.sessions.terminals import Terminal
from tests.benchmarks.sessions.texts import MARK

ROOT = Path(__file__).parents[3]
PLACE = ROOT / "build" / "peers"
PACKAGES = ("toolong==1.5.0", "frogmouth==0.9.2")
KEYS = 20
"""Pages and lines that are turned."""

HELLO = f"""
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, {MARK}")
Hello().run()
"""
AREA = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Area(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read(), read_only=True, show_line_numbers=False)
Area().run()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A program to read with."""

    command: Sequence[str]
    """How it is started; the text's path follows."""
    suffix: str = ".txt"
    """How the name of the text ends: some programs read Markdown only."""
    before: str = ""
    """Keys that go to the start of the text."""
    has_keys: bool = True
    """Whether there are pages to turn."""


def install() -> None:
    """Put each of the peers into an environment of its own, if it is not there: they do not agree on Textual."""
    for package in PACKAGES:
        place = PLACE / package.partition("=")[0]
        if (place / "installed").exists():
            continue
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, package], check=True)
        subprocess.run([str(place / "bin" / "python"), "-m", "compileall", "-q", str(place / "lib")], check=False)
        (place / "installed").touch()


def peers() -> dict[str, Peer]:
    """Those that are on this machine."""
    found = {
        "hello": Peer(command=[sys.executable, "-c", HELLO], has_keys=False),
        "textarea": Peer(command=[sys.executable, "-c", AREA]),
    }
    for name, program, suffix, before in (
        ("less", "less", ".txt", ""),
        ("toolong", "tl", ".txt", "home"),
        ("frogmouth", "frogmouth", ".md", ""),
    ):
        if path := shutil.which(program, path=str(PLACE / name / "bin")) or shutil.which(program):
            found[name] = Peer(command=[path], suffix=suffix, before=before)
    return found


def started() -> list[str]:
    """How ours is started, as it is installed."""
    program = Path(sys.executable).with_name("quoth")
    return [str(program)] if program.exists() else [sys.executable, "-c", "from tui.cli import main; main()"]


def quoth() -> Peer:
    """Ours, with the store beside the text."""
    return Peer(command=[*started(), "open", "--store", "store", "--"])


def version(runs: int = 9) -> float:
    """CPU of `quoth --version` from its start to its end, in ms: the median of some runs."""
    used = []
    for _ in range(runs):
        with Terminal([*started(), "--version"], ROOT) as terminal:
            terminal.until(b"quoth ")
            used.append(terminal.ended())
    return round(statistics.median(used), 1)


def measure(peer: Peer, prepare: Callable[[], Path], runs: int) -> dict[str, float]:
    """Medians of some runs on the text in a folder, which is made ready for each of them."""
    taken: dict[str, list[float]] = {}
    for _ in range(runs):
        folder = prepare()
        path = folder / f"text{peer.suffix}"
        if not path.exists():
            shutil.copyfile(folder / "text.txt", path)
        for name, value in _run(peer, path).items():
            taken.setdefault(name, []).append(value)
    return {name: round(statistics.median(values), 1) for name, values in taken.items()}


def _run(peer: Peer, path: Path) -> dict[str, float]:
    """One run: until the text is seen; then keys, unless it had to end for knowing what the first took."""
    with Terminal([*peer.command, str(path)], path.parent, HOME=str(path.parent)) as terminal:
        figures = {"first paint, ms CPU": terminal.first_paint(MARK.encode())}
        if not terminal.process or not peer.has_keys:
            return figures
        terminal.rest()
        for key in peer.before.split():
            terminal.press(key)
            terminal.rest()
        for name, key in (("page", "pagedown"), ("line", "down")):
            answers = [answer for _ in range(KEYS) if (answer := terminal.answered(key))]
            if answers:
                figures[f"{name}, ms wall"] = statistics.median(wall for wall, _ in answers)
                figures[f"{name}, ms CPU"] = statistics.median(cpu for _, cpu in answers if cpu is not None)
        if (peak := terminal.peak()) is not None:
            figures["peak, MB"] = peak
        return figures
