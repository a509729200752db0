"""How a comparison looks on the screen: each piece of both sides with its style, told without colours as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from textual.content import Content

from store import ComparisonKind, visible, visible_line
from tui.checker import Held
from tui.comparing import Look, Piece

QUOTED_LOOKS: Mapping[Look, str] = {
    Look.SAME: "$foreground",
    Look.CHANGED: "bold underline $error",
    Look.MARKED: "italic $warning",
    Look.MOVED: "underline $warning",
    Look.AROUND: "$quiet",
}
"""Of the claim's words."""
SOURCE_LOOKS: Mapping[Look, str] = {**QUOTED_LOOKS, Look.CHANGED: "bold underline $success"}
"""Of the source's words: what was there is not what is wrong."""
KIND_LOOKS: Mapping[ComparisonKind, str] = {
    ComparisonKind.VERBATIM: "bold $success",
    ComparisonKind.ELIDED: "bold $warning",
    ComparisonKind.REORDERED: "bold $warning",
    ComparisonKind.ALTERED: "bold $error",
    ComparisonKind.SPLICED: "bold $error",
    ComparisonKind.ABSENT: "bold $error",
}
_LINE_END = re.compile(r"(?<!\n)[ \t]*\n[ \t]*(?!\n)")


def painted(pieces: Iterable[Piece], looks: Mapping[Look, str]) -> Content:
    """Some pieces of text, in paragraphs: single line ends are blanks."""
    return Content.assemble(*((visible(_LINE_END.sub(" ", words)), looks[look]) for words, look in pieces))


def listed(held: Held, *, is_here: bool) -> Content:
    """A document in a list: what the words are to it, its name, where in it."""
    kind, place = held.comparison.kind, held.place
    page = next((page.label for page in reversed(held.document.pages) if place and page.start <= place.start), "")
    rest = f"  p. {page}" if page else ""
    if not held.comparison.spans:
        rest = f"  likeness of the nearest passage {held.comparison.score:.2f}" if place else "  nothing is like it"
    return Content.assemble(
        ("▸ " if is_here else "  ", ""),
        (f"{kind.value:<10}", KIND_LOOKS[kind]),
        (visible_line(held.document.title), "bold" if is_here else ""),
        (rest, "$quiet"),
    )
