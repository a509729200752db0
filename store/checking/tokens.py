"""Tokens: what counts when a quotation is held against a text, and where it stands.

    "It's 4–5 %," Zoë said   ->   it's  4  5  %  zoë  said

Case, white space, hyphens, dashes, quotation marks and other punctuation do not count. Everything else does, accents
too ("konnte" is not "könnte"), and what is not known to be punctuation is part of a word: when in doubt words differ.
"""

from __future__ import annotations

import re
import unicodedata

from store.model.span import Span

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Unseen inside words."""
_APOSTROPHE = "'`\u00b4\u2018\u2019\u02bb\u02bc\u2032"
# Every range is a script's punctuation, white space, control signs, arrows and pictures.
_NO_WORD = (
    r"\x00-/:-@\[-`{-\x9f\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5"
    r"\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b-\u061f\u066a-\u066d\u06d4"
    r"\u0964\u0965\u0e4f\u0e5a\u0e5b\u104a-\u104f\u10fb\u1361-\u1368\u17d4-\u17da\u1800-\u180e"
    r"\u2000-\u200a\u200e-\u205f\u2061-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030"
    r"\u30a0\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\uffff"
    r"\U0001f000-\U0001faff"
)
# Scripts without spaces: each letter with its marks is a token.
_ALONE = (
    r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    r"\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = rf"[^{_NO_WORD}{_ALONE}]"
_NUMBER = rf"(?:(?<![^\s(\[])[-\u2212\u2013](?=\d))?\d+(?:[.,:]\d+)*{_WORD}*"
_SIGNS = r"[%\u2030&\u00a7\u00b0$\u00a2-\u00a5\u20a0-\u20cf]"
_LINE_END = r"[-\u2010\u00ad]\n[ \t]*(?=[a-z\u00df-\u00ff])"
"""A word parted at the end of a line."""
_TOKEN = re.compile(
    rf"[^\d{_NO_WORD}{_ALONE}]{_WORD}*(?:[{_APOSTROPHE}]{_WORD}+|{_LINE_END}{_WORD}+)*|{_NUMBER}|{_SIGNS}"
    rf"|[{_ALONE}](?:[^{_NO_WORD}{_ALONE}a-zA-Z0-9])*"
)
_PARTED = re.compile(r"[-\u2010\u00ad]\n[ \t]*")
_UNSEEN = dict.fromkeys(map(ord, _JOINERS))
_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHE), "'")
_MINUS = dict.fromkeys(map(ord, "\u2212\u2013"), "-")


class _Keys(dict[str, str]):
    """What each word is compared as; remembered, since a text has few different words."""

    def __missing__(self, word: str) -> str:
        """Work out the key of a word that was not met before."""
        if "\n" in word:
            word = _PARTED.sub("", word)
        key = unicodedata.normalize("NFC", word.translate(_UNSEEN).translate(_APOSTROPHES))
        key = unicodedata.normalize("NFC", key.casefold())
        if key[:1] in "\u2212\u2013":
            key = key.translate(_MINUS)
        if len(self) < 500_000:
            self[word] = key
        return key


_KEYS = _Keys()


def keys(text: str, start: int, end: int) -> list[str]:
    """The tokens of a stretch of a text, as they are compared."""
    return [_KEYS[word] for word in _TOKEN.findall(text, start, end)]


def spans(text: str, start: int, end: int) -> list[Span]:
    """Where the tokens of a stretch stand, as offsets into the text."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text, start, end)]


def key(word: str) -> str:
    """What a token is compared as."""
    return _KEYS[word]
