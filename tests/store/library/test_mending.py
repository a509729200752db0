"""The search over everything kept knows claims as the person has them, not as they were extracted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.engine import extract
from store.library.library import Library
from store.library.mending import mended
from store.model.claim import Claim
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from store.search.passages import KINDS

MILL = (
    "“The wheel has not turned since Easter,” said the miller, Jonas Brück.\n\n"
    "Marta Lindqvist said that the weir was mended with stolen stones. The council owes nobody an answer.\n"
)
FAIR = "“We will hold the fair without the mill,” Marta Lindqvist said. “It rains anyway,” said Ilse Kröger.\n"
ORDER = "“Nobody ordered the stones,” said Pavel Horák. He added that the invoice was a joke.\n"
NAMES = ("Marta Lindqvist", "Jonas Brück", "M. Lindqvist", "Ilse Kröger", "Pavel Horák")

Listed = set[tuple[str, Span, str, str]]


def keep(library: Library, text: str, name: str) -> Document:
    """A document that is kept."""
    return library.shelf.keep(read_bytes(text.encode(), source=f"/papers/{name}", name=name))


def in_index(library: Library) -> Listed:
    """Every claim that the search holds: document, place, kind, speaker."""
    while not library.catalogue.prepare(1):
        continue
    held = library.catalogue._upkeep.right().collection
    return {
        (
            held.units[int(each.about.units[at])].document,
            Span(*each.about.spans[at].tolist()),
            KINDS[int(each.about.kinds[at])],
            held.speakers[number] if (number := int(each.about.speakers[at])) >= 0 else "",
        )
        for each in held.segments
        for at in range(len(each))
        if each.is_alive[at] and KINDS[int(each.about.kinds[at])] not in {"sentence", "title", "note"}
    }


def as_read(library: Library) -> Listed:
    """Every claim as the reader shows it."""
    found: Listed = set()
    for kept in library.shelf.documents():
        document = library.shelf.document(kept.id)
        for one in library.spoken(document, extract(document)).claims:
            found.add((document.id, one.claim.span, one.claim.kind.value, one.claim.speaker.name or ""))
    return found


def saying(library: Library, query: str) -> list[str]:
    """The words of what a query finds."""
    return [hit.passage.text for hit in library.catalogue.search(query)]


def test_speaker_that_a_person_gave_is_found(tmp_path: Path) -> None:
    """By `speaker:` and by the words of the name; the name that was wrong finds the claim no more."""
    with Library.open(tmp_path / "store") as library:
        mill = keep(library, MILL, "mill.txt")
        claim = next(each for each in extract(mill) if each.speaker.name == "Jonas Brück")
        assert saying(library, "speaker:brück")

        library.notebook.correct(mill, claim, speaker="Griseldis Ohm")

        assert "wheel" in saying(library, "speaker:ohm")[0]
        assert "wheel" in saying(library, "griseldis wheel")[0]
        assert library.catalogue.answer("speaker:brück wheel").said == ("nothing has the speaker “brück”",)

        library.notebook.undo()
        assert library.catalogue.answer("speaker:ohm wheel").said == ("nothing has the speaker “ohm”",)


def test_name_that_only_a_correction_gives_follows_an_alias_of_everything(tmp_path: Path) -> None:
    """The extraction has never heard of it."""
    with Library.open(tmp_path / "store") as library:
        mill = keep(library, MILL, "mill.txt")
        library.notebook.correct(mill, extract(mill)[0], speaker="Griseldis Ohm")
        assert saying(library, "speaker:ohm")

        library.notebook.aliases.say(mill.id, "Griseldis Ohm", "The widow", is_everywhere=True)

        assert "wheel" in saying(library, "speaker:widow")[0]
        assert in_index(library) == as_read(library)


def test_hidden_claim_is_a_sentence_like_any_other(tmp_path: Path) -> None:
    """What is no claim is not found as one; its words are found."""
    with Library.open(tmp_path / "store") as library:
        mill = keep(library, MILL, "mill.txt")
        claim = next(each for each in extract(mill) if each.speaker.name == "Jonas Brück")

        library.notebook.correct(mill, claim, is_hidden=True)

        assert {hit.passage.kind for hit in library.catalogue.search("wheel turned easter")} == {"sentence"}


def test_kind_and_bounds_and_claims_made_by_hand_count(tmp_path: Path) -> None:
    """`kind:` asks for the person's, a claim has the bounds they gave, and their own claims are claims."""
    with Library.open(tmp_path / "store") as library:
        mill = keep(library, MILL, "mill.txt")
        first = next(each for each in extract(mill) if each.speaker.name == "Jonas Brück")
        owed = Span(MILL.index("The council owes"), MILL.index(" an answer."))

        library.notebook.correct(mill, first, kind="indirect")
        library.notebook.make_claim(mill, owed, kind="mixed", speaker="The ferryman")

        assert {hit.passage.kind for hit in library.catalogue.search("kind:indirect wheel")} == {"indirect"}
        made = library.catalogue.search("speaker:ferryman")[0].passage
        assert (made.span, made.kind, made.speaker) == (owed, "mixed", "The ferryman")

        wheel = Span(MILL.index("The wheel"), MILL.index(" since"))
        library.notebook.correct(mill, first, content=wheel)
        assert any(hit.passage.span.end < first.span.end for hit in library.catalogue.search("kind:claim wheel turned"))
        assert in_index(library) == as_read(library)


