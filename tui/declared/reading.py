"""Reading: the actions that move, select and find, and those on the claims as a list."""

from __future__ import annotations

from tui.declared.action import Action, Group, action, keys

MOVING: tuple[Action, ...] = (
    action(
        Group.MOVING,
        "line_down",
        "Line down",
        "A claim in the sidebar, a hit in the search.",
        keys("j down", rooms="j down", search="down"),
    ),
    action(Group.MOVING, "line_up", "Line up", "", keys("k up", rooms="k up", search="up")),
    action(Group.MOVING, "half_page_down", "Half a page down", "", keys("ctrl+d", rooms="ctrl+d")),
    action(Group.MOVING, "half_page_up", "Half a page up", "", keys("ctrl+u", rooms="ctrl+u")),
    action(
        Group.MOVING,
        "page_down",
        "Page down",
        "In the search box it scrolls the text behind.",
        keys("space pagedown", rooms="space pagedown", triage="pagedown", search="pagedown"),
    ),
    action(
        Group.MOVING,
        "page_up",
        "Page up",
        "",
        keys("pageup", rooms="b pageup", normal="b pageup", sidebar="b pageup", search="pageup"),
    ),
    action(Group.MOVING, "start", "Start", "", keys("g home", rooms="g home")),
    action(Group.MOVING, "end", "End", "", keys("G end", rooms="G end")),
    action(Group.MOVING, "next_paragraph", "Next paragraph", "", keys(normal="}", visual="}")),
    action(Group.MOVING, "previous_paragraph", "Previous paragraph", "", keys(normal="{", visual="{")),
    action(Group.MOVING, "next_heading", "Next heading", "", keys(normal=")", visual=")")),
    action(Group.MOVING, "previous_heading", "Previous heading", "", keys(normal="(", visual="(")),
)

CLAIMS: tuple[Action, ...] = (
    action(Group.CLAIMS, "next_claim", "Next claim", "", keys(normal="]"), hint="claim"),
    action(Group.CLAIMS, "previous_claim", "Previous claim", "", keys(normal="[")),
    action(Group.CLAIMS, "next_unjudged", "Next claim without a verdict", "", keys(normal=".", sidebar=".")),
    action(Group.CLAIMS, "previous_unjudged", "Previous claim without a verdict", "", keys(normal=",", sidebar=",")),
    action(Group.CLAIMS, "next_by_speaker", "Next claim by this speaker", "", keys(normal=">", sidebar=">")),
    action(Group.CLAIMS, "previous_by_speaker", "Previous claim by this speaker", "", keys(normal="<", sidebar="<")),
    action(
        Group.CLAIMS,
        "go",
        "Go there",
        "From a claim or a hit to its place in the text.",
        keys(rooms="enter", sidebar="enter", triage="enter", search="enter"),
        hint="go",
    ),
    action(
        Group.CLAIMS,
        "check",
        "Check against a source",
        "Whether these words, or the claim's, stand in another document: verbatim, altered, elided, spliced, absent.",
        keys("K"),
    ),
    action(
        Group.CLAIMS,
        "elsewhere",
        "The same in other documents",
        "What else you keep says the same, or nearly, and what differs there; the sidebar counts it: ≈2.",
        keys(normal="=", sidebar="=", triage="="),
    ),
    action(
        Group.CLAIMS,
        "filter",
        "Filter the claims",
        "Statements, or a sort, or one speaker, verdict or tag; the text marks what the sidebar shows.",
        keys(rooms="f /", normal="f", sidebar="f"),
        hint="filter",
    ),
)

SELECTING: tuple[Action, ...] = (
    action(
        Group.SELECTING,
        "select",
        "Select",
        "Starts at the claim, else at the word; again: stops.",
        keys(normal="v", visual="v"),
        hint="select",
    ),
    action(Group.SELECTING, "select_lines", "Select lines", "", keys(normal="V", visual="V")),
    action(
        Group.SELECTING,
        "grow",
        "Grow the selection",
        "Word, clause, sentence, quotation, attribution, paragraph.",
        keys(visual="+"),
        hint="grow",
    ),
    action(Group.SELECTING, "shrink", "Shrink the selection", "", keys(visual="-"), hint="shrink"),
    action(Group.SELECTING, "next_word", "To the next word", "", keys(visual="w")),
    action(Group.SELECTING, "previous_word", "To the previous word", "", keys(visual="b")),
    action(Group.SELECTING, "word_end", "To the end of the word", "", keys(visual="e")),
    action(Group.SELECTING, "left", "Character back", "", keys(visual="h left")),
    action(Group.SELECTING, "right", "Character on", "", keys(visual="l right")),
)

SEARCHING: tuple[Action, ...] = (
    action(
        Group.SEARCHING,
        "search",
        "Search this document",
        "Again in the empty box: everything you have kept.",
        keys(normal="/", visual="/", sidebar="/"),
        hint="search",
    ),
    action(Group.SEARCHING, "next_match", "Next match", "", keys(normal="n", visual="n")),
    action(Group.SEARCHING, "previous_match", "Previous match", "", keys(normal="N", visual="N")),
    action(Group.SEARCHING, "clear", "Take the marks of the matches away", "", keys(normal="escape")),
    action(
        Group.SEARCHING,
        "mark_hit",
        "Mark the hit",
        "For tags and verdicts on several hits at once, in one or in many documents; again: takes the mark away.",
        keys(search="tab"),
        hint="mark",
    ),
    action(Group.SEARCHING, "older_query", "Older query", "", keys(search="ctrl+up")),
    action(Group.SEARCHING, "newer_query", "Newer query", "", keys(search="ctrl+down")),
)
