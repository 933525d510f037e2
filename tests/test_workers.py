"""Documents coded by several processes: the same outcomes in the same order, whatever befalls a process."""

import itertools
import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extract import EventsError, Workers
from extract.documents import Document, Failure, Notice, Source
from extract.errors import LexiconError, ModelError, WorkersError
from extract.workers import batches, count_processors, crew, processors, workers
from extract.workers.crew import Crew
from extract.workers.pool import Pool
from tests import perils
from tests.fakes import FakeExtractor
from tests.perils import Perilous

TEXT = "Israel struck Syria. Shoigu visited Israel."


@pytest.fixture(autouse=True)
def processes_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(crew, "SHARE", 1)
    yield
    assert multiprocessing.active_children() == []


def documents(*texts: str) -> list[Source]:
    return [Document(f"d{number}", text) for number, text in enumerate(texts)]


def two(load: Any = Perilous) -> Workers:
    return Workers(workers=2, load=load)


def outcomes(sources: list[Source], number: int = 2, load: Any = Perilous) -> list[Any]:
    with Workers(workers=number, load=load) as pool:
        return [*pool.read(sources)]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_everything_comes_in_its_place(number: int) -> None:
    sources = documents(*(f"{TEXT} {'x ' * (i % 7 * 1500)}" for i in range(100)))
    sources[40] = Document("d40", "boom")
    for at in (0, 3, 3, 50, len(sources)):
        sources.insert(at, Failure("a", "broken") if at % 2 else Notice("b", "odd"))
    assert outcomes(sources, number) == [*FakeExtractor().read(sources)]


@pytest.mark.parametrize("sources", [[], [Failure("a", "broken")], [Notice("b", "odd")] * 40])
def test_without_any_document(sources: list[Source]) -> None:
    assert outcomes(sources) == sources


def test_a_small_input_is_coded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ENOUGH", 10_000)
    with two() as pool:
        assert len([*pool.read(documents(*[TEXT] * 20))]) == 20
        assert (pool.processes, multiprocessing.active_children()) == (0, [])
        assert len([*pool.read(documents(*[TEXT] * 200))]) == 200
        assert (pool.processes, len(multiprocessing.active_children())) == (2, 2)
        assert len([*pool.read(documents(TEXT))]) == 1


def test_a_slow_input_is_coded_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ENOUGH", 10_000_000)
    monkeypatch.setattr(workers, "LIVE", 0.0)
    read = 0

    def sources() -> Iterator[Source]:
        nonlocal read
        for document in documents(*[TEXT] * 100):
            read += 1
            yield document

    with two() as pool:
        told = pool.read(sources())
        next(told)
        assert read == batches.SOURCES


def test_what_is_read_ahead_is_bounded() -> None:
    read = 0

    def endless() -> Iterator[Source]:
        nonlocal read
        for read in itertools.count():
            yield Document(str(read), TEXT)

    with two() as pool:
        told = pool.read(endless())
        for number in range(300):
            assert next(told).document.id == str(number)  # type: ignore[union-attr]
            assert read < number + 20 * batches.SOURCES
        time.sleep(0.5)
        assert read < 300 + 20 * batches.SOURCES


def test_a_long_text_holds_nobody_up() -> None:
    sources = [Document("long", f"x {'x ' * 50_000}"), *documents(*[TEXT] * 60)]
    assert [o.document.id for o in outcomes(sources)] == [s.id for s in sources]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("die", "the process that coded it died (signal 9)", 7),
        ("leave", "the process that coded it died (exit code 7)", 39),
        ("raise", "could not be coded: ValueError('raise')", 0),
    ],
)
def test_only_the_guilty_document_fails(text: str, message: str, at: int) -> None:
    texts = [TEXT] * 40
    texts[at] = text
    found = outcomes(documents(*texts))
    assert [o.source for o in found if isinstance(o, Failure)] == [f"d{at}"]
    assert found[at].message == message
    assert found[at].hint
    assert [o for o in found if not isinstance(o, Failure)] == [
        *FakeExtractor().read(source for number, source in enumerate(documents(*texts)) if number != at)
    ]


