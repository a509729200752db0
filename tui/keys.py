"""Every action a person can ask for, declared once: its name, title, help and keys by mode.

The status bar's hints, the help screen, the palette, rebinding from the config and docs/keys.md are
all made from `ACTIONS`. What an action does stands in tui/actions, under the same name; a test
holds the two together. A key is written as a person would: one character (`]`, `G`), or a name
(`space`, `ctrl+d`, `pagedown`), several parted by blanks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tui.modes.mode import Mode


class Group(StrEnum):
    """The headings that actions are listed under."""

    MOVING = "Moving"
    CLAIMS = "Claims"
    MARKING = "Notes, tags, verdicts"
    SELECTING = "Selecting"
    SEARCHING = "Searching"
    PLACES = "Places"
    PROGRAM = "Screen and program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that a key does."""

    name: str
    """What the config and the code call it."""
    title: str
    """What the palette and the help call it."""
    help: str
    """One sentence more; empty where the title says it all."""
    group: Group
    keys: Mapping[Mode, tuple[str, ...]]
    """The defaults. A mode that is missing does not know the action."""
    hint: str = ""
    """One word for the status bar; empty: not shown there."""
    takes_letter: bool = False
    """Whether the next key, a letter, belongs to it."""


def _keys(everywhere: str = "", **by_mode: str) -> dict[Mode, tuple[str, ...]]:
    """Keys by mode; `everywhere` is the text, the selection and the sidebar."""
    written = dict.fromkeys((Mode.NORMAL, Mode.VISUAL, Mode.SIDEBAR), everywhere) if everywhere else {}
    written |= {Mode(mode): keys for mode, keys in by_mode.items()}
    return {mode: tuple(keys.split()) for mode, keys in written.items()}


def _action(  # noqa: PLR0913 - a row of a table: each argument is a column
    group: Group,
    name: str,
    title: str,
    text: str,
    keys: dict[Mode, tuple[str, ...]],
    *,
    hint: str = "",
    takes_letter: bool = False,
) -> Action:
    """An action from one line of the tables below."""
    return Action(name=name, title=title, help=text, group=group, keys=keys, hint=hint, takes_letter=takes_letter)


_MOVING = (
    _action(
        Group.MOVING,
        "line_down",
        "Line down",
        "A claim in the sidebar, a hit in the search.",
        _keys("j down", search="down"),
    ),
    _action(Group.MOVING, "line_up", "Line up", "", _keys("k up", search="up")),
    _action(Group.MOVING, "half_page_down", "Half a page down", "", _keys("ctrl+d")),
    _action(Group.MOVING, "half_page_up", "Half a page up", "", _keys("ctrl+u")),
    _action(
        Group.MOVING,
        "page_down",
        "Page down",
        "In the search box it scrolls the text behind.",
        _keys("space pagedown", search="pagedown"),
    ),
    _action(
        Group.MOVING,
        "page_up",
        "Page up",
        "",
        _keys(normal="b pageup", visual="pageup", sidebar="b pageup", search="pageup"),
    ),
    _action(Group.MOVING, "start", "Start", "", _keys("g home")),
    _action(Group.MOVING, "end", "End", "", _keys("G end")),
    _action(Group.MOVING, "next_paragraph", "Next paragraph", "", _keys(normal="}", visual="}")),
    _action(Group.MOVING, "previous_paragraph", "Previous paragraph", "", _keys(normal="{", visual="{")),
    _action(Group.MOVING, "next_heading", "Next heading", "", _keys(normal=")", visual=")")),
    _action(Group.MOVING, "previous_heading", "Previous heading", "", _keys(normal="(", visual="(")),
)

