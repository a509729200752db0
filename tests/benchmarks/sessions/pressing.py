"""Keys pressed in a reader that tells of its frames: CPU of the screen's thread and wall time of each, view by view.

    key is written to the terminal ──> K it arrived ──> F a frame was drawn ──> W it was written: painted

Keys come from another process than the reader, so that a reader that is busy cannot put off the measuring.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.sessions.scenario import BUSY, VIEWS, View
from tests.benchmarks.sessions.terminals import Terminal
from tests.benchmarks.sessions.texts import MARK
from tests.benchmarks.sessions.watched import RECORD

ROOT = Path(__file__).parents[3]
GIVEN_UP = 1.0
"""Seconds after which a key has changed nothing."""
PACE = 0.02
"""Seconds between a frame and the next key."""
BUSY_PACE = 0.03
"""The same, while the machine is busy: about as a key repeats that is held down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What one key took."""

    key: str
    cpu: float
    """Of the screen's thread, from the arrival of the key to its frame, in ms."""
    wall: float
    """From writing the key to the terminal until the frame was written there, in ms."""


@dataclass(slots=True)
class Figures:
    """What many keys took."""

    painted: list[Painted] = field(default_factory=list)
    unseen: int = 0
    """Keys that changed nothing."""

    def summary(self) -> dict[str, float]:
        """The 95th of a hundred and the worst."""
        cpu, wall = sorted(one.cpu for one in self.painted), sorted(one.wall for one in self.painted)
        figures = {
            "keys": len(self.painted),
            "cpu p50": round(statistics.median(cpu), 1),
            "cpu p95": round(quantile(cpu), 1),
            "cpu max": round(cpu[-1], 1),
            "wall p50": round(statistics.median(wall), 1),
            "wall p95": round(quantile(wall), 1),
            "wall max": round(wall[-1], 1),
        }
        return figures | ({"keys without a frame": self.unseen} if self.unseen else {})


def quantile(values: Sequence[float]) -> float:
    """The 95th of a hundred of some values in order."""
    return values[min(len(values) - 1, int(0.95 * len(values)))]


@dataclass(slots=True)
class _Seen:
    """What a reader told since a key was pressed."""

    began: float
    """When it was, in seconds."""
    came: tuple[float, float] | None = None
    """When it reached the app, with the CPU until then, both in seconds."""
    drawn: float | None = None
    """CPU until the first frame behind it."""
    wanted: float = 0
    """Pieces that are written when that frame is."""
    given: float = 0
    is_nothing: bool = False
    """Whether the key changed nothing."""
    written: list[tuple[float, float]] = field(default_factory=list)
    """When so many pieces were written."""

    def take(self, kind: bytes, at: float, value: float) -> bool:
        """Take one record; whether it is about keys and frames."""
        if kind == b"K" and self.came is None and at >= self.began:
            self.came = (at, value)
        elif kind == b"N":
            self.given = value
        elif kind == b"F" and self.came is not None and self.drawn is None:
            self.drawn, self.wanted = value, self.given
        elif kind == b"U" and self.came is not None and self.drawn is None:
            self.is_nothing = True
        elif kind == b"W":
            self.written.append((at, value))
        return kind in _KINDS

    def painted(self, key: str) -> Painted | None:
        """What the key took, if its frame is painted."""
        if self.came is None or self.drawn is None:
            return None
        for at, count in self.written:
            if count >= self.wanted and at >= self.came[0]:
                return Painted(key=key, cpu=(self.drawn - self.came[1]) * 1000, wall=(at - self.began) * 1000)
        return None


_KINDS = frozenset({b"K", b"N", b"F", b"W", b"U", b"I"})
"""Kinds of the records that are about keys, frames and signs of life."""


