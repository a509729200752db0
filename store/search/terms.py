"""Term: a word of a query, with what it may mean and how much it tells."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from store.search.expansion import Expansion, Variants
from store.search.tokens import token_words
from store.search.vocabulary import Vocabulary

_LONGEST_QUERY = 24
"""Words of a query that are used; a whole pasted paragraph has them all in one place anyway."""
_LIKELY = 0.9
"""Share of the best likeness from which a meaning counts when a word is weighed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query and what it may mean."""

    word: str
    is_open: bool
    """Whether it may still be being typed."""
    variants: Variants
    weight: float
    """How much the word tells, in nats: high for a rare one."""


def terms_of(query: str, vocabulary: Vocabulary, expansion: Expansion, passages: int) -> list[Term]:
    """The words of a query; the last one may still be being typed."""
    words = token_words(query)[:_LONGEST_QUERY]
    is_open = query[-1:].isalnum()
    terms = []
    for place, word in enumerate(words):
        is_last = is_open and place == len(words) - 1
        variants = expansion.variants(word, is_typing=is_last, passages=passages)
        terms.append(Term(word, is_last, variants, weight(vocabulary, variants, passages)))
    return terms


def weight(vocabulary: Vocabulary, variants: Variants, passages: int) -> float:
    """How much a word tells: by the number of passages that hold the likeliest things it means."""
    if not len(variants.ids):
        return log(1 + passages) / 2
    # All that is nearly as likely counts: "s", still being typed, is no rare word because of one "s" somewhere.
    likely = variants.ids[variants.likeness >= _LIKELY * variants.likeness[-1]]
    held = int(vocabulary.held[likely].sum())
    return log(1 + passages / min(passages, held))