_CLAIMS = (
    _action(Group.CLAIMS, "next_claim", "Next claim", "", _keys(normal="]"), hint="claim"),
    _action(Group.CLAIMS, "previous_claim", "Previous claim", "", _keys(normal="[")),
    _action(Group.CLAIMS, "next_unjudged", "Next claim without a verdict", "", _keys(normal=".", sidebar=".")),
    _action(Group.CLAIMS, "previous_unjudged", "Previous claim without a verdict", "", _keys(normal=",", sidebar=",")),
    _action(Group.CLAIMS, "next_by_speaker", "Next claim by this speaker", "", _keys(normal=">", sidebar=">")),
    _action(Group.CLAIMS, "previous_by_speaker", "Previous claim by this speaker", "", _keys(normal="<", sidebar="<")),
    _action(
        Group.CLAIMS,
        "go",
        "Go there",
        "From a claim or a hit to its place in the text.",
        _keys(sidebar="enter", search="enter"),
        hint="go",
    ),
    _action(
        Group.CLAIMS,
        "filter",
        "Filter the claims",
        "Statements are shown by default; the text marks what the sidebar shows.",
        _keys(normal="f", sidebar="f"),
        hint="filter",
    ),
)

_MARKING = (
    _action(
        Group.MARKING,
        "note",
        "Write a note",
        "On the selection, else on the claim, else on the sentence; opens the note that is there.",
        _keys("a"),
        hint="note",
    ),
    _action(Group.MARKING, "tag", "Tag", "Words parted by blanks or commas.", _keys("t"), hint="tag"),
    _action(Group.MARKING, "highlight", "Highlight", "", _keys(normal="h", visual="H", sidebar="h")),
    _action(Group.MARKING, "supported", "Verdict: supported", "", _keys("1"), hint="verdict"),
    _action(Group.MARKING, "disputed", "Verdict: disputed", "", _keys("2"), hint="verdict"),
    _action(Group.MARKING, "refuted", "Verdict: refuted", "", _keys("3"), hint="verdict"),
    _action(Group.MARKING, "unverifiable", "Verdict: unverifiable", "", _keys("4"), hint="verdict"),
    _action(Group.MARKING, "opinion", "Verdict: opinion", "", _keys("5"), hint="verdict"),
    _action(Group.MARKING, "open", "Verdict: open again", "", _keys("0")),
    _action(
        Group.MARKING,
        "repair",
        "Say who says it",
        "When the claim has the wrong speaker; a new extraction never overwrites it.",
        _keys(normal="r", sidebar="r"),
    ),
    _action(Group.MARKING, "hide", "Hide a claim that is none", "Undo brings it back.", _keys(normal="-", sidebar="-")),
    _action(
        Group.MARKING,
        "make_claim",
        "Make a claim",
        "Of the selection, else of the sentence, when the extraction missed it.",
        _keys(normal="c", visual="c"),
    ),
    _action(
        Group.MARKING,
        "delete",
        "Delete the note, tag or highlight here",
        "Undo brings it back.",
        _keys(normal="x", sidebar="x"),
    ),
    _action(Group.MARKING, "undo", "Undo", "", _keys(normal="u", sidebar="u")),
    _action(Group.MARKING, "redo", "Redo", "", _keys(normal="ctrl+r", sidebar="ctrl+r")),
    _action(Group.MARKING, "next_annotation", "Next annotation", "", _keys(normal="'")),
    _action(Group.MARKING, "previous_annotation", "Previous annotation", "", _keys(normal='"')),
    _action(
        Group.MARKING,
        "unsure",
        "What is unsure or lost",
        "Notes, verdicts and corrections whose words changed: confirm them or take them away.",
        _keys(normal="U", sidebar="U"),
    ),
    _action(
        Group.MARKING,
        "history",
        "History of the claim or note here",
        "When it was open, when disputed, and by whom.",
        _keys(normal="H", sidebar="H"),
    ),
    _action(Group.MARKING, "save", "Save the note", "On disk before it says so.", _keys(editor="ctrl+s"), hint="save"),
    _action(
        Group.MARKING,
        "yank",
        "Copy the words",
        "Of the selection, else of the claim, else of the sentence.",
        _keys("y", search="ctrl+y"),
        hint="copy",
    ),
    _action(Group.MARKING, "cite", "Copy as a citation", "The words with speaker, title, date and source.", _keys("Y")),
)

