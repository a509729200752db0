"""Notes, tags, highlights, verdicts: what a person adds. Each says "saved" once it is on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store import Annotation, Span, Verdict
from tui import annotated, motions
from tui.modes.mode import Mode
from tui.screens.attempts import tried

if TYPE_CHECKING:
    # TinyDB: not for the first paint.
    from store import Library, Placed
    from tui.screens.reader import ReaderScreen


def note(reader: ReaderScreen) -> None:
    """Write a note, or open the one that is here."""
    from tui.screens.note_editor import NoteEditor  # noqa: PLC0415 - the editor of text is not for the first paint

    meant = reader.meant()
    here = _existing(reader, meant, lambda annotation: bool(annotation.body))
    old = here.annotation if here else None
    span = here.anchor.span if here and here.anchor else meant  # a draft of it is found from all of its words
    draft = reader.drafts.get(span, "")

    async def save(body: str) -> object:
        return await tried(_written(reader, old, span, body=body, tags=old.tags if old else ()))

    def close(left: str | None) -> None:
        reader.keeping.draft(span, left or "")
        if left is None:
            reader.keeping.done("note saved")
        elif left:
            reader.say("draft kept: a opens it again")

    words = " ".join(span.of(reader.pane.text).split())
    body = old.body if old else ""
    editor = NoteEditor(words, body, save, reader.keymap, draft=draft, keep=partial(reader.keeping.draft, span))
    reader.app.push_screen(editor, close)


def tag(reader: ReaderScreen) -> None:
    """Tag what is meant; in the search the marked hits."""
    if reader.mode is Mode.SEARCH:
        reader.searching.picking.tag(reader.searching.hit)
        return
    from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - not for the first paint

    span = reader.meant()
    here = _existing(reader, span, lambda annotation: bool(annotation.tags)) or _existing(reader, span, lambda _: True)
    old = here.annotation if here else None
    known = sorted({word for placed in reader.reading.placed for word in placed.annotation.tags})

    async def save(line: str) -> object:
        return await tried(_written(reader, old, span, body=old.body if old else "", tags=tags_in(line)))

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            reader.keeping.done("tags saved")

    line = "".join(f"{word} " for word in old.tags) if old else ""
    more = partial(reader.session.ask, tags_used)
    editor = LineEditor("Tags, parted by blanks", line, known, save, reader.keymap, parted=" ,", more=more)
    reader.app.push_screen(editor, close)


def tags_in(line: str) -> tuple[str, ...]:
    """The tags in a line: words parted by blanks, commas or #, each once."""
    return tuple(dict.fromkeys(line.replace(",", " ").replace("#", " ").split()))


def tags_used(library: Library) -> tuple[str, ...]:
    """All tags of the store, those used most first."""
    used = Counter(tag for each in library.notebook.annotations() for tag in each.tags)
    return tuple(sorted(used, key=lambda tag: (-used[tag], tag)))


def _existing(reader: ReaderScreen, span: Span, wanted: Callable[[Annotation], bool]) -> Placed | None:
    """The annotation that is changed instead of a new one made: on that very span, else around the bare cursor."""
    placed = [each for each in reader.reading.placed if wanted(each.annotation)]
    exact = annotated.on(placed, span)
    if exact:
        return exact[0]
    is_bare = not reader.pane.selection and not reader.triaging.is_on
    return annotated.under(placed, reader.pane.cursor) if is_bare else None


async def _written(
    reader: ReaderScreen, old: Annotation | None, span: Span, *, body: str, tags: tuple[str, ...]
) -> None:
    """Write a new annotation, or change the old one; one of which nothing is left goes."""
    session = reader.session
    if old is None:
        if body or tags:
            await session.annotate(reader.reading.document, span, body=body, tags=tags)
    elif body or tags:
        await session.change(old, body=body, tags=tags)
    else:
        await session.ask(partial(_empty, old))


def _empty(old: Annotation, library: Library) -> None:
    """Take words and tags from an annotation; it stays if it has evidence, or if another window gave it something."""
    kept = library.notebook.annotation(old.id)
    if old.evidence or (kept and kept.updated != old.updated):
        library.notebook.change(replace(old, body="", tags=()))
    else:
        library.notebook.remove(old.id)


