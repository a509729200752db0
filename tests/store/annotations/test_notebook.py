"""The notebook: what a person adds is on disk when the call returns, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.annotations.notebook import Notebook
from store.database.database import Database
from store.database.ids import new_id
from store.model.annotation import Verdict
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.scale import Grade, Scale
from store.model.span import Span

TEXT = "The bridge was closed on Monday. “We had no choice,” said Ines Falk, the city engineer. It stayed closed."
CONTENT = Span(33, 52)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(text: str = TEXT) -> Document:
    """A kept document."""
    return Document(id="d1", title="Bridge", source="-", language="en", text=text, blocks=())


def claim(span: Span = CONTENT, name: str = "c1") -> Claim:
    """What Ines Falk said."""
    said = Attribution(
        source=(Span(58, 67),),
        cue=(Span(53, 57),),
        content=(span,),
        kind=AttributionKind.DIRECT,
        category=AttributionClass.STATEMENT,
        pattern="test",
    )
    return Claim(
        id=name,
        said=said,
        speaker=Speaker(name="Ines Falk", confidence=1.0),
        confidence=1.0,
        checkworthiness=CheckWorthiness(),
    )


def notebook_of(database: Database) -> Notebook:
    """A notebook at noon."""
    return Notebook(database, author="ada", machine="desk", now=lambda: NOON, new_id=new_id)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    with Database.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def notebook(database: Database) -> Notebook:
    """An empty notebook."""
    return notebook_of(database)


def test_annotation_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    """A note comes back with all it had, and with who made it."""
    with Database.open(tmp_path) as database:
        made = notebook_of(database).annotate(
            document(), Span(4, 10), body="which one?", tags=("bridge", "ask"), evidence=("https://example.org/1",)
        )

    with Database.open(tmp_path) as database:
        assert notebook_of(database).annotations("d1") == (made,)
    assert made.target.quote.exact == "bridge"
    assert (made.author, made.machine, made.created) == ("ada", "desk", "2026-03-01T12:00:00.000+00:00")


def test_annotations_are_by_place_and_by_tag(notebook: Notebook) -> None:
    """They come in the order of the text, not of their making; a tag finds its own."""
    later = notebook.annotate(document(), Span(90, 96), tags=("open",))
    earlier = notebook.annotate(document(), Span(4, 10))

    assert notebook.annotations("d1") == (earlier, later)
    assert notebook.annotations(tag="open") == (later,)
    assert notebook.annotations("d2") == ()


def test_change_keeps_the_id_and_the_day_of_making(notebook: Notebook) -> None:
    """A changed note is the same note."""
    made = notebook.annotate(document(), Span(4, 10), body="which one?")

    changed = notebook.change(replace(made, body="the old one"))

    assert notebook.annotations("d1") == (changed,)
    assert (changed.id, changed.created, changed.body) == (made.id, made.created, "the old one")


def test_words_of_two_windows_are_both_kept(tmp_path: Path) -> None:
    """Two windows open the same note; the second to save overwrites nobody's words, tags or evidence."""
    ticks = iter(range(100))

    def now() -> datetime:
        return NOON + timedelta(seconds=next(ticks))

    with Database.open(tmp_path) as one, Database.open(tmp_path) as other:
        mine = Notebook(one, author="ada", machine="desk", now=now, new_id=new_id)
        yours = Notebook(other, author="bob", machine="lap", now=now, new_id=new_id)
        made = mine.annotate(document(), Span(4, 10), body="which one?", tags=("ask", "old"))
        yours.change(replace(made, body="which one? the old one", tags=("ask", "checked")))

        both = mine.change(replace(made, body="which one, and since when?", tags=("ask", "old", "urgent")))

        assert both.body == "which one, and since when?\n\nwhich one? the old one"
        assert both.tags == ("ask", "urgent", "checked")
        assert mine.annotation(made.id) == both
        again = mine.change(replace(both, body="settled"))
        assert again.body == "settled"
        assert mine.undo() == "change of the note on “bridge”"
        assert mine.annotation(made.id) == both


