"""Two names of one speaker: a person's own layer, which new claims and new documents follow."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations.aliases import name_key, really
from store.exchange.hypothesis import hypothesis_rows
from store.exchange.spreadsheet import spreadsheet
from store.exchange.web_annotation import web_annotations
from store.extraction.engine import extract
from store.library.gathering import dossier
from store.library.ledger import Ledger
from store.library.library import Library
from store.model.alias import Alias
from store.model.annotation import Judgement, Verdict
from store.model.claim import Speaker
from store.model.document import Document
from store.reading.read import read_bytes

HARBOUR = "“The crane is safe,” said Dr Ilse Brandt. “Nobody asked,” said the foreman, Otto Reuss.\n"
LETTER = "“We paid for the crane twice,” Ilse Brandt wrote. “It rusts,” said Otto Reuss.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty store."""
    with Library.open(tmp_path / "store", author="ada", machine="desk") as opened:
        yield opened


def keep(library: Library, text: str, name: str) -> Document:
    """A document that is kept."""
    return library.shelf.keep(read_bytes(text.encode(), source=f"/papers/{name}", name=name))


def speakers(library: Library, document: Document) -> list[str | None]:
    """Who says the claims of a document, found anew."""
    claims = extract(document)
    return [judged.claim.speaker.name for judged in library.desk(document, claims).claims if judged.claim.speaker.name]


def test_new_claims_of_a_name_follow_its_alias(library: Library) -> None:
    """It is said of the name and not of claims: what a later extraction finds under that name is theirs as well."""
    document = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(document.id, "Otto Reuss", "O. Reuss junior")
    first, *others = extract(document)
    late = replace(first, id="found later", speaker=Speaker(name="otto  reuß".replace("ß", "ss"), confidence=0.4))

    desk = library.desk(document, [late, *others])

    assert {judged.claim.speaker.name for judged in desk.claims} == {"O. Reuss junior"}
    assert {judged.called for judged in desk.claims} == {"otto  reuss", "Otto Reuss"}
    assert all("said by hand" in judged.claim.speaker.reason for judged in desk.claims)


def test_alias_of_a_document_stays_in_it_and_one_of_everywhere_reaches_all(library: Library) -> None:
    """Also documents that are kept afterwards."""
    harbour = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(harbour.id, "Otto Reuss", "O. Reuss junior")
    letter = keep(library, LETTER, "letter.txt")
    assert "O. Reuss junior" in speakers(library, harbour)
    assert "Otto Reuss" in speakers(library, letter)

    library.notebook.aliases.say(harbour.id, "Otto Reuss", "Otto Reuss the younger", is_everywhere=True)

    later = keep(library, LETTER.replace("twice", "three times"), "later.txt")
    assert "Otto Reuss the younger" in speakers(library, letter)
    assert "Otto Reuss the younger" in speakers(library, later)


def test_alias_is_one_step_to_undo(library: Library) -> None:
    """And to do again; the history has it."""
    document = keep(library, HARBOUR, "harbour.txt")
    before = speakers(library, document)
    library.notebook.aliases.say(document.id, "Otto Reuss", "O. Reuss junior")
    after = speakers(library, document)

    assert library.notebook.undo() == "“Otto Reuss” is “O. Reuss junior”"
    assert speakers(library, document) == before
    library.notebook.redo()
    assert speakers(library, document) == after != before
    library.notebook.aliases.part(document.id, "otto reuss")
    assert speakers(library, document) == before


def test_later_word_on_one_claim_wins(library: Library) -> None:
    """What is said of this very claim after the alias stays; what was said before follows it."""
    document = keep(library, HARBOUR, "harbour.txt")
    first, second = extract(document)
    library.notebook.correct(document, first, speaker="Otto Reuss")
    library.notebook.aliases.say(document.id, "Otto Reuss", "O. Reuss junior")
    assert speakers(library, document) == ["O. Reuss junior", "O. Reuss junior"]

    library.notebook.correct(document, second, speaker="Otto Reuss")

    assert speakers(library, document) == ["O. Reuss junior", "Otto Reuss"]


def test_alias_that_is_turned_round_is_turned(library: Library) -> None:
    """Who was one name for the other and is said the other way round is not both."""
    document = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(document.id, "Otto Reuss", "The foreman")
    library.notebook.aliases.say(document.id, "The foreman", "Otto Reuss")

    assert "Otto Reuss" in speakers(library, document)
    assert len(library.notebook.aliases.all()) == 1
    for name, speaker in (("x", " X "), ("", "x"), ("x", "")):
        with pytest.raises(ValueError, match="two different names"):
            library.notebook.aliases.say(document.id, name, speaker)


