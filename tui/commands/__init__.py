"""The command line: which commands there are, what all of them share, how an error leaves the program.

    quoth FILE                 the same as  quoth open FILE
    quoth COMMAND ...          one file of this folder, imported only when it is called

Exit codes: 0 done; 1 a negative result; 2 wrong input or usage; 3 the store cannot be used.
"""

from __future__ import annotations

import errno
import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click
from click.exceptions import NoArgsIsHelpError
from click.shell_completion import CompletionItem

import store
from tui.cli import VERSION, drop_unwritable

COMMANDS = {
    "add": "tui.commands.add",
    "backup": "tui.commands.backup",
    "check": "tui.commands.check",
    "claims": "tui.commands.claims",
    "completion": "tui.commands.completion",
    "config": "tui.commands.config",
    "doctor": "tui.commands.doctor",
    "export": "tui.commands.export",
    "forget": "tui.commands.forget",
    "import": "tui.commands.import_",
    "library": "tui.commands.library",
    "merge": "tui.commands.merge",
    "notes": "tui.commands.notes",
    "open": "tui.commands.open",
    "restore": "tui.commands.restore",
    "search": "tui.commands.search",
    "speakers": "tui.commands.speakers",
    "text": "tui.commands.text",
    "toc": "tui.commands.toc",
}
_NEAR = 0.75
"""How like a command a word must be, by difflib, to be taken for a slip of it."""
_SENTENCE = 200
"""Characters of the first sentence of a command's help; longer than any."""


def complain(error: store.StoreError) -> int:
    """Say in one line on standard error what went wrong; the exit code that belongs to it."""
    wrong_input = store.UnreadableDocument, store.NoSuchDocument, store.NotImportable, store.NotAQuery
    click.echo(f"quoth: {store.visible_line(str(error))}", err=True)
    return 2 if isinstance(error, wrong_input) else 3


def _misused(error: click.UsageError) -> int:
    """Say in one line what was wrong with the words on the command line, and where the right ones stand."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return error.exit_code
    said = store.visible_line(error.format_message()).rstrip(".")
    command = error.ctx.command_path if error.ctx else "quoth"
    click.echo(f"quoth: {said[:1].lower()}{said[1:]}  ({command} --help)", err=True)
    return error.exit_code


def _suggest(ctx: click.Context, word: str) -> None:
    """A word that is no file, and nearly a command, is a slip: say so, instead of what `open` makes of the rest."""
    if word.startswith("-") or os.path.exists(word):  # noqa: PTH110 - Path.exists raises for a name that is too long
        return
    if near := get_close_matches(word, COMMANDS, n=1, cutoff=_NEAR):
        message = f"there is no command and no file {store.visible_line(word)}; did you mean `quoth {near[0]}`?"
        raise click.UsageError(message, ctx)


class Commands(click.Group):
    """Loads a command when it is called; takes anything that is no command for a file to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order of the alphabet."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before a first word that is a file, or an option of `open`; on a terminal also without a word."""
        if not args and sys.stdin.isatty() and sys.stdout.isatty():
            args = ["open"]
        if (
            args
            and args[0] not in COMMANDS
            and args[0] not in ctx.help_option_names
            and args[0] not in ("--version", "-V")
        ):
            try:
                _suggest(ctx, args[0])
            except click.UsageError as error:
                ctx.exit(_misused(error))
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its whole first sentence; click's own cuts it where the line ends."""
        rows = [(name, self._sentence(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _sentence(self, ctx: click.Context, name: str) -> str:
        """What a command does."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=_SENTENCE) if command else ""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and any file: `quoth FILE` opens it."""
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the one place where an error becomes a line and an exit code."""
        try:
            return super().invoke(ctx)
        except store.StoreError as error:
            ctx.exit(complain(error))
        except click.UsageError as error:
            ctx.exit(_misused(error))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="quoth FILE is short for quoth open FILE. In the reader, ? shows the keys.",
)
@click.version_option(VERSION, "-V", "--version", message="quoth %(version)s")
def quoth() -> None:
    """Read a document beside the claims in it: who said what, and whether it holds."""


def run() -> None:
    """Run the command line on `sys.argv`, in UTF-8 whatever the locale says."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # and writes what waits to be written
        quoth(prog_name="quoth")
    except OSError as error:
        # A file that is meant has its own words; what is left is standard output on a full or failing disk.
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EIO}:
            raise
        drop_unwritable()
        click.echo(f"quoth: standard output cannot be written: {str(error.strerror).lower()}", err=True)
        sys.exit(2)
