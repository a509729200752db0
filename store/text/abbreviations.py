"""Words whose full stop does not end a sentence, in English and German: data for `sentences`.

All lower case, without their last full stop.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    """The words of a list as a set."""
    return frozenset(listed.split())


NEVER_LAST = _words("""
    mr mrs ms messrs mx dr drs prof profs gen maj col lt capt cpt cdr cmdr adm sgt cpl pvt brig sen rep reps sens gov
    govs pres supt insp hon rev fr frs st sts mt mme mlle mgr msgr atty det asst assoc bros
    vs e.g i.e eg ie cf viz approx esp incl resp
    hr hrn frl dipl ing mag bzw ca vgl sog evtl ggf gegr geb gest verst inkl exkl zzgl bspw ehem urspr insb insbes
    bundesmin staatssekr stellv z.b d.h u.a o.ä i.d.r z.t u.u s.o s.u v.a i.e.s
    """)
"""Titles and abbreviations that something always follows."""

BEFORE_NUMBER = _words("""
    no nos p pp fig figs vol vols ch chap sec secs art arts par para ed eds op cl ex
    jan feb mar apr jun jul aug sep sept oct nov dec jän febr mrz okt dez
    nr nrn abs abb kap bd tab ziff rn rdnr s seite bl anm az circa c v
    """)
"""Abbreviations that a number follows; before a word they may be the last of their sentence."""

MAY_BE_LAST = _words("""
    inc corp co cos ltd llc plc bros jr sr esq etc al et.al ave blvd rd bldg dept univ assn intl natl est
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    penn tenn tex vt va wash wis wyo
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    usw usf u.a.m o.g str mio mrd tsd std min sek jh jhd zit gmbh hrsg bes allg amtl
    """)
"""Abbreviations that may stand inside a sentence or end it: what follows decides."""

STARTERS = _words("""
    the a an this that these those it its he she they we you his her their our my your there here in on at by for from
    with without under over after before during since until when while where why how what who whose which if unless
    although though because as so but and or nor yet however meanwhile moreover instead then now today yesterday still
    also even only just no not nobody nothing some many most few several all both each every another other others one
    two three later earlier finally asked according to despite once perhaps maybe let
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen er sie es wir ihr ich man
    sein seine seinen seiner ihre ihren ihrer unser unsere mein meine im am zum zur vom beim an auf aus bei bis durch
    für gegen hinter mit nach neben ohne seit trotz über um unter von vor während wegen zwischen und aber doch oder
    denn dann danach dort da dabei dafür daher deshalb dennoch jedoch auch nur schon noch nun jetzt heute gestern
    morgen wenn weil obwohl als ob wie wer wo warum was alle viele einige manche kein keine keiner nicht nichts
    """)
"""Words that, with a capital behind a full stop that may be an abbreviation's, start a sentence after all."""

GERMAN_MONTHS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert"
)
"""Words that a German ordinal ("3. Mai", "19. Jahrhundert") is followed by."""

BEFORE_ORDINAL = _words(
    "am der die das den dem des vom zum zur im ins ab bis seit beim jeder jedes jede jeden sein seine ihr ihre"
)
"""German words that an ordinal follows."""

REPORTING = (
    "said|says|asked|asks|told|added|replied|answered|shouted|cried|wrote|warned|demanded|wondered|exclaimed|yelled|"
    "insisted|declared|tweeted|whispered|screamed|joked|recalled|quipped|inquired|responded|called|"
    "fragte|fragt|sagte|sagt|rief|antwortete|meinte|wollte|schrieb|erwiderte|entgegnete|schrie"
)
"""Verbs between which and a question or cry in quotation marks no sentence ends, as a pattern."""
