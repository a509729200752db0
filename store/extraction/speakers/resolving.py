"""Who is behind each attribution: one person under one name, whatever the text calls him or her.

    "…", said the NATO Secretary General.   description, no name yet: waits for the first speaker it can be
    "…", he said.                           pronoun: gender, nearness, who spoke last
    Stoltenberg also pointed out …          surname: the fullest name of the text

Everybody is gathered first (speakers.gathering), then attributions are resolved in the order of the
text, those inside another's words after their outer one. Each answer has its reason in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.speakers.discourse import Discourse
from store.extraction.speakers.gathering import gather
from store.extraction.speakers.lexicon import people
from store.extraction.speakers.nesting import outer_of, outermost_first, speech_of
from store.extraction.speakers.phrases import read_source
from store.model.attribution import Attribution
from store.model.claim import Speaker

_LONGEST_SOURCE = 400
"""Code points of a source that are read; nobody's name is longer."""


def resolve(text: str, attributions: Sequence[Attribution], language: str) -> tuple[Speaker, ...]:
    """Who is behind each attribution, in the order given.

    Args:
        text: The whole text; all offsets are code points into it.
        attributions: What was found in it, in any order.
        language: Its BCP 47 tag; "und" is read like English.
    """
    lexicon = people(language)
    sources = (" ".join(span.of(text) for span in attribution.source)[:_LONGEST_SOURCE] for attribution in attributions)
    references = [read_source(source, lexicon) for source in sources]
    outer = outer_of(attributions)
    gathered = gather(text, references, speech_of(attributions), lexicon)
    discourse = Discourse(text, gathered, attributions, references, outer)
    speakers: list[Speaker] = [Speaker(name=None)] * len(attributions)
    for number in outermost_first(attributions, outer):
        speakers[number] = discourse.speaker(number)
    return tuple(speakers)
