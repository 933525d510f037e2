"""How long joining takes, and how much memory, for many records in one process.

    python -m tests.benchmarks.unique [--records N] [--a-day N] [--window DAYS]

The records are those of the articles in ``tests/happenings``, told over and over: each copy on another day and, with
its participants and places, in other lands, of which the n-th is drawn with weight 1/n, as a few lands make most of the
news. Time and memory are measured twice, for N records and for twice as many
on twice as many days. Each runs in a fresh process, so that the peak of the resident set is its own.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from extract.documents import Document
from extract.lands import land_codes
from extract.records import WINDOW, Event, Participant, Place, When
from extract.unique import Joiner

ROOT = Path(__file__).parents[2]
UNITS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024  # of ru_maxrss: bytes there, else KiB
PROMISED = 30.0  # seconds for 100,000 records
FIRST = date(2020, 1, 1)


def told(documents: Sequence[Document]) -> list[list[Event]]:
    """The records of each article."""
    from extract.pipeline import Extractor

    extractor = Extractor.load()
    return [list(extractor.extract([document])) for document in documents]


def many(articles: Sequence[Sequence[Event]], records: int, a_day: int) -> Iterator[Event]:
    """As many records, sorted by day: copies of articles, each in lands of its own."""
    chance = random.Random(records)
    lands = sorted(set(land_codes().values()))
    weights = {land: 1 / (rank + 1) for rank, land in enumerate(lands)}
    made = copy = 0
    while made < records:
        article = chance.choice([events for events in articles if events])
        day = FIRST + timedelta(days=made // a_day)
        # The order of the greatest u ** (1 / w) draws without replacement (Efraimidis and Spirakis 2006).
        drawn = sorted(lands, key=lambda land: chance.random() ** (1 / weights[land]), reverse=True)
        moved = _moved(article, day, drawn, copy)
        yield from moved[: records - made]
        made, copy = made + len(moved), copy + 1


def _moved(article: Sequence[Event], day: date, lands: Sequence[str], copy: int) -> list[Event]:
    codes = sorted({side.country for e in article for side in (e.actor, e.target, e.place) if side and side.country})
    new = dict(zip(codes, lands[: len(codes)], strict=True))
    shift = day - date.fromisoformat(article[0].published or FIRST.isoformat())
    return [
        replace(
            event,
            id=f"{event.id}{copy}",
            doc=f"{event.doc}/{copy}",
            published=day.isoformat(),
            actor=_sent(event.actor, new),
            target=_sent(event.target, new),
            place=_placed(event.place, new),
            date=_shifted(event.date, shift),
        )
        for event in article
    ]


def _sent(who: Participant | None, lands: dict[str, str]) -> Participant | None:
    if who is None or who.country is None:
        return who
    land = lands[who.country]
    return replace(who, country=land, code=land + (who.sector or ""), id=None, name=f"{who.name} of {land}")


def _placed(place: Place | None, lands: dict[str, str]) -> Place | None:
    if place is None or place.country is None:
        return place
    land = lands[place.country]
    return replace(place, country=land, id=None, name=f"{place.name} of {land}")


def _shifted(when: When | None, shift: timedelta) -> When | None:
    if when is None:
        return None
    first, last = (
        None if bound is None else (date.fromisoformat(bound[:10]) + shift).isoformat()
        for bound in (when.from_, when.to)
    )
    return replace(when, from_=first, to=last)


def measure(records: int, a_day: int, window: int) -> str:
    """One line: what joining so many records took, without the time of making them."""
    from tests.happenings import load

    articles = told(load()[0])
    start = time.perf_counter()
    for _ in many(articles, records, a_day):
        pass
    making = time.perf_counter() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_PER_MB
    joiner = Joiner(window)
    start = time.perf_counter()
    for _ in joiner.join(many(articles, records, a_day)):
        pass
    took = time.perf_counter() - start - making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_PER_MB
    return (
        f"{joiner.read:,} records on {records // a_day:,} days, {joiner.kept:,} acts: {took:.1f} s, "
        f"peak {peak:.0f} MB, {peak - before:.0f} MB more than before\n"
    )


def main() -> None:
    """Print one line a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--a-day", type=int, default=1000)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--once", action="store_true", help="in this process, and not with twice as many")
    options = parser.parse_args()
    if options.once:
        sys.stdout.write(measure(options.records, options.a_day, options.window))
        return
    sizes = [f"--a-day={options.a_day}", f"--window={options.window}", "--once"]
    for records in (options.records, 2 * options.records):
        command = [sys.executable, "-m", "tests.benchmarks.unique", f"--records={records}", *sizes]
        sys.stdout.write(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    sys.stdout.write(f"promised: at most {PROMISED:.0f} s for 100,000 records\n")


if __name__ == "__main__":
    main()
