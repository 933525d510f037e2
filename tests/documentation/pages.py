"""The pages of ``docs/`` that are generated, wholly or between two comments."""

import functools
import io
import textwrap
from pathlib import Path

from cli.environment import Environment
from cli.main import run
from extract.contexts import CONTEXTS
from tests.conftest import ROOT
from tests.documentation.help import commands_page
from tests.documentation.record import record_tables

DOCS = ROOT / "docs"


@functools.cache
def generated_pages() -> dict[Path, str]:
    """Each page with a generated part, and the text that it has to have."""
    return {
        DOCS / "commands.md": commands_page(),
        DOCS / "ontology.md": _filled(DOCS / "ontology.md", {"contexts": _contexts(), "actions": _actions()}),
        DOCS / "record.md": _filled(DOCS / "record.md", {"keys": record_tables()}),
    }


def _filled(page: Path, parts: dict[str, str]) -> str:
    """The page with each part between "<!-- begin NAME -->" and "<!-- end NAME -->" replaced.

    :raises ValueError: where a page lacks one of the comments.
    """
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"{page.name} lacks {begin.strip()} or {end.strip()}")
        text = f"{before}{begin}\n{part.strip()}\n\n{end}{after}"
    return text


def _contexts() -> str:
    return textwrap.fill(", ".join(f"`{name}`" for name in CONTEXTS), 120)


def _actions() -> str:
    out = io.StringIO()
    try:
        run(["ontology", "--format", "md"], Environment(stdin=None, stdout=out, stderr=io.StringIO()))
    except SystemExit as leaving:
        if leaving.code:
            raise RuntimeError(f"events ontology: exit status {leaving.code}") from leaving
    return out.getvalue()
