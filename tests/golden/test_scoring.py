"""The scorer of the articles: laws that any scorer of attributions has to keep."""

from __future__ import annotations

import pytest

from tests.golden.cases import FOLDER, Case, read_cases
from tests.golden.locating import gold_row
from tests.golden.scoring import count, figures, is_same_name, pairs

ARTICLES = [case for path in sorted((FOLDER / "articles").glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.file)
def test_figures_are_full_when_an_article_is_scored_against_itself(case: Case) -> None:
    """What agrees in everything scores 100 in everything."""
    row = gold_row(case)

    found = figures(count(row, row))

    assert (found["J"], found["triple"], found["speaker"]) == (100, 100, 100)


def test_pairs_give_each_content_once_when_two_compete() -> None:
    """A found content counts for one gold content only, the one it fits best."""
    gold = [frozenset({1, 2, 3, 4}), frozenset({3, 4, 5})]

    assert pairs(gold, [frozenset({1, 2, 3, 4, 5})]) == [(0, 0)]


def test_pairs_leave_out_what_shares_less_than_half() -> None:
    """Below a Jaccard index of one half a content is not found."""
    assert pairs([frozenset({1, 2, 3, 4})], [frozenset({4, 5, 6})]) == []


def test_names_are_the_same_when_a_title_or_a_forename_is_missing() -> None:
    """A surname, an initial and a title name the same person; another forename does not."""
    assert is_same_name("Ruth Calloway", "Captain Calloway")
    assert is_same_name("Ruth Calloway", "R. Calloway")
    assert not is_same_name("Ruth Calloway", "James Calloway")
    assert not is_same_name("Ruth Calloway", None)