def test_name_said_of_everything_has_only_those_documents_taken_in_again(tmp_path: Path) -> None:
    """An alias is one change; a library of hundreds is not gone through for it, only where the name is heard."""
    with Library.open(tmp_path / "store") as library:
        mill, fair = keep(library, MILL, "mill.txt"), keep(library, FAIR, "fair.txt")
        keep(library, ORDER, "order.txt")
        assert library.catalogue.search("stones")
        taken: list[str] = []
        units = library.catalogue._upkeep._units
        batches_of = units._batches_of

        def counted(document: Document) -> Iterable[Sequence[Claim]]:
            taken.append(document.id)
            return batches_of(document)

        units._batches_of = counted

        library.notebook.aliases.say(mill.id, "Marta Lindqvist", "M. Lindqvist", is_everywhere=True)
        found = {hit.passage.speaker for hit in library.catalogue.search("speaker:lindqvist kind:claim")}

        assert found == {"M. Lindqvist"}
        assert sorted(taken) == sorted([mill.id, fair.id])
        taken.clear()
        later = keep(library, FAIR.replace("rains", "snows"), "later.txt")
        assert in_index(library) == as_read(library)
        other = keep(library, ORDER.replace("joke", "riddle"), "other.txt")
        assert in_index(library) == as_read(library)
        assert taken == [later.id, other.id]
        taken.clear()
        library.notebook.aliases.part(mill.id, "Marta Lindqvist", is_everywhere=True)
        assert in_index(library) == as_read(library)
        assert sorted(taken) == sorted([mill.id, fair.id, later.id])


def test_what_another_window_says_counts_here(tmp_path: Path) -> None:
    """After catching up, at once, also in one that opens the store later with the index as it was saved."""
    with Library.open(tmp_path / "store") as one, Library.open(tmp_path / "store") as two:
        mill = keep(one, MILL, "mill.txt")
        assert one.catalogue.search("wheel")
        two.catch_up()
        two.notebook.aliases.say(mill.id, "Jonas Brück", "Old Brück")
        one.catch_up()
        assert one.catalogue.search("kind:direct wheel")[0].passage.speaker == "Old Brück"
    with Library.open(tmp_path / "store") as three:
        assert in_index(three) == as_read(three)
        three.notebook.aliases.part(mill.id, "Jonas Brück")
    with Library.open(tmp_path / "store") as four:
        assert in_index(four) == as_read(four)


def test_claims_of_which_nothing_was_said_are_handed_on_as_they_are(tmp_path: Path) -> None:
    """A library in which nobody corrected anything is not laid out for it."""
    with Library.open(tmp_path / "store") as library:
        mill = keep(library, MILL, "mill.txt")
        claims = extract(mill)

        assert mended(library.notebook, mill, claims) is claims


Act = Callable[[Library, Document, Claim], object]


def _acts() -> st.SearchStrategy[Act]:
    """What a person may say of claims."""
    names = st.sampled_from(NAMES)

    def corrected(name: str) -> Act:
        return lambda library, document, claim: library.notebook.correct(document, claim, speaker=name)

    def same(said: tuple[str, str, bool]) -> Act:
        old, new, everywhere = said
        return lambda library, document, _: library.notebook.aliases.say(
            document.id, old, new if new != old else "Somebody else", is_everywhere=everywhere
        )

    def parted(pair: tuple[str, bool]) -> Act:
        return lambda library, document, _: library.notebook.aliases.part(document.id, pair[0], is_everywhere=pair[1])

    return st.one_of(
        names.map(corrected),
        st.tuples(names, names, st.booleans()).map(same),
        st.tuples(names, names, st.booleans()).map(same),
        st.tuples(names, st.booleans()).map(parted),
        st.sampled_from(
            [
                lambda library, document, claim: library.notebook.correct(document, claim, is_hidden=True),
                lambda library, document, claim: library.notebook.correct(document, claim, kind="mixed"),
                lambda library, document, _: library.notebook.make_claim(
                    document, Span(1, 20), kind="indirect", speaker="Marta Lindqvist"
                ),
                lambda library, _, __: library.notebook.undo(),
                lambda library, _, __: library.notebook.redo(),
            ]
        ),
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(_acts(), st.integers(0, 2), st.integers(0, 3), st.booleans()), min_size=1, max_size=7))
def test_search_holds_what_the_reader_shows(acts: Sequence[tuple[Act, int, int, bool]]) -> None:
    """Whatever is said of claims and names, in whatever order, in one window or another."""
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as one, Library.open(Path(folder)) as two:
        documents = [keep(one, MILL, "mill.txt"), keep(one, FAIR, "fair.txt"), keep(one, ORDER, "order.txt")]
        two.catch_up()
        assert in_index(one) == as_read(one)
        for act, at, number, is_here in acts:
            document = documents[at]
            claims = extract(document)
            act(one if is_here else two, document, claims[number % len(claims)])
            one.catch_up()
            two.catch_up()

            assert in_index(one) == as_read(one)


@pytest.mark.parametrize("is_everywhere", [True, False])
def test_names_that_lead_on_to_others_are_followed(tmp_path: Path, *, is_everywhere: bool) -> None:
    """From alias to alias; and the first of them taken back is taken back, though nobody is called so any more."""
    with Library.open(tmp_path / "store") as library:
        order = keep(library, ORDER, "order.txt")
        library.notebook.aliases.say(order.id, "Pavel Horák", "P. H.", is_everywhere=is_everywhere)
        assert {speaker for _, _, _, speaker in in_index(library)} - {""} == {"P. H."}
        library.notebook.aliases.say(order.id, "P. H.", "Old Horák", is_everywhere=is_everywhere)
        assert {speaker for _, _, _, speaker in in_index(library)} - {""} == {"Old Horák"}

        library.notebook.aliases.part(order.id, "Pavel Horák", is_everywhere=is_everywhere)

        assert in_index(library) == as_read(library)
        assert {speaker for _, _, _, speaker in in_index(library)} - {""} == {"Pavel Horák"}
