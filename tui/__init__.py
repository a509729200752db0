"""What a person sees: the command line, the screens, the keys. What works without a screen is in store."""

from __future__ import annotations

import sys

# asyncio, and Textual with it, loads ssl wherever it is found: 12 ms and 4 MB of a program that talks to nobody.
sys.modules.setdefault("ssl", None)  # type: ignore[arg-type] # how Python says "not to be found"
