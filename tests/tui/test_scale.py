"""The verdicts are the person's; a mistake is said with its line, and the usual ones stay."""

from __future__ import annotations

import tomllib

import pytest

from store import USUAL_SCALE, Verdict
from tui.keys import SLOTS
from tui.mistakes import Mistakes
from tui.modes.keymap import keymap
from tui.modes.mode import Mode
from tui.scale import Written, slot_changes, written_scale

NEWSROOM = "\n".join(
    f'[[scale]]\nid = "{name.replace(" ", "-")}"\nname = "{name}"\ncolour = "{colour}"\nsign = "{sign}"'
    for name, colour, sign in (
        ("true", "green", "●"),
        ("mostly true", "blue", "◕"),
        ("half true", "yellow", "◑"),
        ("mostly false", "orange", "◔"),
        ("false", "red", "○"),
        ("pants on fire", "violet", "✹"),
        ("no evidence", "grey", "?"),
    )
)


def read(text: str) -> tuple[Written, tuple[str, ...]]:
    """The scale of a config, and what is wrong with it."""
    mistakes = Mistakes(text)
    return written_scale(tomllib.loads(text), mistakes), mistakes.said()


def test_words_are_those_of_the_config() -> None:
    """What is not named stays as usual."""
    written, said = read('[verdicts]\nsupported = "true"\ndisputed = " half true "\nopen = "to do"\n')

    names = [written.scale.name(verdict) for verdict in Verdict]
    assert names == ["to do", "true", "half true", "refuted", "unverifiable", "opinion"]
    assert said == ()


def test_own_scale_is_taken_whole() -> None:
    """Seven verdicts, in their order, each with its look; nothing of the usual ones is left."""
    written, said = read(NEWSROOM)

    assert said == ()
    assert [grade.verdict for grade in written.scale][:2] == [Verdict("true"), Verdict("mostly-true")]
    assert [(grade.name, grade.colour, grade.sign) for grade in written.scale][5] == ("pants on fire", "violet", "✹")


def test_own_scale_has_the_digits_and_the_names() -> None:
    """As many digits judge as there are verdicts, and the palette calls them by their names."""
    written, _ = read(NEWSROOM)
    keys, problems = keymap(slot_changes(written), written.scale)

    assert problems == ()
    for place, slot in enumerate(SLOTS, start=1):
        action = keys.action(Mode.NORMAL, str(place))
        assert (action and action.name) == (slot if place <= 7 else None)
    titles = [action.title for action in keys.offered if action.name in SLOTS]
    assert titles[2:4] == ["Verdict: half true", "Verdict: mostly false"]
    assert len(titles) == 7


def test_key_of_a_verdict_is_the_persons() -> None:
    """A verdict with a key of its own has that one and not its place, where letters are no text."""
    written, said = read('[[scale]]\nid = "yes"\nkey = "9"\n[[scale]]\nid = "no"\nkey = "!"\n')
    keys, _ = keymap(slot_changes(written), written.scale)

    assert said == ()
    assert [keys.keys(Mode.TRIAGE, slot) for slot in SLOTS[:2]] == [("9",), ("!",)]
    assert keys.action(Mode.TRIAGE, "1") is None
    assert keys.keys(Mode.SEARCH, SLOTS[0]) == ("alt+1",)


def test_words_rename_an_own_scale_too() -> None:
    """[verdicts] names what there is."""
    written, said = read(f'{NEWSROOM}\n[verdicts]\nfalse = "nope"\ndisputed = "x"\n')

    assert written.scale.name(Verdict("false")) == "nope"
    assert said == (
        f"line 38: there is no verdict disputed: there are {', '.join(['open', *(g.verdict for g in written.scale)])}",
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("scale = 3", 1, "list of tables"),
        ('[[scale]]\nid = "one"', 1, "2 to 9 verdicts, not 1"),
        ('[[scale]]\nid = "a"\n' * 10, 1, "not 10"),
        ('[[scale]]\nname = "a"\n[[scale]]\nid = "b"', 1, "id is what the records hold"),
        ('[[scale]]\nid = "open"\n[[scale]]\nid = "b"', 2, "not “open”"),
        ('[[scale]]\nid = "a b"\n[[scale]]\nid = "b"', 2, "id is what the records hold"),
        ('[[scale]]\nid = "a"\n[[scale]]\nid = "a"', 4, "two verdicts have the id a"),
        ('[[scale]]\nid = "a"\nkey = "2"\n[[scale]]\nid = "b"', 4, "two verdicts have the key 2"),
        ('[[scale]]\nid = "a"\nkey = "0"\n[[scale]]\nid = "b"', 3, "key is one character"),
        ('[[scale]]\nid = "a"\n[[scale]]\nid = "b"\ncolour = "pink"', 5, "colour is one of green"),
        ('[[scale]]\nid = "a"\nsign = "語"\n[[scale]]\nid = "b"', 3, "one cell wide"),
        ('[[scale]]\nid = "a"\nrating = 6\n[[scale]]\nid = "b"', 3, "from 1, false, to 5"),
        ('[[scale]]\nid = "a"\nrating = true\n[[scale]]\nid = "b"', 3, "from 1, false, to 5"),
        ('[[scale]]\nid = "a"\nshape = 1\n[[scale]]\nid = "b"', 3, "a verdict has no shape"),
        ('[[scale]]\nid = "a"\nname = 7\n[[scale]]\nid = "b"', 3, "name is a word or two"),
    ],
)
def test_mistake_in_a_scale_is_said_with_its_line(text: str, line: int, words: str) -> None:
    """The usual scale is used then, whole."""
    written, said = read(text)

    assert written == Written()
    assert any(each.startswith(f"line {line}: ") and words in each for each in said)


def test_mistakes_in_words_are_said_and_change_nothing() -> None:
    """No such verdict, no word, no table; nothing reaches the screen as a command."""
    written, said = read(
        f'[verdicts]\ntru = "x"\nopen = 5\nrefuted = ""\nopinion = "{"y" * 21}"\nsupported = "a\\u001b[2Jb"'
    )

    assert [each.partition(":")[0] for each in said] == ["line 2", "line 3", "line 4", "line 5"]
    assert [grade.name for grade in written.scale][1:] == [grade.name for grade in USUAL_SCALE][1:]
    assert "\x1b" not in written.scale.grades[0].name
    assert read('verdicts = "true"')[1] == ("line 1: verdicts is a table: a verdict, and what you call it",)