_SELECTING = (
    _action(
        Group.SELECTING,
        "select",
        "Select",
        "Starts at the claim, else at the word; again: stops.",
        _keys(normal="v", visual="v"),
        hint="select",
    ),
    _action(Group.SELECTING, "select_lines", "Select lines", "", _keys(normal="V", visual="V")),
    _action(
        Group.SELECTING,
        "grow",
        "Grow the selection",
        "Word, clause, sentence, quotation, attribution, paragraph.",
        _keys(visual="+"),
        hint="grow",
    ),
    _action(Group.SELECTING, "shrink", "Shrink the selection", "", _keys(visual="-"), hint="shrink"),
    _action(Group.SELECTING, "next_word", "To the next word", "", _keys(visual="w")),
    _action(Group.SELECTING, "previous_word", "To the previous word", "", _keys(visual="b")),
    _action(Group.SELECTING, "word_end", "To the end of the word", "", _keys(visual="e")),
    _action(Group.SELECTING, "left", "Character back", "", _keys(visual="h left")),
    _action(Group.SELECTING, "right", "Character on", "", _keys(visual="l right")),
)

_SEARCHING = (
    _action(
        Group.SEARCHING,
        "search",
        "Search this document",
        "Again in the empty box: everything you have kept.",
        _keys("/"),
        hint="search",
    ),
    _action(Group.SEARCHING, "next_match", "Next match", "", _keys(normal="n", visual="n")),
    _action(Group.SEARCHING, "previous_match", "Previous match", "", _keys(normal="N", visual="N")),
    _action(Group.SEARCHING, "clear", "Take the marks of the matches away", "", _keys(normal="escape")),
    _action(Group.SEARCHING, "older_query", "Older query", "", _keys(search="ctrl+up")),
    _action(Group.SEARCHING, "newer_query", "Newer query", "", _keys(search="ctrl+down")),
)

_PLACES = (
    _action(
        Group.PLACES,
        "set_mark",
        "Set a mark",
        "Followed by a letter from a to z.",
        _keys(normal="m"),
        takes_letter=True,
    ),
    _action(
        Group.PLACES, "go_to_mark", "Go to a mark", "Followed by its letter.", _keys(normal="`"), takes_letter=True
    ),
    _action(Group.PLACES, "back", "Back to where you were", "", _keys(normal="ctrl+o alt+left")),
    _action(Group.PLACES, "forward", "Forward again", "", _keys(normal="alt+right")),
    _action(Group.PLACES, "library", "Library", "Every document you have kept.", _keys(normal="L", sidebar="L")),
    _action(Group.PLACES, "contents", "Contents", "The headings of the document.", _keys(normal="o", sidebar="o")),
)

_PROGRAM = (
    _action(Group.PROGRAM, "next_pane", "Next pane", "", _keys("tab"), hint="pane"),
    _action(Group.PROGRAM, "focus_text", "Text alone, and back", "", _keys(normal="z")),
    _action(Group.PROGRAM, "narrower", "Narrower lines", "", _keys(normal="ctrl+left")),
    _action(Group.PROGRAM, "wider", "Wider lines", "", _keys(normal="ctrl+right")),
    _action(
        Group.PROGRAM,
        "leave",
        "Leave",
        "The selection, the search (back to the old place), the note (its draft is kept).",
        _keys(visual="escape", sidebar="escape", search="escape", editor="escape"),
        hint="leave",
    ),
    _action(Group.PROGRAM, "theme", "Light or dark", "The config remembers it.", _keys()),
    _action(Group.PROGRAM, "help", "Keys", "", _keys("?")),
    _action(Group.PROGRAM, "palette", "Palette of all actions", "", _keys("ctrl+p", search="ctrl+p")),
    _action(Group.PROGRAM, "quit", "Quit", "", _keys(normal="q", sidebar="q"), hint="quit"),
)

ACTIONS: tuple[Action, ...] = _MOVING + _CLAIMS + _MARKING + _SELECTING + _SEARCHING + _PLACES + _PROGRAM
"""All of them, in the order a person reads them."""

BY_NAME: dict[str, Action] = {action.name: action for action in ACTIONS}
"""The same, by name."""
