"""The command line as a person or a program meets it: what is printed, where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli import VERSION
from tui.commands import COMMANDS, quoth

ARTICLE = """Mill to close

“We were told on Friday,” said Tomas Brandt, a fitter at the mill.

Brandt added that 140 people would lose their jobs.
"""

PROGRAM = (sys.executable, "-c", "import tui.cli; tui.cli.main()")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article on disk."""
    path = tmp_path / "mill.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def call(*args: str | Path, stdin: bytes | None = None) -> Result:
    """Run `quoth` with these arguments in this process."""
    return CliRunner().invoke(quoth, [str(arg) for arg in args], input=stdin)


def test_claims_prints_the_contracts_object_when_asked_for_json(article: Path) -> None:
    """Every field of the contract is there, and offsets cut the exact words out of "text"."""
    result = call("claims", "--json", article)

    found = json.loads(result.stdout)
    first = found["claims"][0]
    (start, end), *_ = first["content"]
    assert result.exit_code == 0
    assert list(found) == ["path", "document", "text", "claims"]
    assert list(found["document"]) == ["id", "title", "author", "date", "source", "language"]
    assert found["text"] == ARTICLE
    assert found["document"]["language"] == "en"
    assert "We were told on Friday" in ARTICLE[start:end]
    assert first["speaker"] == "Tomas Brandt"
    assert set(first) == {
        *("id", "kind", "class", "source", "cue", "content", "speaker", "speaker_confidence", "speaker_candidates"),
        *("within", "pattern", "confidence", "checkworthiness", "reasons"),
    }


def test_claims_prints_who_and_what_for_a_person(article: Path) -> None:
    """Without --json: the speaker, the kind, the words."""
    result = call("claims", article)

    assert result.exit_code == 0
    assert "Tomas Brandt  direct" in result.stdout
    assert "We were told on Friday" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("command", [("claims",), ("claims", "--explain"), ("check", "--against")])
def test_lines_in_a_pipe_end_with_a_word(command: tuple[str, ...], article: Path) -> None:
    """What is wrapped and indented for a person carries no blanks at the ends of its lines into a file."""
    sources = (article, article) if command[0] == "check" else (article,)
    lines = call(*command, *sources).stdout.splitlines()

    assert len(lines) > 2
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("merge",), "quoth: missing argument 'OTHER_STORE'  (quoth merge --help)\n"),
        (("claims", "--colour", "a.txt"), "quoth: no such option '--colour'  (quoth claims --help)\n"),
        (("clams",), "quoth: there is no command and no file clams; did you mean `quoth claims`?  (quoth --help)\n"),
        (
            ("a.txt", "b.txt"),
            "quoth: the reader opens one file; keep several with `quoth add`  (quoth open --help)\n",
        ),
    ],
)
def test_a_slip_on_the_command_line_is_one_line_with_the_way_out(given: tuple[str, ...], said: str) -> None:
    """Exit 2, nothing on standard output, and where the right words stand."""
    result = call(*given)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


def test_text_prints_a_clean_file_unchanged(article: Path) -> None:
    """What is printed is the text that the offsets count."""
    assert call("text", article).stdout == ARTICLE


def test_text_reads_standard_input() -> None:
    """`-` is standard input."""
    assert call("text", "-", stdin="“Só isso”, disse ela.\n".encode()).stdout == "“Só isso”, disse ela.\n"


@pytest.mark.parametrize("command", ["text", "claims"])
def test_command_goes_on_after_a_file_that_cannot_be_read(command: str, article: Path, tmp_path: Path) -> None:
    """Several files: each failure is one line on standard error, the others are done, 2 at the end."""
    missing = tmp_path / "missing.txt"

    result = call(command, missing, article)

    assert result.exit_code == 2
    assert "We were told on Friday" in result.stdout
    assert result.stderr.count("\n") == 1
    assert str(missing) in result.stderr
    assert "Traceback" not in result.output


def bad_files(folder: Path) -> dict[str, Path]:
    """One file of every kind that cannot be opened, by what is wrong with it."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(201 * 1024 * 1024)
    names = {
        "missing": "missing.txt",
        "empty": "empty.txt",
        "blank": "blank.txt",
        "binary": "binary.bin",
        "huge": "huge.txt",
    }
    return {what: folder / name for what, name in names.items()} | {"folder": folder}


@pytest.mark.parametrize("what", ["missing", "empty", "blank", "binary", "huge", "folder"])
def test_bad_file_is_one_clear_sentence_and_exit_code_2(what: str, tmp_path: Path) -> None:
    """A file that cannot be read: one line on standard error with the path; nothing printed, nothing written."""
    path = bad_files(tmp_path)[what]
    store = tmp_path / "store"

    result = call("claims", "--store", store, path)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("quoth: ")
    assert result.stderr.count("\n") == 1
    assert str(path) in result.stderr
    assert not store.exists()


def test_unreadable_file_is_one_clear_sentence(article: Path) -> None:
    """A file without permission to read it."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    article.chmod(0)

    result = call("text", article)

    assert result.exit_code == 2
    assert str(article) in result.stderr


