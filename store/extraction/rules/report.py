"""Report: one reporting verb in its sentence, with who it is about and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.extraction.contents import without_insertions
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Following
from store.extraction.stream import Stream
from store.extraction.verbs import Predicate


@dataclass(slots=True, kw_only=True)
class Report:
    """What the rules look at: each gives a draft of it, or None. Nobody changes it; there is one for every verb."""

    sentence: Sentence
    stream: Stream
    """That of the sentence."""
    predicate: Predicate
    source: Range | None
    """The tokens that name who says it; None where nobody is named."""
    behind: Following
    """What follows the verb."""

    def draft(self, content: Sequence[Range], pattern: str, take: str) -> Draft | None:
        """A draft with this content, if the cue takes such a one and reports at all."""
        group = self.predicate.cue.groups.get(take)
        if group is None or not content or self.predicate.is_negated:
            return None
        if self.predicate.is_hypothetical and take != "quotation":
            return None
        return Draft(
            source=self.source,
            cue=((self.predicate.first, self.predicate.last),),
            content=self._without_insertions(content),
            pattern=pattern,
            group=group.name,
            category=group.category,
        )

    def _without_insertions(self, content: Sequence[Range]) -> tuple[Range, ...]:
        """The content without the text's own words between dashes."""
        if not self.stream.seen & flags.DASH:
            return tuple(content)
        return tuple([part for piece in content for part in without_insertions(self.stream, piece)])

    def waiting(self, pattern: str) -> Draft | None:
        """A draft whose content stands in what follows its sentence."""
        group = self.predicate.cue.groups.get("quotation")
        if group is None or self.predicate.is_negated or self.predicate.is_hypothetical:
            return None
        return Draft(
            source=self.source,
            cue=((self.predicate.first, self.predicate.last),),
            content=(),
            pattern=pattern,
            group=group.name,
            category=group.category,
        )
