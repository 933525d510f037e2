"""When an act may have been, by one of its tellings or by several."""

from dataclasses import dataclass
from datetime import date as Date

from extract.records import Event

SHARP = 7  # days; a wider interval tells little
FAR = 10**7  # days from any other
FRESH = 1  # days that an act without a date lies back at most, unless the document itself says more
HANGING = frozenset(["minute", "hour", "day"])  # of phrases without bounds: "the day before", of an act told earlier


@dataclass(frozen=True, slots=True)
class Days:
    """Days as ordinals, both bounds inclusive: the act lies from ``first`` to ``last`` in all tellings.

    ``dated`` says that a telling gives a day or a week, ``news`` that one is told as of the day of publication.
    ``early`` and ``late`` bound the days of publication, and ``open_early`` and ``open_late`` those of tellings without
    such a date (both None where there is none).
    """

    first: int
    last: int
    dated: bool
    news: bool
    early: int | None
    late: int | None
    open_early: int | None
    open_late: int | None

    def meets(self, other: "Days", window: int) -> bool:
        """Whether ``joined`` gives days; most are asked this and nothing more."""
        if self.first > other.last or other.first > self.last:
            return False
        if self.open_early is None and other.open_early is None:
            return True
        return self.joined(other, window) is not None

    def fresh(self, other: "Days") -> bool:
        """Whether none is news of the day while the other has a date further back than the day before."""
        if self.dated == other.dated:
            return True
        dated, undated = (self, other) if self.dated else (other, self)
        return not undated.news or dated.last >= undated.last - FRESH

    def joined(self, other: "Days", window: int) -> "Days | None":
        """What both say together; None where no day suits all, or a telling without a date is too far from another."""
        first = self.first if self.first > other.first else other.first
        last = self.last if self.last < other.last else other.last
        if first > last:
            return None
        early, late = _span(self.early, other.early, self.late, other.late)
        open_early, open_late = _span(self.open_early, other.open_early, self.open_late, other.open_late)
        if open_early is not None and open_late is not None and early is not None and late is not None:
            if late - open_early > window or open_late - early > window:
                return None
        dated, news = self.dated or other.dated, self.news or other.news
        return Days(first, last, dated, news, early, late, open_early, open_late)


def days_of(event: Event, window: int, *, pointing: bool) -> Days:
    """The days of one record.

    Without a date an act that has been lies in the ``window`` before its publication, and one that is to come after
    it. A word that points back ("the attack") leaves the day to what it points to.
    """
    published = ordinal(event.published)
    first, last = bounds(event)
    told = event.date is not None and getattr(event.date, "via", None) != "context"
    if told and (first is not None or last is not None):
        low, high = first if first is not None else -FAR, last if last is not None else FAR
        sharp = high - low <= SHARP
        return Days(low, high, sharp, False, published, published, *((None, None) if sharp else (published, published)))
    if told and event.date is not None and event.date.grain not in HANGING and published is not None:
        # "In recent years": many acts, which are none of those that have a day.
        return Days(-FAR, 1 - FAR, False, False, published, published, published, published)
    if published is None or pointing:
        return Days(-FAR, FAR, False, False, published, published, published, published)
    ahead = event.status in ("future", "hypothetical")
    low, high = (published, FAR) if ahead else (published - window, published)
    news = event.date is not None and not told
    return Days(low, high, False, news, published, published, published, published)


def day_of(event: Event) -> int | None:
    """The day on which a record stands in the stream: that of publication, else that of the act."""
    published = ordinal(event.published)
    if published is not None:
        return published
    first, last = bounds(event)
    return first if last is None else last


def bounds(event: Event) -> tuple[int | None, int | None]:
    """The interval of the date as ordinals, each bound None where it is open or unknown."""
    if event.date is None:
        return None, None
    return ordinal(event.date.from_), ordinal(event.date.to)


def ordinal(text: str | None) -> int | None:
    """The ordinal of an ISO day or of one with a time behind it; None for what is no day."""
    if text is None:
        return None
    try:
        return Date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def _span(
    early: int | None, other_early: int | None, late: int | None, other_late: int | None
) -> tuple[int | None, int | None]:
    if early is None or late is None:
        return other_early, other_late
    if other_early is None or other_late is None:
        return early, late
    return min(early, other_early), max(late, other_late)
