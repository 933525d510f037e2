"""How far the run is, on standard error, and only where that is a terminal."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from cli.environment import Environment
from cli.text import printable

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


class Progress:
    """A line that follows the documents; without a terminal it shows nothing and only passes messages on."""

    def __init__(self, environment: Environment, *, shown: bool) -> None:
        self._environment = environment
        self._bar: RichProgress | None = None
        if shown:
            from rich.console import Console
            from rich.progress import Progress as Bar
            from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

            console = Console(file=environment.stderr, width=environment.width, force_terminal=True)
            # "description" is text of ours; the name of the document is not, and may hold markup.
            columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
            self._bar = Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
            self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def show(self, text: str) -> None:
        """Say what is going on."""
        if self._bar:
            self._bar.update(self._task, description=printable(text))

    def say(self, line: str) -> None:
        """Write a message that stays."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            self._environment.say(line)

    def stop(self) -> None:
        """Clear the line: what follows may go to the same terminal."""
        if self._bar:
            self._bar.stop()
