r"""Guessing a one-byte encoding: which one turns the odd bytes into letters that one European language uses?

    bytes  b3 in "powiedzia\xb3"     cp1252 "powiedzia³": no letter     cp1250 "powiedział": Polish

For each encoding, each of its code points beyond ASCII is good where a language has that letter and it
stands in a word as letters do, or where a quotation mark stands as one does. A statistical detector
(charset-normalizer, kept for scripts of Asia) took Polish, Romanian and short texts for Western ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LATIN = {
    "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíóúñü", "pt": "ãáàâçéêíóôõú", "it": "àèéìîòù", "nl": "éëïóöüèê",
    "sv": "åäöé", "da": "æøåé", "fi": "äöåšž", "is": "áðéíóúýþæö", "ca": "àçèéíïòóúü", "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž", "pl": "ąćęłńóśźż", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "sq": "ëç",
    "et": "äõöüšž", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "tr": "çğıöşüâî", "mt": "ċġħż", "cy": "ŵŷâêîôû",
}  # fmt: skip
_CYRILLIC = {
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя", "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
}  # fmt: skip
_GREEK = {"el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"}
_SEMITIC = {
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
_FREQUENT = frozenset("оеаинтсрвлкмдпуіјαοιετσνηυρπκμλוילהםרתשאמנבاليمنترهوبدع")
"""Letters of which a text of their script is mostly made: one read in a wrong encoding is not."""

_WEST = "de fr es pt it nl sv da fi is ca sq et"
_CENTRAL = "pl cs sk hu ro hr sq de"
_BALTIC = "et lv lt"
_LIKELY = _FREQUENT.union(*_LATIN.values())
_ENCODINGS = {
    "cp1252": _WEST, "iso8859-15": _WEST, "cp1250": _CENTRAL, "iso8859-2": _CENTRAL, "iso8859-16": "ro pl hr hu",
    "cp1257": _BALTIC, "iso8859-13": _BALTIC, "iso8859-4": _BALTIC, "cp1254": "tr de fr", "iso8859-3": "mt tr",
    "iso8859-14": "cy", "mac-roman": _WEST, "mac-latin2": _CENTRAL, "cp850": _WEST, "cp852": _CENTRAL,
    "cp437": _WEST, "cp775": _BALTIC, "cp857": "tr", "cp1251": "ru uk be bg sr mk", "koi8-r": "ru", "koi8-u": "uk be",
    "iso8859-5": "ru uk be bg sr mk", "cp866": "ru be uk", "cp855": "sr mk bg ru", "mac-cyrillic": "ru uk be bg sr mk",
    "cp1253": "el", "iso8859-7": "el", "cp737": "el", "mac-greek": "el", "mac-turkish": "tr",
    "cp1255": "he", "iso8859-8": "he", "cp1256": "ar fa fr", "iso8859-6": "ar",
}  # fmt: skip
"""The likelier first: it wins where two give the same text. With each the languages that were written in it."""

_LANGUAGES = _LATIN | _CYRILLIC | _GREEK | _SEMITIC
_ALPHABETS = {
    encoding: tuple(frozenset(_LANGUAGES[language]) for language in languages.split())
    for encoding, languages in _ENCODINGS.items()
}

_ODD_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLES = 80
"""Odd bytes that are looked at, each with what stands around it."""
_ODD = re.compile(r"[^\x00-\x7f]")
_MARKS = "“”„‚‘’‹›«»–—…•€£§°©®™ºª¿¡·´\u00a0\u00ad№"
_OPEN, _CLOSE = "“„‚‘‹«¿¡»›”", "”’›»…“«‹ºª°®™©\u00ad"
_SURE = 0.5
"""Share of what is odd that must be good, less three times what is bad."""


def guess(data: bytes) -> str | None:
    """The encoding that makes most sense of some bytes that are not UTF-8; None if none does."""
    sample = _sample(data)
    best, highest = None, _SURE
    for encoding in _ENCODINGS:
        score = _score(sample.decode(encoding, "replace"), _ALPHABETS[encoding])
        if score > highest + 0.01:
            best, highest = encoding, score
    return best


def _sample(data: bytes) -> bytes:
    """Some odd bytes with what stands around them, a piece a line; all else tells nothing."""
    pieces: list[bytes] = []
    end = 0
    for match in _ODD_BYTE.finditer(data):
        if match.start() >= end:
            end = match.start() + 40
            pieces.append(data[max(0, match.start() - 12) : end])
            if len(pieces) == _SAMPLES:
                break
    return b"\n".join(pieces)


def _score(text: str, alphabets: Iterable[frozenset[str]]) -> float:
    """How much sense a text makes: at most 1, for the alphabet that it makes most sense in."""
    letters: Counter[str] = Counter()
    good = bad = 0
    for match in _ODD.finditer(text):
        start = match.start()
        sign, before, behind = match[0], text[start - 1 : start], text[start + 1 : start + 2]
        if sign.isalpha() and sign not in "ºª" and not (sign.isupper() and before.islower()):
            letters[sign.lower()] += 1
        elif sign in _MARKS and _stands_well(sign, before, behind):
            good += 1
        else:
            bad += 1
    total = good + bad + letters.total()
    known = max(_known(letters, alphabet) for alphabet in alphabets)
    return (good + known - 3 * bad) / max(1, total)


def _known(letters: Counter[str], alphabet: frozenset[str]) -> float:
    """What the letters are worth in a language; one that it does not have takes away as much as one of its own adds."""
    return sum(
        count * ((1.0 if letter in _LIKELY else 0.5) if letter in alphabet else -1.0)
        for letter, count in letters.items()
    )


def _stands_well(sign: str, before: str, behind: str) -> bool:
    """Whether a mark stands where marks do: not inside a word, quotation marks at the right side of one."""
    if sign in "©£§€" and behind.islower():
        return False
    if sign in "’\u00ad·" or not before.isalpha():
        return sign in _MARKS if not behind.isalpha() else sign in _OPEN + "’\u00ad·€£§©–—\u00a0" or not before
    return not behind.isalpha() and (sign in _CLOSE or sign in "–—\u00a0•")
