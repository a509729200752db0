"""The config as it is when nobody writes one, as a file to start from: every setting, verdict and key, explained.

The settings are written out; the rest stands behind `#`, and says the same once that is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from store import USUAL_SCALE, VERDICT_COLOURS
from tui.citing import Style
from tui.config import LOOKS, MEASURES, Config
from tui.keys import ACTIONS
from tui.modes.mode import TITLES, Mode


def default_config() -> str:
    """The whole file."""
    return "\n".join([*_settings(), "", *_verdicts(), "", *_keys()]) + "\n"


def _settings() -> Iterator[str]:
    """What is one value."""
    usual = Config()
    yield "# How quoth looks and what its keys do. A mistake is said with its line, and the default is used."
    yield f"theme = {_text(usual.theme)}  # {', '.join(LOOKS)}; auto is as the terminal is"
    yield f"measure = {usual.measure}  # the longest line, in cells: {MEASURES[0]} to {MEASURES[-1]}"
    yield "terminal_cursor = false  # true: show the terminal's own cursor, for screen readers"
    yield "query_history = true  # false: what you search for is not kept; quoth forget --queries erases what was"
    yield f"citation = {_text(usual.citation)}  # what Y copies: {', '.join(Style)}"


def _verdicts() -> Iterator[str]:
    """The scale, as it could be written."""
    yield "# What you call a verdict; the store keeps its id."
    yield "# [verdicts]"
    yield f"# open = {_text(USUAL_SCALE.open)}"
    yield "#"
    yield "# Or a scale of your own, two to nine verdicts. The id is kept in the store and never changes; the"
    yield f"# colour is {', '.join(VERDICT_COLOURS[:-1])} or {VERDICT_COLOURS[-1]};"
    yield "# the rating, 1, false, to 5, true, is that of ClaimReview."
    for place, grade in enumerate(USUAL_SCALE, start=1):
        yield "# [[scale]]"
        yield f"# id = {_text(grade.verdict)}"
        yield f"# name = {_text(grade.name)}"
        yield f"# key = {_text(str(place))}"
        yield f"# colour = {_text(grade.colour)}"
        yield f"# sign = {_text(grade.sign)}"
        if grade.rating is not None:
            yield f"# rating = {grade.rating}"


def _keys() -> Iterator[str]:
    """Every key of every mode."""
    yield "# Keys, by mode; under [keys] alone, a line counts wherever the action is known. [] takes the keys away."
    for mode in Mode:
        yield f"# [keys.{mode}]  # {TITLES[mode]}"
        for action in ACTIONS:
            if mode in action.keys:
                yield f"# {action.name} = [{', '.join(map(_text, action.keys[mode]))}]"


def _text(value: str) -> str:
    """A text as TOML has it."""
    return json.dumps(str(value), ensure_ascii=False)
