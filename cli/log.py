"""What a run tells its user: messages on standard error, and failures in a file too."""

import json
from types import TracebackType
from typing import Self

from cli.conduct import Conduct
from cli.environment import Environment, message_line
from cli.exit import ExitStatus
from cli.progress import Progress
from cli.sinks.files import LineFile
from extract.documents import Failure, Notice


class Stopped(Exception):  # noqa: N818 - the run ends as it was asked to
    """The first failure of a run that was to stop there."""


class Log:
    """The messages of one run. ``failed`` counts its failures, ``absent`` those where nothing was there to read."""

    def __init__(self, conduct: Conduct, environment: Environment, progress: Progress | None = None) -> None:
        self.failed = self.absent = 0
        self._conduct = conduct
        self._progress = progress or Progress(environment, shown=False)
        self._sums_up = conduct.verbose or environment.stderr_is_terminal
        self._file: LineFile | None = None

    def __enter__(self) -> Self:
        if self._conduct.errors:
            self._file = LineFile(self._conduct.errors)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def report(self, item: Failure | Notice) -> None:
        """Tell of a source that could not be read, or of what is odd with one that could."""
        if isinstance(item, Notice):
            self.note(message_line("warning", item.source, item.message))
            for name in item.files:
                self.detail(message_line("left out", item.source, name))
            return
        self.failed += 1
        self.absent += item.absent
        self._progress.say(message_line("error", item.source, item.message, item.hint))
        if self._file:
            row = {"source": item.source, "message": item.message, "hint": item.hint}
            self._file.write(json.dumps(row, ensure_ascii=False))

    @property
    def stops(self) -> bool:
        """Whether the run is to stop here."""
        return self._conduct.fail_fast and self.failed > 0

    def note(self, line: str) -> None:
        """Say a line that is no error."""
        if not self._conduct.quiet:
            self._progress.say(line)

    def detail(self, line: str) -> None:
        """Say a line that only who wants to know more reads."""
        if self._conduct.verbose:
            self._progress.say(line)

    def summary(self, line: str) -> None:
        """Say the closing line."""
        if self._sums_up:
            self.note(line)

    def status(self, *, started: bool, written: int) -> ExitStatus:
        """The exit status: a run in which no source was there has not started."""
        if self.failed:
            begun = started or self.failed > self.absent or self._conduct.fail_fast
            return ExitStatus.SOME_FAILED if begun else ExitStatus.NOT_STARTED
        return ExitStatus.NOTHING_FOUND if self._conduct.exit_empty and not written else ExitStatus.OK
