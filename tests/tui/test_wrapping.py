"""Display lines: they tile the text, fit the width, and every offset has one place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui import wrapping
from tui.cells import ODD, cells, cluster_start, widths
from tui.wrapping import Wrapped, wrap, wrap_on

NARROW = st.text(alphabet=st.sampled_from("abc  é“”-—,.\n"), max_size=300)
WORDS = st.lists(
    st.sampled_from(
        ["tide", "gauge", "a", "re-opened", "harbour\u00admaster", "quay—side", "「三月から」", "知っていた。"]
    ),
    max_size=60,
)
SIGNS = st.text(alphabet=st.sampled_from("ab  \n\té—-\u00ad\u0301\u200d\ufe0f❤港、「한👩👧\x07\u3000"), max_size=200)
TEXT = NARROW | WORDS.map(" ".join) | SIGNS | st.text(max_size=100)
WIDTH = st.integers(1, 40)


def rows_of(wrapped: Wrapped) -> list[str]:
    """What is drawn of each row."""
    return [wrapped.drawn(row).of(wrapped.text) for row in range(wrapped.line_count)]


@settings(deadline=None)
@given(TEXT, WIDTH)
def test_wrap_tiles_the_text(text: str, width: int) -> None:
    """Joined, the rows are the text; none but the only one is empty."""
    wrapped = wrap(text, width)

    lines = [wrapped.line(row) for row in range(wrapped.line_count)]

    assert "".join(line.of(text) for line in lines) == text
    assert all(lines) or len(lines) == 1


@settings(deadline=None)
@given(TEXT, WIDTH, st.lists(st.integers(0, 300)))
def test_wrap_on_gives_in_slices_what_wrap_gives_at_once(text: str, width: int, stops: list[int]) -> None:
    """However it is sliced, the rows are the same, and each slice tiles what it says it has laid out."""
    wrapped = wrap(text, width, until=0)
    for stop in sorted(stops):
        wrap_on(wrapped, stop)
        lines = [wrapped.line(row).of(text) for row in range(wrapped.line_count)]
        assert "".join(lines) == text[: wrapped.end]
        assert wrapped.end > min(stop, len(text) - 1)

    wrap_on(wrapped, len(text))
    whole = wrap(text, width)

    assert wrapped.is_complete
    assert (wrapped.starts, wrapped.indents) == (whole.starts, whole.indents)


@settings(deadline=None)
@given(TEXT, WIDTH)
def test_wrap_fits_every_row_into_the_width(text: str, width: int) -> None:
    """A row with its indent takes at most `width` cells, unless it is one cluster that is wider."""
    wrapped = wrap(text, width)

    for row, drawn in enumerate(rows_of(wrapped)):
        clusters = sum(1 for cell in widths(drawn) if cell)
        assert wrapped.indents.get(row, 0) + cells(drawn) <= width or clusters == 1


@settings(deadline=None)
@given(TEXT, WIDTH)
def test_wrap_starts_a_row_at_each_line_of_the_source(text: str, width: int) -> None:
    """A newline always ends a row, and no row has a newline inside."""
    wrapped = wrap(text, width)

    lines = [wrapped.line(row).of(text) for row in range(wrapped.line_count)]

    assert all("\n" not in line[:-1] for line in lines)


@settings(deadline=None)
@given(TEXT, WIDTH)
def test_wrap_never_parts_a_cluster(text: str, width: int) -> None:
    """A row starts where a cluster does; a mark set on a space is the exception, and shows nothing."""
    wrapped = wrap(text, width)

    for start in wrapped.starts:
        first = text.rfind("\n", 0, start) + 1
        line = text[first:].split("\n", 1)[0]
        assert cluster_start(line, start - first) == start - first or text[start - 1].isspace()


@settings(deadline=None)
@given(NARROW, WIDTH, st.integers(0, 4))
def test_narrow_way_cuts_where_the_measured_way_does(text: str, width: int, hang: int) -> None:
    """The slow way is the reference: for plain text the fast one gives the same rows."""
    line = text.replace("\n", " ")
    assert ODD.search(line) is None

    fast = list(wrapping._narrow_rows(line, 0, len(line), width, min(hang, width // 3)))
    slow = list(wrapping._measured_rows(line, 0, len(line), width, min(hang, width // 3)))

    assert fast == slow


@settings(deadline=None)
@given(TEXT, WIDTH)
def test_measured_way_fills_rows_as_a_naive_scan_does(text: str, width: int) -> None:
    """Stretches and bisects are only quick: counting each beginning of the row again gives the same rows."""
    line = text.replace("\n", " ")

    naive, start = [], 0
    while start < len(line):
        fitting = [end for end in range(start + 1, len(line) + 1) if cells(line[start:end]) <= width]
        limit = max(fitting, default=start + 1)
        while limit < len(line) and widths(line[start : limit + 1])[-1] == 0:
            limit += 1
        start = wrapping._cut(line, start, limit, len(line)) if limit < len(line) else len(line)
        naive.append(start)

    assert [*wrapping._measured_rows(line, 0, len(line), width, 0), len(line)][-len(naive) :] == naive or not line


@settings(deadline=None)
@given(TEXT, WIDTH, st.data())
def test_row_of_is_the_row_whose_line_holds_the_offset(text: str, width: int, data: st.DataObject) -> None:
    """Bisect and linear search agree; behind the text it is the last row."""
    wrapped = wrap(text, width)
    offset = data.draw(st.integers(0, len(text)))

    row = wrapped.row_of(offset)

    assert offset in wrapped.line(row) or (offset == len(text) and row == wrapped.line_count - 1)


@settings(deadline=None)
@given(TEXT, WIDTH)
@example("❤\t\ufe0f", 4)
def test_offset_at_undoes_cell_of_for_each_drawn_cluster(text: str, width: int) -> None:
    """From an offset to its cell and back is the same offset, for the start of everything that takes cells."""
    wrapped = wrap(text, width)

    for row in range(wrapped.line_count):
        drawn = wrapped.drawn(row)
        for index, cell in enumerate(widths(drawn.of(text))):
            if cell:
                assert wrapped.offset_at(*wrapped.cell_of(drawn.start + index)) == drawn.start + index


@settings(deadline=None)
@given(TEXT, WIDTH, st.integers(-3, 60), st.data())
def test_offset_at_never_leaves_its_row(text: str, width: int, cell: int, data: st.DataObject) -> None:
    """Whatever cell is asked for, the answer stands in the row."""
    wrapped = wrap(text, width)
    row = data.draw(st.integers(0, wrapped.line_count - 1))

    assert wrapped.row_of(wrapped.offset_at(row, cell)) == row


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("incomprehensibilities", 8, ["incompre", "hensibil", "ities"]),
        ("the well-intentioned-but-late answer", 20, ["the well-", "intentioned-but-late", "answer"]),
        ("a minus of 1-2", 13, ["a minus of", "1-2"]),
        ("港湾局長は、知っていた", 10, ["港湾局長", "は、知って", "いた"]),
        ("彼は「三月から」と言った", 7, ["彼は", "「三月", "から」", "と言っ", "た"]),
        ("그는 이미 알고", 9, ["그는 이미", "알고"]),
        ("- item that is long enough", 12, ["- item that", "is long", "enough"]),
        ("a\n\nb\n", 5, ["a", "", "b"]),
        ("trailing     ", 8, ["trailing"]),
        ("a\tb\tc", 5, ["a\tb", "c"]),
    ],
)
def test_wrap_cuts_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    """At spaces; in a long word behind its hyphen; between East Asian signs, but not before a closing one."""
    assert rows_of(wrap(text, width)) == expected


def test_wrap_hangs_what_follows_under_the_first_word_of_an_item() -> None:
    """Rows of a list item or quoted line stand under its first word; of plain text at the edge."""
    wrapped = wrap("12. The spare had been in the store.\nPlain text of some length here.", 20)

    assert wrapped.indents == {1: 4, 2: 4}
    assert wrapped.cell_of(20) == (1, 6)


@pytest.mark.parametrize("width", [1, 7, 80])
def test_wrap_takes_a_line_without_a_space_in_its_stride(width: int) -> None:
    """Long words are cut at the width, of whatever signs they are."""
    assert wrap("x" * 5000, width).line_count == -(-5000 // width)
    assert wrap("港" * 5000, width).line_count == -(-5000 // max(1, width // 2))


@pytest.mark.parametrize("sign", ["\u0301", "\u200d", "\u00ad"])
def test_wrap_gives_no_row_a_million_signs(sign: str) -> None:
    """Marks without end on one letter are cut, so that a row is always quick to draw; nothing else is."""
    wrapped = wrap("e" + sign * 50_000 + "\tx", 80)

    assert max(len(wrapped.line(row)) for row in range(wrapped.line_count)) <= 4097
    assert rows_of(wrapped)[-1].endswith("x")
