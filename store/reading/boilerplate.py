"""Lines that stand inside an article and are none of it: invitations to read on, sign up, share and forgive an error.

Only whole short lines, and only in the words that sites all over the world use for them: a sentence too
many is better than one too few.
"""

from __future__ import annotations

import re

_LONGEST = 220
"""Code points; nothing longer is looked at."""

_KINDS = (
    # Read on.
    r"(?:read|see|learn|watch|find out)(?: also| more| next)+(?:\s*[:|>»-].*|\s+here.*)?[.:]?",
    r"(?:related|also read|more on this|more from|recommended|trending|see also)\s*:.*",
    r"(?:don['’]t miss|most read|related (?:articles?|stories|content)|you may also like|recommended for you)\W*",
    r".*\[(?:insight|video|reaction|analysis|news|latest|pictures|comment|report|interview)\]\W*",
    r"also on \S+\.\w{2,4}\b.*",
    r"https?://\S+",
    # Sign up.
    r"(?:click here|sign up|subscribe|register)\b.{0,80}\b(?:newsletters?|alerts?|updates|inbox|free|account)\b.*",
    r"get .{0,90}\bby clicking here\W*|.{0,40}\bnewsletter\W*|.*\bkeep an eye on your inbox\b.*",
    r"thanks? (?:you )?for (?:signing up|subscribing).*",
    # Share, print, copy.
    r"(?:share|tweet|email|print|save)(?: this(?: article| story| page)?)?\W*|print article\W*|order reprints\W*",
    r"(?:follow|like|find) (?:us|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram|x)\b.{0,80}",
    r"this (?:article has been sent to|copy is for your personal).*|like this (?:story|article)\?.*",
    r"(?:copyright\s*)?©.*|copyright (?:\(c\)|\d{4}).*|.{0,120}\ball rights reserved\W*",
    # What the page says of itself.
    r".*\b(?:an error (?:has )?occurred|error processing your (?:subscription|request))\b.*|please try again later\W*",
    r"advertisement\W*|advertising\W*|sponsored(?: content)?\W*|loading\W*|comments?\W*|sorry\W*",
    r"(?:story|article) continues (?:below|after).*|continue reading(?: below)?\W*|scroll down for .*",
    r"lesen sie (?:auch|mehr|dazu)\b.*|mehr zum thema\b.*|zur startseite\W*|anzeige\W*",
)
_LINE = re.compile("|".join(_KINDS), re.IGNORECASE | re.DOTALL)


def is_boilerplate(text: str) -> bool:
    """Whether a block is nothing but such a line."""
    return len(text) <= _LONGEST and _LINE.fullmatch(text.strip()) is not None
