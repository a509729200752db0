"""Nouns of every shape, as the store may hold them: what the round trips are tried with."""

from __future__ import annotations

from hypothesis import strategies as st

from store.exchange.bundle import About, Bundle, Noun
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import ClaimKind
from store.model.selector import Target, TextPositionSelector, TextQuoteSelector

words = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.sampled_from(
        (
            "=1+1",
            "'tis",
            "-",
            "@x",
            "a; b\\",
            "<script>",
            "“Nobody,” she said",
            "\u202edrow",
            "\r\n",
            "https://e.org/a b",
            "**all** [of it](x)",
        )
    ),
)
ids = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=26, max_size=26)
moments = st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds") + "+00:00")
kinds = st.sampled_from([kind.value for kind in ClaimKind])
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda pair: (pair[0], pair[0] + pair[1]))
targets = st.builds(
    Target,
    quote=st.builds(TextQuoteSelector, exact=words, prefix=words, suffix=words),
    position=spans.map(lambda span: TextPositionSelector(start=span[0], end=span[1])),
    text_hash=words,
    lookalike=st.none() | st.floats(0, 1),
)
verdicts = st.sampled_from((*Verdict, Verdict("mostly-true"), Verdict("überwiegend-falsch"), Verdict("q3")))
items = st.lists(words, max_size=3).map(tuple)


def _nouns(document: str) -> st.SearchStrategy[Noun]:
    """Annotations, judgements and corrections of a document."""
    common = {
        "id": ids,
        "document": st.just(document),
        "author": words,
        "machine": words,
        "created": moments,
        "updated": moments,
    }
    about = {"content": targets, "source": st.none() | targets, "claim": words, "speaker": st.none() | words}
    return st.one_of(
        st.builds(Annotation, target=targets, body=words, tags=items, evidence=items, **common),
        st.builds(Judgement, verdict=verdicts, kind=kinds, **about, **common),
        st.builds(
            Correction,
            kind=st.none() | kinds,
            new_content=st.none() | targets,
            is_hidden=st.booleans(),
            is_made_by_hand=st.booleans(),
            **about,
            **common,
        ),
    )


def _bundle(about: About) -> st.SearchStrategy[Bundle]:
    """What a person added to that document; at least one thing, no id twice."""
    nouns = st.lists(_nouns(about.id), min_size=1, max_size=4, unique_by=lambda noun: noun.id)

    def bundle(found: list[Noun], names: list[str]) -> Bundle:
        called = {
            noun.id: name for noun, name in zip(found, names, strict=False) if name and not isinstance(noun, Annotation)
        }
        return Bundle(about=about, nouns=tuple(sorted(found, key=lambda noun: noun.id)), called=called)

    return st.builds(bundle, nouns, st.lists(words, max_size=4))


abouts = st.builds(About, id=ids, title=words, text_hash=words, address=words)
bundles = st.lists(abouts.flatmap(_bundle), max_size=3, unique_by=lambda bundle: bundle.about.id).map(tuple)
