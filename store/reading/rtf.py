r"""RTF: groups, control words and bytes of a code page become paragraphs, headings, lists, tables and notes.

    {\rtf1\ansi\ansicpg1252 {\fonttbl ...} \s1 The gate\par It was {\b shut}\'85 \u8211? said\par }
    group   destinations that are no text are skipped whole    word    byte    code point, and its stand-in

One pass with a stack of our own: some files nest a hundred thousand groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from store.model.document import BlockKind
from store.reading.content import Builder, Content
from store.reading.limits import Limit
from store.reading.notes import reference
from store.reading.rtf_words import BREAKS, CHARSETS, KEPT, NO_TEXT, SIGNS, TOKEN, code_point, is_codec, paired
from store.reading.structure import Structure, as_title, file_origins

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo) ?(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside the braces that are open."""

    target: bytes = b""
    """The destination whose text this is; the body's is empty, `*` is one that nobody reads."""
    font: int = -1
    stand_ins: int = 1
    r"""Code points behind a \u that stand in for it where Unicode is not known."""
    is_hidden: bool = False
    """Formatted as hidden, or deleted in review."""


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of an RTF file.

    Raises:
        Limit: There is no text in it.
    """
    parser = _Parser(encoding)
    place = 0
    while match := TOKEN.match(data, place):
        place = match.end()
        if match["word"] == b"bin":
            place += max(0, int(match["number"] or 0))
        else:
            parser.take(match)
    return parser.content()


class _Parser:
    """One pass over the tokens of a file."""

    def __init__(self, encoding: str | None) -> None:
        """Begin before the first token."""
        self._builder = Builder()
        self._group = _Group()
        self._outer: list[_Group] = []
        self._codec = encoding or "cp1252"
        self._fonts: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._number = 0
        self._texts: dict[bytes, list[str]] = {}
        self._bytes = bytearray()
        self._skip = 0
        self._kind = (BlockKind.PARAGRAPH, 0)
        self._rows: list[str] = []
        self._is_in_row = False
        self._notes: list[str] = []

    def take(self, match: re.Match[bytes]) -> None:
        """Take the next token."""
        if match["byte"]:
            self._take_bytes(bytes.fromhex(match["byte"].decode()))
        elif match["text"]:
            self._take_bytes(match["text"])
        elif match["brace"]:
            self._take_brace(match["brace"])
        elif match["word"] or match["sign"]:
            self._take_word(match["word"] or match["sign"], match["number"])

    def content(self) -> Content:
        """All that was read."""
        self._flush()
        if self._is_in_row:
            self._take_break(b"row")
        self._end_paragraph()
        self._end_table()
        for number, note in enumerate(self._notes, 1):
            self._builder.anchor(str(number))
            self._builder.add(f"[{number}] {note}", BlockKind.FOOTNOTE)
        if not self._builder.blocks:
            raise Limit("is an RTF file without any text")
        named = as_title(self._text_of(b"title"))
        title = named or self._builder.first_heading()
        return self._builder.content(
            Structure(
                title=title, author=as_title(self._text_of(b"author")), origins=file_origins(is_titled=bool(named))
            ),
            encoding=self._codec,
        )

    def _take_bytes(self, data: bytes) -> None:
        """Take bytes of the code page; those that stand in for a code point that was taken are passed over."""
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _take_brace(self, brace: bytes) -> None:
        """Begin or end a group."""
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._outer.append(self._group)
            return
        target = self._group.target
        self._group = self._outer.pop() if self._outer else _Group()
        if target != self._group.target:
            self._end_target(target)

    def _take_word(self, word: bytes, number: bytes | None) -> None:
        """Take a control word or sign."""
        if word == b"u" and number:
            self._flush()
            self._add(code_point(int(number)))
            self._skip = self._group.stand_ins
            return
        self._flush()
        if word in {b"v", b"deleted", b"plain"}:
            self._group = replace(self._group, is_hidden=word != b"plain" and number != b"0")
        elif word == b"*":
            self._group = replace(self._group, target=self._group.target or b"*")
        elif word in NO_TEXT:
            self._group = replace(self._group, target=b"*")
        elif word in KEPT:
            self._begin_target(word)
        elif word in SIGNS:
            self._add(SIGNS[word])
        elif self._group.target in {b"", b"*"} and word in BREAKS:
            self._take_break(word)
        else:
            self._take_property(word, int(number or 0))

    def _take_property(self, word: bytes, value: int) -> None:
        """Take a word that says how what follows is to be read."""
        if word == b"uc":
            self._group = replace(self._group, stand_ins=min(8, max(0, value)))
        elif word == b"ansicpg":
            self._codec = f"cp{value}" if is_codec(f"cp{value}") else self._codec
        elif word == b"mac":
            self._codec = "mac-roman"
        elif word in {b"f", b"deff"}:
            self._number = value
            self._group = replace(self._group, font=value)
        elif word == b"fcharset" and value in CHARSETS:
            self._fonts[self._number] = CHARSETS[value]
        elif word == b"s" and self._group.target == b"stylesheet":
            self._number = value
        elif word == b"s":
            self._kind = (BlockKind.HEADING, self._levels[value]) if value in self._levels else self._kind
        elif word == b"outlinelevel" and 0 <= value < 6 and not self._group.target:
            self._kind = (BlockKind.HEADING, value + 1)
        elif word == b"ls" and not self._group.target:
            self._kind = (BlockKind.LIST, 0)

    def _take_break(self, word: bytes) -> None:
        """End a paragraph, a row, or what a paragraph was said to be."""
        if self._group.target == b"*":
            return
        if word == b"trowd":
            self._is_in_row = True
        elif word == b"pard":
            self._kind = (BlockKind.PARAGRAPH, 0)
        elif word in {b"row", b"nestrow"}:
            self._is_in_row = self._is_in_row and word == b"nestrow"
            cells = [" ".join(cell.split()) for cell in self._text_of(b"").split("\t")]
            self._rows.append(" | ".join(cells if cells[-1] else cells[:-1]) if any(cells) else "")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        """Add the paragraph that is open; one in a cell of a table waits for the end of its row."""
        self._flush()
        if self._is_in_row or "\t" in self._texts.get(b"", []):
            self._add(" ")
            return
        text = self._text_of(b"")
        if text.strip():
            self._end_table()
            self._builder.add(text, *self._kind)

    def _end_table(self) -> None:
        """Add the table whose rows are complete."""
        if self._rows:
            self._builder.add("\n".join(self._rows), BlockKind.TABLE)
            self._rows.clear()

    def _begin_target(self, word: bytes) -> None:
        """Begin a destination; a footnote leaves its number in the text."""
        if self._group.target == b"*" and word != b"footnote":
            return
        if word == b"footnote":
            number = str(len(self._notes) + 1)
            # The sign is part of the text around, whatever the note's own group has been called so far.
            self._group = replace(self._group, target=self._outer[-1].target if self._outer else b"")
            self._add(reference(number, f"[{number}]"))
        self._group = replace(self._group, target=word)

    def _end_target(self, target: bytes) -> None:
        """End a destination: keep what it said."""
        if target == b"footnote":
            self._notes.append(" ".join(self._text_of(target).split()))

    def _flush(self) -> None:
        """Decode the bytes that wait, which may have to be decoded together."""
        if self._bytes:
            self._add(self._bytes.decode(self._fonts.get(self._group.font, self._codec), "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        """Add text to where it belongs; the names of styles say which are headings."""
        target = self._group.target
        if target == b"stylesheet" and (heading := _HEADING.match(text)):
            self._levels[self._number] = int(heading[1])
        if target not in {b"*", b"stylesheet", b"fonttbl"} and not self._group.is_hidden:
            self._texts.setdefault(target, []).append(text)

    def _text_of(self, target: bytes) -> str:
        """What a destination said, once."""
        return paired("".join(self._texts.pop(target, [])))