def highlight(reader: ReaderScreen) -> None:
    """Highlight what is meant; take the highlight away when it is one already, and no more than that."""
    span = reader.meant()
    here = annotated.on(reader.reading.placed, span)
    bare = next((p for p in here if annotated.layer_of(p) == "highlight" and not p.annotation.evidence), None)
    if bare is not None:
        reader.keeping.write(reader.session.remove(bare.annotation), "highlight removed")
    else:
        reader.keeping.write(reader.session.annotate(reader.reading.document, span), "highlighted · saved")
    reader.selecting.stop()


def supported(reader: ReaderScreen) -> None:
    """The first verdict of the person's scale: usually "supported"."""
    _judge_by(reader, 0)


def disputed(reader: ReaderScreen) -> None:
    """The second: usually "disputed"."""
    _judge_by(reader, 1)


def refuted(reader: ReaderScreen) -> None:
    """The third: usually "refuted"."""
    _judge_by(reader, 2)


def unverifiable(reader: ReaderScreen) -> None:
    """The fourth: usually "unverifiable"."""
    _judge_by(reader, 3)


def opinion(reader: ReaderScreen) -> None:
    """The fifth: usually "opinion"."""
    _judge_by(reader, 4)


def verdict_6(reader: ReaderScreen) -> None:
    """The sixth, where there is one."""
    _judge_by(reader, 5)


def verdict_7(reader: ReaderScreen) -> None:
    """The seventh."""
    _judge_by(reader, 6)


def verdict_8(reader: ReaderScreen) -> None:
    """The eighth."""
    _judge_by(reader, 7)


def verdict_9(reader: ReaderScreen) -> None:
    """The ninth and last."""
    _judge_by(reader, 8)


def _judge_by(reader: ReaderScreen, place: int) -> None:
    """Give the verdict at a place of the scale; nothing where the scale ends before it."""
    grades = reader.session.scale.grades
    if place < len(grades):
        _judge(reader, grades[place].verdict)


def open(reader: ReaderScreen) -> None:  # noqa: A001 - named as the action is
    """Verdict: open again."""
    _judge(reader, Verdict.OPEN)


def _judge(reader: ReaderScreen, verdict: Verdict) -> None:
    """Write a verdict on the claim that is meant; in the search on those of the marked hits."""
    if reader.mode is Mode.SEARCH:
        reader.searching.picking.judge(reader.searching.hit, verdict)
        return
    if reader.triaging.is_on:
        reader.triaging.judge(verdict)
        return
    row = reader.row
    if row is None:
        reader.say("no claim here: ] goes to the next one")
        return
    said = f"{reader.session.scale.name(verdict)} · saved"
    reader.keeping.write(reader.session.judge(reader.reading.document, row.claim, verdict), said)


def delete(reader: ReaderScreen) -> None:
    """Delete the note, tag or highlight that is here."""
    row = reader.row
    here = annotated.under(reader.reading.placed, reader.pane.cursor, row.claim.content if row else ())
    if here is None:
        reader.say("nothing of yours here to delete")
        return
    reader.keeping.write(reader.session.remove(here.annotation), "deleted · u brings it back")


def undo(reader: ReaderScreen) -> None:
    """Take the last change back."""
    reader.keeping.step(reader.session.undo, "undone", "nothing to undo")


def redo(reader: ReaderScreen) -> None:
    """Make the change again that was taken back last."""
    reader.keeping.step(reader.session.redo, "done again", "nothing to redo")


def next_annotation(reader: ReaderScreen) -> None:
    """The next note, tag or highlight."""
    found = motions.following(reader.reading.annotated(), reader.pane.cursor)
    if found is None:
        reader.say("no annotation further on")
    else:
        reader.going.jump(found.start)


def previous_annotation(reader: ReaderScreen) -> None:
    """The note, tag or highlight before."""
    found = motions.preceding(reader.reading.annotated(), reader.pane.cursor)
    if found is None:
        reader.say("no annotation before this")
    else:
        reader.going.jump(found.start)