@pytest.mark.parametrize("at", [0, 17, len(TEXT)])
def test_note_on_no_words_is_refused(notebook: Notebook, at: int) -> None:
    """Nothing could ever find such a place again."""
    with pytest.raises(ValueError, match="no words"):
        notebook.annotate(document(), Span(at, at), body="here")
    with pytest.raises(ValueError, match="no words"):
        notebook.make_claim(document(), Span(at, at))


def test_removal_leaves_a_tombstone(notebook: Notebook, database: Database) -> None:
    """A removed note is gone for the reader; the store remembers that it was removed, not what it said."""
    made = notebook.annotate(document(), Span(4, 10), body="which one?")

    notebook.remove(made.id)
    notebook.remove(made.id)

    assert notebook.annotation(made.id) is None
    assert notebook.annotations("d1") == ()
    left = database.table("annotations").record(made.id)
    assert left is not None
    assert left["deleted"]
    assert "body" not in left


def test_undo_and_redo_walk_back_and_forth(notebook: Notebook) -> None:
    """Each step is taken back in turn and can be done again; a new step ends the way forward."""
    made = notebook.annotate(document(), Span(4, 10), body="one")
    changed = notebook.change(replace(made, body="two"))
    notebook.remove(made.id)

    assert notebook.undo() == "removal of the note on “bridge”"
    assert notebook.annotations("d1") == (changed,)
    assert notebook.undo() == "change of the note on “bridge”"
    assert notebook.annotations("d1") == (made,)
    assert notebook.undo() == "note on “bridge”"
    assert notebook.annotations("d1") == ()
    assert notebook.undo() is None

    assert notebook.redo() == "note on “bridge”"
    assert notebook.redo() == "change of the note on “bridge”"
    assert notebook.annotations("d1") == (changed,)
    notebook.annotate(document(), Span(0, 3))
    assert notebook.redo() is None


def test_undo_leaves_alone_what_another_window_changed(tmp_path: Path) -> None:
    """Taking back one's own step does not take back somebody else's."""
    with Database.open(tmp_path) as one, Database.open(tmp_path) as other:
        mine, yours = notebook_of(one), notebook_of(other)
        made = mine.annotate(document(), Span(4, 10), body="one")
        other.catch_up()
        theirs = yours.change(replace(made, body="two"))
        one.catch_up()

        assert mine.undo() == "note on “bridge”: left as it is, it was changed elsewhere since"
        assert mine.annotations("d1") == (theirs,)


def test_steps_taken_together_are_undone_together(notebook: Notebook) -> None:
    """Tagging three hits is one step."""
    with notebook.together("tag “bridge” on 2 hits"):
        notebook.annotate(document(), Span(4, 10), tags=("bridge",))
        notebook.annotate(document(), Span(90, 96), tags=("bridge",))

    assert notebook.undo() == "tag “bridge” on 2 hits"
    assert notebook.annotations() == ()


def test_judging_again_changes_the_verdict(notebook: Notebook) -> None:
    """A claim has one verdict; the history has all of them, and by whom."""
    first = notebook.judge(document(), claim(), Verdict.DISPUTED)

    second = notebook.judge(document(), claim(), Verdict.REFUTED)

    assert notebook.judgements("d1") == (second,)
    assert second.id == first.id
    assert second.speaker == "Ines Falk"
    assert [change.after["verdict"] for change in notebook.history(first.id)] == ["disputed", "refuted"]
    assert notebook.history(first.id)[0].author == "ada"


def test_judging_finds_the_judgement_when_the_claim_came_out_otherwise(notebook: Notebook) -> None:
    """After a new extraction with other ids and nearly the same bounds there is still one verdict."""
    notebook.judge(document(), claim(), Verdict.DISPUTED)

    again = notebook.judge(document(), claim(Span(34, 51), "c9"), Verdict.SUPPORTED)

    assert notebook.judgements("d1") == (again,)


