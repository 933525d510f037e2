"""Records of one act become one record: a stream in, a stream out, memory bounded by a window of days."""

import heapq
import itertools
from collections.abc import Iterable, Iterator

from extract.records import WINDOW, Event
from extract.unique.blocks import Blocks
from extract.unique.groups import Group
from extract.unique.profile import Profile, profile_of

HELD = 20_000  # records that wait to be put in the order of their days
Batch = tuple[int, str]  # the day, or 0 and the document


class Joiner:
    """Joins the records of a stream; ``read``, ``kept`` and ``late`` count them.

    Records are taken day by day, whatever the order in which they come, as long as no more than ``held`` must wait for
    it: the groups depend on the records alone. Beyond that number the earliest days are done first, so that a stream
    sorted by day of publication is joined as a whole of any length is; one that comes later than ``window`` days after
    its day was done is joined with what is still there, and counted as ``late``.
    """

    def __init__(self, window: int = WINDOW, held: int = HELD) -> None:
        self.read = self.kept = self.late = 0
        self._window, self._held = window, held
        self._waiting: list[tuple[Batch, int, Profile]] = []
        self._blocks = Blocks()
        self._open: dict[Group, None] = {}
        self._closed: list[Group] = []
        self._now = 0
        self._placed: list[tuple[int, Group]] | None = None

    def join(self, events: Iterable[Event]) -> Iterator[Event]:
        """The best record of each act, in the order of the input among those that are let go together."""
        newest = 0
        for _, told in itertools.groupby(events, key=lambda event: event.doc):
            for event in told:
                profile = profile_of(event, self.read, self._window)
                batch = (profile.day, "") if profile.day is not None else (0, event.doc)
                newest = max(newest, batch[0])
                heapq.heappush(self._waiting, (batch, self.read, profile))
                self.read += 1
            # A document is held until all of it has come, and a day until a later one does.
            while len(self._waiting) > self._held and self._waiting[0][0][0] < newest:
                self._do_batch()
                yield from self._let_go()
        # What is left is let go in one, so that all of it is in the order of the input.
        while self._waiting:
            self._do_batch()
        self._close(list(self._open))
        yield from self._let_go()

    def groups(self, events: Iterable[Event]) -> list[int]:
        """For each record the position of the best record of its act: what ``join`` does, shown in full."""
        self._placed = []
        for _ in self.join(events):
            pass
        placed, self._placed = self._placed, None
        return [group.root().position for _, group in sorted(placed, key=lambda pair: pair[0])]

    def _do_batch(self) -> None:
        batch = self._next_batch()
        self._close(self._passed(batch))
        self._do_day(batch)

    def _next_batch(self) -> list[Profile]:
        batch, _, profile = heapq.heappop(self._waiting)
        profiles = [profile]
        while self._waiting and self._waiting[0][0] == batch:
            profiles.append(heapq.heappop(self._waiting)[2])
        return profiles

    def _passed(self, batch: list[Profile]) -> list[Group]:
        """The groups whose last telling lies further back than the window."""
        day = batch[0].day
        if day is None:
            return []
        if day < self._now - self._window:
            self.late += len(batch)
        self._now = max(self._now, day)
        return [group for group in self._open if group.day is None or group.day < self._now - self._window]

    def _do_day(self, profiles: list[Profile]) -> None:
        """Give each record to the group that most speaks for, those that tell most first."""
        touched: dict[Group, None] = {}
        for profile in sorted(profiles, key=lambda profile: profile.order):
            group = self._place(profile)
            touched[group] = None
            if self._placed is not None:
                self._placed.append((profile.position, group))
        for group in {group.root(): None for group in touched}:
            group.end_day()

    def _place(self, profile: Profile) -> Group:
        found = [(group.evidence(profile, self._window), group) for group in self._blocks.near(profile)]
        fitting = sorted(
            (pair for pair in found if pair[0]), key=lambda pair: (-pair[0], -pair[1].days.first, pair[1].order)
        )
        alone = Group(profile)
        if not fitting:
            self._open[alone] = None
            self._blocks.add(alone, profile)
            return alone
        best = fitting[0][1]
        best.take(alone, self._window)
        self._blocks.add(best, profile)
        for _, other in fitting[1:]:
            if best.agrees(other, self._window):
                best.take(other, self._window)
                self._blocks.move(other, best)
                del self._open[other]
        return best

    def _close(self, groups: list[Group]) -> None:
        for group in groups:
            del self._open[group]
            self._blocks.remove(group)
            self._closed.append(group)

    def _let_go(self) -> Iterator[Event]:
        for group in sorted(self._closed, key=lambda group: group.position):
            self.kept += 1
            yield group.result()
        self._closed = []