def test_control_characters_of_a_path_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """A path is text from outside too."""
    result = call("text", tmp_path / "a\x1b]0;gotcha\x07.txt")

    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert "\x07" not in result.stderr


def test_reading_commands_leave_the_store_alone(article: Path, tmp_path: Path) -> None:
    """`claims` and `text` never write the store."""
    store = tmp_path / "store"

    for command in ("claims", "text"):
        assert call(command, "--store", store, article).exit_code == 0

    assert not store.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_text_says_that_standard_output_is_full(article: Path) -> None:
    """What cannot be printed is one line on standard error and exit code 2, not a traceback."""
    code = f"import sys; sys.argv = ['quoth', 'text', {str(article)!r}]; import tui.cli; tui.cli.main()"

    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == "quoth: standard output cannot be written: no space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("word", ["--help", "--version"])
def test_program_says_that_standard_output_is_full(word: str) -> None:
    """What the program says of itself is lost with a sentence, too."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([*PROGRAM, word], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == "quoth: standard output cannot be written: no space left on device\n"


@pytest.mark.parametrize("word", ["--help", "--version", "library", "claims", "open"])
def test_closed_output_is_said_in_a_sentence(article: Path, word: str) -> None:
    """Who closed standard output and wants to read something there is told so."""
    file = [] if word in {"--help", "--version", "library"} else [str(article)]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, word, *file], stderr=subprocess.PIPE, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "quoth: standard output is closed\n")


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_input_and_errors_may_be_closed(article: Path, closed: str) -> None:
    """Whoever starts quoth may have closed what it does not need."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *PROGRAM, "text", str(article)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Mill to close")


def test_unknown_encoding_is_a_usage_error(article: Path) -> None:
    """An encoding that does not exist, or is none of text, is named."""
    for name in ("klingon", "rot13"):
        result = call("text", "--encoding", name, article)

        assert result.exit_code == 2
        assert name in result.stderr


def test_reader_refuses_to_start_without_a_terminal(article: Path, tmp_path: Path) -> None:
    """Piped, the reader says what to use instead, and keeps nothing."""
    result = call("--store", tmp_path / "store", article)

    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert not (tmp_path / "store").exists()


def test_a_word_that_is_no_command_is_a_file_to_open() -> None:
    """`quoth FILE` is `quoth open FILE`; `--` ends options, so a file may be named like one."""
    for args in (["nothing.txt"], ["--", "nothing.txt"], ["open", "nothing.txt"], ["open", "--", "--claims"]):
        result = call(*args)

        assert result.exit_code == 2
        assert "No such command" not in result.stderr


def test_help_names_every_command() -> None:
    """`quoth --help` lists what there is."""
    result = call("--help")

    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.stdout


def test_version_is_printed_by_the_installed_program() -> None:
    """`quoth --version`, through the entry point's own function."""
    code = "import sys; sys.argv = ['quoth', '--version']; import tui.cli; tui.cli.main()"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == f"quoth {VERSION}\n"
    assert call("--version").stdout == f"quoth {VERSION}\n"


@pytest.mark.parametrize("words", [("serach", "tide"), ("note",), ("libary",)])
def test_slip_in_a_command_is_told_as_one(words: tuple[str, ...]) -> None:
    """Not as an argument too many of `open`, which nobody typed."""
    result = call(*words)

    assert result.exit_code == 2
    assert "did you mean" in result.stderr


def test_file_named_nearly_like_a_command_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there goes before what was perhaps meant."""
    (tmp_path / "note").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert "did you mean" not in call("note").stderr


def test_help_says_all_of_what_each_command_does() -> None:
    """No sentence of the list of commands is cut off."""
    result = call("--help")

    assert result.exit_code == 0
    assert "..." not in result.stdout.split("Commands:")[1]


@pytest.mark.parametrize("command", ["add", "claims", "export", "notes", "speakers", "text", "toc"])
def test_name_longer_than_a_disk_takes_is_told_in_a_line(command: str, tmp_path: Path, article: Path) -> None:
    """A whole sentence given for a name, by slip of the quoting, is one line and exit code 2."""
    assert call("add", article, "--store", tmp_path / "store").exit_code == 0
    words = ("json", "a" * 300) if command == "export" else ("a" * 300,)

    result = call(command, *words, "--store", tmp_path / "store")

    assert result.exit_code == 2
    assert result.stderr.startswith("quoth: ")
