"""Pasting: what a pasted text may be before it goes anywhere: a path, a line, a note."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from store import visible

LONGEST_LINE = 2_000
"""Code points that a line to type in takes at once; ten times as many keep the screen for a tenth of a second."""
LONGEST_NOTE = 100_000
"""Code points that a note takes at once; ten times as many keep the screen for half a second."""

_LINE_END = re.compile(r"\r\n?")
_ESCAPED = re.compile(r"\\(.)")


def cleaned(text: str) -> str:
    """A pasted text with the line ends of a document and nothing that commands a terminal or hides."""
    return visible(_LINE_END.sub("\n", text))


def as_line(text: str) -> str:
    """A pasted text as one line."""
    return " ".join(text.split())


def path_in(text: str) -> Path | None:
    """The file or folder that a pasted or typed line names, as a shell, a file manager or a person writes it.

    Terminals paste what is dropped on them in quotes, with backslashes, or as a URL.
    """
    line = text.strip()
    if not line or "\n" in line:
        return None
    tries = [line, line.strip("'\""), _ESCAPED.sub(r"\1", line)]
    if line.startswith("file://"):
        tries = [unquote(urlsplit(line).path)]
    for name in tries:
        try:
            path = Path(name).expanduser()
            if path.exists():
                return path
        except (OSError, RuntimeError, ValueError):
            continue  # too long, no such home, a null character: it names nothing
    return None
