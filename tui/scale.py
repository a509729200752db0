"""The scale: the verdicts that a person gives, as their config has them.

    [verdicts]                  # other words for the usual ones
    disputed = "half true"

    [[scale]]                   # or a scale of one's own, two to nine verdicts in their order
    id = "mostly-true"          # what the records hold, in every store: it never changes
    name = "mostly true"
    key = "2"                   # else its place
    colour = "green"
    sign = "◐"
    rating = 4                  # what ClaimReview says of it: 1, false, to 5, true

The store keeps the ids, whatever the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from store import BEST_RATING, MOST_VERDICTS, USUAL_SCALE, VERDICT_COLOURS, Grade, Scale, Verdict, visible_line
from tui.cells import cells
from tui.folders import config_path
from tui.keys import SLOTS
from tui.mistakes import Mistakes
from tui.modes.keymap import Change
from tui.modes.mode import Mode

_LONGEST = 20
"""Code points of a word: six of them stand in a line."""
_FIELDS = ("id", "name", "key", "colour", "sign", "rating")
_FEWEST = 2
"""Verdicts of a scale: one alone says nothing."""


@dataclass(frozen=True, slots=True)
class Written:
    """A scale as the config has it."""

    scale: Scale = USUAL_SCALE
    keys: tuple[str, ...] = ()
    """The key of each verdict, where the person named one; empty: its place."""

    @property
    def own(self) -> Scale | None:
        """The scale, if it is another than the usual one."""
        return self.scale if self.scale != USUAL_SCALE else None


def written_scale(table: Mapping[str, object], mistakes: Mistakes) -> Written:
    """The scale of a config; what cannot be taken is said, and is as usual."""
    listed = table.get("scale", [])
    own = Written()
    if isinstance(listed, list) and all(isinstance(each, Mapping) for each in listed):
        own = _own(listed, mistakes) if listed else own
    else:
        mistakes.add(("scale",), "scale is a list of tables, [[scale]], one for each verdict")
    return replace(own, scale=_reworded(own.scale, table.get("verdicts", {}), mistakes))


def _own(listed: list[Mapping[str, object]], mistakes: Mistakes) -> Written:
    """A scale of the person's own; the usual one where a verdict of it cannot be taken."""
    if not _FEWEST <= len(listed) <= MOST_VERDICTS:
        words = f"a scale has {_FEWEST} to {MOST_VERDICTS} verdicts, not {len(listed)}: the usual one is used"
        mistakes.add(("scale",), words)
        return Written()
    before = len(mistakes)
    grades = tuple(grade for place, one in enumerate(listed) if (grade := _grade(place, one, mistakes)) is not None)
    _no_two(listed, ("id", "key"), mistakes)
    if len(mistakes) > before:
        mistakes.add(("scale",), "with that mistake the usual scale is used")
        return Written()
    return Written(Scale(grades), tuple(str(one.get("key", "")) for one in listed))


def _grade(place: int, one: Mapping[str, object], mistakes: Mistakes) -> Grade | None:
    """One verdict; None with what is wrong said."""
    wrong = list(_wrong(one))
    for field, words in wrong:
        mistakes.add(("scale", str(place), field), words)
    if wrong:
        return None
    verdict = Verdict(str(one["id"]))
    rating = one.get("rating")
    return Grade(
        verdict=verdict,
        name=visible_line(str(one.get("name", verdict.words)).strip()),
        sign=str(one.get("sign", "•")),
        colour=str(one.get("colour", "plain")),
        rating=rating if isinstance(rating, int) else None,
    )


def _wrong(one: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each field that cannot be taken, and why."""
    yield from ((name, f"a verdict has no {visible_line(name)}") for name in one if name not in _FIELDS)
    if not _is_id(one.get("id")):
        yield "id", "id is what the records hold: letters, digits and hyphens, 40 at most, and not “open”"
    if not _is_word(one.get("name", "x")):
        yield "name", f"name is a word or two, of {_LONGEST} letters at most"
    key = one.get("key", "1")
    if not isinstance(key, str) or len(key) != 1 or not key.isprintable() or key in " 0":
        yield "key", "key is one character, and not 0, which opens a claim again"
    if one.get("colour", "plain") not in VERDICT_COLOURS:
        yield "colour", f"colour is one of {', '.join(VERDICT_COLOURS)}"
    sign = one.get("sign", "•")
    if not isinstance(sign, str) or sign != visible_line(sign) or len(sign) != 1 or cells(sign) != 1:
        yield "sign", "sign is one character, one cell wide"
    rating = one.get("rating", 1)
    if not isinstance(rating, int) or isinstance(rating, bool) or not 1 <= rating <= BEST_RATING:
        yield "rating", f"rating is a number from 1, false, to {BEST_RATING}, true"


def _is_id(value: object) -> bool:
    """Whether something can be the id of a verdict."""
    try:
        return isinstance(value, str) and Verdict(value) is not Verdict.OPEN
    except ValueError:
        return False


def _is_word(value: object) -> bool:
    """Whether something can be what a verdict is called."""
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST


def _no_two(listed: list[Mapping[str, object]], fields: tuple[str, ...], mistakes: Mistakes) -> None:
    """Say where two verdicts have the same id or key."""
    for field in fields:
        seen: set[object] = set()
        for place, one in enumerate(listed):
            value = one.get(field, str(place + 1) if field == "key" else None)
            if isinstance(value, str) and value in seen:
                mistakes.add(("scale", str(place), field), f"two verdicts have the {field} {visible_line(value)}")
            seen.add(value if isinstance(value, str) else None)


def _reworded(scale: Scale, words: object, mistakes: Mistakes) -> Scale:
    """A scale with the person's words for its verdicts."""
    if not isinstance(words, Mapping):
        mistakes.add(("verdicts",), "verdicts is a table: a verdict, and what you call it")
        return scale
    known = [Verdict.OPEN.value, *(grade.verdict.value for grade in scale)]
    taken: dict[str, str] = {}
    for name, word in words.items():
        if name not in known:
            mistakes.add(("verdicts", name), f"there is no verdict {visible_line(name)}: there are {', '.join(known)}")
        elif not _is_word(word):
            mistakes.add(("verdicts", name), f"verdicts.{name} is a word or two, of {_LONGEST} letters at most")
        else:
            taken[name] = visible_line(str(word).strip())
    grades = tuple(replace(grade, name=taken.get(grade.verdict.value, grade.name)) for grade in scale)
    return Scale(grades, taken.get(Verdict.OPEN.value, scale.open))


def slot_changes(written: Written) -> Iterator[Change]:
    """The keys that the person named for verdicts, where they are not their places."""
    modes = (Mode.NORMAL, Mode.VISUAL, Mode.SIDEBAR, Mode.TRIAGE)
    for place, (slot, key) in enumerate(zip(SLOTS, written.keys, strict=False), start=1):
        if key and key != str(place):
            yield from (Change(action=slot, keys=(key,), mode=mode) for mode in modes)


def own_scale() -> Scale:
    """The scale of the person's config, for a command; the usual one where there is no config, or none in it."""
    try:
        text = config_path().read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return USUAL_SCALE
    import tomllib  # noqa: PLC0415 - 5 ms that nobody without a config pays

    try:
        return written_scale(tomllib.loads(text), Mistakes(text)).scale
    except (tomllib.TOMLDecodeError, RecursionError):
        return USUAL_SCALE  # the reader and `quoth config` say what is wrong
