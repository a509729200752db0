"""The program: the actions for places, panes, screens and the way out."""

from __future__ import annotations

from tui.declared.action import Action, Group, action, keys

PLACES: tuple[Action, ...] = (
    action(
        Group.PLACES,
        "set_mark",
        "Set a mark",
        "Followed by a letter from a to z.",
        keys(normal="m"),
        takes_letter=True,
    ),
    action(Group.PLACES, "go_to_mark", "Go to a mark", "Followed by its letter.", keys(normal="`"), takes_letter=True),
    action(Group.PLACES, "back", "Back to where you were", "", keys(normal="ctrl+o alt+left")),
    action(Group.PLACES, "forward", "Forward again", "", keys(normal="alt+right")),
    action(
        Group.PLACES,
        "library",
        "Library",
        "Every document you have kept.",
        keys(normal="L", sidebar="L", library="L"),
        hint="library",
    ),
    action(
        Group.PLACES,
        "open_file",
        "Open a file or a pasted text",
        "The path is completed as you type; a text that you paste is kept as a document.",
        keys(normal="O", sidebar="O", library="O"),
        hint="open",
    ),
    action(
        Group.PLACES,
        "contents",
        "Contents",
        "The chapters or headings of the document, with their pages.",
        keys(normal="o", sidebar="o"),
    ),
    action(
        Group.PLACES,
        "footnote",
        "Footnote, and back",
        "From the sign in this line to its note, from a note to its sign; a click on the sign does the same.",
        keys(normal="enter"),
    ),
)

PROGRAM: tuple[Action, ...] = (
    action(
        Group.PROGRAM,
        "next_pane",
        "Next pane",
        "",
        keys(normal="tab", visual="tab", sidebar="tab", speakers="tab"),
        hint="pane",
    ),
    action(Group.PROGRAM, "focus_text", "Text alone, and back", "", keys(normal="z")),
    action(Group.PROGRAM, "narrower", "Narrower lines", "", keys(normal="ctrl+left")),
    action(Group.PROGRAM, "wider", "Wider lines", "", keys(normal="ctrl+right")),
    action(
        Group.PROGRAM,
        "leave",
        "Leave",
        "The selection, the search (back to the old place), the note (its draft is kept).",
        keys(rooms="escape q", visual="escape", sidebar="escape", triage="escape q", search="escape", editor="escape"),
        hint="leave",
    ),
    action(
        Group.PROGRAM,
        "theme",
        "Light or dark",
        "Or with much contrast; the config remembers it.",
        keys(),
    ),
    action(
        Group.PROGRAM,
        "help",
        "Keys",
        "Those of where you are come first; / looks for a key or for words.",
        keys("? f1", rooms="? f1", search="f1"),
    ),
    action(Group.PROGRAM, "palette", "Palette of all actions", "", keys("ctrl+p", rooms="ctrl+p", search="ctrl+p")),
    action(
        Group.PROGRAM,
        "aside",
        "Back to the shell for a while",
        "`fg` brings quoth back, as it was.",
        keys("ctrl+z", rooms="ctrl+z", search="ctrl+z"),
    ),
    action(Group.PROGRAM, "quit", "Quit", "", keys(normal="q", sidebar="q"), hint="quit"),
)
