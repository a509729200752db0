"""The program's first lines. Starts nothing it does not need: `--version` loads no library at all."""

from __future__ import annotations

import os
import sys
from importlib import import_module

VERSION = "0.1.0"
"""The release. Written here because asking importlib.metadata takes 33 ms; pyproject.toml reads it from here."""


def main() -> None:
    """Run the command line; leaves through SystemExit with the exit codes of the contract."""
    try:
        _main()
    except KeyboardInterrupt:
        # Stopped before there was anything to end: as the shell and its scripts expect, and without a traceback.
        signal = import_module("signal")
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)


def _main() -> None:
    """Start what was asked for, and no more."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_what_is_closed()
    if sys.argv[1:] in (["--version"], ["-V"]):
        try:
            sys.stdout.write(f"quoth {VERSION}\n")
            sys.stdout.flush()
        except OSError:
            pass  # the long way says what is wrong
        else:
            return
    start = import_module("tui.start")
    plain = start.wanted(sys.argv[1:])
    if plain is None or not start.start(*plain):
        import_module("tui.commands").run()


def _open_what_is_closed() -> None:
    """Let there be the standard streams: for one that is closed Python has None. Only the output is missed."""
    null = [open(os.devnull, mode, encoding="utf-8") for mode in ("r", "w")]  # noqa: PTH123, SIM115 - to the end
    for name, stream in (("stdin", null[0]), ("stderr", null[1])):
        if getattr(sys, name) is None:
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
    if not sys.stdout:
        sys.stderr.write("quoth: standard output is closed\n")
        sys.exit(2)


def drop_unwritable() -> None:
    """What waits to be written where nothing can be goes nowhere; else Python ends with 120 instead of our code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
