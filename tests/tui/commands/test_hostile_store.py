"""A store that somebody else filled: whatever stands in it, no command lets it command the terminal, or hide."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest
from click.testing import CliRunner, Result

from store.extraction.engine import extract
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Document, Metadata
from store.model.span import Span
from store.text.cleaning import visible
from store.text.hashing import text_hash
from tui.commands import quoth

EVIL = "\x1b]0;evil\x07\x9b31m\u202e"
"""Sets a title, a colour and the direction of what follows: with the escape, and with what is one sign for it."""
TEXT = "“The lock is rusted shut,” said Vera Lind. Nobody had a key.\n"
COMMANDS = ("library", "notes", "speakers", "speakers --who lind", "search rusted", "search why", "toc {id}", "doctor")
FORMS = ("json", "w3c", "hypothesis", "csv", "html", "markdown", "claimreview")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store whose title, author, source, note, tag, evidence and speaker are hostile."""
    folder = tmp_path / "store"
    document = Document(
        id=text_hash(TEXT),
        title=f"Locks {EVIL}",
        source=f"/papers/{EVIL}.txt",
        language="en",
        text=TEXT,
        blocks=(),
        metadata=Metadata(author=f"A. {EVIL}"),
    )
    with Library.open(folder) as library:
        kept = library.shelf.keep(document)
        (claim, *_) = library.desk(kept, extract(kept)).claims
        library.notebook.annotate(
            kept, Span(1, 9), body=f"why {EVIL}", tags=(f"t{EVIL}",), evidence=(f"https://{EVIL}",)
        )
        library.notebook.correct(kept, claim.claim, speaker=f"Lind {EVIL}")
        library.notebook.judge(kept, claim.claim, Verdict.REFUTED)
    return folder


def call(store: Path, *args: str) -> Result:
    """Run a command on a store, in this process."""
    return CliRunner().invoke(quoth, [*args, "--store", str(store)])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_person_reads_holds_nothing_hostile(store: Path, command: str) -> None:
    """On standard output and beside it."""
    (kept,) = json.loads(call(store, "library", "--json").stdout)

    result = call(store, *command.format(id=kept["id"]).split())

    assert result.exit_code in {0, 1}
    assert visible(result.output) == result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_program_reads_is_true_and_holds_nothing_hostile(store: Path, command: str) -> None:
    """Every sign is there for a program; a person who looks at it is safe all the same."""
    (kept,) = json.loads(call(store, "library", "--json").stdout)

    result = call(store, *command.format(id=kept["id"]).split(), "--json")

    assert kept["title"] == f"Locks {EVIL}"
    assert visible(result.output) == result.output
    assert json.loads(result.stdout) is not None


@pytest.mark.parametrize("form", FORMS)
def test_export_to_a_terminal_holds_nothing_hostile(store: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has what was written; a terminal is shown signs for what would command it."""
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda _: True)

    result = call(store, "export", form, "--all")

    assert result.exit_code in {0, 2}
    assert visible(result.output) == result.output
    assert form in {"html", "markdown", "claimreview"} or result.exit_code == 0
