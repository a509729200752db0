"""What `--json` prints is what docs/reference/schemas says, for every command that has it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import store
from tui.commands import COMMANDS, quoth

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
LINES = {"add", "claims"}
"""Commands that print one object a line."""
CALLS: dict[str, list[list[str]]] = {
    "add": [["minutes.md", "inquiry.txt", "missing.txt"]],
    "backup": [[], ["--list"]],
    "check": [
        ["six complaints", "minutes.md"],
        ["a heron ate it", "minutes.md"],
        ["inquiry.txt", "--against", "minutes.md"],
    ],
    "claims": [["minutes.md", "inquiry.txt"]],
    "doctor": [[]],
    "import": [["notes.json"]],
    "library": [[]],
    "merge": [["other"]],
    "notes": [[]],
    "search": [["duck pond"]],
    "speakers": [[]],
    "toc": [["minutes.md"]],
}
"""What each command is called with, in a store that has something of everything."""


def schema(name: str) -> dict[str, Any]:
    """The schema of a command."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def with_json() -> list[str]:
    """Every command that takes --json."""
    ctx = quoth.make_context("quoth", [], resilient_parsing=True)
    commands = {name: quoth.get_command(ctx, name) for name in COMMANDS}
    return [
        name
        for name, command in commands.items()
        if command and any("--json" in option.opts for option in command.params)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two documents, kept with a note and a verdict, and another store."""
    shutil.copy(ROOT / "docs/samples/council-minutes.md", tmp_path / "minutes.md")
    shutil.copy(ROOT / "docs/samples/harbour-inquiry.txt", tmp_path / "inquiry.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "store"))
    with store.Library.open(tmp_path / "store") as library:
        document = library.shelf.keep(store.read_document(tmp_path / "inquiry.txt"))
        library.notebook.annotate(document, store.Span(0, 8), body="Whose gate?", tags=("ask",))
        library.notebook.judge(document, store.extract(document)[0], store.Verdict.DISPUTED)
    with store.Library.open(tmp_path / "other") as library:
        library.shelf.keep(store.read_document(tmp_path / "minutes.md"))
    CliRunner().invoke(quoth, ["export", "w3c", "--all", "-o", "notes.json"])
    return tmp_path


@pytest.mark.parametrize("name", with_json())
def test_json_of_a_command_is_what_its_schema_says(name: str, folder: Path) -> None:
    """Nothing is missing, nothing more is there, and every value is of its kind."""
    del folder
    validator = Draft202012Validator(schema(name))

    for arguments in CALLS[name]:
        result = CliRunner().invoke(quoth, [name, *arguments, "--json"])
        printed = result.stdout.splitlines() if name in LINES else [result.stdout]

        assert result.exit_code in {0, 1, 2}
        assert printed
        for text in printed:
            validator.validate(json.loads(text))


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_schema_is_one(path: Path) -> None:
    """Each file follows the rules of JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


def test_schema_refuses_what_is_not_so() -> None:
    """A field that is missing or unknown is seen: the test above can fail."""
    validator = Draft202012Validator(schema("doctor"))

    assert validator.is_valid({"is_sound": True, "findings": [], "records": {}})
    assert not validator.is_valid({"is_sound": True, "findings": []})
    assert not validator.is_valid({"is_sound": True, "findings": [], "records": {}, "more": 1})
