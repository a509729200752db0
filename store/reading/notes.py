"""References to notes, on their way through a format's reader: a sign in the text that knows which note it means.

A reader writes `reference(key, "[3]")` into its text and says `anchor(key)` before it adds the note. The key travels
inside the string, between code points that are no characters, through joining, splitting and cleaning; the Builder
takes it out again. So no reader has to count where in a block a sign ends up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from store.model.document import Block, BlockKind, Footnote
from store.model.span import Span

_OPEN, _BEHIND_KEY, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_REFERENCE = re.compile(f"{_OPEN}((?:[0-9a-f]{{2}})*){_BEHIND_KEY}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MADE_A_NOTE = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.FOOTNOTE)


def reference(key: str, sign: str) -> str:
    """A sign in the text, such as "[3]", that refers to the note of that key."""
    return f"{_OPEN}{key.encode('utf-8', 'replace').hex()}{_BEHIND_KEY}{sign}{_CLOSE}"


def without_keys(text: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text as it is shown, and the references in it: the key of each, and where its sign stands."""
    if _OPEN not in text:
        return text, []
    pieces: list[str] = []
    found = []
    length = end = 0
    for match in _REFERENCE.finditer(text):
        pieces += [text[end : match.start()], match[2]]
        start = length + match.start() - end
        length = start + len(match[2])
        found.append((bytes.fromhex(match[1]).decode("utf-8", "replace"), Span(start, length)))
        end = match.end()
    return "".join(pieces) + text[end:], found


def linked(
    blocks: Sequence[Block], references: Iterable[tuple[str, Span]], anchors: Mapping[str, int]
) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """The blocks, those that are referred to as footnotes, and each reference with its note.

    A sign in a note leads back to the text: what refers to something before itself refers to no note.

    Args:
        blocks: All blocks of the text.
        references: The key of each, and where its sign stands in the text.
        anchors: Which block, by its number, each key means.
    """
    changed, found = list(blocks), []
    for key, sign in references:
        number = anchors.get(key)
        block = changed[number] if number is not None else None
        if number is None or block is None or block.span.start <= sign.start or block.kind not in _MADE_A_NOTE:
            continue
        changed[number] = replace(block, kind=BlockKind.FOOTNOTE, level=0)
        found.append(Footnote(reference=sign, note=block.span))
    return tuple(changed), tuple(found)
