"""``python -m tests.fuzz --cases 200000 --seconds 2400 --processes 2``: new cases, and a table of what came of them."""

import argparse
import logging
import multiprocessing
import random
import sys
import time
import traceback

import cli  # noqa: F401  sets the number of threads, before anything imports NumPy
from tests.fuzz import checks
from tests.fuzz.generators import GENERATORS
from tests.fuzz.running import run

ROUND = 1000  # cases of a process among which each generator has its share
COLUMNS = ("generator", "cases", "documents", "extracted", "failures", "slowest s", "crashes")

Row = list[float]  # in the order of the columns, without the name
Rows = dict[str, Row]


def main() -> int:
    """Print the table; 1 where a case failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--cases", type=int, default=10_000, help="about so many in all")
    parser.add_argument("--seconds", type=float, default=3600.0, help="begin nothing new after so many")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = parser.parse_args()
    begin = time.monotonic()
    each = options.cases // options.processes
    work = [(options.seed + n, each, begin + options.seconds) for n in range(options.processes)]
    with multiprocessing.get_context("fork").Pool(options.processes) as pool:
        parts = pool.starmap(_rounds, work)
    rows = {name: _added([part[name] for part in parts if name in part]) for name in GENERATORS}
    rows["all"] = _added(list(rows.values()))
    print("  ".join(f"{column:>10}" for column in COLUMNS))
    for name, row in rows.items():
        print("  ".join([f"{name:>10}", *(f"{n:>10,.0f}" for n in row[:4]), f"{row[4]:>10.2f}", f"{row[5]:>10.0f}"]))
    seconds = time.monotonic() - begin
    print(f"seed {options.seed}, {seconds:,.0f} s, {rows['all'][0] / seconds:,.0f} cases/s")
    return int(rows["all"][-1] > 0)


def _rounds(seed: int, cases: int, end: float) -> Rows:
    """Round after round, until there are enough cases or no time."""
    logging.disable()
    checks.extractor()
    rows: Rows = {}
    number = done = 0
    while done < cases:
        for name, generator in GENERATORS.items():
            if time.monotonic() > end:
                return rows
            row = _one(name, max(1, generator.share * min(ROUND, cases - done) // 10_000), hash((seed, number)))
            rows[name] = _added([rows[name], row]) if name in rows else row
        number += 1
        done = int(sum(row[0] for row in rows.values()))
    return rows


def _one(name: str, cases: int, seed: int) -> Row:
    checks.tally = tally = checks.Tally()
    slowest, crashes = 0.0, 0
    try:
        slowest = run(name, cases, "long", seed)
    except Exception:
        crashes = 1
        traceback.print_exc(limit=-3)
    return [tally.cases, tally.documents, tally.events, tally.failures, slowest, crashes]


def _added(rows: list[Row]) -> Row:
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * 6
    return [*sums[:4], max((row[4] for row in rows), default=0.0), sums[5]]


if __name__ == "__main__":
    sys.exit(main())