def test_judgements_are_found_by_speaker_and_verdict(notebook: Notebook) -> None:
    """Over all documents, or in one; a verdict that was changed is found under the new one only."""
    first = notebook.judge(document(), claim(), Verdict.DISPUTED)
    notebook.judgements(verdict=Verdict.DISPUTED)
    second = notebook.judge(document(), claim(), Verdict.REFUTED)

    assert notebook.judgements(verdict=Verdict.REFUTED) == (second,)
    assert notebook.judgements(verdict=Verdict.DISPUTED) == ()
    assert notebook.judgements(speaker="Ines Falk") == (second,)
    assert notebook.judgements(speaker="Ines Falk", verdict=Verdict.OPEN) == ()
    assert notebook.judgements("d2", speaker="Ines Falk") == ()
    assert first.id == second.id


def test_two_windows_that_judge_one_claim_at_once_give_one_verdict(tmp_path: Path) -> None:
    """Neither has caught up with the other: the later verdict is the one that counts, in one judgement."""
    with Database.open(tmp_path) as one, Database.open(tmp_path) as other:
        notebook_of(one).judge(document(), claim(), Verdict.SUPPORTED)
        notebook_of(one).correct(document(), claim(), speaker="Ines Falck")

        later = notebook_of(other).judge(document(), claim(), Verdict.REFUTED)
        both = notebook_of(other).correct(document(), claim(), kind="mixed")

        one.catch_up()
        assert notebook_of(one).judgements("d1") == (later,)
        assert notebook_of(one).corrections("d1") == (both,)
        assert (both.speaker, both.kind) == ("Ines Falck", "mixed")


def test_corrections_of_one_claim_add_up(notebook: Notebook) -> None:
    """Repairing the speaker and then hiding the claim is one correction with both."""
    notebook.correct(document(), claim(), speaker="Ines Falck")

    both = notebook.correct(document(), claim(), is_hidden=True)

    assert notebook.corrections("d1") == (both,)
    assert (both.speaker, both.is_hidden, both.kind) == ("Ines Falck", True, None)


def test_judgement_can_be_withdrawn_and_comes_back(notebook: Notebook) -> None:
    """A verdict on a claim that is there no more can be taken away; undo brings it back."""
    judged = notebook.judge(document(), claim(), Verdict.REFUTED)

    notebook.withdraw(judged.id)

    assert notebook.judgements("d1") == ()
    assert notebook.undo() == "withdrawal of the verdict refuted on “We had no choice,”"
    assert notebook.judgements("d1") == (judged,)


def test_undo_tells_a_verdict_as_the_person_calls_it(notebook: Notebook) -> None:
    """What was undone has the scale's name; the history keeps the id, which never changes."""
    notebook.scale = Scale((Grade(verdict=Verdict("half-true"), name="so so"),))
    judged = notebook.judge(document(), claim(), Verdict("half-true"))
    notebook.withdraw(judged.id)

    assert notebook.undo() == "withdrawal of the verdict so so on “We had no choice,”"
    assert notebook.undo() == "verdict so so on “We had no choice,”"
    assert notebook.history(judged.id)[0].what == "verdict half-true on “We had no choice,”"


def test_claim_made_by_hand_can_be_withdrawn(notebook: Notebook) -> None:
    """What a person made he can take back."""
    made = notebook.make_claim(document(), Span(88, 106), speaker="the city")

    assert notebook.corrections("d1") == (made,)
    assert made.is_made_by_hand
    notebook.withdraw(made.id)
    assert notebook.corrections("d1") == ()


def test_claim_whose_bounds_were_repaired_is_repaired_further(notebook: Notebook) -> None:
    """A claim is known by its id first: new bounds do not make it another claim with a second correction."""
    notebook.correct(document(), claim(), content=Span(0, 31))

    again = notebook.correct(document(), claim(Span(0, 31)), speaker="the city")

    assert notebook.corrections("d1") == (again,)
    assert again.new_content is not None
