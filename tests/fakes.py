"""Stand-ins for the extractor and for the streams of a process.

``python -m tests.fakes extract ...`` is the ``events`` command with the stand-in, for tests of pipes and exit codes.
"""

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

import cli.__main__
import cli.extract
import cli.main
from cli.environment import Environment
from extract.documents import Document, Failure, Source
from extract.records import Casualties, Event, Participant, Place, Sentence, Trigger, When

TRIGGERS = {
    "struck": ("strike", "ASSAULT", "material conflict", -9.5),
    "visited": ("visit", "CONSULT", "verbal cooperation", 4.0),
    "warned": ("warning", "THREATEN", "verbal conflict", -3.5),
}


def participant(name: str, code: str | None = None, start: int = 0) -> Participant:
    """A country by this name; its phrase starts at ``start``."""
    country = code[:3] if code else None
    return Participant(name, start, start + len(name), name, "country", country, None, code, None, None, "gazetteer")


def event(
    document: Document,
    word: str = "struck",
    start: int = 0,
    actor: Participant | None = None,
    target: Participant | None = None,
    date: When | None = None,
    place: Place | None = None,
) -> Event:
    """A record with the trigger ``word`` at ``start`` in the document; the sentence is the whole text."""
    action, plover, quad, score = TRIGGERS[word]
    return Event(
        id="9b1f0c52a7e4",
        mention="4d0aa1c09b77",
        doc=document.id,
        published=document.published.isoformat() if document.published else None,
        sentence=Sentence(0, 0, len(document.text), document.text),
        action=action,
        plover=plover,
        mode=None,
        cameo=None,
        quad=quad,  # type: ignore[arg-type]
        score=score,
        contexts=("military",),
        trigger=Trigger(word, word, start, start + len(word)),
        actor=actor,
        target=target,
        status="actual",
        attribution=None,
        date=date,
        place=place,
        casualties=Casualties(*[None] * 8),
        quantity=None,
        confidence=0.9,
        rule="strike.verb",
    )


@dataclass
class FakeReading:
    """As ``extract.pipeline.Reading``."""

    document: Document
    events: tuple[Event, ...]
    sentences: int = 1


class FakeExtractor:
    """Finds "X struck Y" by a pattern and fails on a text with "boom" in it."""

    def read(self, sources: Iterable[Source]) -> Iterator[object]:
        for item in sources:
            if not isinstance(item, Document):
                yield item
            elif "boom" in item.text:
                yield Failure(item.id, "the text cannot be read", "leave it out")
            else:
                found = re.finditer(r"(\S+) (struck|visited|warned) (\w+)", item.text)
                events = (event(item, m[2], m.start(2), participant(m[1], "ISR"), participant(m[3])) for m in found)
                yield FakeReading(item, tuple(events))


@dataclass
class Result:
    """What a run left: its exit status and what it wrote to either stream."""

    status: int
    out: str
    err: str


def run_events(
    *arguments: str, stdin: bytes | None = None, terminal: bool = False, width: int = 120, extractor: object = None
) -> Result:
    """Run ``events`` in this process with streams of its own; ``stdin`` None means that it is a terminal."""
    out, err = io.StringIO(), io.StringIO()
    environment = Environment(
        stdin=io.BytesIO(stdin or b""),
        stdout=out,
        stderr=err,
        stdin_is_terminal=stdin is None,
        stdout_is_terminal=terminal,
        stderr_is_terminal=terminal,
        width=width,
    )
    status: object = None
    with (
        mock.patch.object(cli.extract, "load_extractor", return_value=extractor or FakeExtractor()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            cli.main.run(arguments, environment)
        except SystemExit as end:
            status = end.code
    assert isinstance(status, int)
    return Result(status, out.getvalue(), err.getvalue())


if __name__ == "__main__":
    cli.extract.load_extractor = lambda model: FakeExtractor()  # type: ignore[assignment,return-value]
    cli.__main__.main()
