"""Ctrl-C and SIGTERM: exit codes 130 and 143 without a traceback, and what a command has begun is tidied up."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Terminated(KeyboardInterrupt):
    """SIGTERM; whatever tidies up after Ctrl-C does so after this."""


def leave_at_once() -> None:
    """Have both end the process where it stands, unless they are ignored, as in a job that goes on after its shell.

    That is right as long as there is nothing to tidy up: what they hit, as an import, is not ours.
    """
    for number, raising in _RAISING.items():
        if signal.getsignal(number) in (signal.SIG_DFL, raising):
            signal.signal(number, _leave)


@contextmanager
def raising_signals() -> Iterator[None]:
    """Within, both raise KeyboardInterrupt, where ``leave_at_once`` was called before."""
    held = [number for number in _RAISING if signal.getsignal(number) is _leave]
    for number in held:
        signal.signal(number, _RAISING[number])
    try:
        yield
    finally:
        for number in held:
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    os._exit(128 + number)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(number, _leave)  # who sends a second one does not want to wait
    raise Terminated


_RAISING = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: _terminate}
