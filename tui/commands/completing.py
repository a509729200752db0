"""Completing: what a word of the command line may become, when a person presses Tab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

import store

if TYPE_CHECKING:
    import click


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Any file: the shell knows them best."""
    del ctx, param
    return [CompletionItem(incomplete, type="file")]


def documents(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of kept documents, with their titles for the shells that show such a thing; and any file."""
    found = files(ctx, param, incomplete)
    folder = ctx.params.get("folder") or next(each for each in ctx.command.params if each.name == "folder").get_default(
        ctx
    )
    if not isinstance(folder, Path) or not folder.is_dir():
        return found
    try:
        with store.Library.open(folder) as library:
            kept = library.shelf.documents()
    except store.StoreError:
        return found
    wanted = [each for each in kept if each.id.startswith(incomplete.lower())]
    return [*(CompletionItem(each.id, help=store.visible_line(each.title)) for each in wanted), *found]
