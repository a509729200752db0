"""The footnotes of a saved page, taken out of it before the article is looked for: they are no list of links to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model.document import BlockKind
from store.reading.note_links import mark_references
from store.reading.notes import without_keys

if TYPE_CHECKING:
    from lxml import html

    from store.reading.content import Builder

_NOTE_TAGS = ("li", "p", "dd", "aside", "div", "td")
_LONGEST = 5_000
"""Code points; what is longer is a part of the article that a number leads to."""


def take_notes(page: html.HtmlElement) -> dict[str, str]:
    """Make links to notes references to them, and take the notes out of a page: the text of each by its key."""
    links = mark_references(page)
    order = {node: place for place, node in enumerate(page.iter())} if links else {}
    targets = {f"#{node.get('id')}": node for node in order if node.get("id")}
    notes: dict[str, str] = {}
    for key, link in links:
        note = _block_of(targets[key]) if key in targets and key not in notes else None
        # A sign in a note leads back into the article: taking out what it leads to would take the article.
        if note is None or note.getparent() is None or order[note] < order[link]:
            continue
        words = " ".join(without_keys(note.text_content())[0].split()).strip("↑^↩\ufe0e ")
        if 0 < len(words) <= _LONGEST:
            notes[key] = words
            note.drop_tree()
    return notes


def add_notes(builder: Builder, notes: dict[str, str]) -> None:
    """Add the notes that the article refers to, each behind the sign that refers to it."""
    text = builder.text() if notes else ""
    signs: dict[str, str] = {}
    for key, sign in builder.references:
        signs.setdefault(key, sign.of(text))
    for key in filter(notes.__contains__, signs):
        builder.anchor(key)
        builder.add(f"{signs[key]} {notes[key].removeprefix(signs[key]).strip()}", BlockKind.FOOTNOTE)


def _block_of(node: html.HtmlElement) -> html.HtmlElement | None:
    """The item, paragraph or box that an element is or stands in."""
    return node if node.tag in _NOTE_TAGS else next(node.iterancestors(*_NOTE_TAGS), None)
