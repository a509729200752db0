"""Collection: all passages that can be found, unit by unit; what came at once is one segment.

units       (document, part) -> stamp      what is in, to be compared with what should be
segments    large | small | tiny           the last ones are put together as they come
vocabulary  one for all of them
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from store.search.arrays import Flags, Numbers, numbers
from store.search.lexicon import rising
from store.search.passages import TEXTUAL, Passage, Unit, WordsOf
from store.search.segments import Segment, merged, segment
from store.search.taking import Taken
from store.search.vocabulary import Vocabulary

_MERGED_AT_ONCE = 2000
"""Passages of small segments that are put together while somebody waits; more are left for `tidy`."""


class Collection:
    """Passages as arrays. Units come and go; `tidy` makes it what it would be had it been read at once."""

    def __init__(
        self,
        vocabulary: Vocabulary | None = None,
        *,
        segments: Sequence[Segment] = (),
        units: Sequence[Unit] = (),
        speakers: Sequence[str] = (),
        gone: Iterable[int] = (),
    ) -> None:
        """Empty, or what was saved; `gone` are the numbers of units that were removed."""
        self.words_of: WordsOf | None = None
        """Gives a document's words; then no copy of them is kept with what is taken in."""
        self.vocabulary = vocabulary or Vocabulary()
        self.segments = list(segments)
        self.units = list(units)
        """By number. One that was removed keeps its number until `tidy`."""
        self.speakers = list(speakers)
        left = set(gone)
        self._numbers = {
            (each.document, each.part): number for number, each in enumerate(self.units) if number not in left
        }
        self._speaker_numbers = {name: number for number, name in enumerate(self.speakers)}

    def __len__(self) -> int:
        """How many passages there are."""
        return sum(each.alive for each in self.segments)

    @property
    def stamps(self) -> dict[tuple[str, str], str]:
        """What is in: the stamp of each unit by its document and part."""
        return {key: self.units[number].stamp for key, number in self._numbers.items()}

    @property
    def gone(self) -> list[int]:
        """The numbers of units that were removed."""
        return sorted(set(range(len(self.units))) - set(self._numbers.values()))

    def holds(self, unit: Unit) -> bool:
        """Whether a unit is in."""
        return (unit.document, unit.part) in self._numbers

    def add(self, passages: Iterable[Passage], part: str = "", stamp: str = "") -> None:
        """Take in passages, as units of their documents; those of a unit that is there join it."""
        taken = Taken(lambda passage: self._unit(passage.document, part, stamp), self._speaker, keeps=self._keeps)
        taken.take(passages)
        words = taken.words
        if not words:
            return
        if not len(self.vocabulary):
            self.vocabulary = Vocabulary(rising(sorted(words)))
        known = self.vocabulary.learn(words)
        self._append(taken.segment(numbers([known[word] for word in words])))

    def _keeps(self, passage: Passage) -> bool:
        """Whether the words of a passage are nowhere else."""
        return self.words_of is None or passage.kind not in TEXTUAL

    def begin(self, unit: Unit) -> None:
        """Note that a unit is in, even if it turns out to have no passage."""
        self._unit(unit.document, unit.part, unit.stamp)

    def _append(self, fresh: Segment) -> None:
        """Search a segment too; put small neighbours together."""
        self.vocabulary.held[fresh.terms] += np.diff(fresh.posting_starts)
        self.segments.append(fresh)
        while len(self.segments) > 1:
            one, two = self.segments[-2:]
            if len(one) > 2 * len(two) or len(one) + len(two) > _MERGED_AT_ONCE:
                return
            self.segments[-2:] = [merged((one, two))]

    def _unit(self, document: str, part: str, stamp: str) -> int:
        """The number of a unit."""
        number = self._numbers.get((document, part))
        if number is None:
            number = self._numbers[document, part] = len(self.units)
            self.units.append(Unit(document=document, part=part, stamp=stamp))
        return number

    def _speaker(self, name: str) -> int:
        """The number of a speaker; -1 for nobody."""
        if not name:
            return -1
        number = self._speaker_numbers.setdefault(name, len(self.speakers))
        if number == len(self.speakers):
            self.speakers.append(name)
        return number

    def remove(self, document: str, part: str | None = None) -> bool:
        """Find nothing of a document, or of one of its units, any more; whether there was something."""
        return self.remove_all([key for key in self._numbers if key[0] == document and part in (None, key[1])])

    def remove_all(self, units: Iterable[tuple[str, str]]) -> bool:
        """Find nothing of some units, by document and part, any more; whether there was one of them.

        All go in one pass: a new version of the extraction takes the claims of every document away at once.
        """
        gone = [self._numbers.pop(key) for key in units if key in self._numbers]
        are_gone: Flags = np.zeros(len(self.units), dtype=np.bool_)
        are_gone[gone] = True
        for each in self.segments if gone else ():
            terms, fewer = each.lose(are_gone)
            self.vocabulary.held[terms] -= fewer
        return bool(gone)

    def absorb(self, other: Collection) -> None:
        """Take in another collection; its units replace those of the same document and part."""
        self.remove_all(other.stamps)
        units = np.full(len(other.units), -1, dtype=np.int32)
        for (document, part), number in other._numbers.items():
            units[number] = self._unit(document, part, other.units[number].stamp)
        speakers = numbers([*(self._speaker(name) for name in other.speakers), -1])
        known = self.vocabulary.learn(other.vocabulary.every())
        ids = numbers(list(known.values()))
        for each in other.segments:
            alive = merged((each,)) if each.alive < len(each) else each
            about = alive.about.renumbered(units, speakers)
            self._append(segment(ids[alive.tokens], np.diff(alive.starts), about))

    def tidy(self) -> None:
        """Become what it would be had it been read at once; nothing is left of what was removed."""
        if not self.segments:
            return
        whole = merged(self.segments)
        words = self.vocabulary.every()
        order = sorted(whole.terms.tolist(), key=words.__getitem__)
        ids = np.zeros(len(words), dtype=np.int32)
        ids[order] = np.arange(len(order), dtype=np.int32)
        about = whole.about.renumbered(self._living_units(), self._living_speakers(whole))
        fresh = segment(ids[whole.tokens], np.diff(whole.starts), about)
        self.vocabulary = Vocabulary(rising([words[each] for each in order]), np.diff(fresh.posting_starts))
        self.segments = [fresh]

    def _living_units(self) -> Numbers:
        """Drop the units that were removed; the new number of each that is left."""
        ids = np.full(len(self.units), -1, dtype=np.int32)
        living = sorted(self._numbers.values())
        ids[living] = np.arange(len(living), dtype=np.int32)
        self.units = [self.units[each] for each in living]
        self._numbers = {(each.document, each.part): number for number, each in enumerate(self.units)}
        return ids

    def _living_speakers(self, whole: Segment) -> Numbers:
        """Drop the speakers of whom nothing is left; the new number of each, and -1 for nobody."""
        living: Flags = np.bincount(whole.about.speakers[whole.about.speakers >= 0], minlength=len(self.speakers)) > 0
        ids = np.full(len(self.speakers) + 1, -1, dtype=np.int32)
        ids[:-1][living] = np.arange(int(living.sum()), dtype=np.int32)
        self.speakers = [name for name, is_living in zip(self.speakers, living.tolist(), strict=True) if is_living]
        self._speaker_numbers = {name: number for number, name in enumerate(self.speakers)}
        return ids
