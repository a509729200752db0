"""CPU of starting: `quoth --version` and `quoth --help` beside a bare Python and a Textual that says hello.

Prints JSON; median and least of some runs, milliseconds of user and system time of the whole process (the
least is what it costs when the machine does nothing else). The hello runs in a pseudo-terminal and
stops at its first paint.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import statistics
import subprocess
import sys
import threading
from pathlib import Path

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
    def post_display_hook(self):
        self.exit()
Hello().run()
"""
COMMAND = "import sys; sys.argv = ['quoth', {argument!r}]; from tui.cli import main; main()"
CODE = {
    "python": "pass",
    "quoth --version": COMMAND.format(argument="--version"),
    "quoth --help": COMMAND.format(argument="--help"),
    "textual hello world": HELLO,
}
REPORT = """
import atexit, sys
before = set(sys.modules)
atexit.register(lambda: print(*sorted(set(sys.modules) - before), file=sys.stderr))
"""
ROOT = Path(__file__).parents[2]


def cpu_of(code: str) -> float:
    """Milliseconds of CPU that a fresh interpreter takes to run some code in a terminal."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=terminal()
    )
    os.close(theirs)
    reader = threading.Thread(target=drain, args=(ours,), daemon=True)
    reader.start()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    os.close(ours)
    if child.returncode:
        raise SystemExit(f"it failed with {child.returncode}: {code}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def terminal() -> dict[str, str]:
    """The environment of a common terminal."""
    return {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LINES": "40", "COLUMNS": "120"}


def drain(terminal_fd: int) -> None:
    """Read what is drawn until the other side is closed."""
    try:
        while os.read(terminal_fd, 65536):
            pass
    except OSError:  # how Linux says that the other side is closed
        return


def modules_of(code: str) -> list[str]:
    """What a command imports on top of a bare interpreter."""
    done = subprocess.run([sys.executable, "-c", REPORT + code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stderr.split()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", help="ignored; every benchmark takes it")
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in CODE}
    for _ in range(runs):
        for name, code in CODE.items():
            taken[name].append(cpu_of(code))
    report = {
        "benchmark": "startup",
        "runs": runs,
        "cpu_ms": {name: round(statistics.median(figures), 1) for name, figures in taken.items()},
        "least_cpu_ms": {name: round(min(figures), 1) for name, figures in taken.items()},
        "modules of quoth --version": modules_of(CODE["quoth --version"]),
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
