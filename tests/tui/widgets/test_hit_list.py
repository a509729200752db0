"""The list of hits: who says it has the room that where it stands leaves."""

from __future__ import annotations

import pytest

from tui.widgets.hit_list import HitList, HitRow, Listed


@pytest.mark.parametrize(
    ("who", "where", "width", "head"),
    [
        ("Brennock Marine", "¶ 5", 29, "Brennock Marine  ¶ 5"),
        ("Brennock Marine", "¶ 5", 20, "Brennock …  ¶ 5"),
        (
            "Brennock Marine",
            "The gate and the night the tide came in",
            29,
            "Brennock …  The gate and the night the tide came in",
        ),
        ("Brennock Marine of Tolmouth", "", 29, "Brennock Marine of …"),
    ],
)
def test_name_is_cut_only_where_its_place_needs_the_room(who: str, where: str, width: int, head: str) -> None:
    """A short place takes what it needs; a long title is cut by the line's end, and leaves the name half of it."""
    row = HitRow(who=who, where=where, text="It jammed.", marked=())
    hits = HitList()
    hits._listed = Listed(("It jammed.",), lambda _: row)

    first, *_ = hits.row_lines(0, width)

    assert "".join(text for text, _ in first).strip() == head
