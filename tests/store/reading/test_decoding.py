"""Decoding: the order in which encodings are told apart, and what is a guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.decoding import decode

GREETING = "Zoë said “no” – for 3 € a day.\nAll agreed, and the meeting ended at noon.\n"


@pytest.mark.parametrize(
    ("codec", "name", "was_guessed"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("utf-32", "utf-32", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("cp1252", "cp1252", True),
    ],
)
def test_decode_tells_encodings_apart(codec: str, name: str, *, was_guessed: bool) -> None:
    """A mark or the rules of UTF-8 settle it; zero bytes and all the rest are guesses."""
    decoded = decode(GREETING.encode(codec))

    assert (decoded.text, decoded.encoding, decoded.was_guessed) == (GREETING, name, was_guessed)


def test_decode_keeps_utf8_with_one_wrong_byte() -> None:
    """One damaged place in a long text does not turn every accent into two wrong letters."""
    data = "Ärger über Öl, Übermut und Äpfel: fünf Gründe für größere Körbe. Süße Grüße! ".encode() * 3 + b"\xff end"

    decoded = decode(data)

    assert decoded.text.endswith("Grüße! \ufffd end")
    assert decoded.was_guessed


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "The ferry is late, she said.\n",
        "Паром опаздывает, сказала она.\n",
        "Το πλοίο αργεί, είπε.\n",
        "العبارة متأخرة، قالت.\n",
        "渡船晚了，她說。没有人知道为什么。\n大家都在等。\n",
        "フェリーは遅れています、と彼女は言った。\n",
    ],
)
def test_decode_knows_wide_text_without_a_mark(text: str, codec: str) -> None:
    """Two or four bytes a letter in any script, whichever comes first; it is said that this was a guess."""
    decoded = decode((text * 3).encode(codec))

    assert (decoded.text, decoded.encoding, decoded.was_guessed) == (text * 3, codec, True)


def test_decode_knows_japanese_of_seven_bits() -> None:
    """Escape sequences go before its letters, all of them ASCII."""
    assert decode("フェリーは遅れています。\n".encode("iso2022_jp")).text == "フェリーは遅れています。\n"


@pytest.mark.parametrize(
    "data",
    [b"a\0b" * 500, b"\x1b[31mThe gate is shut.\x1b[0m\n" * 20, b"bush hid the facts", bytes(400), b"\x01\x02ab" * 90],
)
def test_decode_takes_nothing_else_for_wide_text(data: bytes) -> None:
    """A log in colours, a text with zeros in it, and no text at all stay what they are."""
    assert decode(data).encoding == "utf-8"


def test_decode_obeys_a_person() -> None:
    """A named encoding goes before what the bytes say; a byte order mark is no text."""
    assert decode("naïve".encode(), "latin-1").text == "naÃ\ufffdve".replace("\ufffd", "¯")
    assert decode(b"\xef\xbb\xbfplain", "utf-8").text == "plain"


def test_decode_makes_line_ends_one_kind() -> None:
    """CRLF, CR, form feed and Unicode's own line ends become LF."""
    assert decode("a\r\nb\rc\fd\u2028e\u0085f".encode()).text == "a\nb\nc\nd\ne\nf"


@given(st.binary())
@settings(deadline=None)
def test_decode_always_gives_a_text(data: bytes) -> None:
    """Whatever the bytes are, something comes out, and it can be encoded again."""
    text = decode(data).text

    assert text.encode("utf-8").decode("utf-8") == text
