"""What the process says at its end."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit codes, the same for every command."""

    OK = 0
    NOT_STARTED = 2  # wrong usage, no such path, no such model
    SOME_FAILED = 3  # some documents could not be read; the records of the others were written
    NOTHING_FOUND = 4  # no such name (lookup) or record (explain); no record, where --exit-empty asks
    INTERRUPTED = 130  # Ctrl-C
    TERMINATED = 143  # SIGTERM, as kill and batch systems send it
