r"""Guessing a one-byte encoding: which one turns the odd bytes into letters that one European language uses?

    bytes  b3 in "powiedzia\xb3"     cp1252 "powiedzia³": no letter     cp1250 "powiedział": Polish

For each encoding, each of its code points beyond ASCII is good where a language has that letter and it
stands in a word as letters do, or where a quotation mark stands as one does. A statistical detector
(charset-normalizer, kept for scripts of Asia) took Polish, Romanian and short texts for Western ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

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

_ENCODINGS = (
    *(
        "cp1252",
        "iso8859-15",
        "cp1250",
        "iso8859-2",
        "iso8859-16",
        "cp1257",
        "iso8859-13",
        "iso8859-4",
        "cp1254",
        "iso8859-3",
    ),
    *(
        "iso8859-14",
        "mac-roman",
        "mac-latin2",
        "cp850",
        "cp852",
        "cp437",
        "cp775",
        "cp857",
        "cp1251",
        "koi8-r",
        "koi8-u",
    ),
    *("iso8859-5", "cp866", "cp855", "mac-cyrillic", "cp1253", "iso8859-7", "cp737", "mac-greek", "mac-turkish"),
    *("cp1255", "iso8859-8", "cp1256", "iso8859-6"),
)
"""The likelier first: it wins where two give the same text."""

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
        score = _score(sample.decode(encoding, "replace"))
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


def _score(text: str) -> float:
    """How much sense a text makes: at most 1, for the language that it makes most sense in."""
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
    return max(
        (good + _known(letters, languages) - 3 * bad) / max(1, total)
        for languages in (_LATIN, _CYRILLIC, _GREEK, _SEMITIC)
    )


def _known(letters: Counter[str], languages: Mapping[str, str]) -> float:
    """What the letters are worth in the language that has most of them; a strange letter takes away as much."""
    total = letters.total()
    is_latin = languages is _LATIN
    return max(
        sum(
            count * (1.0 if is_latin or letter in _FREQUENT else 0.5)
            for letter, count in letters.items()
            if letter in known
        )
        - (total - sum(count for letter, count in letters.items() if letter in known))
        for known in map(frozenset, languages.values())
    )


def _stands_well(sign: str, before: str, behind: str) -> bool:
    """Whether a mark stands where marks do: not inside a word, quotation marks at the right side of one."""
    if sign in "’\u00ad·" or not before.isalpha():
        return sign in _MARKS if not behind.isalpha() else sign in _OPEN + "’\u00ad·€£§©–—\u00a0" or not before
    return not behind.isalpha() and (sign in _CLOSE or sign in "–—\u00a0•")
