"""The floors of the house: imports go down only, and heavy or talkative packages stay where they belong."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Module (a package stands for all that is in it) -> floor. A module may import from its own floor and from below.
FLOORS = {
    "extract.records": 0,
    "extract.errors": 0,
    "extract.hints": 0,
    "extract.keys": 1,
    "extract.ontology": 1,
    "extract.inflection": 1,
    "extract.wordlists": 1,
    "extract.lexicon": 1,
    "extract.gazetteer": 1,
    "extract.headlines": 1,
    "extract.spelling": 1,
    "extract.referents": 1,
    "extract.datelines": 1,
    "extract.documents": 0,
    "extract.columns": 1,
    "extract.arrow": 2,
    "extract.sources": 1,
    "extract.syntax": 2,
    "extract.repairs": 3,
    "extract.sentences": 1,
    "extract.asides": 3,
    "extract.neural": 1,
    "extract.language": 4,
    "extract.mentions": 2,
    "extract.clauses": 3,
    "extract.status": 3,
    "extract.attribution": 3,
    "extract.actors": 4,
    "extract.numbers": 6,
    "extract.dates": 4,
    "extract.frames": 5,
    "extract.places": 5,
    "extract.when": 5,
    "extract.confidence": 6,
    "extract.contexts": 6,
    "extract.score": 1,
    "extract.filters": 1,
    "extract.lands": 1,
    "extract.restore": 2,
    "extract.unique": 2,
    "extract.evidence": 6,
    "extract.relevance": 2,
    "extract.parts": 1,
    "extract.parsing": 5,
    "extract.building": 7,
    "extract.pipeline": 7,
    "extract.explain": 7,
    "extract.component": 8,
    "extract.batches": 8,
    "extract.workers": 8,
    "cli": 8,
    "cli.exit": 8,
    "cli.lines": 8,
    "cli.signals": 8,
    "cli.text": 8,
    "cli.environment": 8,
    "cli.progress": 9,
    "cli.sinks": 9,
    "cli.options": 10,
    "cli.destination": 10,
    "cli.inputs": 10,
    "cli.color": 11,
    "cli.completion": 8,
    "cli.configuration": 9,
    "cli.config": 11,
    "cli.conditions": 10,
    "cli.conduct": 10,
    "cli.cluster": 10,
    "cli.log": 10,
    "cli.resume": 10,
    "cli.pace": 8,
    "cli.run": 10,
    "cli.stages": 8,
    "cli.output": 10,
    "cli.explain": 11,
    "cli.extract": 11,
    "cli.lookup": 11,
    "cli.ontology": 11,
    "cli.report": 11,
    "cli.schema": 11,
    "cli.score": 11,
    "cli.unique": 11,
    "cli.workers": 8,
    "cli.main": 12,
    "cli.__main__": 13,
}
# spaCy objects are made and read here and nowhere above.
SPACY_ALLOWED = {
    "extract.neural.component", "extract.language", "extract.parsing", "extract.syntax", "extract.pipeline",
    "extract.component",
}  # fmt: skip
NEVER_IN_EXTRACT = {"typer", "rich", "cli"}
NEVER_IN_CLI = {"spacy", "thinc", "dateparser"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for top in ("extract", "cli") for path in sorted((ROOT / top).rglob("*.py"))}
OURS = [name for name in MODULES if name != "extract"]


def floor_of(name: str) -> int:
    while name not in FLOORS:
        name, _, last = name.rpartition(".")
        assert name not in ("", "extract", "cli"), f"give {name}.{last} a floor in FLOORS"
    return FLOORS[name]


def imports_of(name: str) -> Iterator[str]:
    """All modules that a module imports, also inside functions, each by its full name."""
    for node in ast.walk(ast.parse(MODULES[name].read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by a relative name"
            module = node.module or ""
            for alias in node.names:
                whole = f"{module}.{alias.name}"
                yield whole if whole in MODULES else module


def top(name: str) -> str:
    return name.partition(".")[0]


def test_the_table_names_modules_that_exist() -> None:
    packages = {name.rpartition(".")[0] for name in MODULES}
    assert [name for name in FLOORS if name not in MODULES and name not in packages] == []


@pytest.mark.parametrize("name", OURS)
def test_imports_go_down_only(name: str) -> None:
    ours = [other for other in imports_of(name) if other in MODULES and other != "extract"]
    assert [other for other in ours if floor_of(other) > floor_of(name)] == []


def test_no_circles() -> None:
    edges = {name: [other for other in imports_of(name) if other in MODULES and other != name] for name in OURS}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for other in edges.get(name, []):
                # A package's __init__ gathers its own modules, which import one another past it.
                if other != name.rpartition(".")[0]:
                    visit(other, (*path, name))
            done.add(name)

    for name in OURS:
        visit(name, ())


@pytest.mark.parametrize("name", OURS)
def test_packages_stay_where_they_belong(name: str) -> None:
    used = {top(other) for other in imports_of(name)}
    if top(name) == "extract":
        assert not used & NEVER_IN_EXTRACT
        assert not used & {"spacy", "thinc"} or name in SPACY_ALLOWED
    else:
        assert not used & NEVER_IN_CLI


@pytest.mark.parametrize("name", [name for name in OURS if top(name) == "extract"])
def test_the_library_never_prints_and_reads_no_environment(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text())
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    reads = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not calls & {"print", "input"}
    assert not reads & {"environ", "getenv", "argv", "stdout", "stderr"}


@pytest.mark.parametrize("start", ["import cli.main", "import extract.sources", "import extract.pipeline"])
def test_nothing_heavy_is_imported_before_it_is_needed(start: str) -> None:
    code = f"{start}; import sys; print(*sorted({{'spacy', 'dateparser', 'charset_normalizer'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == ""
