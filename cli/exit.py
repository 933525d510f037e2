"""What the process says at its end."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit codes, the same for every command."""

    OK = 0
    NOT_STARTED = 2  # wrong usage, no such path, no such model
    SOME_FAILED = 3  # some documents could not be read; the events of the others were written
    NOTHING_FOUND = 4  # lookup: no such name; others like it are named on standard error
    INTERRUPTED = 130  # Ctrl-C
