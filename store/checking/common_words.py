"""Words that say little about where a passage stands, in English, German, French and Spanish: data for `weights`."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\S+")

COMMON = frozenset(
    _WORDS.findall("""
    a about after all also am an and any are as at be been before being but by can could did do does for from get go
    going had has have he her here him his how i i'm if in into is it it's its just know like made make may me
    more most
    much my no not now of off on one only or other our out over own people said same say says she should so some such
    than that that's the their them then there these they thing things think this those through to too under
    up us very
    was we we're were what when where which while who why will with would you your
    aber als am an auch auf aus bei bin bis da dann das dass dem den denn der des die diese dieser dieses doch
    du durch
    ein eine einem einen einer eines er es für haben hat hatte ich ihr im in ist ja kann kein keine man mehr mit nach
    nicht noch nun nur ob oder sehr sei sein seine sich sie sind so über um und uns unter vom von vor war waren was
    wenn wer werden wie wir wird zu zum zur
    au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur lui mais même ne nous on
    ou par pas
    plus pour qu que qui sa se ses son sont sur un une vous
    como con del el ella ellos era ese esta este fue ha han hay lo los las más muy no nos para pero por que se
    ser si sin
    sobre su sus también un una uno y ya

    """)
)
