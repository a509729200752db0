"""Nearness: a verdict is written beside 5,000 others as beside none, and finds the very one it takes the place of."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Self
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.annotations import attachment, kept_nouns
from store.annotations.attachment import about
from store.annotations.notebook import Notebook
from store.annotations.past import said_of
from store.database import index, table
from store.database.database import Database
from store.database.ids import new_id
from store.database.storage import JournalStorage
from store.model.annotation import Correction, Judgement, Verdict
from store.model.attribution import Assertion
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.span import Span
from tests.faults.simulated_disk import SimulatedDisk

_DAYS = [
    f"On day {number * 37 % 211} the warden wrote {number * 13 % 97} names in the ledger. " for number in range(400)
]
TEXT = "".join(_DAYS)
EARLIER = "".join(_DAYS[:3] + _DAYS[4:9] + ["The lamp was out. "] + _DAYS[9:])
"""The same with a day left out and a sentence put in: most places are others, and some are as they were."""


def document(text: str = TEXT, name: str = "d1") -> Document:
    """A kept document."""
    return Document(id=name, title="", source="-", language="en", text=text, blocks=())


def claim(span: Span, name: str) -> Claim:
    """A claim there."""
    said = Assertion(span=span)
    return Claim(id=name, said=said, speaker=Speaker(name=None), confidence=1.0, checkworthiness=CheckWorthiness())


def days() -> list[Claim]:
    """What is claimed of each day, apart from what is claimed of the others."""
    starts = [0]
    for day in _DAYS:
        starts.append(starts[-1] + len(day))
    return [claim(Span(start, start + len(day) - 1), f"c{at}") for at, (start, day) in enumerate(zip(starts, _DAYS))]  # noqa: B905 - one start more: the end


def notebook_in(database: Database) -> Notebook:
    """A notebook whose clock goes a second at a time."""
    seconds = count()
    now = lambda: datetime.fromtimestamp(1_780_000_000 + next(seconds), UTC)  # noqa: E731 - a clock
    return Notebook(database, author="ada", machine="desk", now=now, new_id=new_id)


class Work:
    """How often a record was decoded or a place was looked for, while this is entered."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.count = 0
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Count from now on."""
        for module, name in ((index, "decode"), (table, "decode"), (kept_nouns, "decode"), (attachment, "anchor")):
            self._stack.enter_context(patch.object(module, name, self._counted(getattr(module, name))))
        return self

    def __exit__(self, *_: object) -> None:
        """Leave all as it was."""
        self._stack.close()

    def _counted(self, function: Callable[..., object]) -> Callable[..., object]:
        def called(*given: object) -> object:
            self.count += 1
            return function(*given)

        return called


Saying = Callable[[Notebook, Document, Claim], object]
SAYINGS = {
    "judge": lambda notebook, on, each: notebook.judge(on, each, Verdict.DISPUTED),
    "correct": lambda notebook, on, each: notebook.correct(on, each, speaker="Ada Holm"),
}


@pytest.mark.parametrize("say", SAYINGS.values(), ids=SAYINGS)
@pytest.mark.parametrize("is_one_step", [False, True])
def test_saying_costs_the_same_however_much_was_said(tmp_path: Path, say: Saying, *, is_one_step: bool) -> None:
    """The 380th decodes and compares what the 20th did: also where all of them are one step to undo."""
    costs = []
    with Database.open(tmp_path) as database, ExitStack() as stack:
        notebook = notebook_in(database)
        say(notebook, document(), days()[0])  # the indexes come into being
        if is_one_step:
            stack.enter_context(notebook.together("all of them"))
        for each in days()[1:380]:
            with Work() as work:
                say(notebook, document(), each)
            costs.append(work.count)

    assert max(costs[300:]) <= max(costs[2:20])
    assert max(costs) < 40


def test_past_of_a_claim_costs_the_same_however_much_was_said(tmp_path: Path) -> None:
    """Once it was asked, what was ever said of a claim is found without looking at what was said of the others."""
    costs = []
    with Database.open(tmp_path) as database:
        notebook = notebook_in(database)
        for number, each in enumerate(days()[:120]):
            notebook.judge(document(), each, Verdict.DISPUTED)
            with Work() as work:
                said = said_of(document(), each, notebook.changes.near(document(), each))
            assert said == tuple(one.id for one in notebook.judgements("d1") if one.claim == each.id), number
            costs.append(work.count)

    assert max(costs[100:]) <= max(costs[2:20])


SPANS = st.tuples(st.integers(0, 500), st.integers(1, 160)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
Step = tuple[str, Span, str, Document]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["judge", "correct", "make", "undo", "withdraw", "confirm"]),
        SPANS,
        st.sampled_from(["a", "b", "c", "d", "e", "f"]),
        st.sampled_from([document(), document(), document(EARLIER), document(name="d2")]),
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=80)
@given(steps=STEPS, span=SPANS, name=st.sampled_from(["a", "b", "g", ""]), is_one_step=st.booleans())
@example(steps=[("judge", Span(60, 160), "a", document())], span=Span(66, 160), name="g", is_one_step=False)
def test_near_ones_tell_what_all_of_them_tell(steps: list[Step], span: Span, name: str, *, is_one_step: bool) -> None:
    """Whatever was said, undone and confirmed, in one step or in many, of this text, an earlier or another's."""
    with closing(Database(JournalStorage("/store", disk=SimulatedDisk()))) as database, ExitStack() as stack:
        notebook = notebook_in(database)
        if is_one_step:
            stack.enter_context(notebook.together("all of them"))
        made: list[str] = []
        for step in steps:
            made += _done(notebook, step, made)
        for here in (document(), document(EARLIER), document(name="d2")):
            for asked in (claim(span, name), *(claim(each, "g") for _, each, _, _ in steps), *_by_hand(made, span)):
                _is_as_all_tell(notebook, here, asked)


def _done(notebook: Notebook, step: Step, made: list[str]) -> list[str]:
    """One step; the ids of what it made."""
    what, span, name, on = step
    if what == "judge":
        return [notebook.judge(on, claim(span, name), Verdict.OPINION).id]
    if what == "correct":
        return [notebook.correct(on, claim(span, name), kind="direct").id]
    if what == "make":
        return [notebook.make_claim(on, span).id]
    if what == "withdraw" and made:
        notebook.withdraw(made[-1])
    if what == "confirm" and made:
        notebook.confirm(made[0], on, span)
    if what == "undo":
        notebook.undo()
    return []


def _by_hand(made: list[str], span: Span) -> list[Claim]:
    """Claims that go by the ids of what was made."""
    return [claim(span, each) for each in made[:2]]


def _is_as_all_tell(notebook: Notebook, on: Document, asked: Claim) -> None:
    """The one that a claim has, and all it ever had, are the same as where all of the document are looked at."""
    kept = notebook._kept
    assert kept.about(Judgement, on, asked) == about(on, asked, notebook.judgements(on.id))
    assert kept.about(Correction, on, asked) == about(on, asked, notebook.corrections(on.id))
    everything = said_of(on, asked, notebook.changes.about(on.id))
    assert said_of(on, asked, notebook.changes.near(on, asked)) == everything
