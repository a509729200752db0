"""`quoth config`: where the config is, what one looks like, and what is wrong with yours."""

from __future__ import annotations

import click

from store import visible_line
from tui.folders import config_path


@click.command(name="config")
@click.option("--path", "is_path", is_flag=True, help="Print where the config is, or would be.")
@click.option("--default", "is_default", is_flag=True, help="Print a config with every setting as it is without one.")
@click.pass_context
def command(ctx: click.Context, is_path: bool, is_default: bool) -> None:  # noqa: FBT001 - as the command line has it
    """Say what is wrong with your config, each mistake with its line; exit code 2 if something is.

    To start one:  quoth config --default > "$(quoth config --path)"
    """
    if is_path and is_default:
        raise click.UsageError("--path and --default are two questions: ask one")
    if is_path:
        click.echo(str(config_path()))
    elif is_default:
        from tui.default_config import default_config  # noqa: PLC0415 - it needs the keys and the looks

        click.echo(default_config(), nl=False)
    elif problems := _problems():
        for problem in problems:
            click.echo(f"quoth: {visible_line(problem)}", err=True)
        ctx.exit(2)
    else:
        path = config_path()
        what = "nothing is wrong with it" if path.exists() else "there is none; the defaults are used"
        click.echo(f"{visible_line(str(path))}: {what}")


def _problems() -> tuple[str, ...]:
    """What could not be taken from the config."""
    from tui.config import read_config  # noqa: PLC0415 - it needs the looks
    from tui.modes.keymap import keymap  # noqa: PLC0415 - it needs the keys

    config = read_config(config_path())
    return (*config.problems, *keymap(config.changes, config.scale)[1])
