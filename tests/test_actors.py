"""Small documents of our own: who a phrase is in the light of the whole text, ``tests/actors/*.toml``.

``who`` lists the questions of a document: a phrase, which of its occurrences (from 0), the name that it stands for (""
is not asked) and its code: country, or else sector, or else ``---``; a list for a phrase that is several parties,
``*`` where it is not asked. What is not mastered yet stands in ``tests/actors/unmastered.txt`` and is expected to fail,
strictly.
"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.actors import Cast
from extract.language import parse_all
from extract.mentions import find_mentions
from tests.benchmarks.participants import code_of, head_of

FOLDER = Path(__file__).parent / "actors"


def documents() -> dict[str, dict[str, Any]]:
    return {
        f"{path.stem}-{number}": document
        for path in sorted(FOLDER.glob("*.toml"))
        for number, document in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["document"], 1)
    }


def unmastered() -> dict[str, str]:
    lines = (FOLDER / "unmastered.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


DOCUMENTS, UNMASTERED = documents(), unmastered()


def questions() -> list[Any]:
    names = [(name, i) for name, document in DOCUMENTS.items() for i in range(len(document["who"]))]
    return [
        pytest.param(
            name, i, id=f"{name}-{i}",
            marks=[pytest.mark.xfail(strict=True, reason=UNMASTERED[f"{name}-{i}"])] if f"{name}-{i}" in UNMASTERED
            else [],
        )
        for name, i in names
    ]  # fmt: skip


@pytest.fixture(scope="session")
def parses(extractor: Any) -> dict[str, Any]:
    """Document → its parse."""
    texts = [" ".join(document["text"].split()) for document in DOCUMENTS.values()]
    return dict(zip(DOCUMENTS, parse_all(extractor.nlp, texts), strict=True))


@pytest.mark.parametrize(("name", "number"), questions())
def test_who(name: str, number: int, parses: dict[str, Any], extractor: Any) -> None:
    parse, published = parses[name], date.fromisoformat(DOCUMENTS[name]["published"])
    cast = Cast(parse, find_mentions(parse, extractor.gazetteer), extractor.gazetteer, published)
    phrase, occurrence, who, code = DOCUMENTS[name]["who"][number]
    span = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", cast.parse.text)][occurrence]
    head = head_of(cast, span)
    assert head is not None
    found = [cast.placed(r) for r in cast.resolve(head)]
    if code != "*":
        assert sorted({code_of(r) or "" for r in found}) == sorted([code] if isinstance(code, str) else code)
    if who:
        assert {r.name for r in found} == {who}


def test_there_are_enough() -> None:
    failing = {name.rpartition("-")[0] for name in UNMASTERED}
    assert len(DOCUMENTS.keys() - failing) >= 60


def test_every_unmastered_question_exists() -> None:
    known = {f"{name}-{i}" for name, document in DOCUMENTS.items() for i in range(len(document["who"]))}
    assert set(UNMASTERED) <= known
