"""The queries of before."""

from __future__ import annotations

from tui.queries import Queries


def test_older_and_newer_walk_the_queries() -> None:
    """Up goes back in time, down comes forward again to what was being typed."""
    queries = Queries()
    queries.ask("roof")
    queries.ask("biscuit tin")

    assert queries.older("let") == "biscuit tin"
    assert queries.older("biscuit tin") == "roof"
    assert queries.older("roof") == "roof"
    assert queries.newer("roof") == "biscuit tin"
    assert queries.newer("biscuit tin") == "let"
    assert queries.newer("let") == "let"


def test_query_is_remembered_once() -> None:
    """Asked again, it moves to the end."""
    queries = Queries()
    for query in ("roof", "tin", "roof", "  "):
        queries.ask(query)

    assert queries.asked == ["tin", "roof"]


def test_without_queries_the_box_stays() -> None:
    """Nothing asked yet: what is typed stays."""
    assert Queries().older("half") == "half"


def test_kept_queries_come_before_those_that_are_not_kept_yet() -> None:
    """What other sessions asked is there; what could not be kept stays, and nothing is there twice."""
    queries = Queries()
    queries.ask("roof")
    queries.ask("tin")

    queries.know(["slates", "roof"])

    assert queries.asked == ["tin", "slates", "roof"]
    assert queries.older("") == "roof"
