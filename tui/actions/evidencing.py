"""Evidence: what speaks for a claim or against it, given and gone to; seen from both ends of a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store import Span, visible_line
from tui import annotated
from tui.hits import Found
from tui.in_turn import OPENING
from tui.screens.attempts import Failure, attempt, tried
from tui.screens.copying import copy

if TYPE_CHECKING:
    from store import Annotation, Evidence, Library
    from tui.screens.evidence import Given
    from tui.screens.reader import ReaderScreen

_WORDS = 70
"""Code points of a passage that are shown in a line."""


def evidence(reader: ReaderScreen) -> None:
    """Give evidence; where there is some already, go to it or give more."""
    reader.run_worker(_evidence(reader, reader.meant()), group=OPENING, exclusive=True)


async def _evidence(reader: ReaderScreen, span: Span) -> None:
    """Ask the store what there is."""
    from store import looked_up  # noqa: PLC0415 - RapidFuzz, when it is asked for
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - when it is asked for

    here = _annotations(reader, span)
    if not here:
        _give(reader, span)
        return
    found = await attempt(reader, reader.session.ask(lambda library: looked_up(library.notebook, here)))
    kept = await attempt(reader, reader.session.kept())
    if isinstance(found, Failure) or isinstance(kept, Failure) or reader.app.screen is not reader:
        return  # the store took its time, and meanwhile something else was opened here
    titles = {each.id: each.title for each in kept}
    lines = [_line(each, titles) for each in found]

    def choose(index: int | None) -> None:
        """Go to a piece, give more, or take one away: the last two lines."""
        if index == len(found):
            _give(reader, span)
        elif index == len(found) + 1:
            reader.app.push_screen(Chooser("Which one is none? It goes from both ends.", lines, 0), take_away)
        elif index is not None:
            _go(reader, found[index])

    def take_away(index: int | None) -> None:
        if index is not None:
            reader.keeping.write(_taken_away(reader, here, found[index]), "evidence taken away · u brings it back")

    reader.app.push_screen(Chooser("Evidence", [*lines, "more evidence", "take one away"], 0), choose)


async def _taken_away(reader: ReaderScreen, here: Sequence[Annotation], one: Evidence) -> None:
    """Take a piece of evidence from the annotations that have it, and from its other end."""

    def work(library: Library) -> None:
        from store import take_away  # noqa: PLC0415 - the store is open by now

        take_away(library.notebook, here, one.reference)

    await reader.session.ask(work)


def _annotations(reader: ReaderScreen, span: Span) -> list[Annotation]:
    """What has evidence on the words that are meant, or around the cursor."""
    having = [each for each in reader.reading.placed if each.annotation.evidence]
    found = [each.annotation for each in having if each.anchor and each.anchor.span.meets(span)]
    under = annotated.under(having, reader.pane.cursor)
    return found or ([under.annotation] if under else [])


def _line(one: Evidence, titles: dict[str, str]) -> str:
    """A piece of evidence in a line."""
    if one.is_gone:
        return "a passage whose mark was taken away"
    if one.passage is None:
        return visible_line(one.reference)
    words = " ".join(one.passage.target.quote.exact.split())
    short = f"{words[:_WORDS]}…" if len(words) > _WORDS else words
    return visible_line(f"“{short}”  {titles.get(one.passage.document, 'off the shelf')}")


def _go(reader: ReaderScreen, one: Evidence) -> None:
    """Go to a passage; an address is copied."""
    if one.is_gone:
        reader.say("its mark was taken away: undo brings it back, if this window did it")
    elif one.passage is None:
        copy(reader, one.reference, "address")
    elif one.passage.document == reader.reading.document.id:
        place = next((each.anchor for each in reader.reading.placed if each.annotation.id == one.passage.id), None)
        if place is None:
            reader.say("its words are not in this text any more")
        else:
            reader.focus_text()
            reader.going.jump(place.span.start)
    else:
        reader.run_worker(_open(reader, one.passage), group=OPENING)


async def _open(reader: ReaderScreen, passage: Annotation) -> None:
    """Open the document of a passage, at its words."""
    place = await attempt(reader, reader.session.ask(lambda library: _place(library, passage)))
    if not isinstance(place, Failure):
        reader.open_document(passage.document, Found(place, (place,)) if place else None)


def _place(library: Library, passage: Annotation) -> Span | None:
    """Where a passage stands now."""
    from store import anchor  # noqa: PLC0415 - RapidFuzz, when it is asked for

    found = anchor(library.shelf.document(passage.document), passage.target)
    return found.span if found else None


def _give(reader: ReaderScreen, span: Span) -> None:
    """Ask for evidence, and write it."""
    from tui.screens.evidence import EvidencePrompt  # noqa: PLC0415 - when it is asked for

    async def save(given: Given) -> object:
        return await tried(reader.session.ask(lambda library: _written(library, reader, span, given)))

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            reader.selecting.stop()
            reader.keeping.done("evidence saved · E leads there, and back")

    words = " ".join(span.of(reader.pane.text).split())
    reader.app.push_screen(EvidencePrompt(reader, span, words, save), close)


def _written(library: Library, reader: ReaderScreen, span: Span, given: Given) -> Failure | None:
    """Write evidence, on the store's thread: the document may just have been kept, and the reader not know it."""
    from store import cite, link  # noqa: PLC0415 - the store is open by now
    from tui.picks import Pick  # noqa: PLC0415 - not for the first paint

    own = replace(reader.reading.document, id=reader.session.kept_id(reader.reading.document.id))
    if given.span is None:
        cite(library.notebook, own, span, given.words)
        return None
    pick = Pick(reader.session.kept_id(given.document), given.span, given.words)
    other = own if pick.document == own.id else library.shelf.document(pick.document)
    if not pick.is_in(other):
        return Failure("Other words stand there by now: look for them again.")
    if (other.id, given.span) == (own.id, span):
        return Failure("A passage is no evidence for itself.")
    link(library.notebook, (own, span), (other, given.span))
    return None
