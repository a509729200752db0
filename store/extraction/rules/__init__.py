"""The rules that find source, cue and content around a reporting word: one file a kind of pattern."""
