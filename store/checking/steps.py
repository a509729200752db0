"""Steps: a quotation beside its source, word for word: what is the same, what was replaced, added, left out.

    quotation   w e   w i l l           d o u b l e   t h e   f e e s   a n d   w e   r e s t
    source      w e   w i l l   n o t   r a i s e     t h e   f e e s   | ...   w e   r e s t
                same            left    replaced      same              added, jump   same

Numbers are those of words, in the quotation and in the sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from rapidfuzz.distance import Indel

from store.checking.quoted import Quoted
from store.checking.runs import NEAR, Run
from store.checking.sources import Sources

_SENTENCE_END = re.compile(r"[.!?\u2026:;][^\w\s]*\s|\n\s*\n|[\u3002\uff01\uff1f]")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_FEW, _SOME = 15, 25
"""Words that may be left out of one passage over any ends of paragraphs, and over one such end."""
_MORE = 3
"""Words of the source, beyond as many as the quotation's, that the words outside all runs are compared with."""
_SEAM = re.compile(r"[-\u2010\u2011\u00ad]\s*|\.")
"""What may stand between two words that are one in the other text: a hyphen, with the end of a line; a full stop."""
_UNSPOKEN = re.compile(
    r"\[[^\[\]]*\]|\((?:\w+\s+)?(?:laugh(?:s|ter)?|applause|inaudible|crosstalk|pause|cheering|beifall|heiterkeit"
    r"|lachen|zurufe?)[^()]{0,40}\)",
    re.IGNORECASE,
)
"""What a transcript has between the words of a speaker: stage directions, notes, time stamps, in brackets."""


class StepKind(Enum):
    """What became of some words."""

    SAME = auto()
    REPLACED = auto()
    ADDED = auto()
    LEFT_OUT = auto()
    UNSPOKEN = auto()
    """Left out, but no words of a speaker: "[applause]"."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of words of the quotation and the stretch of the source beside it."""

    kind: StepKind
    quoted: tuple[int, int]
    source: tuple[int, int]
    """Empty, at the end of what stands before it, where words were added."""
    is_jump: bool = False
    """Whether its source does not follow on the one of the step before: it is from another place."""


def steps_of(sources: Sources, quoted: Quoted, row: Sequence[Run]) -> list[Step]:
    """All words of a quotation as steps, by the runs it has in common with a source; at least one run."""
    steps = list(_head(sources, quoted, row[0]))
    steps.append(_same(row[0]))
    for run, behind in pairwise(row):
        if _is_one_passage(sources, quoted, run, behind):
            steps += _gap(sources, quoted, (run.quoted_end, behind.quoted), (run.source_end, behind.source))
            steps.append(_same(behind))
        else:
            if behind.quoted > run.quoted_end:
                here = run.source_end, run.source_end
                steps.append(Step(StepKind.ADDED, (run.quoted_end, behind.quoted), here))
            steps.append(replace(_same(behind), is_jump=True))
    steps += _tail(sources, quoted, row[-1])
    return [_settled(sources, quoted, step) for step in steps]


def _is_one_passage(sources: Sources, quoted: Quoted, run: Run, behind: Run) -> bool:
    """Whether what lies between two runs can be said to be left out of one passage; else they are two places.

    Up to 40 words can, or as many as the shorter run has. Without a mark, more than a few words across a
    paragraph's end cannot.
    """
    words = behind.source - run.source_end
    if not 0 <= words <= max(NEAR, min(run.length, behind.length)):
        return False
    if words <= _FEW or not quoted.marks.isdisjoint(range(run.quoted_end, behind.quoted + 1)):
        return True
    _, text = sources.texts[sources.source_of(run.source)]
    ends = len(_PARAGRAPH_END.findall(text, sources.place(run.source_end - 1).end, sources.place(behind.source).start))
    return ends == 0 or (ends == 1 and words <= _SOME)


def _same(run: Run) -> Step:
    """A run as a step."""
    return Step(StepKind.SAME, (run.quoted, run.quoted_end), (run.source, run.source_end))


def _head(sources: Sources, quoted: Quoted, run: Run) -> Iterator[Step]:
    """The words before the first run, beside as many of the source's, as far as its sentence goes back."""
    if run.quoted == 0:
        return
    first, _ = sources.bounds(run.source)
    if run.quoted in quoted.marks and (at := _before(sources, quoted, run, max(first, run.source - NEAR))) is not None:
        yield Step(StepKind.SAME, (0, run.quoted), (at, at + run.quoted))
        yield Step(StepKind.LEFT_OUT, (run.quoted, run.quoted), (at + run.quoted, run.source))
        return
    low = run.source
    while low > max(first, run.source - run.quoted - _MORE) and not _ends_sentence(sources, low):
        low -= 1
    steps = list(_gap(sources, quoted, (0, run.quoted), (low, run.source)))
    if not any(step.kind is StepKind.SAME for step in steps):
        low = max(low, run.source - run.quoted)
        steps = list(_gap(sources, quoted, (0, run.quoted), (low, run.source)))
    yield from steps[steps[0].kind is StepKind.LEFT_OUT :]


