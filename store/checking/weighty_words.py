"""Words that turn, weaken or strengthen a statement, in English and German: data for `matters`."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\S+")

NEGATIONS = frozenset(
    _WORDS.findall("""
    not no never none nobody nothing neither nor nowhere without hardly barely scarcely cannot
    nicht nie niemals nirgends nichts niemand weder ohne kaum kein keine keinem keinen keiner keines
    """)
)
HEDGES = frozenset(
    _WORDS.findall("""
    may might could would should must will shall can perhaps maybe possibly probably likely unlikely apparently
    allegedly alleged reportedly almost nearly about around roughly approximately certainly definitely clearly surely
    if unless
    kann könnte könnten dürfte dürften soll sollte sollten muss müsste wird würde würden vielleicht möglicherweise
    wahrscheinlich vermutlich angeblich fast beinahe etwa rund sicher sicherlich wenn falls
    """)
)
QUANTITIES = frozenset(
    _WORDS.findall("""
    all every each both any some many most much few several only more less fewer least always often sometimes rarely
    half double twice once first last
    alle allen aller alles jede jeder jedes beide einige manche viele meisten wenige nur mehr weniger immer oft manchmal
    selten halb doppelt erste letzte
    """)
)
NUMBERS = frozenset(
    _WORDS.findall("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions
    billion billions trillion dozen dozens per cent percent
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn zwanzig dreißig dreissig vierzig
    fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend prozent
    """)
)
JOINERS = frozenset(
    _WORDS.findall(
        "and but or so then because while yet as for nor although though und aber oder denn dann weil doch sowie"
    )
)
"""Words with which two passages are put together."""
