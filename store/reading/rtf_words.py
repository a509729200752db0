r"""The words of RTF: how a file is cut into them, and what they stand for."""

from __future__ import annotations

import codecs
import re

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\"
)
NO_TEXT = frozenset(
    b"""colortbl filetbl listtable listoverridetable revtbl rsidtbl generator pict object objdata themedata
    colorschememapping datastore latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf
    fldinst listtext pntext bkmkstart bkmkend annotation atnid atnauthor xe tc nonshppict subject keywords company
    operator comment creatim revtim printim manager category hlinkbase""".split()
)
"""Destinations whose text nobody reads."""
KEPT = frozenset(b"fonttbl stylesheet title author footnote".split())
"""Destinations whose text is something else than the body's."""
BREAKS = frozenset(b"par pard sect page trowd row nestrow".split())
"""Words that end a paragraph, a row, or what a paragraph was said to be."""
SIGNS = {
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
CHARSETS = {
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
"""The code page of a font, by the number it gives."""


def code_point(number: int) -> str:
    """A code point, or half of one, from its number, which is written as a signed one."""
    number = number + 0x10000 if number < 0 else number
    return chr(number) if 0 <= number <= 0x10FFFF else "\ufffd"


def paired(text: str) -> str:
    """The text with halves of code points put together; a half alone shows as unknown."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_codec(name: str) -> bool:
    """Whether there is an encoding of this name."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
