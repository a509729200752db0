"""The words of a language that the rules read, as data: one TOML file a language, loaded on first use.

A third language is a file (and, if its word order is new, its rules). Nothing in the files is counted
from any corpus: closed classes from grammar, cues by hand.
"""

from store.extraction.lexicon.loading import Cue, CueGroup, Lexicon, lexicon

__all__ = ["Cue", "CueGroup", "Lexicon", "lexicon"]