def _tail(sources: Sources, quoted: Quoted, run: Run) -> Iterator[Step]:
    """The words behind the last run, beside as many of the source's, as far as its sentence goes on."""
    rest = len(quoted.keys) - run.quoted_end
    if rest == 0:
        return
    _, behind = sources.bounds(run.source)
    if run.quoted_end in quoted.marks and (at := _behind(sources, quoted, run, min(behind, run.source_end + NEAR))):
        yield Step(StepKind.LEFT_OUT, (run.quoted_end, run.quoted_end), (run.source_end, at))
        yield Step(StepKind.SAME, (run.quoted_end, len(quoted.keys)), (at, at + rest))
        return
    high = run.source_end
    while high < min(behind, run.source_end + rest + _MORE) and not _ends_sentence(sources, high):
        high += 1
    steps = list(_gap(sources, quoted, (run.quoted_end, len(quoted.keys)), (run.source_end, high)))
    if not any(step.kind is StepKind.SAME for step in steps):
        high = min(high, run.source_end + rest)
        steps = list(_gap(sources, quoted, (run.quoted_end, len(quoted.keys)), (run.source_end, high)))
    yield from steps[: len(steps) - (steps[-1].kind is StepKind.LEFT_OUT)]


def _before(sources: Sources, quoted: Quoted, run: Run, first: int) -> int | None:
    """Where all words of the quotation before a run stand in a row, nearest to it; None if they do not."""
    head = list(quoted.keys[: run.quoted])
    places = range(run.source - len(head), first - 1, -1)
    return next((at for at in places if sources.words[at : at + len(head)] == head), None)


def _behind(sources: Sources, quoted: Quoted, run: Run, last: int) -> int | None:
    """Where all words of the quotation behind a run stand in a row, nearest to it; None if they do not."""
    tail = list(quoted.keys[run.quoted_end :])
    places = range(run.source_end, last - len(tail) + 1)
    return next((at for at in places if sources.words[at : at + len(tail)] == tail), None)


def _ends_sentence(sources: Sources, word: int) -> bool:
    """Whether a sentence ends between the word before and a word of the same text."""
    found = _SENTENCE_END.search(between(sources, word))
    if found is None or "\n" in found[0]:
        return found is not None
    _, text = sources.texts[sources.source_of(word)]
    return not text[sources.place(word).start].islower()  # "the U.S. economy" goes on


def between(sources: Sources, word: int) -> str:
    """What stands between a word and the one before it, which is of the same text."""
    _, text = sources.texts[sources.source_of(word)]
    return text[sources.place(word - 1).end : sources.place(word).start]


def _gap(sources: Sources, quoted: Quoted, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Step]:
    """The words between two runs: what is the same, and what stands for what."""
    mine, theirs = quoted.keys[slice(*old)], sources.words[slice(*new)]
    held: Step | None = None
    for code in Indel.opcodes(mine, theirs):
        here = old[0] + code.src_start, old[0] + code.src_end
        there = new[0] + code.dest_start, new[0] + code.dest_end
        if code.tag == "equal":
            if held:
                yield held
            held = None
            yield Step(StepKind.SAME, here, there)
        else:
            here, there = (
                (held.quoted[0] if held else here[0], here[1]),
                (held.source[0] if held else there[0], there[1]),
            )
            held = Step(_kind(here, there), here, there)
    if held:
        yield held


def _kind(quoted: tuple[int, int], source: tuple[int, int]) -> StepKind:
    """What became of words that differ."""
    if quoted[0] == quoted[1]:
        return StepKind.LEFT_OUT
    return StepKind.ADDED if source[0] == source[1] else StepKind.REPLACED


def _settled(sources: Sources, quoted: Quoted, step: Step) -> Step:
    """The step, looked at again: a word with and without a hyphen is the same, a stage direction is not spoken."""
    if step.kind is StepKind.LEFT_OUT and _is_unspoken(sources, step):
        return replace(step, kind=StepKind.UNSPOKEN)
    if step.kind is StepKind.REPLACED and _is_one_word(sources, quoted, step):
        return replace(step, kind=StepKind.SAME)
    return step


def _is_unspoken(sources: Sources, step: Step) -> bool:
    """Whether all that was left out stands in brackets in which a transcript says what is not speech."""
    first, behind = step.source
    _, text = sources.texts[sources.source_of(first)]
    whole = text[sources.place(first - 1).end : sources.place(behind).start]
    return not re.search(r"\w", _UNSPOKEN.sub("", whole))


def _is_one_word(sources: Sources, quoted: Quoted, step: Step) -> bool:
    """Whether both are the same letters, parted by nothing but hyphens or full stops."""
    mine, theirs = quoted.keys[slice(*step.quoted)], sources.words[slice(*step.source)]
    if "".join(mine) != "".join(theirs):
        return False
    seams = [
        quoted.text[quoted.spans[at - 1].end : quoted.spans[at].start]
        for at in range(step.quoted[0] + 1, step.quoted[1])
    ]
    seams += [between(sources, at) for at in range(step.source[0] + 1, step.source[1])]
    return all(_SEAM.fullmatch(seam) for seam in seams)
