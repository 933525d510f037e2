"""A case that takes too long fails."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 10.0


class Hang(BaseException):
    """Time is up; no ``except Exception`` on the way takes it for a failure of a document."""


@contextmanager
def watched(seconds: float = SECONDS) -> Iterator[None]:
    """Fail after some seconds.

    :raises AssertionError: where time was up.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except Hang as hang:
        raise AssertionError(f"more than {seconds} s") from hang
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
