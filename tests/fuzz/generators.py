"""The generators of cases: what each makes, what must hold of it, and its share of all cases."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.fuzz import checks, files, settings, texts


@dataclass(frozen=True, slots=True)
class Generator:
    """Cases of one kind. ``share`` is in parts of 10,000; ``check`` is given an empty folder and a case."""

    strategy: Callable[[], st.SearchStrategy[Any]]
    check: Callable[[Path, Any], None]
    share: int


def _text(_: Path, text: str) -> None:
    checks.check_texts([text])


def _texts(_: Path, some: list[str]) -> None:
    checks.check_texts(some)


def _file(folder: Path, file: files.File) -> None:
    checks.check_file(folder, *file)


def _lines(_: Path, some: list[str]) -> None:
    checks.check_lines(some)


def _sinks(_: Path, some: list[str]) -> None:
    checks.check_sinks(some)


def _several(most: int) -> Callable[[], st.SearchStrategy[list[str]]]:
    return lambda: st.lists(texts.any_text(), min_size=1, max_size=most)


def _damaged(kind: str, share: int) -> Generator:
    return Generator(lambda: files.damaged(kind), _file, share)


GENERATORS = {
    "sentences": Generator(texts.changed_sentences, _text, 700),
    "words": Generator(texts.known_words, _text, 600),
    "marks": Generator(texts.marks, _text, 700),
    "batches": Generator(_several(20), _texts, 20),
    "lines": Generator(_several(3), _lines, 40),
    "sinks": Generator(_several(9), _sinks, 30),
    "encodings": Generator(files.encoded, _file, 900),
    "text": _damaged("text", 700),
    "jsonl": _damaged("jsonl", 1000),
    "json": _damaged("json", 900),
    "table": _damaged("table", 900),
    "parquet": _damaged("parquet", 500),
    "xml": _damaged("xml", 800),
    "html": _damaged("html", 500),
    "eml": _damaged("eml", 500),
    "zip": _damaged("zip", 350),
    "tar": _damaged("tar", 250),
    "packed": _damaged("packed", 300),
    "archives": Generator(files.archives, _file, 100),
    "settings": Generator(settings.tomls, checks.check_settings, 60),
    "options": Generator(settings.option_values, checks.check_options, 60),
    "actors": Generator(settings.actor_files, checks.check_actors, 60),
    "entries": Generator(settings.entry_files, checks.check_entries, 30),
}
