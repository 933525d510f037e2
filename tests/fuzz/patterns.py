"""Every regular expression that our code compiles, and texts that make a bad one slow.

``python -m tests.fuzz.patterns`` prints them as JSON: it compiles nothing before it watches what is compiled.
"""

import importlib
import itertools
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

OURS = ("cli", "extract")


def collect() -> list[tuple[str, str, int, bool]]:
    """Where each is compiled (module and line), its pattern, its flags, and whether it is one of bytes.

    All modules are imported, files of every format are read, and sentences are coded: patterns are built lazily too.
    """
    found: dict[tuple[str, int, bool], str] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        place = _caller(sys._getframe(1))
        made = compiled(pattern, flags)
        if place:
            text = made.pattern if isinstance(made.pattern, str) else made.pattern.decode("latin-1")
            found.setdefault((text, made.flags, isinstance(made.pattern, bytes)), place)
        return made

    re._compile = watched  # type: ignore[attr-defined]
    for name in OURS:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    _use()
    return [(place, *key) for key, place in sorted(found.items(), key=lambda item: item[1])]


def _caller(frame: FrameType | None) -> str:
    """Our line that asked for the pattern, if the first one outside the module ``re`` is ours."""
    while frame and frame.f_globals.get("__name__") in ("re", __name__):
        frame = frame.f_back
    name = frame.f_globals.get("__name__", "") if frame else ""
    return f"{name}:{frame.f_lineno}" if frame and name.split(".")[0] in OURS else ""


def _use() -> None:
    import tempfile
    from pathlib import Path

    from tests.fuzz import checks, files, words

    with tempfile.TemporaryDirectory() as folder:
        for name, data in itertools.chain.from_iterable(files.whole_files().values()):
            checks.check_file(Path(folder), name, data)
            checks.check_file(Path(folder), "noname", data)
    checks.check_texts([" ".join([*words.SENTENCES, *words.TIMES])])
    checks.check_lines(words.SENTENCES[:2])


def hostile(pattern: str, flags: int) -> Iterator[str]:
    """Pieces to repeat, out of the literals and classes of a pattern."""
    pieces = [*dict.fromkeys(_pieces(parser.parse(pattern, flags)))][:12]
    pairs = (a + b for a, b in itertools.pairwise(pieces))
    yield from dict.fromkeys([*pieces, *pairs, "".join(pieces), "a", " ", "1", "\n", "a "])


def _pieces(parsed: Any) -> Iterator[str]:
    """Runs of literals, and a character or two of each class."""
    run = ""
    for kind, value in parsed:
        if kind is constants.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
            run = ""
        if kind is constants.IN:
            yield from _of_class(value)
        elif kind is constants.ANY:
            yield "x"
        elif kind is constants.BRANCH:
            for branch in value[1]:
                yield from _pieces(branch)
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, parser.SubPattern):
                    yield from _pieces(part)
    if run:
        yield run


CATEGORIES = {
    constants.CATEGORY_DIGIT: "1", constants.CATEGORY_SPACE: " ", constants.CATEGORY_WORD: "a",
    constants.CATEGORY_NOT_DIGIT: "a", constants.CATEGORY_NOT_SPACE: "a", constants.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _of_class(items: Any) -> Iterator[str]:
    if items[0][0] is constants.NEGATE:
        yield "x"
        return
    for kind, value in items[:3]:
        if kind is constants.LITERAL:
            yield chr(value)
        elif kind is constants.RANGE:
            yield chr(value[0])
        elif kind is constants.CATEGORY:
            yield CATEGORIES[value]


if __name__ == "__main__":
    json.dump(collect(), sys.stdout)
