"""The clipboard: the system's own where a program reaches it, else the terminal's, else a file; and which it was.

over SSH          the terminal's (the clipboard of the other machine is nobody's)
tmux              its buffer, which it hands on to the terminal (load-buffer -w)
Wayland, X, Mac   wl-copy, xclip, xsel, pbcopy
else              OSC 52 to the terminal; nobody knows whether it listens, and that is said
too long for it   a file
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_MOST = 74_994
"""Bytes that terminals take by OSC 52: xterm refuses more."""
_DEAF = frozenset({"linux", "dumb", "vt100", "vt220", "ansi", ""})
"""Terminals that know no OSC 52, by TERM."""
_PATIENCE = 2.0
"""Seconds that a program may take."""
_CHUNK = 252
"""Bytes of one piece for GNU screen, which cuts off longer ones."""


def copied(
    text: str,
    variables: Mapping[str, str],
    tell: Callable[[str], object],
    folder: Path,
    *,
    run: Callable[[list[str], bytes], bool] | None = None,
) -> str:
    """Put a text where it can be pasted from; in words where that is.

    Args:
        text: What is copied.
        variables: The environment.
        tell: Hands the text to the terminal, as `osc52` wraps it.
        folder: Where the file goes when nothing else is left.
        run: Runs a program with bytes as its input; whether that worked.
    """
    data = text.encode("utf-8", "replace")
    for name, command in programs(variables):
        if (run or _ran)(command, data):
            return f"copied ({name})"
    if variables.get("TERM", "") not in _DEAF and len(data) <= _MOST:
        tell(text)
        return "sent to the terminal’s clipboard (OSC 52)"
    return _filed(data, folder)


def programs(variables: Mapping[str, str], platform: str = sys.platform) -> list[tuple[str, list[str]]]:
    """The programs that reach a clipboard here, with what they are called, best first."""
    found: list[tuple[str, list[str]]] = []
    if variables.get("TMUX"):
        found.append(("tmux, and through it the terminal", ["tmux", "load-buffer", "-w", "-"]))
    if not (variables.get("SSH_TTY") or variables.get("SSH_CONNECTION")):
        if platform == "darwin":
            found.append(("pbcopy", ["pbcopy"]))
        if variables.get("WAYLAND_DISPLAY"):
            found.append(("wl-copy", ["wl-copy"]))
        if variables.get("DISPLAY"):
            found.append(("xclip", ["xclip", "-selection", "clipboard"]))
            found.append(("xsel", ["xsel", "--clipboard", "--input"]))
        if variables.get("WSL_DISTRO_NAME"):
            found.append(("clip.exe", ["clip.exe"]))
    return found


def osc52(text: str, variables: Mapping[str, str]) -> str:
    """What tells a terminal to take a text into its clipboard; wrapped where tmux or screen stands in between."""
    order = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\x07"
    if variables.get("TMUX"):
        return "\x1bPtmux;" + order.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if variables.get("STY") or variables.get("TERM", "").startswith("screen"):
        return "".join(f"\x1bP{order[start : start + _CHUNK]}\x1b\\" for start in range(0, len(order), _CHUNK))
    return order


def _ran(command: list[str], data: bytes) -> bool:
    """Run a program that takes the clipboard; whether it is there and worked."""
    if shutil.which(command[0]) is None:
        return False
    try:
        # What it leaves running to serve the clipboard must hold none of our files.
        done = subprocess.run(  # noqa: S603 - one of a few programs of the system, by name
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _filed(data: bytes, folder: Path) -> str:
    """Write a text into a file that only this person may read; in words where it is."""
    path = folder / "copied.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError as error:
        return f"not copied: no clipboard is in reach, and {path} cannot be written ({error.strerror})"
    return f"written to {path}: no clipboard is in reach"
