"""Goes once through a text and gathers its people: the cast, where each is mentioned, what each is called.

Full names first, wherever they stand, so that a surname in the first line finds the forename of the
last; then every mention in its order, with the roles that stand beside it:

    chief executive Ann Hill · Ann Hill, the chief executive, · the chief executive, Ann Hill, · Ann Hill is the chief
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.extraction.speakers.cast import Cast
from store.extraction.speakers.characters import Character
from store.extraction.speakers.lexicon import People
from store.extraction.speakers.mentions import Mentions, weigh
from store.extraction.speakers.names import is_acronym
from store.extraction.speakers.phrases import Kind, Reference
from store.extraction.speakers.roles import apposed_role
from store.extraction.speakers.runs import Run, runs
from store.model.span import Span

_PHRASE = r"[^,.;:()*_\"“”„«»\n–—]{3,90}"
_BEHIND = re.compile(
    r"(?:, (?:\d{1,3}, )?| \(| – | — |,? (?:is|was|ist|war|became|wurde) (?=(?:a|an|the|ein|eine|der|die) ))"
    rf"({_PHRASE})(?=[,.;:()–—]|$)"
)
_DEED = re.compile(r",? (?:who )?(\w+) ")
_ONLY_LOWER = re.compile(r"(?:['’]s)? [a-z][a-z -]*")
_NEXT = re.compile(_PHRASE)
_AHEAD = re.compile(rf"(?:^|[.!?,;:\"“”»\n*_(]\s*|\b(?:and|but|while|und)\s)({_PHRASE})(?:, | \()$")
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z.&-]{1,8})[,)]")
_WHICH = re.compile(
    r",? (?:which|whose)\b|,? (?:die|das|der) seit\b"
    r"|['’]s (?:\w+ ){0,2}(?:chief|director|president|spokes|chair|board|shares|founder|lawyers?|workers|customers)"
)
# he, his, him, er · she, her, hers. The first letter stands alone, so that `re` skips to it: a third of the time.
_PRONOUN = re.compile(r"[HhEeSs](?<!\w.)(?:((?<=[Hh])(?:e|is|im)|(?<=[Ee])r)|(?<=[Hh])ers?|(?<=[Ss])he)\b", re.DOTALL)
_LEADS = frozenset((", ", " (", " –", " —", " i", " w", " b", " d", "'s", "’s"))
"""What stands behind a name where more may be said of it."""
_VOTING = 250
"""Code points behind a mention in which a pronoun tells its gender: two sentences."""
_LONGEST_PRONOUN = 5
"""Code points that must be seen of a pronoun: its own, and the one behind it."""
_ENOUGH_ROLES = 3
"""Behind how many of a person's first mentions a role is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The people of a text and where they are mentioned."""

    cast: Cast
    people: Mentions
    bodies: Mentions


def gather(text: str, references: Sequence[Reference], speech: Sequence[Span], lexicon: People) -> Gathered:
    """Gather the people of a text.

    Args:
        text: The whole text.
        references: What the sources of its attributions are; a source is a person where the text alone would not tell.
        speech: Contents of attributions, in order, disjoint; a mention inside one counts less.
        lexicon: The words of the language.
    """
    found = runs(text, lexicon)
    cast = Cast(lexicon)
    _name_everybody(text, found, references, cast)
    gathered = Gathered(cast=cast, people=Mentions(), bodies=Mentions())
    _place_mentions(text, found, speech, gathered)
    _vote_on_genders(text, gathered.people)
    return gathered


def _name_everybody(text: str, found: Sequence[Run], references: Sequence[Reference], cast: Cast) -> None:
    """Full names from the whole text, then from the sources, then the single words that sources and titles prove."""
    full = [run.name for run in found if run.name.is_person and len(run.name.words) > 1]
    full.sort(key=lambda name: len(name.words) > 2)  # "Ann Hill" is known before "Rival Ann Hill" is read
    for name in full:
        cast.person(name.words, name.gender)
    for run in found:
        if run.name.is_body and len(run.name.words) > 1:
            cast.body(run.name.words)
        elif not run.name.is_person and not run.name.is_body and run.name.words:
            _settle_unknown(text, run, cast)
        if text.startswith(" (", run.end) and (match := _ACRONYM.match(text, run.end)):
            _define_acronym(text, run, match[1], cast)
    _name_sources(references, cast)


def _settle_unknown(text: str, run: Run, cast: Cast) -> None:
    """What stands behind a name that no list knows: "which" makes a body of it, a person's role a person."""
    if cast.find_person(run.name.words) is not None:
        return
    is_told = text[run.end : run.end + 2] in _LEADS
    if is_told and _WHICH.match(text, run.end):
        cast.body(run.name.words)
        return
    if run.name.opener or len(run.name.words) > 3 or all(map(is_acronym, run.name.words)):
        return
    if len(run.name.words) > 1:
        cast.suppose(run.name.words)
    behind = _BEHIND.match(text, run.end) if is_told else None
    role = apposed_role(behind[1].split(), cast.lexicon) if behind else None
    if role is not None and role.is_body:
        cast.body(run.name.words)
    elif role is not None and len(run.name.words) > 1:
        cast.person(run.name.words)


