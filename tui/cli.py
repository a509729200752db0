"""The program's first lines. Starts nothing it does not need: `--version` loads no library at all."""

from __future__ import annotations

import sys
from importlib import import_module

VERSION = "0.1.0"
"""The release. Written here because asking importlib.metadata takes 33 ms; pyproject.toml reads it from here."""


def main() -> None:
    """Run the command line; leaves through SystemExit with the exit codes of the contract."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"quoth {VERSION}\n")
        return
    start = import_module("tui.start")
    plain = start.wanted(sys.argv[1:])
    if plain is None or not start.start(*plain):
        import_module("tui.commands").run()
