"""A witness inside the program: what the store acknowledged, and every exception, also one that nobody would see.

Each is a line of JSON, on disk before anything else happens: a kill loses none of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from store.annotations.notebook import Notebook

WRITES = ("annotate", "change", "judge", "correct", "make_claim", "confirm")
"""What gives back the noun that is on disk now."""
TAKES_BACK = ("remove", "withdraw", "undo", "redo")


class Witness:
    """Writes down what it sees."""

    def __init__(self, path: Path) -> None:
        """Append to a file, which the witness in another window may share."""
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, **seen: object) -> None:
        """One line."""
        os.write(self._file, json.dumps({"by": os.getpid(), **seen}).encode() + b"\n")

    def acknowledged(self, name: str, given: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, which is written down when it is done."""

        @wraps(given)
        def done(*arguments: object, **named: object) -> object:
            answer = given(*arguments, **named)
            noun = {"id": answer.id, "updated": answer.updated} if name in WRITES and answer is not None else {}
            self.write(did=name, **noun)
            return answer

        return done

    def failed(self, where: str, error: BaseException | None, words: str = "") -> None:
        """An exception that reached nobody."""
        told = "".join(traceback.format_exception(error)) if error else words
        self.write(failed=where, told=told)

    def loop_failed(self, told: dict[str, Any]) -> None:
        """An exception of a callback or a task that nobody waited for."""
        self.failed(f"loop: {told['message']}", told.get("exception"))

    def unraisable(self, told: sys.UnraisableHookArgs) -> None:
        """An exception where none can be raised; when everything ends, nothing finds anything any more."""
        if not sys.is_finalizing():
            self.failed(f"{told.err_msg} {told.object!r}", told.exc_value)

    def watch(self) -> None:
        """From now on: the notebook, the threads, what is collected, the loop, the warnings."""
        for name in (*WRITES, *TAKES_BACK):
            setattr(Notebook, name, self.acknowledged(name, getattr(Notebook, name)))
        threading.excepthook = lambda told: self.failed(f"thread {told.thread}", told.exc_value)
        sys.unraisablehook = self.unraisable
        warnings.simplefilter("always")
        # An exclusive worker whose place the next one takes before it began: that is what exclusive means.
        warnings.filterwarnings("ignore", ".* was never awaited", RuntimeWarning)
        warnings.showwarning = lambda message, *_, **__: self.failed("warning", None, str(message))
        asyncio.BaseEventLoop.call_exception_handler = self.loop_failed  # type: ignore[method-assign, assignment]


def run(arguments: list[str], witness: Path, folder: Path) -> None:
    """The program, from its command line on, in a folder of its own."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    os.chdir(folder)
    sys.argv[1:] = arguments
    Witness(witness).watch()
    from tui.cli import main

    main()
