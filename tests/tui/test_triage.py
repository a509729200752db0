"""The order in which claims come up to be judged: nothing is asked twice, nothing is passed over, back is back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from store import Assertion, CheckWorthiness, Claim, Span, Speaker, Verdict
from tui.claims import Row
from tui.triage import Triage, ordered


def row(name: str, worth: float = 0.5, verdict: Verdict = Verdict.OPEN, start: int = 0) -> Row:
    """A claim of some worth."""
    claim = Claim(
        id=name,
        said=Assertion(span=Span(start, start + 5)),
        speaker=Speaker(name=None),
        confidence=1.0,
        checkworthiness=CheckWorthiness(score=worth),
    )
    return Row(claim=claim, who="the document", verdict=verdict)


def begun(*rows: Row, here: str | None = None, skipped: tuple[str, ...] = ()) -> Triage:
    """A triage of these claims."""
    triage = Triage()
    triage.begin(rows, here, skipped)
    return triage


def seen(triage: Triage) -> str | None:
    """Id of the claim that is looked at."""
    return triage.here.claim.id if triage.here else None


def test_most_checkworthy_comes_first_and_of_equals_the_first_in_the_text() -> None:
    """The queue is in the order in which checking pays."""
    rows = [row("late", 0.5, start=90), row("low", 0.1), row("early", 0.5, start=10), row("top", 0.9, start=50)]

    assert [each.claim.id for each in ordered(rows)] == ["top", "early", "late", "low"]


def test_claim_left_for_later_comes_up_behind_all_others() -> None:
    """Skipping is no verdict: the claim is asked again when the others are done."""
    triage = begun(row("a", 0.9), row("b", 0.8), row("c", 0.7))

    triage.skip()
    triage.judge(Verdict.SUPPORTED)
    assert seen(triage) == "c"
    triage.judge(Verdict.REFUTED)

    assert seen(triage) == "a"
    assert triage.judged == 2


def test_resumes_at_the_claim_where_it_stopped_unless_that_was_judged() -> None:
    """Where one stopped is kept; a verdict from elsewhere moves on."""
    rows = (row("a", 0.9), row("b", 0.8), row("c", 0.7))

    assert seen(begun(*rows, here="c", skipped=("a",))) == "c"
    assert seen(begun(*rows, here="gone", skipped=("a",))) == "b"
    judged = (rows[0], replace(rows[1], verdict=Verdict.OPINION), rows[2])
    assert seen(begun(*judged, here="b", skipped=("a",))) == "c"


def test_back_leads_to_the_claim_that_was_judged_and_forward_returns() -> None:
    """A verdict can be looked at again, and given anew."""
    triage = begun(row("a", 0.9), row("b", 0.8))
    triage.judge(Verdict.SUPPORTED)

    assert triage.back()
    assert seen(triage) == "a"
    assert not triage.back()
    triage.judge(Verdict.REFUTED)

    assert seen(triage) == "b"
    assert triage.given["a"] is Verdict.REFUTED


def test_forward_is_along_what_was_seen_before_anything_new_comes_up() -> None:
    """Two steps back to look again are two steps forward, judged or not."""
    triage = begun(row("a", 0.9), row("b", 0.8), row("c", 0.7))
    triage.judge(Verdict.SUPPORTED)
    triage.judge(Verdict.REFUTED)
    triage.back()
    triage.back()

    triage.skip()
    assert seen(triage) == "b"
    triage.skip()
    assert seen(triage) == "c"


def test_verdict_that_was_taken_back_brings_its_claim_up_again() -> None:
    """Undo means: this one, please, once more."""
    rows = [row("a", 0.9), row("b", 0.8), row("c", 0.7)]
    triage = begun(*rows)
    triage.judge(Verdict.SUPPORTED)
    triage.take([replace(rows[0], verdict=Verdict.SUPPORTED), *rows[1:]])
    assert seen(triage) == "b"

    triage.take(rows)

    assert seen(triage) == "a"


def test_verdict_that_was_undone_before_it_was_seen_on_disk_counts_as_it_is_there() -> None:
    """Opened again and undone in one breath: the rows that come next never had the verdict that was on its way."""
    claims = (row("a", 0.9, Verdict.SUPPORTED), row("b", 0.8))
    triage = begun(*claims, here="b")
    triage.trail, triage.place = ["a", "b"], 0

    triage.judge(Verdict.OPEN)
    triage.take(claims)
    assert triage.judged == 0, "it is still on its way"
    triage.wrote("a", Verdict.OPEN)
    triage.take(claims)

    assert triage.judged == 1


def test_verdict_given_since_is_still_on_its_way() -> None:
    """That the one before it is on disk says nothing of the one that counts."""
    claims = (row("a", 0.9), row("b", 0.8))
    triage = begun(*claims)

    triage.judge(Verdict.SUPPORTED)
    triage.back()
    triage.judge(Verdict.REFUTED)
    triage.wrote("a", Verdict.SUPPORTED)
    triage.take(claims)
    assert triage.given == {"a": Verdict.REFUTED}

    triage.wrote("a", Verdict.REFUTED)
    triage.back()
    triage.judge(Verdict.DISPUTED)
    triage.take(claims)
    assert triage.given == {"a": Verdict.DISPUTED}


def test_claim_that_was_hidden_is_passed_over() -> None:
    """What is no claim any more is not asked about."""
    rows = [row("a", 0.9), row("b", 0.8)]
    triage = begun(*rows)

    triage.take(rows[1:])

    assert seen(triage) == "b"


@settings(deadline=None)
@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=12),
    st.lists(st.sampled_from(["judge", "skip", "back"]), max_size=60),
)
def test_every_claim_is_judged_once_whatever_way_one_goes(worths: list[float], steps: list[str]) -> None:
    """After any skipping and going back, judging what comes up ends with a verdict on every claim."""
    triage = begun(*(row(str(n), worth, start=10 * n) for n, worth in enumerate(worths)))
    for step in steps:
        {"judge": lambda: triage.judge(Verdict.DISPUTED), "skip": triage.skip, "back": triage.back}[step]()

    for _ in range(3 * len(worths) + len(steps)):
        triage.judge(Verdict.SUPPORTED)

    assert triage.here is None
    assert triage.judged == len(worths)
    assert triage.following is None


@settings(deadline=None)
@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from(["judge", "skip", "back", "open", "told"]), st.integers(0, 7)), max_size=40),
)
def test_what_is_kept_of_the_claims_is_what_they_say(worths: list[float], steps: list[tuple[str, int]]) -> None:
    """However verdicts come in, the count and what comes next are those that one look at every claim would give."""
    rows = [row(str(n), worth, start=10 * n) for n, worth in enumerate(worths)]
    triage = begun(*rows)
    for step, number in steps:
        if step == "told":
            at = number % len(rows)
            rows[at] = replace(rows[at], verdict=Verdict.REFUTED if number % 2 else Verdict.OPEN)
            triage.take(tuple(rows))
        else:
            judge = partial(triage.judge, Verdict.OPEN if step == "open" else Verdict.DISPUTED)
            {"skip": triage.skip, "back": triage.back}.get(step, judge)()

        waiting = [one for one in triage.rows if not triage.is_judged(one) and one is not triage.here]
        fresh = [one for one in waiting if one.claim.id not in triage.trail and one.claim.id not in triage.skipped]
        later = [one for claim in triage.skipped for one in waiting if one.claim.id == claim]
        assert triage.following is next(iter([*fresh, *later] or waiting), None)
        assert triage.judged == sum(map(triage.is_judged, triage.rows))
        assert triage.rows == ordered(rows)
