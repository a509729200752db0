"""Guessing: texts in Europe's languages come out as they were written, whatever one-byte encoding they are in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.decoding import decode
from store.reading.guessing import guess

SAID = {
    "de": "Die Brücke über den Fluß bleibt bis März geschlossen. „Größere Öfen gibt es nicht“, erklärte sie.",
    "fr": "Le pont sera fermé jusqu'à l'été. « C'était prévu », a déclaré le maire, « à cause des travaux ».",
    "es": "El puente cerrará mañana. «¿Quién lo sabía?», preguntó la señora Núñez. ¡Qué lástima!",
    "cs": "Most bude uzavřen do příštího května. „Nikdo nám to neřekl,“ uvedla paní Šťastná. Žádné peníze.",
    "pl": "Most zostanie zamknięty do października. „Nikt nam tego nie mówił” – stwierdziła pani Wójcik.",
    "hu": "A híd jövő májusig zárva lesz. „Senki sem szólt nekünk” – közölte Kovácsné. Őszintén szólva rossz.",
    "ro": "Podul va fi închis până în mai. „Nimeni nu ne-a spus”, a declarat doamna Ionescu. Mai târziu, vara.",
    "ru": "Мост будет закрыт до мая. «Никто нам об этом не говорил», — заявила госпожа Иванова.",
    "uk": "Міст буде закрито до травня. «Ніхто нам про це не казав», — заявила пані Шевченко.",
    "el": "Η γέφυρα θα κλείσει μέχρι τον Μάιο. «Κανείς δεν μας το είπε», δήλωσε η κυρία Παπαδοπούλου.",
    "tr": "Köprü mayısa kadar kapalı olacak. “Kimse bize söylemedi” dedi Ayşe Hanım. Şöyle değil.",
    "sv": "Bron ska vara stängd till maj. ”Ingen har sagt något till oss”, uppgav fru Åkesson på måndagen.",
    "he": "הגשר יהיה סגור עד מאי. איש לא אמר לנו, הוסיפה גברת כהן.",
}


@pytest.mark.parametrize(
    ("language", "encodings"),
    [
        ("de", ["cp1252", "iso8859-15", "mac-roman", "cp850"]),
        ("fr", ["cp1252", "mac-roman", "cp850"]),
        ("es", ["cp1252", "cp850"]),
        ("cs", ["cp1250", "iso8859-2"]),
        ("pl", ["cp1250", "iso8859-2"]),
        ("hu", ["cp1250", "iso8859-2"]),
        ("ro", ["cp1250", "iso8859-2"]),
        ("ru", ["cp1251", "koi8-r", "iso8859-5", "cp866"]),
        ("uk", ["cp1251", "koi8-u"]),
        ("el", ["cp1253", "iso8859-7"]),
        ("tr", ["cp1254", "iso8859-9"]),
        ("sv", ["cp1252", "cp850"]),
        ("he", ["cp1255"]),
    ],
)
def test_guess_gives_the_text_that_was_written(language: str, encodings: list[str]) -> None:
    """Whatever the encoding is called: what counts is that the letters are those that were meant."""
    for encoding in encodings:
        data = SAID[language].encode(encoding, "ignore")

        decoded = decode(data)

        assert decoded.text == data.decode(encoding)
        assert decoded.was_guessed


def test_guess_finds_one_odd_letter_far_into_a_text() -> None:
    """What stands around the odd bytes is looked at, wherever they stand."""
    data = ("The bridge is shut, she said. " * 9000 + "The café is not.").encode("cp1252")

    assert decode(data).text.endswith("The café is not.")


def test_guess_knows_quotation_marks_from_letters() -> None:
    """English with nothing but curly quotes and dashes is Windows-1252, not Italian on a Macintosh."""
    assert guess("“It’s done,” he said – “all of it…”".encode("cp1252")) == "cp1252"


@given(st.binary())
@settings(deadline=None)
def test_guess_is_an_encoding_or_none(data: bytes) -> None:
    """Any bytes have an answer that can be decoded with."""
    encoding = guess(data)

    assert encoding is None or isinstance(data.decode(encoding, "replace"), str)
