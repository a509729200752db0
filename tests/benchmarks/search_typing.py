"""What typing a query costs in the reader: from the key to the frame that shows it, and to the one that shows its hits.

    python tests/benchmarks/search_typing.py [--sentences 100000] [--runs 2] [--store FOLDER]

Prints JSON. All of quoth runs in a pseudo-terminal of 120 x 40 over a library of so many invented sentences in many
documents, its index on disk; then over one document with all of them. Half-remembered queries out of these sentences
are typed at 20 keys a second, with slips that are taken back. Wall time (ms) is that of the other side of the
terminal: from the writing of the key to the arrival of the frame that shows

    letter      what stands in the box behind that key
    hits        the hits of that query, or of a later one when the next key came first ("overtaken" counts those)

"fresh hits" leaves the overtaken ones out. "cpu" is that of the whole process from key to key, "layouts" how often the
screen was laid out anew for each key. `hello` is a Textual app with nothing but an Input: compare with it, the machine
may be busy. Of several runs, which take turns, the best is printed. FOLDER keeps the library for the next time.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[0] = str(ROOT)  # not this folder: its encodings.py would be that of every process the reader starts

from tests.benchmarks.sessions.terminals import share_as_given  # noqa: E402 - see above

LINES, COLUMNS = 40, 120
EVERY = 1 / 20
"""Seconds from key to key."""
KEYS = 300
"""Keys typed in a run."""
A_DOCUMENT = 200
"""Sentences of a document of the library."""
PATIENCE = 300
"""Seconds for anything to come up."""
SUBJECTS = ("hello", "library", "document")
BACKSPACE, CLEAR = "\x7f", "\x15"

FRAME = re.compile(rb"\x1b\]7777;(\d+)\x1b\\")
"""What the child writes behind each frame: no terminal shows it."""

SHAPES = (
    "“{0} {1} the {2} before the {3},” said {A} {B}, who {4} the {5} in {C}.",
    "The {0} had {1} the {2} since {3}, and nobody in {C} {4} it.",
    "According to {A} {B}, the {0} {1} no {2} until the {3} was {4}.",
    "{B} told the {0} that {2} and {3} would {4} in {C}.",
    "It {0} {1} for {2} days.",
    "In {C} the {0} of the {1} {2} twice, {B} said, and the {3} {4} the {5} each time.",
    "Nobody {0} the {1}.",
)
OPENINGS: tuple[str, ...] = tuple(
    re.findall(r"\w+", "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st t th tr v w")
)
MIDDLES: tuple[str, ...] = tuple(re.findall(r"\w+", "a e i o u ai ea ou oa ie"))
ENDINGS: tuple[str, ...] = tuple(re.findall(r"\w+", "b ck d ft g l ll m n nd ng nt p r rk rd s ss st t tch ve x"))


class Invented:
    """Sentences of invented words that are as rare as those of a language, always the same ones."""

    def __init__(self, sentences: int) -> None:
        """Invent the words; `sentences` is how many are asked for."""
        self._random = random.Random(20)  # noqa: S311 - words, no secrets
        self._count = sentences
        self._words = self._made(40_000)
        self._names = [word.capitalize() for word in self._made(3_000)]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def _made(self, count: int) -> list[str]:
        """So many words."""
        words: dict[str, None] = {}
        while len(words) < count:
            pick = self._random.choice
            syllables = 1 + int(self._random.random() * 3)
            words["".join(pick(OPENINGS) + pick(MIDDLES) for _ in range(syllables - 1)) + self._closed()] = None
        return list(words)

    def _closed(self) -> str:
        """A last syllable."""
        pick = self._random.choice
        return pick(OPENINGS) + pick(MIDDLES) + pick(ENDINGS)

    def sentences(self) -> Iterator[str]:
        """The sentences."""
        for _ in range(self._count):
            words = self._random.choices(self._words, cum_weights=self._weights, k=6)
            names = dict(zip("ABC", self._random.choices(self._names, k=3), strict=True))
            sentence = self._random.choice(SHAPES).format(*words, **names)
            yield sentence[:1].upper() + sentence[1:]

    def text(self, sentences: Sequence[str]) -> str:
        """Sentences in paragraphs."""
        return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)) + "\n"


def typed(sentences: Sequence[str]) -> list[str]:
    """The keys of a person who half remembers some sentences: words left out, out of order, slips, second thoughts."""
    chance = random.Random(7)  # noqa: S311 - slips, no secrets
    keys: list[str] = []
    while len(keys) < KEYS:
        words = re.findall(r"\w{3,}", chance.choice(sentences).lower())
        chosen = chance.sample(words, min(len(words), chance.randint(3, 5)))
        for word in chosen:
            written = list(word)
            if chance.random() < 0.3:
                at = chance.randrange(len(word))
                written[at] = chance.choice("aeiorst")
            keys += written
            if chance.random() < 0.3:
                taken = min(len(written), chance.randint(1, 3))
                keys += [BACKSPACE] * taken + list(word[len(word) - taken :])
            keys.append(" ")
        keys[-1] = CLEAR
    return keys[:KEYS]


def shown_after(keys: Sequence[str]) -> list[str]:
    """What stands in the box after each key."""
    value, values = "", []
    for key in keys:
        value = {CLEAR: "", BACKSPACE: value[:-1]}.get(key, value + key)
        values.append(value)
    return values


def library(folder: Path, count: int) -> None:
    """Keep a library of so many sentences, with its index, in a folder; what is there already stays."""
    from store.library.library import Library
    from store.model.document import Document

    with Library.open(folder) as made:
        if len(made.shelf.documents()) < count / A_DOCUMENT:
            invented = Invented(count)
            sentences = list(invented.sentences())
            for number, at in enumerate(range(0, count, A_DOCUMENT)):
                text = invented.text(sentences[at : at + A_DOCUMENT])
                source = f"/invented/{number}.txt"
                made.shelf.keep(
                    Document(id=source, title=f"Report {number}", source=source, language="en", text=text, blocks=())
                )
        while not made.catalogue.prepare(10):  # also where another version made it
            continue


# The child: quoth, or the yardstick, and what each of its frames showed.


@dataclass(slots=True)
class Seen:
    """What the next frame shows."""

    report: Path
    letter: str = ""
    hits: str = ""
    answered: str = ""
    """The query whose hits the list was given last."""
    is_drawn: bool = True
    """Whether the list shows what it was given last."""
    layouts: int = 0
    frames: int = 0
    rows: list[tuple[float, int, str, str, int, float]] = field(default_factory=list)
    """Time (s), number of the frame, letters and hits it shows, layouts and CPU (s) so far."""

    def note(self) -> None:
        """Something is on its way to the terminal."""
        self.rows.append((time.monotonic(), self.frames, self.letter, self.hits, self.layouts, time.process_time()))

    def tell(self, *_: object) -> None:
        """Write everything down, and end."""
        self.report.write_text(json.dumps(self.rows), encoding="utf-8")
        os._exit(0)


def watch(seen: Seen) -> None:
    """Look at what is drawn, and number the frames."""
    from textual.app import App
    from textual.screen import Screen
    from textual.widgets import Input

    render, laid_out = Input.render_line, Screen._refresh_layout

    def rendered(box: Input, y: int) -> Any:
        seen.letter = box.value
        return render(box, y)

    def displayed(app: App[Any]) -> None:
        seen.frames += 1
        seen.note()
        if app._driver is not None:
            app._driver.write(f"\x1b]7777;{seen.frames}\x1b\\")

    def layout(screen: Screen[Any], *args: Any, **named: Any) -> None:
        seen.layouts += 1
        laid_out(screen, *args, **named)

    looked_at: Any = Input
    looked_at.render_line = rendered
    looked_at = App
    looked_at.post_display_hook = displayed
    looked_at = Screen
    looked_at._refresh_layout = layout


def watch_hits(seen: Seen) -> None:
    """Look at which query's hits are drawn."""
    from tui.screens.searching import Searching
    from tui.widgets.hit_list import HitList

    tell, show, render = Searching._list, HitList.show, HitList.render_lines

    def told(searching: Searching, *args: Any, **named: Any) -> None:
        tell(searching, *args, **named)
        seen.answered = searching.answered
        if seen.is_drawn:  # the same hits as before stay as they are
            seen.hits = seen.answered
            seen.note()

    def listed(hits: HitList, *args: Any) -> None:
        seen.is_drawn = False
        show(hits, *args)

    def rendered(hits: HitList, crop: Any) -> Any:
        seen.is_drawn, seen.hits = True, seen.answered
        return render(hits, crop)

    looked_at: Any = Searching
    looked_at._list = told
    looked_at = HitList
    looked_at.show, looked_at.render_lines = listed, rendered


