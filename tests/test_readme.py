"""What the README promises is so; its examples are run by ``test_docs``."""

import re

from cli.destination import ENDINGS
from cli.sinks import SINKS
from extract.sources import read_sources
from tests.conftest import ROOT
from tests.documentation.blocks import PAGES, blocks_of
from tests.documentation.help import commands_page

README = ROOT / "README.md"
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/events extract seeds/",
    ".venv/bin/pip install '.[test]' && .venv/bin/pytest -n auto --dist loadfile",
)


def test_the_two_commands_stand_there_exactly() -> None:
    lines = [line.strip().removeprefix("$ ") for line in README.read_text().splitlines()]
    for command in SET_UP:
        assert lines.count(command) == 1
    assert [line for line in lines if "pip install" in line and line.endswith(("seeds/", "loadfile"))] == list(SET_UP)


def test_a_table_is_shown() -> None:
    lines = [line for block in blocks_of(README) for line in block.text.splitlines()]
    assert any("when" in line and "actor" in line and "action" in line for line in lines)


def test_every_page_is_named() -> None:
    assert {f"docs/{page.name}" for page in PAGES if page != README} <= set(
        re.findall(r"\]\(([^)]+)\)", README.read_text())
    )


def test_every_option_that_is_named_exists() -> None:
    known = set(re.findall(r"--[a-z-]+", commands_page()))
    for page in PAGES:
        for line in page.read_text().splitlines():
            if not re.search(r"\bpip |datasette|python |\bray job", line):
                assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)) <= known, line


def test_every_format_is_named() -> None:
    text = (ROOT / "docs" / "outputs.md").read_text()
    assert all(f"`{name}`" in text for name in SINKS)
    assert all(f"`{ending}`" in text for ending in ENDINGS)


def test_seeds_have_a_dateline_each() -> None:
    documents = list(read_sources([str(ROOT / "seeds")]))
    assert len(documents) >= 10
    for document in documents:
        assert getattr(document, "published", None), document
        assert 150 <= len(document.text.split()) <= 500, document.id  # type: ignore[union-attr]
