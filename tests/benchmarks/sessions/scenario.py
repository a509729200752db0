"""Which keys are pressed in which view of the reader: on the way in, there again and again, and on the way out.

Every key is one that changes something on the screen. The way in is a key like any other and is measured too;
the way out is mostly Esc, for which a terminal program waits a moment to see whether more follows; twice where the
first may only leave a list or a search, since otherwise the next view would never be opened.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view, and the keys in it."""

    enter: str
    """Keys on the way in."""
    keys: str
    """Keys that are pressed there again and again; as typed by a person, parted by blanks."""
    leave: str
    """Keys on the way out."""


VIEWS: dict[str, View] = {
    "reader": View(
        enter="",
        keys="down down pagedown ] } > . ' down up ] pageup { ctrl+d ctrl+u j k space b ) ( G g",
        leave="",
    ),
    "selecting": View(enter="v", keys="w e down + - l w b } {", leave="escape"),
    "sidebar": View(enter="tab", keys="down j pagedown . > k up ctrl+d ctrl+u G pageup g", leave="tab"),
    "triage": View(enter="T", keys="j j k j j k", leave="escape"),
    "speakers": View(enter="S", keys="j j tab j pagedown k tab pagedown k G g", leave="escape escape"),
    "library": View(enter="L", keys="j j pagedown k G g ctrl+d ctrl+u", leave="escape"),
    "search": View(enter="/", keys="g a u g e space w r o n g down down up backspace", leave="escape"),
    "help": View(
        enter="?",
        keys="down down pagedown pageup / c l a i m backspace backspace backspace backspace backspace enter",
        leave="escape escape",
    ),
    "palette": View(
        enter="ctrl+p", keys="down down up v e r d backspace backspace backspace backspace", leave="escape"
    ),
    "note": View(enter="a", keys="w h o space s a i d backspace down up", leave="escape"),
}
BUSY = "down down pagedown ] } down ] pagedown up tab down tab ] > pagedown } down"
"""Keys that are pressed while the machine is busy with what the reader does beside the screen."""
