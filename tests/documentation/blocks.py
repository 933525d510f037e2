"""The fenced blocks of the README and of the pages in ``docs/``."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# A comment of Markdown above a block: what stands there is shown, not run, and this is why.
_FENCED = re.compile(r"^(?:<!-- not run: ([^\n]*) -->\n\n?)?```([a-z]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of ``page``, counted from 1; ``reason`` says why it is not run, and is empty where it is."""

    page: Path
    number: int
    language: str
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page.stem}-{self.number}"


@dataclass(frozen=True, slots=True)
class Command:
    """A command after "$ " and the lines of output that are shown under it."""

    command: str
    shown: tuple[str, ...]


def blocks_of(page: Path) -> tuple[Block, ...]:
    """The blocks of a page in their order."""
    found = _FENCED.findall(page.read_text(encoding="utf-8")) if page.exists() else []
    return tuple(
        Block(page, number, language, text, reason) for number, (reason, language, text) in enumerate(found, start=1)
    )


def commands_of(block: Block) -> tuple[Command, ...]:
    """The commands of a ``console`` block; a line goes on in the next after a backslash or within quotation marks."""
    found = []
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        lines = part.rstrip("\n").split("\n")
        end = next((n for n in range(1, len(lines) + 1) if _is_whole("\n".join(lines[:n]))), len(lines))
        found.append(Command("\n".join(lines[:end]), tuple(lines[end:])))
    return tuple(found)


def _is_whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:  # no closing quotation, or nothing after a backslash
        return False
    return not command.endswith("\\")
