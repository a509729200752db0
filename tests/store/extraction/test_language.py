"""Language: told by closed-class words, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extraction.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The keeper said that the lock would hold.", "en"),
        ("Der Wärter sagte, dass die Schleuse halten werde.", "de"),
        ("Er sagte, das sei falsch.", "de"),
        ("He said it was wrong.", "en"),
        ("Le gardien a dit que l'écluse tiendrait, et la pluie est venue.", "und"),
        ("El guardián dijo que la esclusa aguantaría.", "und"),
        ("De sluiswachter zei dat de sluis het zou houden.", "und"),
        ("Канал закрыт.", "und"),
        ("", "und"),
        ("1234 5678", "und"),
        ("Voss Adler Pike", "und"),
    ],
)
def test_language_of_knows_two_languages_and_says_when_it_does_not(text: str, language: str) -> None:
    """English and German are told; everything else is "und"."""
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_language_of_takes_any_text(text: str) -> None:
    """Any text has one of three answers."""
    assert language_of(text) in {"en", "de", "und"}
