"""docs/keys.md, made from tui.keys. Run it to write the page again; a test compares."""

from __future__ import annotations

from pathlib import Path

from tui.keys import ACTIONS, Action, Group
from tui.modes.mode import TITLES, Mode

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

_HEAD = """# Keys

Made from the program by `make docs`. In the reader `?` shows the same, with your own keys, and `ctrl+p` finds every
action by its name. A mouse can do all of it: the right button offers what can be done where it is clicked, and a key
that is named at the foot of a screen is pressed by a click on it.

Each action can have other keys in the config, by the name in the last column; `quoth` reads it from
`config.toml` in your settings folder, or from the file that `QUOTH_CONFIG` names:

    theme = "quoth-light"           # or "quoth-dark", "quoth-contrast"; "auto" is as the terminal is
    terminal_cursor = true          # show the terminal's own cursor, for screen readers
    measure = 76                    # the longest line, in cells
    query_history = false           # keep nothing of what you search for
    citation = "markdown"           # what Y copies: plain, markdown, html, bibtex or json

    [verdicts]
    disputed = "half true"          # what you call a verdict; the store keeps its id

    [keys]
    next_claim = ["]", "n"]         # wherever the action is known

    [keys.sidebar]
    note = "i"                      # here only

In place of quoth's five verdicts you can have two to nine of your own, each a table `[[scale]]` in their order:

    [[scale]]
    id = "mostly-true"              # kept in the store, and by every other; it never changes
    name = "mostly true"            # else the words of the id
    key = "2"                       # else its place; 0 opens a claim again
    colour = "green"                # green, yellow, orange, red, blue, violet, grey, plain
    sign = "◐"                      # one cell
    rating = 4                      # what ClaimReview says: 1, false, to 5, true; else it has a name only

A key is one character, or a name such as `space`, `tab`, `enter`, `escape`, `pagedown`, `up`, `ctrl+d`, `alt+left`.
A mistake in the file is said with its line when the reader opens, and by `quoth config`; the default is used. To start
a file of your own: `quoth config --default > "$(quoth config --path)"`.
The modes are: reading (`normal`), selecting (`visual`), the claims (`sidebar`), the triage (`triage`), the
speakers (`speakers`), the library (`library`), the search box (`search`) and the note (`editor`).
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for group in Group:
        parts.append(f"\n## {group.value}\n\n| what | {' | '.join(TITLES[mode] for mode in Mode)} | name |\n")
        parts.append("|---" * (len(Mode) + 2) + "|\n")
        parts += [_row(action) for action in ACTIONS if action.group is group]
    return "".join(parts)


def _row(action: Action) -> str:
    """One action as a row of the table."""
    what = f"**{action.title}** {action.help}".strip()
    letter = " {a–z}" if action.takes_letter else ""
    cells = [" ".join(_code(key) for key in action.keys.get(mode, ())) for mode in Mode]
    written = " | ".join(f"{cell}{letter if cell else ''}" or "–" for cell in cells)
    return f"| {what} | {written} | {action.name} |\n"


def _code(key: str) -> str:
    """A key as code; a backtick needs two around it."""
    return f"`` {key} ``" if key == "`" else f"`{key}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
