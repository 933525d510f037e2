"""What the README and the pages in ``docs/`` show is so: each command is run, each generated part is up to date."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.documentation.blocks import PAGES, Block, blocks_of
from tests.documentation.pages import generated_pages
from tests.documentation.shell import Shell, Walk, first_absent, missing_tool, run_python

RUN = ("sh", "console", "python")
SHOWN = ("text", "toml", "tsv", "json", "jsonl", "r", "yaml", "dockerfile")
BLOCKS = [block for page in PAGES for block in blocks_of(page) if block.language in RUN or block.reason]


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    shell = Shell(tmp_path_factory.mktemp("bin"))
    yield shell
    shell.close()


@pytest.fixture(scope="session")
def walks(shell: Shell) -> Iterator[dict[Path, Walk]]:
    # Tables show where files stand: the long names that pytest gives to folders would break the lines.
    with tempfile.TemporaryDirectory() as folder:
        places = {page: Path(folder, page.stem) for page in PAGES}
        for place in places.values():
            place.mkdir()
        yield {page: Walk(shell, blocks_of(page), place) for page, place in places.items()}


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_block_does_what_it_shows(block: Block, walks: dict[Path, Walk]) -> None:
    if block.reason:
        pytest.skip(block.reason)
    if tool := missing_tool(block):
        pytest.skip(f"{tool} is not installed")
    fault = walks[block.page].fault_of(block)
    assert not fault, fault


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "commands.md"], ids=lambda page: page.stem)
def test_every_block_says_what_it_is(page: Path) -> None:
    assert {block.language for block in blocks_of(page)} <= {*RUN, *SHOWN}
    # A command that is only indented would not be run.
    assert not re.findall(r"^ {4}(?:events|\$) .*", outside_of_blocks(page), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", outside_of_blocks(page)):
        if "://" in target:
            continue
        file, _, heading = target.partition("#")
        path = page.parent / file if file else page
        assert path.exists(), target
        assert not heading or heading in anchors(path), target


@pytest.mark.parametrize("page", ["commands.md", "ontology.md", "record.md"])
def test_generated_parts_are_up_to_date(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert text == generated_pages()[ROOT / "docs" / page], "run: python -m tests.documentation"


def test_the_shell_finds_faults() -> None:
    """A shell that finds nothing wrong would let every page pass."""
    assert first_absent(("b", "a"), ["a", "b"])
    assert not first_absent(("a", "…", " c"), ["  a", "b", "c"])
    assert not first_absent(("a (…) b",), ["a (12) b"])
    assert first_absent(("a (…) b",), ["a 12 b"])
    assert run_python(">>> 1 + 1\n3\n", {})
    assert not run_python(">>> 1 + 1\n2\n", {})
    names: dict[str, int] = {}
    run_python("a = 1\n", names)
    assert names["a"] == 1


def test_a_failing_command_is_a_fault(shell: Shell, tmp_path: Path) -> None:
    blocks = tuple(Block(tmp_path, n, "sh", text, "") for n, text in enumerate(("events nothing", "true | true"), 1))
    walk = Walk(shell, blocks, tmp_path)
    assert not walk.fault_of(blocks[1])
    assert "exit status 2" in walk.fault_of(blocks[0])


def outside_of_blocks(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", outside_of_blocks(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
