"""Marking: the actions by which a person adds, repairs and copies."""

from __future__ import annotations

from tui.declared.action import Action, Group, action, keys

SLOTS = (
    "supported",
    "disputed",
    "refuted",
    "unverifiable",
    "opinion",
    "verdict_6",
    "verdict_7",
    "verdict_8",
    "verdict_9",
)
"""The actions that give the first, the second … verdict of the person's scale; named after those of the usual one."""
USUAL = 5
"""How many verdicts the usual scale has."""
_OWN = "Where your own scale has so many."

MARKING: tuple[Action, ...] = (
    action(
        Group.MARKING,
        "note",
        "Write a note",
        "On the selection, else on the claim, else on the sentence; opens the note that is there.",
        keys("a"),
        hint="note",
    ),
    action(
        Group.MARKING,
        "tag",
        "Tag",
        "Words parted by blanks or commas; in the search, all marked hits at once.",
        keys("t", search="ctrl+t"),
        hint="tag",
    ),
    action(Group.MARKING, "highlight", "Highlight", "", keys(normal="h", visual="H", sidebar="h", triage="h")),
    action(
        Group.MARKING,
        "supported",
        "Verdict: supported",
        "In the search, where digits are text: on all marked hits at once, with alt, as the others.",
        keys("1", search="alt+1"),
        hint="verdict",
    ),
    action(Group.MARKING, "disputed", "Verdict: disputed", "", keys("2", search="alt+2"), hint="verdict"),
    action(Group.MARKING, "refuted", "Verdict: refuted", "", keys("3", search="alt+3"), hint="verdict"),
    action(Group.MARKING, "unverifiable", "Verdict: unverifiable", "", keys("4", search="alt+4"), hint="verdict"),
    action(Group.MARKING, "opinion", "Verdict: opinion", "", keys("5", search="alt+5"), hint="verdict"),
    action(Group.MARKING, "verdict_6", "Verdict: the sixth", _OWN, keys("6", search="alt+6"), hint="verdict"),
    action(Group.MARKING, "verdict_7", "Verdict: the seventh", _OWN, keys("7", search="alt+7"), hint="verdict"),
    action(Group.MARKING, "verdict_8", "Verdict: the eighth", _OWN, keys("8", search="alt+8"), hint="verdict"),
    action(Group.MARKING, "verdict_9", "Verdict: the ninth", _OWN, keys("9", search="alt+9"), hint="verdict"),
    action(Group.MARKING, "open", "Verdict: open again", "", keys("0", search="alt+0")),
    action(
        Group.MARKING,
        "repair",
        "Repair the claim",
        "Who says it, how it is told, which words (in a selection: those). A new extraction never overwrites it.",
        keys(normal="r", visual="r", sidebar="r", triage="r"),
    ),
    action(
        Group.MARKING,
        "hide",
        "Hide a claim that is none",
        "Undo brings it back.",
        keys(normal="-", sidebar="-", triage="-"),
    ),
    action(
        Group.MARKING,
        "make_claim",
        "Make a claim",
        "Of the selection, else of the sentence, when the extraction missed it.",
        keys(normal="c", visual="c"),
    ),
    action(
        Group.MARKING,
        "evidence",
        "Evidence",
        "An address, or a passage of anything kept, linked from both ends; where there is some, it leads there.",
        keys("E"),
    ),
    action(
        Group.MARKING,
        "delete",
        "Delete the note, tag or highlight here",
        "Undo brings it back.",
        keys(normal="x", sidebar="x", triage="x"),
    ),
    action(Group.MARKING, "undo", "Undo", "", keys(rooms="u", normal="u", sidebar="u", triage="u")),
    action(Group.MARKING, "redo", "Redo", "", keys(rooms="ctrl+r", normal="ctrl+r", sidebar="ctrl+r", triage="ctrl+r")),
    action(Group.MARKING, "next_annotation", "Next annotation", "", keys(normal="'")),
    action(Group.MARKING, "previous_annotation", "Previous annotation", "", keys(normal='"')),
    action(
        Group.MARKING,
        "unsure",
        "What is unsure or lost",
        "Notes, verdicts and corrections whose words changed: confirm them or take them away.",
        keys(normal="U", sidebar="U"),
    ),
    action(
        Group.MARKING,
        "history",
        "History of the claim or note here",
        "When it was open, when disputed, and by whom.",
        keys(normal="H", sidebar="H", triage="H"),
    ),
    action(
        Group.MARKING,
        "outside",
        "Write the note in your own editor",
        "The one that VISUAL or EDITOR names; what it saves comes back into the note.",
        keys(editor="ctrl+e"),
        hint="your editor",
    ),
    action(Group.MARKING, "save", "Save the note", "On disk before it says so.", keys(editor="ctrl+s"), hint="save"),
    action(
        Group.MARKING,
        "yank",
        "Copy the words",
        "Of the selection, else of the claim, else of the sentence.",
        keys("y", speakers="y", search="ctrl+y"),
        hint="copy",
    ),
    action(Group.MARKING, "cite", "Copy as a citation", "The words with speaker, title, date and source.", keys("Y")),
    action(
        Group.MARKING,
        "cite_as",
        "Copy as a citation in another form",
        "Plain, Markdown, HTML, BibTeX or JSON; Y copies in that form from then on.",
        keys(),
    ),
)

TRIAGE: tuple[Action, ...] = (
    action(
        Group.TRIAGE,
        "triage",
        "Triage",
        "The claims without a verdict, most check-worthy first, one after the other; it goes on where it stopped.",
        keys(normal="T", sidebar="T", triage="T"),
        hint="triage",
    ),
    action(Group.TRIAGE, "skip", "Leave the claim for later", "", keys(triage="space s"), hint="later"),
    action(
        Group.TRIAGE,
        "triage_back",
        "Back to the claim before",
        "To look at it, or to judge it anew.",
        keys(triage="b backspace"),
        hint="back",
    ),
)