@pytest.mark.parametrize("text", ["hang", "stop"])
def test_a_process_that_hangs_is_ended(text: str) -> None:
    load: Any = Perilous
    pool = Pool(Crew(load, 2, seconds=0.5))
    try:
        found: list[Any] = [*pool.read(documents(TEXT, TEXT, text, *[TEXT] * 30))]
    finally:
        pool.crew.close()
    assert [o.source for o in found if isinstance(o, Failure)] == ["d2"]
    assert found[2].message == "the process that coded it gave no answer in time"
    assert len(found) == 33


def test_a_death_from_outside_costs_nothing(tmp_path: Path) -> None:
    texts = [TEXT] * 40
    texts[5] = f"once {tmp_path / 'a'}"
    texts[30] = f"once {tmp_path / 'b'} {'x ' * batches.WEIGHT}"  # alone in the end of its batch
    assert [type(o) for o in outcomes(documents(*texts))] == [type(o) for o in FakeExtractor().read(documents(*texts))]


def test_processes_are_killed_all_the_time() -> None:
    """At random moments, idle, loading or at work; each document is coded all the same."""
    sources = documents(*[TEXT] * 600)
    chance = random.Random(1)
    over = threading.Event()

    def kill() -> None:
        while not over.wait(1.0):
            if children := multiprocessing.active_children():
                os.kill(chance.choice(children).pid or 0, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        assert outcomes(sources, load=partial(Perilous, 0.005)) == [*FakeExtractor().read(sources)]
    finally:
        over.set()
        killer.join()


@pytest.mark.parametrize(("load", "kind"), [(perils.no_model, ModelError), (perils.no_lexicon, LexiconError)])
def test_what_is_wrong_with_loading_comes_at_once(load: Any, kind: type[EventsError]) -> None:
    with two(load) as pool:
        with pytest.raises(kind) as raised:
            pool.read(documents(TEXT))
        with pytest.raises(kind) as here:
            load()
        assert (raised.value.message, raised.value.hint) == (here.value.message, here.value.hint)


def test_deaths_while_loading(tmp_path: Path) -> None:
    assert len(outcomes(documents(TEXT), load=partial(perils.dead_once, str(tmp_path / "a")))) == 1
    with two(perils.dead) as pool, pytest.raises(WorkersError, match="signal 9"):
        pool.read(documents(TEXT))


def test_an_input_that_is_left_half_way() -> None:
    with two(partial(Perilous, 0.01)) as pool:
        told = pool.read(documents(*[TEXT] * 500))
        next(told)
        told.close()  # type: ignore[attr-defined]
        again = documents(*(f"{TEXT} again" for _ in range(50)))
        assert [*pool.read(again)] == [*FakeExtractor().read(again)]


def test_what_an_input_raises_is_raised() -> None:
    def broken() -> Iterator[Source]:
        yield from documents(*[TEXT] * 50)
        raise OSError("gone")

    with two() as pool, pytest.raises(OSError, match="gone"):
        [*pool.read(broken())]


@pytest.mark.parametrize("number", [0, -1])
def test_one_at_least(number: int) -> None:
    with pytest.raises(ValueError, match="one at least"):
        Workers(workers=number)


@pytest.mark.parametrize(
    ("text", "expected"), [("max 100000", 64), ("200000 100000", 2), ("50000 100000", 1), ("?", 64), (None, 64)]
)
def test_quota_of_a_container(text: str | None, expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cpu.max"
    if text is not None:
        file.write_text(text)
    monkeypatch.setattr(processors, "QUOTA", file)
    mask: Callable[[int], set[int]] = lambda _: {*range(64)}  # noqa: E731
    monkeypatch.setattr(os, "sched_getaffinity", mask, raising=False)
    assert count_processors() == expected


def test_records_of_the_model_cross_over(extractor) -> None:
    """A reading is the same on the other side of a pipe, and small."""
    import pickle

    (reading,) = extractor.read([Document("a", (Path(__file__).parents[1] / "seeds/balakot.txt").read_text())])
    data = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
    assert pickle.loads(data) == reading
    assert len(data) < 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_standard_output_is_for_records(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(outcomes(documents(TEXT, "say"))) == 2
    assert capfd.readouterr().out == ""
