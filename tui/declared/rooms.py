"""Rooms: the actions of the screens beside the reader, the speakers and the library."""

from __future__ import annotations

from tui.declared.action import Action, Group, action, keys

ROOMS: tuple[Action, ...] = (
    action(
        Group.ROOMS,
        "speakers",
        "Speakers",
        "Everybody who is quoted here, and what they said; again: in everything you have kept.",
        keys(normal="S", sidebar="S", speakers="S"),
        hint="speakers",
    ),
    action(
        Group.ROOMS,
        "merge",
        "One speaker is really another",
        "All that one said is the other’s then, also what comes later; in all documents after S. Again: parts them.",
        keys(speakers="M"),
        hint="merge",
    ),
    action(
        Group.ROOMS,
        "beside",
        "Two statements side by side",
        "Hold the first one, then choose the second, of the same speaker or another.",
        keys(speakers="="),
        hint="beside",
    ),
    action(
        Group.ROOMS,
        "sort",
        "Sort by something else",
        "Last read, title, date, claims, what is left to judge.",
        keys(library="s"),
        hint="sort",
    ),
    action(
        Group.ROOMS,
        "collections",
        "Put the document into collections",
        "Their names, parted by commas.",
        keys(library="t"),
        hint="collect",
    ),
    action(Group.ROOMS, "one_collection", "Show one collection", "", keys(library="c")),
    action(Group.ROOMS, "edit", "Edit title, author or date", "", keys(library="e"), hint="edit"),
    action(
        Group.ROOMS,
        "take_off",
        "Take the document off the shelf",
        "Undo brings it back; its notes stay until it is forgotten.",
        keys(library="x"),
    ),
)
