"""Merging: two names of one speaker, put together and parted again. A person's own layer, over every extraction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import visible_line
from tui.screens.attempts import Failure, attempt, tried
from tui.spoken import merge_speakers, part_speakers

if TYPE_CHECKING:
    from store import Voice
    from tui.screens.speakers import SpeakersScreen


def choose(room: SpeakersScreen, voice: Voice, others: Sequence[Voice], document: str | None) -> None:
    """Whether a voice is somebody else, or one of its names is."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - when it is asked for

    lines = [f"{voice.name} is really somebody else", *(f"“{name}” is another speaker" for name in voice.also)]

    def chosen(index: int | None) -> None:
        if index == 0:
            ask(room, voice, others, document)
        elif index is not None:
            room.run_worker(_part(room, voice, voice.also[index - 1], document), group="store")

    room.app.push_screen(Chooser(f"{visible_line(voice.name)}, {_where(document)}", lines, 0), chosen)


def ask(room: SpeakersScreen, voice: Voice, others: Sequence[Voice], document: str | None) -> None:
    """Ask who a voice really is: in a document, or in all of them, now and later."""
    from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - when it is asked for

    names = [other.name for other in others if other.name and other is not voice]

    async def save(name: str) -> object:
        if not name or name == voice.name:
            return Failure("Another name is needed.")
        home = document or voice.said[0].origin.id
        return await tried(merge_speakers(room.session, home, voice.name, name, is_everywhere=document is None))

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            room.changed(f"{len(voice.said)} statements are theirs now, {_where(document)} · u takes it back")

    title = f"{visible_line(voice.name)}, {_where(document)}, is really"
    room.app.push_screen(LineEditor(title, "", names, save, room.keymap), close)


async def _part(room: SpeakersScreen, voice: Voice, name: str, document: str | None) -> None:
    """Let a name be a speaker of its own again."""
    home = document or voice.said[0].origin.id
    parted = part_speakers(room.session, home, name, is_everywhere=document is None)
    if not isinstance(await attempt(room, parted), Failure):
        room.changed(f"“{visible_line(name)}” is a speaker of its own again · u takes it back")


def _where(document: str | None) -> str:
    """Of which documents it is said."""
    return "in this document" if document else "in everything you keep"
