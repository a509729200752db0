"""Golden cases: text a person can read, with what a careful annotator would mark in it.

A file holds cases of one phenomenon. Lines that start with `#` are remarks. A case is

    === its name
    xfail: why it fails today        (optional, as are all header lines)
    checks: assertions               (the document's own statements are compared too)
    checks: order                    (assertions are listed from the most to the least check-worthy)
    format: md                       (the text is read as Markdown)
    from: docs/samples/a.txt         (the text is that file's, and does not stand here)
    the text, one line a paragraph line, blank lines between paragraphs
    ---
    source | cue | content | speaker=… | kind=… | class=… | within=…

with one line a claim in reading order, `-` for a part that the text does not have, ` … ` between the pieces of a
discontinuous part, and `(none)` where nothing is claimed. A source of `*` is not compared; a quotation that goes on
without a cue of its own has the source of the one before. What follows the content is compared only where it stands:
`speaker` is the canonical name (`?`: not asserted), `within=2` the second line's claim. An assertion is
`- | - | content | kind=assertion`.

What counts as the same, in this order of thought: word by word, upper and lower case kept; quotation marks and
punctuation never count, nor a leading "that" (dass) of a content, since annotators differ on it. The cue is written as
the head of its verb group; a longer verb group around it ("has been told" for "told") is as good. Titles and articles
do not count in a speaker's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
WORD = re.compile(r"\w+(?:[’'\-]\w+)*|[$€£%]")
HEADER = re.compile(r"(xfail|checks|format|from): (.+)")
OPTION = re.compile(r" \| (speaker|kind|class|within)=([^|]+?)(?= \| |$)")
TITLES = frozenset(
    WORD.findall("""
    a an archbishop bishop bürgermeister bürgermeisterin captain chair chairman chairwoman chancellor
    chief cllr colonel councillor dame das der die dr frau general gov governor herr inspector judge
    justice king lady lord major mayor minister miss mr mrs ms mx of officer pc pope president prime
    prince princess prof professor queen rep representative rev reverend secretary sen senator sergeant
    sgt sir the vice
    """)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim, expected or got; every field in the words of the text."""

    source: str
    cue: str
    content: str
    options: dict[str, str] = field(default_factory=dict)
    """Of speaker, kind, class, within: those that are compared."""

    def __str__(self) -> str:
        """The line as it stands in a file."""
        parts = [self.source or "-", self.cue or "-", self.content]
        return " | ".join([*parts, *(f"{name}={value}" for name, value in self.options.items())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and what is claimed in it."""

    file: str
    name: str
    text: str
    lines: tuple[Line, ...]
    headers: dict[str, str]
    """xfail, checks, format, from: those that it has."""

    @property
    def id(self) -> str:
        """What pytest calls it: file and name."""
        return f"{self.file}-{self.name}".replace(" ", "_")


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    return WORD.findall(text)


def content_words(text: str) -> list[str]:
    """The words of a content, without a leading "that"."""
    found = words(text)
    return found[1:] if len(found) > 1 and found[0].lower() in {"that", "dass", "daß"} else found


def name_words(name: str) -> list[str]:
    """The words of a speaker's name, without titles and articles unless there is nothing else."""
    found = words(name.lower())
    return [word for word in found if word not in TITLES] or [word for word in found if word not in {"the", "a", "an"}]


def read_line(line: str) -> Line:
    """One expectation, as it stands in a file."""
    options = dict(OPTION.findall(line))
    head = OPTION.sub("", line)
    source, cue, content = (part.strip() for part in head.split(" | ", 2))
    return Line(
        source="" if source == "-" else source,
        cue="" if cue == "-" else cue,
        content=content,
        options={name: value.strip() for name, value in options.items()},
    )


def read_case(file: str, block: str) -> Case:
    """One case from its lines, the name first."""
    name, *rest = block.split("\n")
    headers: dict[str, str] = {}
    while match := HEADER.fullmatch(rest[0]):
        headers[match[1]] = f"{headers[match[1]]} {match[2]}" if match[1] in headers else match[2]
        rest = rest[1:]
    text, _, expected = "\n".join(["", *rest]).partition("\n---\n")
    lines = [line for line in expected.split("\n") if line.strip() and not line.startswith("#")]
    if not lines:
        raise ValueError(f"{file}: {name}: says nothing of what is expected")
    claims = () if lines == ["(none)"] else tuple(read_line(line) for line in lines)
    if "from" in headers:
        text = (FOLDER.parents[1] / headers["from"]).read_text(encoding="utf-8")
    return Case(file=file, name=name.strip(), text=text.strip("\n"), lines=claims, headers=headers)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file, in its order."""
    _, *blocks = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))
    for block in blocks:
        yield read_case(path.stem, block)


def all_cases() -> list[Case]:
    """Every case of this folder, files in order of their names."""
    return [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]
