"""Pastes: the same pieces, however the terminal's bytes are cut."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.pastes import END, START, Pasted, Pastes, Told

TYPED = st.text("ab[20\x1b", max_size=6).filter(lambda text: START not in text)
PASTED = st.text("ab[201~\x1b", max_size=8).filter(
    lambda text: END not in text and not text.endswith(("\x1b", "\x1b[", "\x1b[2"))
)


def joined(pieces: Iterable[str | Pasted | Told]) -> list[str | Pasted | Told]:
    """What is typed in one piece, between two pastes."""
    whole: list[str | Pasted | Told] = []
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


@given(st.lists(st.integers(0, 40), max_size=4), st.sampled_from(["\x07", "\x1b\\"]))
def test_answer_is_told_and_never_typed(cuts: list[int], end: str) -> None:
    """The terminal's colour comes out as an answer, however it is cut; what is typed around it stays in order."""
    stream = f"x\x1b]11;rgb:ffff/ffff/dddd{end}y"
    places = sorted({cut for cut in cuts if cut < len(stream) and stream[cut - 1 : cut] != "\x1b"} | {0, len(stream)})
    pastes = Pastes()

    came = [piece for at, stop in pairwise(places) for piece in pastes.feed(stream[at:stop])]

    assert joined(came) == ["x", Told("rgb:ffff/ffff/dddd"), "y"]


def test_endless_answer_is_let_go() -> None:
    """What never ends is no answer, and nothing typed behind it is lost."""
    stream = "\x1b]11;" + "a" * 100

    assert "".join(str(piece) for piece in Pastes().feed(stream)) == stream
