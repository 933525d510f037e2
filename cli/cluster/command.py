"""One run of ``events extract --engine ray``: what is said of it and what its exit code tells are those of any run."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from cli.cluster.files import File, find_files
from cli.cluster.options import Cluster
from cli.cluster.parts import Folder, Tally
from cli.cluster.session import RayFailed, outcomes, quieted, ray_session
from cli.cluster.tried import Tried
from cli.cluster.work import options_of
from cli.conduct import Conduct
from cli.environment import Environment
from cli.exit import ExitStatus
from cli.log import Log
from cli.options import Request
from cli.output import undated_note
from cli.progress import Progress
from cli.run import summary_line
from cli.text import count
from extract.documents import Failure
from extract.errors import EventsError

if TYPE_CHECKING:
    import numpy as np


class Total:
    """The sums of the outcomes."""

    def __init__(self) -> None:
        self.parts = self.documents = self.sentences = self.written = self.undated = self.skipped = 0

    def add(self, outcome: Tally) -> None:
        """Count one part.

        :raises EventsError: where it could not be finished.
        """
        if outcome.error:
            raise outcome.error
        self.parts += 1
        for name in ("documents", "sentences", "written", "undated", "skipped"):
            setattr(self, name, getattr(self, name) + getattr(outcome, name))


def extract_on_cluster(
    request: Request, cluster: Cluster, environment: Environment, conduct: Conduct, workers: int | None = None
) -> ExitStatus:
    """List the files, have them coded by Ray, and report what could not be read; failures come as parts are done.

    :raises EventsError: where the folder holds what is not ours, Ray does not start, or nothing can be written.
    """
    total = Total()
    shown = not conduct.quiet and environment.stderr_is_terminal
    with ExitStack() as stack:
        if not conduct.verbose:
            environment = stack.enter_context(quieted(environment))
        progress = stack.enter_context(Progress(environment, shown=shown))
        log = stack.enter_context(Log(conduct, environment, progress))
        files = [*_listed(request, log)]
        if files:
            finished = _finished(Folder(cluster.output), resumes=cluster.resumes)
            progress.show("starting Ray")
            try:
                with (
                    ray_session(cluster, verbose=conduct.verbose),
                    closing(outcomes(files, request, cluster, finished, workers)) as found,
                ):
                    _follow(found, total, log, progress)
                Tried(cluster.output).forget_all()
            except RayFailed as error:
                hint = f"what is written stays: go on with --skip-done {cluster.output}"
                log.report(Failure("Ray", str(error), hint))
            finally:
                progress.stop()
                if total.parts:
                    _sum_up(log, total, cluster)
    return log.status(started=bool(total.parts), written=total.written)


def _listed(request: Request, log: Log) -> Iterator[File]:
    """The files to read; none more after what is to stop the run."""
    for item in find_files(request.paths, options_of(request).globs):
        if isinstance(item, File):
            yield item
        else:
            log.report(item)
            if log.stops:
                return


def _follow(found: Iterator[Tally], total: Total, log: Log, progress: Progress) -> None:
    for outcome in found:
        for problem in outcome.problems:
            log.report(problem)
        total.add(outcome)
        log.detail(f"part {total.parts}: {_counts(outcome)} by process {outcome.worker}")
        progress.show(_counts(total))
        if log.stops:
            return


def _finished(folder: Folder, *, resumes: bool) -> "np.ndarray":
    folder.make()
    Tried(folder.place).forget_all()  # what failed is tried again
    if not resumes and folder.holds_parts():
        hint = f"add --skip-done {folder} to go on with it, or name another folder"
        raise EventsError(f"{folder} holds records already", hint)
    return folder.finished()


def _counts(counts: Tally | Total) -> str:
    return f"{count(counts.written, 'event')} in {count(counts.documents, 'document')}"


def _sum_up(log: Log, total: Total, cluster: Cluster) -> None:
    if total.undated:
        log.note(undated_note(total.undated))
    skipped = total.skipped if cluster.resumes else None
    log.summary(summary_line(total.written, total.documents, total.sentences, skipped, log.failed))
