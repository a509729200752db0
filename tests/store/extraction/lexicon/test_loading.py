"""Lexicons: data, written out."""

from __future__ import annotations

import pytest

from store.extraction.lexicon import flags, inflection, lexicon


@pytest.mark.parametrize("language", ["en", "de"])
def test_lexicon_has_cues_with_groups_that_take_something(language: str) -> None:
    """Every cue of a file can be read by some rule."""
    cues = [cue for known in lexicon(language).cues.values() for cue in known]

    assert len(cues) > 200
    assert all(cue.groups for cue in cues)


def test_lexicons_have_the_same_small_lists() -> None:
    """A rule asks each language for the same lists, so none may be missing in one."""
    assert not lexicon("en").sets.keys() - lexicon("de").sets.keys()


def test_lexicon_writes_out_the_forms_of_a_verb() -> None:
    """One base form gives all forms, each knowing what it can be."""
    words = lexicon("en").cues

    assert words["denies"][-1].lemma == "deny"
    assert words["admitting"][-1].forms == inflection.GERUND
    assert words["said"][-1].forms == inflection.PAST | inflection.PARTICIPLE


def test_lexicon_knows_cues_of_several_words_first() -> None:
    """The cue of two words is asked for before its first word alone."""
    assert lexicon("en").cues["pointed"][0].rest


def test_lexicon_of_an_unknown_language_is_the_english_one() -> None:
    """A text in no known language is read as well as can be."""
    assert lexicon("und").language == "en"
    assert lexicon("de-AT").language == "de"


def test_lexicon_marks_classes_as_bits() -> None:
    """A word has the bits of every class it is in."""
    that = lexicon("en").words["that"]

    assert that & flags.DETERMINER
    assert that & flags.SUBORDINATOR
