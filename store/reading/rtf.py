r"""RTF: groups, control words and bytes of a code page become paragraphs, headings, lists, tables and notes.

    {\rtf1\ansi\ansicpg1252 {\fonttbl ...} \s1 The gate\par It was {\b shut}\'85 \u8211? said\par }
    group   destinations that are no text are skipped whole    word    byte    code point, and its stand-in

One pass with a stack of our own: some files nest a hundred thousand groups.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from store.model.document import BlockKind
from store.reading.content import Builder, Content
from store.reading.limits import Limit
from store.reading.structure import Structure, as_title

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\"
)
_NO_TEXT = frozenset(
    b"""colortbl filetbl listtable listoverridetable revtbl rsidtbl generator pict object objdata themedata
    colorschememapping datastore latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf
    fldinst listtext pntext bkmkstart bkmkend annotation atnid atnauthor xe tc nonshppict subject keywords company
    operator comment creatim revtim printim manager category hlinkbase""".split()
)
"""Destinations whose text nobody reads."""
_KEPT = frozenset(b"fonttbl stylesheet title author footnote".split())
"""Destinations whose text is something else than the body's."""
_SIGNS = {
    b"line": "\n",
    b"tab": " ",
    b"emspace": " ",
    b"enspace": " ",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"cell": "\t",
    b"nestcell": "\t",
    b"~": " ",
    b"_": "-",
    b"{": "{",
    b"}": "}",
    b"\\": "\\",
}
_CHARSETS = {
    0: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo) ?(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside the braces that are open."""

    target: bytes = b""
    """The destination whose text this is; the body's is empty, `*` is one that nobody reads."""
    font: int = -1
    stand_ins: int = 1
    r"""Code points behind a \u that stand in for it where Unicode is not known."""


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of an RTF file.

    Raises:
        Limit: There is no text in it.
    """
    parser = _Parser(encoding)
    place = 0
    while match := _TOKEN.match(data, place):
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
        self._end_paragraph()
        self._end_table()
        for number, note in enumerate(self._notes, 1):
            self._builder.add(f"[{number}] {note}", BlockKind.FOOTNOTE)
        if not self._builder.blocks:
            raise Limit("is an RTF file without any text")
        title = as_title(self._text_of(b"title")) or self._builder.first_heading()
        return self._builder.content(
            Structure(title=title, author=as_title(self._text_of(b"author"))), encoding=self._codec
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
            self._add(_code_point(int(number)))
            self._skip = self._group.stand_ins
            return
        self._flush()
        value = int(number or 0)
        if word == b"*":
            self._group = replace(self._group, target=self._group.target or b"*")
        elif word in _NO_TEXT:
            self._group = replace(self._group, target=b"*")
        elif word in _KEPT:
            self._begin_target(word)
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif self._group.target in {b"", b"*"} and word in {b"par", b"pard", b"sect", b"page", b"row", b"nestrow"}:
            self._take_break(word)
        else:
            self._take_property(word, value)

    def _take_property(self, word: bytes, value: int) -> None:
        """Take a word that says how what follows is to be read."""
        if word == b"uc":
            self._group = replace(self._group, stand_ins=min(8, max(0, value)))
        elif word == b"ansicpg":
            self._codec = f"cp{value}" if _is_codec(f"cp{value}") else self._codec
        elif word == b"mac":
            self._codec = "mac-roman"
        elif word in {b"f", b"deff"}:
            self._number = value
            self._group = replace(self._group, font=value)
        elif word == b"fcharset" and value in _CHARSETS:
            self._fonts[self._number] = _CHARSETS[value]
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
        if word == b"pard":
            self._kind = (BlockKind.PARAGRAPH, 0)
        elif word in {b"row", b"nestrow"}:
            cells = [" ".join(cell.split()) for cell in self._text_of(b"").split("\t")]
            self._rows.append(" | ".join(cells[:-1]) if any(cells) else "")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        """Add the paragraph that is open; one in a cell of a table waits for the end of its row."""
        self._flush()
        text = "".join(self._texts.get(b"", []))
        if "\t" in text:
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
            self._add(f"[{len(self._notes) + 1}]")
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
        if target not in {b"*", b"stylesheet", b"fonttbl"}:
            self._texts.setdefault(target, []).append(text)

    def _text_of(self, target: bytes) -> str:
        """What a destination said, once."""
        return _paired("".join(self._texts.pop(target, [])))


def _code_point(number: int) -> str:
    """A code point, or half of one, from its number, which is written as a signed one."""
    number = number + 0x10000 if number < 0 else number
    return chr(number) if 0 <= number <= 0x10FFFF else "\ufffd"


def _paired(text: str) -> str:
    """The text with halves of code points put together; a half alone shows as unknown."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_codec(name: str) -> bool:
    """Whether there is an encoding of this name."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
