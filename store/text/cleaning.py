"""Making text safe to show: what would command a terminal, or hide, becomes a visible sign.

One sign for one code point, so offsets before and after cleaning are the same. ZWJ, ZWNJ, LRM and
RLM stay: Arabic and Indic scripts need them. This is done once, where text enters the program.
"""

from __future__ import annotations

import re

_BELL_AND_COMPANY = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_UNSEEN = "\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff"
_PIECE = 1024 * 1024
"""Code points."""
_UNSAFE = re.compile(f"[{_BELL_AND_COMPANY}{_UNSEEN}]")
_UNSAFE_IN_LINE = re.compile(f"[{_BELL_AND_COMPANY}\\t\\n{_UNSEEN}]")

_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_LONG = 1000
"""Code points from which a look comes first."""


def visible(text: str) -> str:
    """The text with every unsafe code point replaced by one visible one; line ends and tabs stay."""
    if len(text) > _PIECE:
        # A piece at a time: the interpreter's lock is held all through a piece.
        return "".join(visible(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE))
    if len(text) > _LONG and not _UNSAFE.search(_beyond_plain(text)):
        return text
    return _UNSAFE.sub(_sign, text)


def visible_line(text: str) -> str:
    """The same for what must stay on one line: titles, paths, names, error messages. Line ends and tabs show too."""
    return _UNSAFE_IN_LINE.sub(_sign, text)


def visible_json(written: str) -> str:
    """JSON with every unsafe code point as its escape: a program reads the same, and a terminal obeys nothing."""
    return _UNSAFE.sub(_escape, written)


def _beyond_plain(text: str) -> str:
    """All that is not printable ASCII, a tab or a line end: a third of the time of a search through everything."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def _escape(match: re.Match[str]) -> str:
    r"""A code point as JSON escapes it: \u009b, or two of them beyond the first plane."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _sign(match: re.Match[str]) -> str:
    """The picture of a control character, U+FFFD for what has none."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
