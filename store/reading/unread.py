"""Why a path cannot be read, in one sentence that says what to do."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from store.text.cleaning import visible_line

_REASONS = {
    errno.ENOENT: "There is no file {}: check the name.",
    errno.ENOTDIR: "There is no file {}: a part of its path is not a folder.",
    errno.EISDIR: "{} is a folder: name a file in it, or keep all of them with quoth add.",
    errno.EACCES: "{} may not be read by you: change its permissions or copy it to a place of your own.",
    errno.ELOOP: "{} is a link that leads back to itself: name the file it should lead to.",
    errno.ENAMETOOLONG: "There is no file {}: the name is longer than this system allows.",
}
_OPEN_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Where a shell puts what it has opened already, as in `quoth text <(command)`."""


def reason(error: OSError, path: Path) -> str:
    """Why the system does not let a path be read."""
    sentence = _REASONS.get(error.errno or 0, "{} cannot be read: " + str(error.strerror or error).lower() + ".")
    return sentence.format(visible_line(str(path)))


def reason_for_kind(mode: int, path: Path) -> str:
    """Why a thing that is no file is not read. A pipe may have nobody at its other end: reading it never ends."""
    kinds = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
    kind = next((name for is_one, name in kinds if is_one(mode)), "thing of its own kind")
    return f"{visible_line(str(path))} is a {kind} and no file: read what comes from it with quoth - and a redirection."


def is_open_pipe(path: Path) -> bool:
    """Whether a path is something that a shell opened for this program."""
    return str(path).startswith(_OPEN_PIPES)
