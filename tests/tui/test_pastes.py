"""Pastes: the same pieces, however the terminal's bytes are cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.pastes import END, START, Pasted, Pastes

TYPED = st.text("ab[20\x1b", max_size=6).filter(lambda text: START not in text)
PASTED = st.text("ab[201~\x1b", max_size=8).filter(
    lambda text: END not in text and not text.endswith(("\x1b", "\x1b[", "\x1b[2"))
)


def joined(pieces: list[str | Pasted]) -> list[str | Pasted]:
    """What is typed in one piece, between two pastes."""
    whole: list[str | Pasted] = []
    for piece in pieces:
        if isinstance(piece, str) and whole and isinstance(whole[-1], str):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


@given(PASTED, st.lists(st.integers(0, 40), max_size=4))
def test_paste_is_one_piece_however_it_comes(pasted: str, cuts: list[int]) -> None:
    """A paste between typed letters comes whole, in its place, when no mark is cut right behind its Esc."""
    stream = f"x{START}{pasted}{END}y"
    places = sorted({cut for cut in cuts if cut < len(stream) and stream[cut - 1 : cut] != "\x1b"} | {0, len(stream)})
    pastes = Pastes()

    came = [piece for at, end in pairwise(places) for piece in pastes.feed(stream[at:end])]

    assert joined(came) == ["x", Pasted(pasted), "y"]


@given(TYPED)
def test_what_is_typed_is_never_lost(typed: str) -> None:
    """Letters that look like the beginning of a paste come out when nothing follows."""
    pastes = Pastes()

    came = "".join(str(piece) for letter in typed for piece in pastes.feed(letter))

    assert came + pastes.let_go() == typed
    assert not pastes.is_holding


def test_lone_escape_is_not_held() -> None:
    """The Esc key is told at once."""
    assert list(Pastes().feed("\x1b")) == ["\x1b"]
