"""Subtitles: what was said, once, in paragraphs, with its times."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading import gzipped
from store.reading.formats import Format, format_of
from store.reading.limits import Limit
from store.reading.subtitles import read

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>The gate was shut,</i>

2
00:00:03,100 --> 00:00:05,000
{\\an8}and it stayed shut.

3
00:01:09,000 --> 00:01:12,000
- Who shut it?

4
00:01:12,000 --> 00:01:13,000
- Nobody knows.
"""
VTT = """WEBVTT

NOTE made by hand

00:01.000 --> 00:03.000 align:start
<v Ruth Calloway>I have fished eleven trolleys</v>

00:03.000 --> 00:05.000
<v Ruth Calloway>I have fished eleven trolleys</v>
<v Ruth Calloway>out of that channel.</v>

01:00:00.000 --> 01:00:02.000
<v Desmond Pryce>We have &quot;the&quot; trolley.
"""


def test_subtitles_become_paragraphs_with_their_times() -> None:
    """Cues of one sentence are joined, turns part them, markup goes; each cue's time leads to its words."""
    content = read(SRT.encode())

    assert content.text == "The gate was shut, and it stayed shut.\n\nWho shut it?\n\nNobody knows.\n"
    assert [(page.label, content.text[page.start :][:8]) for page in content.pages] == [
        ("0:00:01", "The gate"),
        ("0:00:03", "and it s"),
        ("0:01:09", "Who shut"),
        ("0:01:12", "Nobody k"),
    ]


def test_subtitles_name_who_speaks_and_say_nothing_twice() -> None:
    """A voice becomes a turn; a line that stays on the screen is said once."""
    assert read(VTT.encode()).text == (
        'Ruth Calloway: I have fished eleven trolleys out of that channel.\n\nDesmond Pryce: We have "the" trolley.\n'
    )


def test_subtitles_are_known_by_their_beginning() -> None:
    """The name of the file does not count."""
    assert format_of(SRT.encode()) is Format.SUBTITLES
    assert format_of(VTT.encode()) is Format.SUBTITLES


@given(
    st.lists(st.sampled_from(["\n", "\n\n", "1", "00:00:01,0 --> 00:00:02,5", "<v a>", "- x", "words.", "99:99:99.9"]))
)
@settings(deadline=None)
def test_any_subtitles_are_read_or_refused(pieces: list[str]) -> None:
    """Any text -> Content or Limit, never anything else; times rise from inside the text."""
    try:
        content = read("".join(pieces).encode())
    except Limit:
        return
    assert all(page.start < len(content.text) for page in content.pages)


def test_packed_text_is_read_as_what_it_is() -> None:
    """What gzip packed is unpacked and told by its content."""
    assert gzipped.read(gzip.compress(SRT.encode())).text == read(SRT.encode()).text
    assert gzipped.read(gzip.compress(b"# Title\n\nWords.")).structure.title == "Title"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b"x" * 5_000_000), "the most that is unpacked"),
        (gzip.compress(gzip.compress(b"words")), "another gzip archive"),
        (gzip.compress(b"\x89PNG\r\n\x1a\n"), "holds an image"),
        (b"\x1f\x8b\x08\x00 nothing", "damaged gzip"),
    ],
    ids=["bomb", "nested", "image", "damaged"],  # what gzip packs has the time in it: as a name it is another each run
)
def test_packed_bombs_and_riddles_are_refused(data: bytes, why: str) -> None:
    """A ratio that only bombs have, archives in archives, what is not read, what is broken."""
    with pytest.raises(Limit, match=why):
        gzipped.read(data)
