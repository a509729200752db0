"""Subtitles (SRT, VTT): what was said, in paragraphs; who said it where the file tells; the times as its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from store.model.document import Page
from store.reading.content import Builder, Content
from store.reading.decoding import decode
from store.reading.limits import Limit
from store.reading.structure import Structure

_TIMES = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})?[ \t]+([^>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_NEW_SPEAKER = re.compile(r"(?:>>+|[-–—])\s*")
_ENDS = re.compile(r"[.!?…][\"'”’»)]*$")
_PAUSE = 2.0
"""Seconds of silence behind an ended sentence that begin a paragraph."""
_LONGEST = 600
"""Code points of a paragraph that ends with the next sentence, pause or not."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A line or two on the screen."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""
    text: str
    speaker: str
    """Empty where the file does not tell."""
    is_turn: bool
    """Whether somebody else begins to speak."""


def read(data: bytes, encoding: str | None = None) -> Content:
    """What was said.

    Raises:
        Limit: There is nothing in it.
    """
    try:
        decoded = decode(data, encoding)
    except LookupError as error:
        raise Limit("was not read: there is no such text encoding, try utf-8 or cp1252") from error
    builder = Builder()
    for paragraph in _paragraphs(_cues(decoded.text)):
        _add(builder, paragraph)
    if not builder.blocks:
        raise Limit("is a file of subtitles without any")
    return builder.content(Structure(), encoding=decoded.encoding, was_guessed=decoded.was_guessed)


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order; a line that stays on the screen while the next one comes is said once."""
    shown: list[str] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        times = _TIMES.search(block)
        if times is None:
            continue
        voice = _VOICE.search(block, times.end())
        lines = block[times.end() :].split("\n")[1:]
        cleaned = [" ".join(unescape(_TAG.sub("", _VOICE.sub("", line))).split()) for line in lines]
        fresh = [line for line in cleaned if line and line not in shown]
        shown = cleaned
        if words := " ".join(fresh):
            turn = _NEW_SPEAKER.match(words)
            yield _Cue(
                start=_seconds(*times.groups()[:4]),
                end=_seconds(*times.groups()[4:]),
                text=words[turn.end() :] if turn else words,
                speaker=" ".join(unescape(voice[1]).split()) if voice else "",
                is_turn=turn is not None,
            )


def _seconds(hours: str | None, minutes: str, seconds: str, parts: str) -> float:
    """A time in seconds."""
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{seconds}.{parts}")


def _paragraphs(cues: Iterator[_Cue]) -> Iterator[list[_Cue]]:
    """Cues that are said in one go."""
    paragraph: list[_Cue] = []
    length = 0
    for cue in cues:
        if paragraph and _begins(paragraph[-1], cue, length):
            yield paragraph
            paragraph, length = [], 0
        paragraph.append(cue)
        length += len(cue.text)
    if paragraph:
        yield paragraph


def _begins(before: _Cue, cue: _Cue, length: int) -> bool:
    """Whether a cue begins a paragraph."""
    if cue.is_turn or cue.speaker != before.speaker:
        return True
    return _ENDS.search(before.text) is not None and (cue.start - before.end > _PAUSE or length > _LONGEST)


def _add(builder: Builder, cues: list[_Cue]) -> None:
    """Add a paragraph; each cue's time is noted as the page that begins with it."""
    name = f"{cues[0].speaker}: " if cues[0].speaker else ""
    start = builder.add(name + " ".join(cue.text for cue in cues))
    place = start + len(name)
    for cue in cues:
        builder.pages.append(Page(label=_clock(cue.start), start=start if cue is cues[0] else place))
        place += len(cue.text) + 1


def _clock(seconds: float) -> str:
    """A time as a person writes it: 1:02:03."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