def _name_sources(references: Sequence[Reference], cast: Cast) -> None:
    """The names of the sources, full ones first."""
    for is_full in (True, False):
        for reference in references:
            if (len(reference.name) > 1) != is_full or not reference.name:
                continue
            if reference.kind is Kind.BODY and not (len(reference.name) == 1 and cast.find_person(reference.name)):
                cast.body(reference.name)
            elif reference.kind is Kind.PERSON and cast.find_body(reference.name) is None:
                cast.person(reference.name, reference.gender)


def _define_acronym(text: str, run: Run, acronym: str, cast: Cast) -> None:
    """As in "the Korean Central News Agency (KCNA)": from where the capitals spell the acronym."""
    if sum(letter.isupper() for letter in acronym) < 2:
        return
    if run.name.is_person:
        if "".join(word[0] for word in run.name.words) == acronym:  # "Bea Stone (BS)" in minutes
            cast.alias(acronym, cast.person(run.name.words))
        return
    words = text[max(0, run.end - 100) : run.end].rpartition("\n")[2].split()
    for at in range(len(words) - 1, -1, -1):
        capitals = "".join(word[0] for word in words[at:] if word[0].isupper())
        if capitals == "".join(letter for letter in acronym if letter.isupper()):
            cast.alias(acronym, cast.body(words[at:]))
            return


def _place_mentions(text: str, found: Sequence[Run], speech: Sequence[Span], gathered: Gathered) -> None:
    """Every mention in its order, with its weight; roles are read beside the first mentions of each."""
    cast, people, bodies = gathered.cast, gathered.people, gathered.bodies
    lexicon, previous, at, last = cast.lexicon, -1_000, 0, len(speech)
    seen: dict[Character, int] = {}
    for run in found:
        character = cast.meet(run.name)
        if character is None:
            continue
        while at < last and speech[at].end <= run.start:
            at += 1
        weight = weigh(text, run, previous, lexicon)
        if run.before and not character.is_body and previous > run.start - 50 and lexicon.is_office(run.before):
            weight = _took_over(text, run, previous, weight, people)
        if at < last and speech[at].start <= run.start:
            weight *= 0.4
        if character.is_body:
            bodies.add(run.start, weight, character)
        else:
            people.add(run.start, weight, character)
            previous = run.end
        times = seen.get(character, 0)
        if times < _ENOUGH_ROLES or run.name.office:
            seen[character] = times + 1
            _learn(text, run, character, lexicon)


def _took_over(text: str, run: Run, previous: int, weight: float, people: Mentions) -> float:
    """As in "Clinton communications director Ann Hill": the first name only tells whose director the second is."""
    if not _ONLY_LOWER.fullmatch(text, previous, run.start):
        return weight
    taken = max(weight, people.weights[-1])
    people.weights[-1] = min(people.weights[-1], 0.3)
    return taken


def _learn(text: str, run: Run, character: Character, lexicon: People) -> None:
    """The roles that stand beside a mention."""
    phrases = [list(run.name.office)] if run.name.office else []
    if run.before and lexicon.is_office(run.before):
        phrases = [[*_words_before(text, run.start), *run.name.office]]
    has_lead = text[run.end : run.end + 2] in _LEADS
    if has_lead and (match := _BEHIND.match(text, run.end)) and not match[1][0].isdigit():
        phrases.append(match[1].split())
    deed = _DEED.match(text, run.end)
    if deed and deed[1] in lexicon.deeds and (match := _NEXT.match(text, deed.end())):
        phrases.append([lexicon.deeds[deed[1]], "of", *match[0].split()])
    if text.startswith((", ", " ("), run.start - 2) and (
        match := _AHEAD.search(text, max(0, run.start - 110), run.start)
    ):
        phrases.append(match[1].split())
    for phrase in phrases:
        role = apposed_role(phrase, lexicon)
        if role is not None and role.is_body is character.is_body:
            character.learn(role)
            character.gender = character.gender or lexicon.role_genders.get(role.head, "")


def _words_before(text: str, start: int) -> list[str]:
    """The words of the phrase right before a name: "the company’s chief executive"."""
    piece = text[max(0, start - 60) : start]
    cut = max(piece.rfind(mark) for mark in '.,;:!?\n“”"()')
    words = piece[cut + 1 :].split()[-4:]
    joint = max((i for i, word in enumerate(words) if word in ("and", "und")), default=-1)
    return words[joint + 1 :]


def _vote_on_genders(text: str, people: Mentions) -> None:
    """Each he or she is a vote on the person mentioned last before it, within two sentences' length."""
    ends = [*people.starts[1:], len(text)]
    for start, end, character in zip(people.starts, ends, people.characters, strict=False):
        if character.gender:
            continue
        last = min(end, start + _VOTING)
        for match in _PRONOUN.finditer(text, start + 1, last + _LONGEST_PRONOUN):
            if match.start() < last:
                character.votes += 1 if match[1] else -1
