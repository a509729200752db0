"""The scale: what a person calls each verdict. The store keeps the verdicts under their own names, whatever the words.

[verdicts]
supported = "true"
disputed = "half true"
"""

from __future__ import annotations

from collections.abc import Mapping

from store import Verdict, visible_line

USUAL: Mapping[Verdict, str] = {verdict: verdict.value for verdict in Verdict}
"""The words when nobody says others."""

_LONGEST = 20
"""Code points of a word: six of them stand in a line."""


def scale(written: object, problems: list[str]) -> Mapping[Verdict, str]:
    """The words for the verdicts as the config has them; what cannot be taken is said, and stays as usual."""
    if not isinstance(written, Mapping):
        problems.append("verdicts is a table: a verdict, and what you call it")
        return USUAL
    words = dict(USUAL)
    for name, word in written.items():
        if name not in list(Verdict):
            problems.append(f"there is no verdict {name}: there are {', '.join(Verdict)}")
        elif not isinstance(word, str) or not word.strip() or len(word) > _LONGEST:
            problems.append(f"verdicts.{name} is a word or two, of {_LONGEST} letters at most")
        else:
            words[Verdict(name)] = visible_line(word.strip())
    return words
