"""Nearness: a verdict is written beside 5,000 others as beside none, and finds the very one it takes the place of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import count
from typing import Self, TypeAlias, cast
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from store.annotations import attachment, kept_nouns
from store.annotations.anchoring import describe
from store.annotations.attachment import about
from store.annotations.nearness import near, places
from store.annotations.notebook import Notebook
from store.annotations.past import said_of
from store.database import index, table
from store.database.database import Database
from store.database.ids import new_id
from store.database.index import Keys
from store.database.storage import JournalStorage
from store.database.table import RecordTable
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


def in_memory() -> closing[Database]:
    """A store on a disk that takes no time: what is counted is work."""
    return closing(Database(JournalStorage("/store", disk=SimulatedDisk())))


SHARES = st.floats(-0.3, 0.3)
"""Of a claim's length."""
Saying = Callable[[Notebook, Document, Claim], object]
SAYINGS = {
    "judge": lambda notebook, on, each: notebook.judge(on, each, Verdict.DISPUTED),
    "correct": lambda notebook, on, each: notebook.correct(on, each, speaker="Ada Holm"),
}


@pytest.mark.parametrize("say", SAYINGS.values(), ids=SAYINGS)
@pytest.mark.parametrize("is_one_step", [False, True])
def test_saying_costs_the_same_however_much_was_said(say: Saying, *, is_one_step: bool) -> None:
    """The 160th decodes and compares what the 20th did: also where all of them are one step to undo."""
    costs = []
    with in_memory() as database, ExitStack() as stack:
        notebook = notebook_in(database)
        say(notebook, document(), days()[0])  # the indexes come into being
        if is_one_step:
            stack.enter_context(notebook.together("all of them"))
        for each in days()[1:160]:
            with Work() as work:
                say(notebook, document(), each)
            costs.append(work.count)

    assert max(costs[120:]) <= max(costs[2:20])
    assert max(costs) < 40


def test_past_of_a_claim_costs_the_same_however_much_was_said() -> None:
    """Once it was asked, what was ever said of a claim is found without looking at what was said of the others."""
    costs = []
    with in_memory() as database:
        notebook = notebook_in(database)
        for number, each in enumerate(days()[:60]):
            notebook.judge(document(), each, Verdict.DISPUTED)
            with Work() as work:
                said = said_of(document(), each, notebook.changes.near(document(), each))
            assert said == tuple(one.id for one in notebook.judgements("d1") if one.claim == each.id), number
            costs.append(work.count)

    assert max(costs[40:]) <= max(costs[2:20])


class Standing:
    """Judgements at these places of the text, as a table finds them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Each goes by where it starts."""
        self._found: dict[Hashable, list[str]] = {}
        for span in spans:
            for key in places({"document": "d1", "content": asdict(describe(document(), span))}):
                self._found.setdefault(key, []).append(str(span.start))

    def ids(self, _keys: Keys, key: Hashable) -> list[str]:
        """Those that are found under a key."""
        return self._found.get(key, [])

    def near(self, asked: Span) -> list[int]:
        """Where those start that may be about a claim."""
        return [int(each) for each in near(cast("RecordTable", self), places, document(), claim(asked, "c"))]


@settings(deadline=None)
@given(start=st.integers(300, 1500), length=st.integers(1, 900), first=SHARES, last=SHARES)
@example(start=410, length=400, first=-0.25, last=0.0)  # as far before as can be, and a step's border in between
@example(start=410, length=400, first=0.2, last=0.0)
def test_whatever_shares_enough_with_a_claim_is_near_it(start: int, length: int, first: float, last: float) -> None:
    """A record that shares .8 with a claim is found, wherever the text's steps lie."""
    asked = Span(start, start + length)
    begin = start + round(first * length)
    record = Span(begin, max(begin + 1, start + length + round(last * length)))
    shared = min(asked.end, record.end) - max(asked.start, record.start)
    assume(shared >= 0.8 * (max(asked.end, record.end) - min(asked.start, record.start)))

    assert Standing([record]).near(asked) == [begin]


def test_few_others_are_near_a_claim() -> None:
    """Of records all over the text only those are looked at that start a quarter of the claim and a step from it."""
    everywhere = Standing(Span(at, at + 5) for at in range(0, 2600, 7))

    for start, length in ((640, 1), (704, 255), (1000, 256), (1023, 700), (1280, 60)):
        begins = everywhere.near(Span(start, start + length))

        far = length // 4 + 1 + 63
        assert begins
        assert all(start - far <= each <= start + far for each in begins)


SPANS = st.tuples(st.integers(0, 500), st.integers(1, 160)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
Step = tuple[str, Span, str, Document]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["judge", "correct", "make", "undo", "withdraw", "confirm"]),
        SPANS,
        st.sampled_from(["a", "b", "c", "d", "e", "f"]),
        st.sampled_from([document(), document(), document(EARLIER), document(name="d2")]),
    ),
    max_size=10,
)


@settings(deadline=None, max_examples=40)
@given(steps=STEPS, span=SPANS, name=st.sampled_from(["a", "b", "g", ""]), is_one_step=st.booleans())
@example(steps=[("judge", Span(60, 160), "a", document())], span=Span(66, 160), name="g", is_one_step=False)
def test_near_ones_tell_what_all_of_them_tell(steps: list[Step], span: Span, name: str, *, is_one_step: bool) -> None:
    """Whatever was said, undone and confirmed, in one step or in many, of this text, an earlier or another's."""
    with in_memory() as database, ExitStack() as stack:
        notebook = notebook_in(database)
        if is_one_step:
            stack.enter_context(notebook.together("all of them"))
        made: list[str] = []
        for step in steps:
            made += _done(notebook, step, made)
        for here in (document(), document(EARLIER), document(name="d2")):
            for asked in (claim(span, name), *(claim(each, "g") for _, each, _, _ in steps[:3]), *_by_hand(made, span)):
                assert _near_ones(notebook, here, asked) == _all_of_them(notebook, here, asked)


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


Told: TypeAlias = tuple[Judgement | None, Correction | None, tuple[str, ...]]
"""What a claim is judged and corrected by, and the ids of all that ever was said of it."""


def _near_ones(notebook: Notebook, on: Document, asked: Claim) -> Told:
    """What is told of a claim by those that stood near it."""
    kept = notebook._kept
    said = said_of(on, asked, notebook.changes.near(on, asked))
    return kept.about(Judgement, on, asked), kept.about(Correction, on, asked), said


def _all_of_them(notebook: Notebook, on: Document, asked: Claim) -> Told:
    """The same where all of the document are looked at."""
    said = said_of(on, asked, notebook.changes.about(on.id))
    return about(on, asked, notebook.judgements(on.id)), about(on, asked, notebook.corrections(on.id)), said
