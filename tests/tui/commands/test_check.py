"""`quoth check`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import store
from tui.commands import quoth

TRANSCRIPT = """\
MS OKAFOR: We will not raise the fares this year. We have 14 trams and 11 drivers.

MR ABARA: I have seen two bridges fall.
"""
ARTICLE = """\
“We will raise the fares this year,” said Ms Okafor.

“I have seen two bridges fall,” said Mr Abara.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A transcript on disk."""
    path = tmp_path / "talk.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article on disk."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def call(*args: str | Path, stdin: str | None = None) -> Result:
    """Run `quoth check` with these arguments in this process."""
    return CliRunner().invoke(quoth, ["check", *map(str, args)], input=stdin)


def test_verbatim_words_end_with_0(talk: Path) -> None:
    """The answer of the exit code is yes."""
    result = call("“we will not raise the fares”", talk)

    assert result.exit_code == 0
    assert result.stdout.split()[0] == "verbatim"


def test_other_words_end_with_1_and_say_what_they_change(talk: Path) -> None:
    """No, and why that matters, without colours."""
    result = call("we will raise the fares", talk)

    assert result.exit_code == 1
    assert "altered" in result.stdout
    assert "We will {not} raise the fares" in result.stdout
    assert '"not"' in result.stdout
    assert "\x1b" not in result.stdout


def test_json_has_every_field_and_its_offsets_cut_the_words(talk: Path) -> None:
    """A program reads the same; offsets are into quotation and source."""
    quotation = "We have 15 trams"
    found = json.loads(call(quotation, talk, "--json").stdout)

    assert list(found) == [
        *("kind", "quotation", "source", "spans", "nearest", "score", "matters", "same", "differences"),
    ]
    (difference,) = found["differences"]
    assert list(difference) == ["kind", "quoted", "source", "marked", "matters"]
    assert TRANSCRIPT[slice(*difference["source"])] == "14"
    assert quotation[slice(*difference["quoted"])] == "15"
    assert found["source"] == str(talk)


def test_every_quotation_of_an_article_is_checked(article: Path, talk: Path) -> None:
    """One row a quotation, then how many there are of each kind; 1 unless all are verbatim."""
    result = call(article, "--against", talk)

    assert result.exit_code == 1
    assert "Okafor" in result.stdout
    assert result.stdout.rstrip().endswith("2 quotations: 1 verbatim, 1 altered")


def test_every_quotation_of_an_article_as_json(article: Path, talk: Path) -> None:
    """The article, the sources, and each quotation with its place in the article."""
    found = json.loads(call(article, "--against", talk, "--json").stdout)

    assert list(found) == ["article", "against", "quotations"]
    assert [one["kind"] for one in found["quotations"]] == ["altered", "verbatim"]
    assert [ARTICLE[slice(*one["span"])][:7] for one in found["quotations"]] == ["We will", "I have "]


def test_a_source_that_cannot_be_read_is_said_and_the_others_are_used(talk: Path, tmp_path: Path) -> None:
    """A line on standard error, and 2 at the end, with the answer all the same."""
    result = call("two bridges fall", tmp_path / "missing.txt", talk)

    assert result.exit_code == 2
    assert "missing.txt" in result.stderr
    assert result.stdout.split()[0] == "verbatim"


def test_a_file_without_sources_asks_for_them(article: Path) -> None:
    """An article is no quotation: the command says what is missing."""
    result = call(article)

    assert result.exit_code == 2
    assert "--against" in result.stderr


def test_the_quotation_can_come_from_standard_input(talk: Path) -> None:
    """`-` is standard input."""
    assert call("-", talk, stdin="two bridges\nfall\n").exit_code == 0


def test_without_a_source_everything_kept_is_searched_and_nothing_written(talk: Path, tmp_path: Path) -> None:
    """The library is the source; a document of it goes by its title, too."""
    folder = tmp_path / "store"
    with store.Library.open(folder) as library:
        library.shelf.keep(store.read_document(talk))
        records = {str(kept) for kept in library.shelf.documents()}

    everything = call("I have seen two bridges fall", "--store", folder)
    by_title = call("I have seen two bridges fall", next(iter(titles(folder))), "--store", folder)

    assert everything.exit_code == by_title.exit_code == 0
    with store.Library.open(folder) as library:
        assert {str(kept) for kept in library.shelf.documents()} == records


def titles(folder: Path) -> list[str]:
    """The titles of what is kept."""
    with store.Library.open(folder) as library:
        return [kept.title for kept in library.shelf.documents()]


def test_without_a_store_nothing_is_made(tmp_path: Path) -> None:
    """Reading commands never write the store, nor make one."""
    result = call("I have seen two bridges fall", "--store", tmp_path / "none")

    assert result.exit_code == 2
    assert not (tmp_path / "none").exists()


def test_a_hostile_source_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Control signs of a text or of a quotation are shown as signs."""
    source = tmp_path / "evil.txt"
    source.write_text("The rain \x1b[31mcame in June and stayed.\n", encoding="utf-8")

    result = call("the rain came\x1b[2J in July and stayed", source)

    assert "\x1b" not in result.stdout + result.stderr


def test_quotation_longer_than_a_files_name_may_be_is_a_quotation(tmp_path: Path) -> None:
    """Disks refuse names above 255 bytes; a quotation of three sentences is not asked of them."""
    words = " ".join(f"On day {day} the ferry did not sail, and nobody told us why." for day in range(9))
    path = tmp_path / "talk.txt"
    path.write_text(f"MR VANCE: {words}\n", encoding="utf-8")

    result = call(words, path)

    assert result.exit_code == 0
    assert call(words, "--store", tmp_path / "none").exit_code == 2


@pytest.mark.parametrize("name", ["artcle.txt", "./artcle", "../papers/interview.PDF", "/nowhere/at/all"])
def test_name_of_no_file_is_not_held_against_the_source(name: str, talk: Path) -> None:
    """A slip in a name must not read as "they never said that"."""
    result = call(name, talk)

    assert result.exit_code == 2
    assert "absent" not in result.stdout
    assert f"there is no file {name}" in result.stderr


def test_article_beside_a_source_asks_for_against(article: Path, talk: Path) -> None:
    """`check article.txt talk.txt` is what one tries first; the article's name is no quotation."""
    result = call(article, talk)

    assert result.exit_code == 2
    assert "--against SOURCE" in result.stderr


def test_no_words_are_no_quotation(talk: Path) -> None:
    """An empty variable of a script must not pass for an answer."""
    assert call("  ", talk).exit_code == 2


def test_words_with_strokes_and_points_are_a_quotation(talk: Path) -> None:
    """Not everything with a stroke or a point is a path."""
    assert call("and/or", talk).exit_code == 1
    assert call("drivers.", talk).exit_code == 0
