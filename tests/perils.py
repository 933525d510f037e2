"""A stand-in for the extractor that does what a text says: it is slow, dies, hangs or raises.

``python -m tests.perils extract ...`` is the ``events`` command with two processes of it, however small the input.
"""

import json
import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import cli.__main__
import cli.extract
import extract.workers.crew
import extract.workers.workers
from extract.documents import Document, Source
from extract.errors import LexiconError, ModelError
from extract.workers import Workers
from tests.fakes import FakeExtractor


class Perilous(FakeExtractor):
    """Each text takes so many ``seconds``."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds

    def read(self, sources: Iterable[Source]) -> Iterator[object]:
        documents = [*sources]
        for document in documents:
            if isinstance(document, Document):
                _suffer(document.text)
                time.sleep(self.seconds)
        return super().read(documents)


def _suffer(text: str) -> None:
    word, *rest = text.split(" ", 2)
    if word == "once":
        if Path(rest[0]).exists():
            return
        Path(rest[0]).touch()
    if word in ("die", "once"):
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "leave":
        os._exit(7)
    if word == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if word == "hang":
        while True:
            time.sleep(1)
    if word == "raise":
        raise ValueError(text)
    if word == "say":
        print("what a library says", flush=True)  # noqa: T201


def no_model() -> FakeExtractor:
    raise ModelError("no model 'xx'", "install it")


def no_lexicon() -> FakeExtractor:
    raise LexiconError("words.toml: no key 'action'", "add it")


def dead() -> FakeExtractor:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def dead_once(file: str) -> FakeExtractor:
    """Dies while it loads, the first time."""
    _suffer(f"once {file}")
    return FakeExtractor()


def rows(texts: Iterable[str]) -> bytes:
    """A line of JSON for each text, with the ids d0, d1 and so on."""
    return b"".join(json.dumps({"id": f"d{i}", "text": text}).encode() + b"\n" for i, text in enumerate(texts))


if __name__ == "__main__":
    extract.workers.workers.ENOUGH = extract.workers.crew.SHARE = 1
    load = partial(Perilous, 0.01)
    cli.extract.load_extractor = lambda request: Workers(load=load, workers=2)  # type: ignore[arg-type]
    cli.__main__.main()
