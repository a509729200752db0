"""The terminal's input as the reader takes it: large pastes in one piece, and bytes that are no UTF-8 do no harm.

Textual's own driver stops with an error at the first such byte, which any program that fills the clipboard
can put there.
"""

from __future__ import annotations

import asyncio
import os
import re
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from store import COURTESY
from tui.background import QUESTION, can_be_asked, is_light
from tui.messages import PaperKnown, TerminalGone
from tui.pastes import Pasted, Pastes, Told

_SHOW_CURSOR = "\x1b[?25h"
_READ = 64 * 1024
"""Bytes taken at a time."""
_WAIT = 0.1
"""Seconds that the thread waits for input before it looks whether to end."""
_BRIEF = 0.02
"""Seconds after which what began like a paste was a key."""
_OFF = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"  # pastes, lines, sizes, mouse
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"  # keys, screen, cursor, focus
)
"""What turns off all that Textual turns on, in its order."""

_ALT_DIGIT = re.compile("\x1b[0-9]")


class Output:
    """The way to the terminal; once that is gone, what is drawn is let go, and nobody waits for it.

    Textual's thread would end at the first error, and the screen would wait for it for ever.
    """

    def __init__(self, file: TextIO) -> None:
        """Write to a file, in UTF-8 whatever the locale says, as the commands do."""
        self._file = file
        self.given = self._written = self._frame = 0
        """Pieces that are to be written; that were; and that are with the frame that was drawn last."""
        if isinstance(file, TextIOWrapper):
            file.reconfigure(encoding="utf-8", errors="backslashreplace")

    def write(self, text: str) -> None:
        """Write, as far as there is somebody who reads it."""
        with suppress(OSError):
            self._file.write(text)
        self._written += 1

    def flush(self) -> None:
        """Send what was written; with it a frame is painted, and what works beside the screen goes on."""
        with suppress(OSError):
            self._file.flush()
        self._end()

    def drawn(self) -> None:
        """A frame is on its way, or written already."""
        self._frame = self.given
        self._end()

    def _end(self) -> None:
        """End the turn of the screen, if its last frame is written."""
        if self._frame and self._written >= self._frame:
            self._frame = 0
            COURTESY.end()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()


class KeyParser(XTermParser):
    """Textual's parser, to which alt+2 is "™" as a Mac types it wherever the terminal sends escape and the digit.

    That is what nearly every terminal sends; with alt and a digit the hits of a search are judged.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002 - Textual's
        """The keys of a sequence."""
        if _ALT_DIGIT.fullmatch(sequence):
            return [events.Key(f"alt+{sequence[1]}", sequence[1])]
        return super()._sequence_to_key_events(sequence, alt)


class TerminalDriver(LinuxDriver):
    """Textual's driver with another reading of the input, and an output that outlives the terminal."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Draw on standard error as Textual does, or on standard output where that alone is the terminal."""
        super().__init__(*arguments, **named)
        file = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        self._output = Output(file)  # type: ignore[arg-type] # one is there
        self._file = self._output  # type: ignore[assignment] # all that is asked of it
        self._loop = asyncio.get_running_loop()
        self._is_on = False
        """Whether the terminal is the reader's."""
        self._is_aside = False
        """Whether the terminal is the shell's, until that says otherwise."""

    def write(self, data: str) -> None:
        """Hand something to the thread that writes."""
        self._output.given += 1
        super().write(data)

    def drawn(self) -> None:
        """A frame was drawn: the last that was handed over is its end."""
        self._output.drawn()

    def start_application_mode(self) -> None:
        """Ask for the colour of the paper, where that matters; show the cursor to those who want it."""
        self._is_on = True
        super().start_application_mode()  # type: ignore[no-untyped-call] # as it is
        if getattr(self._app, "asks_for_paper", False) and can_be_asked(os.environ):
            self.write(QUESTION)
        if getattr(self._app, "shows_cursor", False):
            self.write(_SHOW_CURSOR)
        self.flush()

    def stop_application_mode(self) -> None:
        """The terminal is somebody else's."""
        super().stop_application_mode()
        self._is_on = False

    def give_back(self) -> None:
        """Give the terminal back at once, past all that waits to be drawn: the program ends behind this line."""
        if not self._is_on:
            return
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            os.write(self._output.fileno(), _OFF)

    # Textual does what these signals ask for in the middle of whatever is being done: in the middle of drawing, the
    # line of what is to be drawn is locked, and it would wait for itself.

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, as soon as nothing is in the middle of something; at once where another program has the terminal."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._step_aside)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _step_aside(self) -> None:
        """Give the terminal to the shell, and stop."""
        if self._is_on and self._auto_restart:
            self._is_aside = True
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Go on."""
        self._loop.call_soon_threadsafe(self._come_back)

    def _come_back(self) -> None:
        """Take the terminal again, also from whoever had it since nobody asked before the stop; not a second time."""
        if not self._auto_restart or not (self._is_on or self._is_aside):
            return
        if self._is_on:
            self.suspend_application_mode()
            self._must_signal_resume = True
        self._is_aside = False
        self.resume_application_mode()

    def run_input_thread(self) -> None:
        """Take what comes until the program ends."""
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        pastes = Pastes()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_BRIEF if pastes.is_holding else _WAIT):
                    COURTESY.take()
                    if not (data := self._read()):
                        self._app.post_message(TerminalGone())
                        break
                    for piece in pastes.feed(decode(data)):
                        self._take(parser, piece)
                elif held := pastes.let_go():
                    self._take(parser, held)
                for message in parser.tick():
                    self.process_message(message)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _read(self) -> bytes:
        """What was typed; nothing: the terminal is gone."""
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""

    def _take(self, parser: XTermParser, piece: str | Pasted | Told) -> None:
        """Tell the app what was typed, pasted or answered."""
        if isinstance(piece, Told):
            if (light := is_light(piece.answer)) is not None:
                self._app.post_message(PaperKnown(is_light=light))
        elif isinstance(piece, Pasted):
            self.process_message(events.Paste(piece.text.replace("\x00", "")))
        else:
            for message in parser.feed(piece):
                self.process_message(message)
