"""The past of a claim: what was said of it, also what was taken back, and nothing of its neighbours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from store.model.annotation import Verdict
from store.model.attribution import Assertion
from store.model.span import Span
from tests.store.library.stores import TEXTS, Clock, claim, opened, read


def test_past_of_a_claim_has_what_was_taken_back_and_nothing_of_another(tmp_path: Path) -> None:
    """A verdict that was undone, a correction that was withdrawn, one that counts; not those of another claim."""
    one = claim(Random(1))  # noqa: S311 - one of two, whichever
    other = replace(one, id="c58", said=Assertion(span=Span(22, 43)))
    with opened(tmp_path, "ada", Clock()) as library:
        ferry = library.shelf.keep(read(TEXTS[0], "/ada/ferry.txt"))
        notebook = library.notebook
        undone = notebook.judge(ferry, one, Verdict.DISPUTED)
        notebook.undo()
        withdrawn = notebook.correct(ferry, one, speaker="Ada Holm")
        notebook.withdraw(withdrawn.id)
        counting = notebook.judge(ferry, one, Verdict.REFUTED)
        neighbour = notebook.judge(ferry, other, Verdict.OPINION)

        assert library.said_of(ferry, one) == (undone.id, withdrawn.id, counting.id)
        assert library.said_of(ferry, other) == (neighbour.id,)