def test_open_desk_follows_aliases(library: Library) -> None:
    """Said while the document is read, and taken back: what the reader shows is what the store says."""
    document = keep(library, HARBOUR, "harbour.txt")
    claims, desk = extract(document), library.open_desk(document)
    plain = desk.lay(claims)

    library.notebook.aliases.say(document.id, "Otto Reuss", "O. Reuss junior")
    assert desk.lay(claims) == library.desk(document, claims) != plain
    library.notebook.undo()
    assert desk.lay(claims) == plain


def test_ledger_says_which_names_are_one(library: Library) -> None:
    """One voice, with the names that the person put under it."""
    document = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(document.id, "Otto Reuss", "Ilse Brandt")
    ledger = Ledger()

    ledger.add(document, library.spoken(document, extract(document)).claims)

    (voice,) = [voice for voice in ledger.voices() if len(voice.said) == 2]
    assert voice.also == ("Otto Reuss",)


def test_alias_goes_where_the_store_goes(library: Library, tmp_path: Path) -> None:
    """Through plain JSON and a merge into another store; twice changes nothing."""
    document = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(document.id, "Otto Reuss", "O. Reuss junior", is_everywhere=True)
    out = io.StringIO()
    library.doors.export_json(out)

    with Library.open(tmp_path / "other", author="bob", machine="bench") as other:
        other.doors.take(out.getvalue().encode())
        taken = other.doors.take(out.getvalue().encode())
        assert [(one.name, one.speaker, one.author) for one in other.notebook.aliases.all()] == [
            ("Otto Reuss", "O. Reuss junior", "ada")
        ]
        assert not taken.added
        other.notebook.aliases.part(document.id, "Otto Reuss", is_everywhere=True)
    library.doors.merge(tmp_path / "other")

    assert library.notebook.aliases.all() == ()


def test_forgotten_document_leaves_no_alias(library: Library, tmp_path: Path) -> None:
    """A name is a trace: what was said while reading a document goes with it."""
    document = keep(library, HARBOUR, "harbour.txt")
    library.notebook.aliases.say(document.id, "Otto Reuss", "Whistleblower Nine", is_everywhere=True)

    library.forget(document.id)

    assert library.notebook.aliases.all() == ()
    held = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert b"Whistleblower" not in held


NAMES = st.sampled_from(("Ann", "ann ", "Bea", "Cy", "Dee", "the clerk"))


@settings(deadline=None)
@given(st.dictionaries(NAMES, NAMES, max_size=6), NAMES)
def test_any_aliases_lead_somewhere(said: dict[str, str], name: str) -> None:
    """From alias to alias, and never in a circle without end; who has no alias stays who he is."""
    aliases = {
        name_key(old): Alias(id=old, document="d", name=old, speaker=new, updated="2026") for old, new in said.items()
    }

    found = really(name, aliases)

    assert found == name or found in said.values()
    if name_key(name) not in aliases:
        assert found == name
    assert really(name, aliases, since="2027") == name


def test_exports_that_come_back_say_who_it_really_is(library: Library) -> None:
    """CSV, W3C and Hypothesis tell a verdict's speaker as the reader does, by an alias or a correction of its claim."""
    harbour = keep(library, HARBOUR, "harbour.txt")
    claims = extract(harbour)
    for claim in claims:
        library.notebook.judge(harbour, claim, Verdict.DISPUTED)
    library.notebook.aliases.say(harbour.id, "Otto Reuss", "O. Reuss junior")
    brandt = next(claim for claim in claims if claim.speaker.name == "Ilse Brandt")
    library.notebook.correct(harbour, brandt, speaker="I. Brandt-Holm")
    gathered = dossier(harbour, claims, library.notebook)
    judged = [noun for noun in gathered.bundle.nouns if isinstance(noun, Judgement)]

    names = {"Otto Reuss": "O. Reuss junior", "Ilse Brandt": "I. Brandt-Holm"}
    assert gathered.bundle.called == {each.id: names[each.speaker or ""] for each in judged}
    rows = csv.DictReader(io.StringIO(spreadsheet([gathered])))
    assert {row["speaker"] for row in rows} == set(names.values())
    for written in (web_annotations([gathered.bundle]), hypothesis_rows([gathered.bundle])):
        assert all(f'"called": "{name}"' in json.dumps(written) for name in names.values())
