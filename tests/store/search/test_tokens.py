"""Words of a text: however they are read, they are the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.search.tokens import Tokens, token_words

PIECES = st.sampled_from(
    ["gate", "gate,", "Zoë’s", "(don't)", "1,953", "3.5m", "ﬁne-tuned", "\u00ad", "e\u0301", "'", "-"]
)
SPACES = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", "\u2028", "\u3000", "\x1c", "\u200b", ""])


@given(st.lists(st.lists(st.one_of(PIECES, SPACES, st.text(max_size=9)), max_size=20).map("".join), max_size=9))
@settings(deadline=None, max_examples=300)
def test_words_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    """Read piece by piece, each piece once, or text by text; a number is given to each word when it is first met."""
    tokens = Tokens()

    numbers = [tokens.numbers(text) for text in texts]

    assert [[tokens.words[number] for number in each] for each in numbers] == [token_words(text) for text in texts]
    assert list(dict.fromkeys(number for each in numbers for number in each)) == list(range(len(tokens.words)))


def test_no_space_stands_inside_a_word() -> None:
    """What parts two pieces never is a part of a word, in all of Unicode."""
    spaces = [code for code in map(chr, range(0x110000)) if code.isspace()]

    assert [code for code in spaces if len(token_words(f"a{code}b")) != 2 or len(token_words(f"1{code}1")) != 2] == []
