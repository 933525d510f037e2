"""Runs of a generator: hypothesis makes the cases, and makes one that fails as small as it gets."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis

from tests.fuzz import checks
from tests.fuzz.generators import GENERATORS
from tests.fuzz.watchdog import watched

hypothesis.settings.register_profile(
    "fuzz",
    database=None,
    deadline=None,  # one case may load the model; the watchdog ends what takes too long
    suppress_health_check=list(hypothesis.HealthCheck),
    print_blob=False,
)
hypothesis.settings.register_profile("ci", hypothesis.settings.get_profile("fuzz"), derandomize=True)
hypothesis.settings.register_profile("long", hypothesis.settings.get_profile("fuzz"))


def run(name: str, cases: int, profile: str, seed: int | None = None) -> float:
    """Check so many cases of a generator; the seconds of the slowest.

    :raises AssertionError: or what else the smallest case that fails ends in.
    """
    generator = GENERATORS[name]
    slowest = 0.0

    @hypothesis.settings(hypothesis.settings.get_profile(profile), max_examples=cases)
    @hypothesis.given(generator.strategy())
    def check(case: Any) -> None:
        nonlocal slowest
        checks.tally.cases += 1
        begin = time.perf_counter()
        with _folder() as folder, watched():
            generator.check(folder, case)
        slowest = max(slowest, time.perf_counter() - begin)

    (hypothesis.seed(seed)(check) if seed is not None else check)()
    return slowest


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="events-") as name:
        yield Path(name)
