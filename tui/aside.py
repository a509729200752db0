"""Aside: quoth is stopped, the shell has the terminal, and `fg` brings quoth back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def step_aside(app: App[Any]) -> None:
    """Stop with all that runs for the same command, as `make` or a script would otherwise wait for quoth.

    Whoever leads the session has no shell to go back to: stopped, it could never be woken.
    """
    if os.getpgrp() == os.getsid(0):
        app.notify("There is no shell here to go back to.", severity="warning", markup=False)
    else:
        os.kill(0, signal.SIGTSTP)
