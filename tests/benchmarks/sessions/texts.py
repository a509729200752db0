"""More invented texts: one as dense with claims as nothing real is, and sentences enough to fill a library.

The one that is asked for, 5,000 claims in 5 MB, is made by tests/benchmarks/cases/annotated.py. In the dense one
every second sentence is a claim: seven times as many.
"""

from __future__ import annotations

from random import Random

MARK = "gauge"
"""A word that stands in the first rows of every text."""

_NAMES = (
    "Ines Okafor",
    "Joost Bakker",
    "Marta Oduya",
    "Piet Vermeer",
    "Noor Haddad",
    "Aiko Lund",
    "Ilse Brandt",
    "Tomasz Wilk",
    "Ruth Calloway",
    "Dev Anand",
)
_THINGS = ("gauge", "sluice", "night ferry", "archive", "boat shed", "lower lock", "signal box", "north quay", "weir")
_REMARKS = (
    "“The {thing} had been wrong since the spring,” said {name}, who ran the night desk.",
    "{name} said that the {thing} would never be mended by people who had only seen it on a plan.",
    "According to {name}, nobody had asked after the {thing} for eleven months.",
    "{name} called the {thing} “a monument to patience” and would not go back on it.",
    "“I would rather swim than trust the {thing} again,” {name} told the panel.",
)
_QUIET = (
    "I sat down by the {thing} and thought of nothing in particular.",
    "Do you remember how we used to wait at the {thing}, with our shoes in our hands?",
    "What a night that was, at the {thing}!",
    "Come down to the {thing} with me, if you like, and let us look at the boats.",
    "Would it ever end, I wondered, and who was to mend the {thing} then?",
    "I liked the light there: weak tea on the {thing}, on the ropes, on the wet planks.",
    "You could have heard a pin drop at the {thing}.",
    "I do not know how long we stood there by the {thing}, my brother and I.",
    "Look at the {thing} — look at it, and tell me what you see!",
)
_DENSE = (
    "“The gauge had been wrong since March,” said Ines Okafor, who ran the night desk at the port.",
    "Nobody wrote it down — or so the harbour master told the panel on the second day of the inquiry.",
    "According to a memo of 4 April, the spare had been in the store for eleven months.",
    "It rained.",
)


def dense(megabytes: int) -> str:
    """A text in which every second sentence is a claim, in paragraphs of all lengths."""
    paragraphs = [" ".join(_DENSE[: 1 + number % 4] * (1 + number % 3)) for number in range(60)]
    block = "\n\n".join(paragraphs) + "\n\n"
    return block * (megabytes * 1_000_000 // len(block.encode()))


def sentences(count: int, of: int = 500) -> list[str]:
    """So many sentences of invented prose, as texts of 500 sentences each."""
    random = Random(count)  # noqa: S311 - a repeatable text, no secret
    texts = []
    for start in range(0, count, of):
        lines = []
        for number in range(start, min(start + of, count)):
            pattern = random.choice(_REMARKS if number % 8 == 0 else _QUIET)
            lines.append(
                pattern.format(name=random.choice(_NAMES), thing=f"{random.choice(_THINGS)} of {_word(random)}")
            )
        texts.append("\n\n".join(" ".join(lines[at : at + 8]) for at in range(0, len(lines), 8)))
    return texts


def _word(random: Random) -> str:
    """A name of nothing."""
    return "".join(random.choice(("ba", "cor", "den", "fil", "hum", "lim", "nev", "ost")) for _ in range(3)).title()
