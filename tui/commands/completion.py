"""`quoth completion SHELL`: a script that completes quoth's words in bash, zsh or fish."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "fish", "zsh")


@click.command(name="completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what SHELL reads to complete commands, options, files and kept documents.

    For bash, put  eval "$(quoth completion bash)"  into ~/.bashrc; for zsh the same with zsh into ~/.zshrc;
    for fish, write the output to ~/.config/fish/completions/quoth.fish.
    """
    kind = get_completion_class(shell)
    assert kind is not None, "click knows the three shells"
    click.echo(kind(ctx.find_root().command, {}, "quoth", "_QUOTH_COMPLETE").source())
