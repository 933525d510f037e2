"""The edge of the process as one object, which tests replace: its streams, and which of them are terminals."""

import codecs
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from cli.exit import ExitStatus
from cli.signals import Terminated, raising_signals
from cli.text import printable
from extract.errors import EventsError, RecordError

# A table in a file or a pipe: wide enough not to fold every cell.
DEFAULT_WIDTH = 120


class OutputError(EventsError):
    """Standard output that takes no more, for another reason than a closed pipe."""


def way_out(error: OSError) -> str:
    """The hint where something could not be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return "free some space, or write elsewhere" if full else "write elsewhere: -o FILE"


class _Closed(io.StringIO):
    """Standard output that the process was started without: what is written to it would be lost."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


@dataclass(slots=True)
class Environment:
    """``stdin`` gives bytes and is None where it is closed; ``width`` is in columns.

    ``color`` is "auto", "always" or "never". ``flushes`` says whether what is written must be seen at once; a file that
    appears as a whole can wait.
    """

    stdin: BinaryIO | None
    stdout: TextIO
    stderr: TextIO
    stdin_is_terminal: bool = False
    stdout_is_terminal: bool = False
    stderr_is_terminal: bool = False
    width: int = DEFAULT_WIDTH
    color: str = "auto"
    flushes: bool = True

    @classmethod
    def of_process(cls) -> "Environment":
        """The streams that the process was started with."""
        stdin, stdout, stderr = sys.stdin, sys.stdout, sys.stderr
        for stream in (stdout, stderr):
            # A file name or a text may hold what the terminal's encoding lacks.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return cls(
            stdin=stdin.buffer if stdin else None,
            stdout=stdout or _Closed(),
            stderr=stderr or open(os.devnull, "w"),
            stdin_is_terminal=bool(stdin) and stdin.isatty(),
            stdout_is_terminal=bool(stdout) and stdout.isatty(),
            stderr_is_terminal=bool(stderr) and stderr.isatty(),
            width=shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns,
        )

    @property
    def takes_unicode(self) -> bool:
        """Whether standard output takes any character; a stream of a test, which has no encoding, does."""
        return codecs.lookup(self.stdout.encoding or "utf-8").name == "utf-8"

    @property
    def draws_colors(self) -> bool:
        """Whether standard output is written in colours: as asked for, else as NO_COLOR and FORCE_COLOR say, else on
        a terminal that knows any.
        """
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (self.stdout_is_terminal and os.environ.get("TERM") != "dumb")

    def write(self, text: str) -> None:
        """Write data to standard output at once, so that a reader in a pipe sees each line as it is found.

        :raises BrokenPipeError: where nobody reads any more.
        :raises OutputError: where the disk is full and the like.
        """
        try:
            self.stdout.write(text)
            if self.flushes:
                self.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.drop_output()
            raise OutputError(f"cannot write the result: {error.strerror}", way_out(error)) from error

    def say(self, line: str) -> None:
        """Write a line for the user to standard error."""
        with suppress(BrokenPipeError):  # messages that nobody reads do not stop the data
            self.stderr.write(line + "\n")
            self.stderr.flush()

    def drop_output(self) -> None:
        """Send what is still in the buffer of standard output nowhere: the interpreter flushes it when it ends."""
        with suppress(io.UnsupportedOperation):  # a stream of a test has no file
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.stdout.fileno())
            os.close(nowhere)


def guard(environment: Environment, work: Callable[[], ExitStatus]) -> ExitStatus:
    """Run a command and turn what may end it early into an exit status and at most one line."""
    try:
        with raising_signals():
            return work()
    except BrokenPipeError:
        # The reader had enough ("| head"): that is success.
        environment.drop_output()
        return ExitStatus.OK
    except Terminated:
        return ExitStatus.TERMINATED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except (OutputError, RecordError) as error:
        environment.say(message_line("error", "", error.message, error.hint))
        return ExitStatus.SOME_FAILED
    except EventsError as error:
        environment.say(message_line("error", "", error.message, error.hint))
        return ExitStatus.NOT_STARTED
    except OSError as error:  # of a file that no check foresaw
        environment.say(message_line("error", str(error.filename or ""), error.strerror or str(error), ""))
        return ExitStatus.NOT_STARTED


def message_line(level: str, source: str, message: str, hint: str = "") -> str:
    """One line: ``error: news.jsonl:3: broken JSON (hint: write one object on each line)``."""
    parts = ": ".join(printable(part) for part in (level, source, message) if part)
    return f"{parts} (hint: {printable(hint)})" if hint else parts
