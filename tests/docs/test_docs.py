"""What the docs name exists, and what exists is named in the docs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs import reference
from tests.docs.rooms import PAGE, page_with, rooms
from tui.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    """Every relative link of a page is a file or folder of this repository."""
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]

    missing = [link for link in links if not (page.parent / link).exists()]

    assert missing == []


def test_readme_says_in_its_first_screen_how_to_run_and_test() -> None:
    """A newcomer sees both commands without scrolling: within the first 24 lines."""
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:24])

    assert "make run" in first_screen
    assert "make test" in first_screen


def test_make_targets_that_the_docs_name_exist() -> None:
    """Each `make TARGET` of a page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        for word in re.findall(r"(?:^    |`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }

    assert named <= targets


def test_make_help_lists_every_target_a_person_may_call() -> None:
    """`make help` is made from the comments, so a target without one would be hidden."""
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None

    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [
        name for name in phony[1].split() if name != "help" and not re.search(rf"^{name}\b", shown, re.MULTILINE)
    ] == []


def test_readme_and_program_know_the_same_commands() -> None:
    """A command that the README shows is real, and none is left out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^    quoth ([a-z]+)\b", readme, re.MULTILINE))

    assert shown - {"article"} == set(COMMANDS) - {"open"}


def test_architecture_lists_every_room_as_it_is() -> None:
    """docs/architecture.md is the house from the code as it is; `make docs` writes the list anew."""
    assert PAGE.read_text(encoding="utf-8") == page_with(rooms())


@pytest.mark.parametrize("page", reference.PAGES, ids=lambda page: page.name)
def test_reference_is_what_the_program_says(page: Path) -> None:
    """A page made from the code is that of the code as it is; `make docs` writes it anew."""
    assert page.read_text(encoding="utf-8") == reference.PAGES[page]()
