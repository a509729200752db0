"""Completion: what Tab offers, in the shells that people use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import store
from tui.commands import COMMANDS, quoth

SHELLS = ("bash", "fish", "zsh")


def offered(words: str, folder: Path) -> list[str]:
    """What bash is told that the last of some words may become: type and value."""
    env = {**os.environ, "_QUOTH_COMPLETE": "bash_complete", "COMP_WORDS": words, "QUOTH_STORE": str(folder)}
    env["COMP_CWORD"] = str(len(words.split(" ")) - 1)
    program = [sys.executable, "-c", "import tui.cli; tui.cli.main()"]
    return subprocess.run(program, env=env, capture_output=True, text=True, check=False).stdout.splitlines()


def test_commands_are_offered_and_files(tmp_path: Path) -> None:
    """`quoth che` becomes check; a first word may be a file, too."""
    assert offered("quoth che", tmp_path) == ["plain,check", "file,che"]


def test_options_of_a_command_are_offered(tmp_path: Path) -> None:
    """`--ag` of check becomes --against."""
    assert offered("quoth check --ag", tmp_path) == ["plain,--against"]


def test_kept_documents_are_offered_where_one_is_asked_for(tmp_path: Path) -> None:
    """Their ids; files go on being offered."""
    with store.Library.open(tmp_path / "store") as library:
        kept = library.shelf.keep(store.read_pasted("The ferry was late."))

    found = offered(f"quoth notes {kept.id[:6]}", tmp_path / "store")

    assert found == [f"plain,{kept.id}", f"file,{kept.id[:6]}"]


def test_completing_makes_no_store(tmp_path: Path) -> None:
    """A press of Tab writes nothing."""
    assert offered("quoth notes ", tmp_path / "store") == ["file,"]
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_it_can_read(shell: str) -> None:
    """What is printed is meant for that shell, and, where the shell is there, it finds no mistake in it."""
    script = CliRunner().invoke(quoth, ["completion", shell]).stdout

    assert f"_QUOTH_COMPLETE={shell}_complete" in script
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=script, text=True, check=True)


def test_every_command_can_be_completed() -> None:
    """None is left out of the list."""
    ctx = quoth.make_context("quoth", [], resilient_parsing=True)

    assert {item.value for item in quoth.shell_complete(ctx, "")} >= set(COMMANDS)
