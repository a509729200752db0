"""Pasting: what a pasted text may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.pasting import as_line, cleaned, path_in


def test_cleaned_paste_has_no_control_signs_and_plain_line_ends() -> None:
    """Line ends of any system become line ends, tabs stay, and what commands a terminal becomes a sign."""
    assert cleaned("one\r\ntwo\rthree\n\tfour\x1b]52;c;x\x07\u202e") == "one\ntwo\nthree\n\tfour␛]52;c;x␇\ufffd"


@pytest.mark.parametrize("shape", ["{}", "'{}'", '"{}"', " {}\n", "file://{}"])
def test_path_is_known_as_programs_write_it(tmp_path: Path, shape: str) -> None:
    """A dropped file comes in quotes, with a line end, or as a URL."""
    path = tmp_path / "report.txt"
    path.touch()

    assert path_in(shape.format(path)) == path


def test_path_with_blanks_is_known_when_they_are_escaped(tmp_path: Path) -> None:
    """As a shell would want it, or as a URL."""
    path = tmp_path / "the report (2).txt"
    path.touch()
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")

    assert path_in(escaped) == path
    assert path_in(f"file://{path}".replace(" ", "%20")) == path


@pytest.mark.parametrize("text", ["", " ", "no such file", "two\nlines", "a\0b", "~nobody-of-that-name/x", "x" * 5000])
def test_what_names_no_file_is_no_path(text: str) -> None:
    """Anything else is a text."""
    assert path_in(text) is None


def test_line_has_single_blanks() -> None:
    """Lines are joined."""
    assert as_line(" one\ntwo \t three") == "one two three"
