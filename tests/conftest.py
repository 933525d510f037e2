"""What the tests share."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import cli  # noqa: F401  sets the number of threads, before anything imports NumPy

ROOT = Path(__file__).parent.parent
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as of a job in the background, which commands would inherit
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The looks of output depend on nothing in the shell of who runs the tests."""
    ours = [name for name in os.environ if name.startswith("EVENTS_")]
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM", *ours):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def extractor():
    """The real extractor with the bundled model, loaded once; every record that it gives is checked by the schema."""
    import jsonschema

    from extract.documents import Document
    from extract.pipeline import Extractor
    from extract.records import Event, json_schema
    from extract.syntax import Parse

    validator = jsonschema.Draft202012Validator(json_schema())

    class Checked(Extractor):
        def read_parse(self, document: Document, parse: Parse) -> Iterator[Event]:
            for event in super().read_parse(document, parse):
                assert validator.is_valid(event.to_dict()), [*validator.iter_errors(event.to_dict())]
                yield event

    return Checked.load()