def child(subject: str, folder: Path, report: Path) -> None:
    """Run an app in this terminal until it is told to end."""
    seen = Seen(report)
    signal.signal(signal.SIGUSR2, seen.tell)  # the reader has its own way to end
    watch(seen)
    if subject == "hello":
        hello()
        return
    watch_hits(seen)
    from tui.cli import main

    sys.argv = ["quoth", "open", "--store", str(folder), "--", str(folder.parent / f"{subject}.txt")]
    main()


def hello() -> None:
    """The least that can take a line of text."""
    from textual.app import App, ComposeResult
    from textual.widgets import Input

    class Hello(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()

    Hello().run()


# The parent: the person at the keys, and the clock.


class Terminal:
    """The other side of the terminal that the child runs in."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start a program in it."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._child, self._side = pty.fork()
        if not self._child:
            share_as_given()
            kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execve(command[0], list(command), kept)  # noqa: S606 - this very file, by this Python
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._rest = b""
        self.output = bytearray()
        self.arrived: dict[int, float] = {}
        """Number of a frame -> when it was here."""

    def write(self, keys: str) -> float:
        """Press keys; when that was."""
        now = time.monotonic()
        os.write(self._side, keys.encode())
        return now

    def read_until(self, until: float, enough: Callable[[], bool] = lambda: False) -> None:
        """Take what is drawn, until then or until it is enough."""
        while not enough() and (left := until - time.monotonic()) > 0:
            if not select.select([self._side], [], [], left)[0]:
                return
            data, now = os.read(self._side, 1 << 20), time.monotonic()
            self.output += data
            self._rest += data
            for match in FRAME.finditer(self._rest):
                self.arrived.setdefault(int(match[1]), now)
            self._rest = self._rest[-40:]

    def settle(self) -> None:
        """Wait until the child has nothing more to do but blink."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            used = self._used()
            self.read_until(time.monotonic() + 2)
            if self._used() - used < 0.2:
                return

    def _used(self) -> float:
        """CPU of the child so far (s); 0 where that is not told."""
        with suppress(OSError, IndexError, ValueError):
            row = Path(f"/proc/{self._child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            return (int(row[11]) + int(row[12])) / os.sysconf("SC_CLK_TCK")
        return 0.0

    def sees(self, words: str) -> None:
        """Wait until words are drawn."""
        self.output.clear()
        self.read_until(time.monotonic() + PATIENCE, lambda: words.encode() in self.output)

    def end(self) -> None:
        """Have the child tell what it saw."""
        os.kill(self._child, signal.SIGUSR2)
        with suppress(OSError):
            while os.read(self._side, 1 << 20):
                pass
        os.waitpid(self._child, 0)
        os.close(self._side)


def measured(subject: str, folder: Path, keys: Sequence[str], *, is_settled: bool = True) -> dict[str, Any]:
    """Type into one app, and see when what is shown."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.json"
        terminal = Terminal([sys.executable, __file__, "--child", subject, str(folder), str(report)])
        terminal.read_until(time.monotonic() + PATIENCE, lambda: len(terminal.arrived) > 1)
        if is_settled:
            terminal.settle()
        if subject != "hello":
            for key in "//" if subject == "library" else "/":
                terminal.write(key)
                terminal.read_until(time.monotonic() + 0.5)
        start, pressed = time.monotonic() + 0.2, []
        for number, key in enumerate(keys):
            terminal.read_until(start + number * EVERY)
            pressed.append(terminal.write(key))
        terminal.read_until(time.monotonic() + 2)
        terminal.end()
        if not report.exists():
            raise SystemExit(f"{subject} measured nothing:\n{terminal.output[-2000:].decode('utf-8', 'replace')}")
        rows = json.loads(report.read_text(encoding="utf-8"))
    return figures(rows, terminal.arrived, keys, pressed)


def figures(
    rows: list[tuple[float, int, str, str, int, float]],
    arrived: dict[int, float],
    keys: Sequence[str],
    pressed: Sequence[float],
) -> dict[str, Any]:
    """What it took from each key to what was shown of it."""
    values = shown_after(keys)
    numbers = {row[1] for row in rows}
    seen: list[tuple[float, str, str]] = []
    for at, frame, letters, hits, _, _ in rows:
        # A row between two frames: the hits of a query are those that stand there already.
        is_frame = frame in numbers
        numbers.discard(frame)
        seen.append((arrived.get(frame, at) if is_frame else at, letters, hits))
    letter, hit, fresh, overtaken = [], [], [], 0
    for number, (value, then) in enumerate(zip(values, pressed, strict=True)):
        later = values[number : number + 40]
        shown = next((at for at, letters, _ in seen if at >= then and letters in later), None)
        letter.append((shown or PATIENCE) - then)
        if value.strip():
            found = next(((at, hits) for at, _, hits in seen if at >= then and hits.strip() and hits in later), None)
            hit.append(found[0] - then if found else PATIENCE)
            is_own = found is not None and found[1] == value
            overtaken += not is_own
            fresh += [hit[-1]] if is_own else []
    spent = [max((row[5] for row in rows if row[0] <= then), default=0.0) for then in pressed]
    laid = [max((row[4] for row in rows if row[0] <= then), default=0) for then in pressed]
    told: dict[str, Any] = {"letter": spread(letter)}
    if any(hits for _, _, hits in seen):
        told |= {"hits": spread(hit), "fresh hits": spread(fresh), "overtaken": overtaken}
    told["cpu"] = spread([after - before for before, after in pairwise(spent)])
    told["layouts"] = round((laid[-1] - laid[0]) / len(keys), 2)
    return told


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Milliseconds: the middle one, the 95th of a hundred, the most."""
    cuts = statistics.quantiles(seconds, n=20)
    named = {"p50": statistics.median(seconds), "p95": cuts[-1], "max": max(seconds)}
    return {name: round(value * 1000, 1) for name, value in named.items()}


def best(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The run that the machine disturbed least."""
    return min(runs, key=lambda run: (run.get("hits") or run["letter"])["p95"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", help="ignored; every benchmark takes it")
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--store", type=Path, help="folder that keeps the library for the next time")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="leave out the others")
    parser.add_argument("--at-once", action="store_true", help="type while the reader still works beside the screen")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]), Path(given.child[2]))
        return
    subjects = [each for each in SUBJECTS if not given.only or each in given.only]
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.store or Path(temporary)) / "store"
        folder.mkdir(parents=True, exist_ok=True)
        invented = Invented(given.sentences)
        sentences = list(invented.sentences())
        (folder.parent / "library.txt").write_text(invented.text(sentences[:40]), encoding="utf-8")
        (folder.parent / "document.txt").write_text(invented.text(sentences), encoding="utf-8")
        if "library" in subjects:
            library(folder, given.sentences)
        taken: dict[str, list[dict[str, Any]]] = {subject: [] for subject in subjects}
        for _ in range(given.runs):
            for subject, runs in taken.items():
                runs.append(measured(subject, folder, typed(sentences), is_settled=not given.at_once))
    report = {"benchmark": "search_typing", "units": "ms", "sentences": given.sentences, "keys": KEYS}
    print(json.dumps(report | {subject: best(runs) for subject, runs in taken.items()}, indent=2))


if __name__ == "__main__":
    main()