class Reader:
    """A reader in a terminal, and what it tells."""

    def __init__(self, folder: Path, mode: str = "keys") -> None:
        """Read `folder`/text.txt with the store beside it."""
        self._pipe, told = os.pipe()
        command = [sys.executable, "-m", "tests.benchmarks.sessions.watched", str(told), mode]
        self.terminal = Terminal([*command, str(folder / "store"), str(folder / "text.txt")], ROOT, passed=[told])
        os.close(told)
        self.told: list[bytes] = []
        """Kinds of the records that came beside those of keys."""

    def __enter__(self) -> Self:
        """The reader itself, once the text is seen."""
        self.terminal.until(MARK.encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self.terminal.end()
        os.close(self._pipe)

    def records(self, seconds: float) -> Iterable[tuple[bytes, float, float]]:
        """What it tells within so many seconds; what it shows meanwhile is read and thrown away."""
        ready, _, _ = select.select([self._pipe, self.terminal.master], [], [], seconds)
        if self._pipe in ready:
            got = os.read(self._pipe, RECORD.size * 256)
            yield from RECORD.iter_unpack(got)
        if self.terminal.master in ready:
            with suppress(OSError):
                os.read(self.terminal.master, 65536)

    def rest(self, share: float = 0.06, seconds: float = 0.6, patience: float = 60.0) -> None:
        """Wait until the process does next to nothing."""
        began, end, mark = time.perf_counter(), time.monotonic() + patience, None
        while time.monotonic() < end:
            for kind, at, cpu in self.records(0.2):
                if kind != b"I":
                    continue
                if mark is None or cpu - mark[1] > share * max(at - mark[0], seconds):
                    mark = (at, cpu)
                elif at - mark[0] >= seconds and at - began >= seconds:
                    return

    def press(self, key: str) -> Painted | None:
        """Press a key and wait until it is painted; None: it changed nothing."""
        for _ in self.records(0):
            pass  # what was shown before is no answer
        began = time.perf_counter()
        self.terminal.press(key)
        seen = _Seen(began)
        while (left := began + GIVEN_UP - time.perf_counter()) > 0:
            for record in self.records(left):
                if not seen.take(*record):
                    self.told.append(record[0])
            if (painted := seen.painted(key)) is not None or seen.is_nothing:
                return painted
        return None

    def pass_time(self, seconds: float) -> None:
        """Let so much time pass, reading what is shown."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            for kind, _, _ in self.records(left):
                if kind not in _KINDS:
                    self.told.append(kind)


def views(folder: Path, times: int) -> dict[str, Any]:
    """Every view in turn: what its keys take; and the peak of memory, once read and after all of them."""
    with Reader(folder) as reader:
        reader.rest()
        report: dict[str, Any] = {"peak when read, MB": _round(reader.terminal.peak())}
        every, entering = Figures(), Figures()
        for name, view in VIEWS.items():
            figures = _view(reader, view, times, entering)
            every.painted += figures.painted
            every.unseen += figures.unseen
            report[name] = figures.summary()
        report["on the way in"] = entering.summary() | {
            "each": {one.key: round(one.cpu, 1) for one in entering.painted}
        }
        every.painted += entering.painted
        report["all keys"] = every.summary()
        report["peak at the end, MB"] = _round(reader.terminal.peak())
        return report


def _view(reader: Reader, view: View, times: int, entering: Figures) -> Figures:
    """What the keys of one view take."""
    for key in view.enter.split():
        _take(reader.press(key), entering)
        reader.rest(patience=10)
    figures = Figures()
    for key in islice(cycle(view.keys.split()), times):
        _take(reader.press(key), figures)
        reader.pass_time(PACE)
    for key in view.leave.split():
        reader.terminal.press(key)
        reader.pass_time(0.4)
    reader.rest(patience=10)
    return figures


def _take(painted: Painted | None, figures: Figures) -> None:
    """Count a key."""
    if painted is None:
        figures.unseen += 1
    else:
        figures.painted.append(painted)


def busy(folder: Path, seconds: float) -> dict[str, Any]:
    """What keys take while claims are found, the library is indexed and the store compacted, for so many seconds."""
    with Reader(folder, "load") as reader:
        figures, end = Figures(), time.monotonic() + seconds
        for key in cycle(BUSY.split()):
            _take(reader.press(key), figures)
            reader.pass_time(BUSY_PACE)
            if time.monotonic() >= end:
                break
        worst = sorted(figures.painted, key=lambda one: one.wall)[-5:]
        return figures.summary() | {
            "compactions meanwhile": reader.told.count(b"C"),
            "indexed after all": b"X" in reader.told,
            "worst": [f"{one.key}: {one.wall:.0f}" for one in worst],
            "peak, MB": _round(reader.terminal.peak()),
        }


def _round(value: float | None) -> float | None:
    """To a tenth."""
    return None if value is None else round(value, 1)
