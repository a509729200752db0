"""Verdicts: those of the usual scale, and ids of somebody's own."""

from __future__ import annotations

import copy
import pickle

import pytest

from store.model.verdict import Verdict


@pytest.mark.parametrize("name", ["refuted", "mostly-true", "größtenteils"])
def test_a_verdict_stays_one_object(name: str) -> None:
    """Copied, sent to another process or named again it is the same: verdicts are compared with `is`."""
    verdict = Verdict(name)

    assert copy.deepcopy(verdict) is verdict
    assert pickle.loads(pickle.dumps(verdict)) is verdict  # noqa: S301 - our own bytes
    assert Verdict(str(verdict)) is verdict
