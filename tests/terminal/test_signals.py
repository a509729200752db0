"""What the system tells the reader, and a terminal that goes away: nothing that was written is lost."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

QUAY = (
    "The quay\n\n“We paint the bollards in May,” said Ada Voss. She paints them every year.\n\n"
    + "And so on.\n\n" * 200
)
IGNORING = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from tui.cli import main; main()"
EARLY = """
import os, signal, tui.app
begin = tui.app.QuothApp.get_default_screen
def asked(app):
    os.kill(os.getpid(), signal.SIGTERM)
    return begin(app)
tui.app.QuothApp.get_default_screen = asked
tui.cli.main()
"""
"""Asked to end when the terminal is its own and nothing is drawn yet."""
AT_ONCE = (
    "import os, signal, tui.start; tui.start.wanted = lambda _: os.kill(os.getpid(), signal.SIGINT); tui.cli.main()"
)
STUCK = """
import tui.ending, asyncio
async def end(app, number):
    app.notify("stuck")
    await asyncio.sleep(1000)
tui.app.end = end
tui.cli.main()
"""
"""A store that never answers."""
SHELL = "import os; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    """A file to read."""
    path = tmp_path / "quay.txt"
    path.write_text(QUAY, encoding="utf-8")
    return path


def _begin_a_note(terminal: Terminal) -> None:
    """Go to the claim and write half a note on it."""
    terminal.sees("claim 1 of")
    terminal.press("]", "a")
    terminal.sees("ctrl+s save")
    terminal.type("ask who pays for the paint")
    terminal.sees("pays for the paint")


def _goes_on(quay: Path, folder: Path) -> None:
    """Open it again: the note is there as it was left."""
    with Terminal(str(quay), folder=folder) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("]", "a")
        terminal.sees("ask who pays for the paint")
        terminal.press("escape", "q")
        assert terminal.ends() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_signal_ends_the_reader_in_good_order(quay: Path, tmp_path: Path, number: signal.Signals) -> None:
    """What was being written is kept to the last letter, the terminal is given back, the code is the signal's."""
    with Terminal(str(quay), folder=tmp_path) as terminal:
        _begin_a_note(terminal)

        terminal.process.send_signal(number)

        assert terminal.ends() == 128 + number
        assert not terminal.left_on
        assert b"Traceback" not in terminal.output
    _goes_on(quay, tmp_path)


@pytest.mark.parametrize(
    ("program", "code"),
    [(EARLY, 128 + signal.SIGTERM), (AT_ONCE, -signal.SIGINT)],
    ids=["before the first frame", "before anything"],
)
def test_signal_while_it_starts_leaves_a_clean_terminal(quay: Path, tmp_path: Path, program: str, code: int) -> None:
    """What is asked before there is something to end is done as soon as there is; nobody is shown a traceback."""
    with Terminal(str(quay), folder=tmp_path, program=f"import tui.cli, tui.app\n{program}") as terminal:
        assert terminal.ends() == code
        assert not terminal.left_on
        assert b"Traceback" not in terminal.output


def test_second_signal_ends_at_once_what_cannot_end(quay: Path, tmp_path: Path) -> None:
    """It is not waited for what may never come, and the terminal is given back even then."""
    with Terminal(str(quay), folder=tmp_path, program=f"import tui.cli, tui.app\n{STUCK}") as terminal:
        terminal.sees("claim 1 of")
        terminal.process.send_signal(signal.SIGTERM)
        terminal.sees("stuck")

        terminal.process.send_signal(signal.SIGTERM)

        assert terminal.ends() == -signal.SIGTERM
        assert not terminal.left_on


def test_reader_that_is_stopped_and_woken_goes_on(quay: Path, tmp_path: Path) -> None:
    """Stopped by itself, by somebody who asked nobody, or woken and never stopped: it draws, hears, and ends clean."""
    with Terminal(str(quay), folder=tmp_path) as terminal:
        _begin_a_note(terminal)

        for number in (signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT):
            terminal.process.send_signal(number)
            if number is not signal.SIGCONT:
                terminal.until(lambda: _is_stopped(terminal))
            if number is signal.SIGTSTP:
                terminal.listen(0.05)
                assert not terminal.left_on
            terminal.forget()
            terminal.process.send_signal(signal.SIGCONT)
            terminal.sees("ask who pays for the paint")
        terminal.press("\x13")
        terminal.sees("note saved")
        terminal.press("q")

        assert terminal.ends() == 0
        assert not terminal.left_on


def _is_stopped(terminal: Terminal) -> bool:
    """Whether the program is stopped; asked of the system once for each stop."""
    number, status = os.waitpid(terminal.process.pid, os.WUNTRACED | os.WNOHANG)
    return number != 0 and os.WIFSTOPPED(status)


@pytest.mark.parametrize("program", ["from tui.cli import main; main()", IGNORING], ids=["told", "not told"])
def test_closed_terminal_ends_the_reader(quay: Path, tmp_path: Path, program: str) -> None:
    """Nobody waits for a window that is gone, and what was being written is kept."""
    with Terminal(str(quay), folder=tmp_path, program=program) as terminal:
        _begin_a_note(terminal)

        terminal.close()

        assert terminal.process.wait(20) == 128 + signal.SIGHUP
    _goes_on(quay, tmp_path)


def test_signal_while_the_document_is_still_being_read(tmp_path: Path) -> None:
    """What takes its time is given up, and nothing of it is left behind."""
    pipe = f"import sys; sys.argv[1:] = ['-', '--store', {str(tmp_path / 'store')!r}]; import tui.cli; tui.cli.main()"

    with Terminal(folder=tmp_path, program=f"import os; r, w = os.pipe(); os.dup2(r, 0); {pipe}") as terminal:
        terminal.sees("Reading standard input")
        terminal.process.send_signal(signal.SIGTERM)

        assert terminal.ends() == 128 + signal.SIGTERM
        assert not terminal.left_on


def test_ctrl_z_gives_the_shell_the_terminal_and_fg_takes_it_back(quay: Path, tmp_path: Path) -> None:
    """The shell has a clean terminal; what was on the screen is drawn anew, and keys are heard."""
    with Terminal(folder=tmp_path, program=SHELL, PS1="$ ", PY=sys.executable, QUAY=str(quay)) as terminal:
        terminal.sees("$")
        terminal.type('"$PY" -c "from tui.cli import main; main()" "$QUAY"\r')
        terminal.sees("claim 1 of")
        terminal.press("\x1a")
        terminal.sees("Stopped")
        assert terminal.left_on <= {"line discipline", "paste"}  # those are bash’s own while it edits a line

        terminal.forget()
        terminal.type("fg\r")
        terminal.sees("We paint the bollards")
        terminal.press("G")
        terminal.sees("100 %")
        terminal.press("q")
        terminal.sees("$")
        terminal.type("echo code $?; exit\r")
        terminal.sees("code 0")
        terminal.ends()
        assert not terminal.left_on


def test_ctrl_z_without_a_shell_says_so(quay: Path, tmp_path: Path) -> None:
    """Stopped without a shell, nothing could wake it."""
    with Terminal(str(quay), folder=tmp_path) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("\x1a")
        terminal.sees("There is no shell here to go back")
        terminal.press("q")
        assert terminal.ends() == 0
