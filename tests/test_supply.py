"""What the project rests on: the ranges of its dependencies, their versions in ``.ci``, their licences, known holes."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.documentation import licences
from tests.documentation.licences import COMPATIBLE, installed, is_compatible, licence_of, row

CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", installed())
def test_licence(name: str) -> None:
    package, extra = installed()[name]
    assert is_compatible(licence_of(package)), licence_of(package)
    advice = "run: python -m tests.documentation.licences"
    assert row(name, package, extra) in licences.PAGE.read_text(encoding="utf-8"), advice


def test_what_runs_is_looked_at() -> None:
    names = {canonicalize_name(r.name) for asked in licences.requirements().values() for r in asked}
    assert {"spacy", "typer", "trafilatura", "pyarrow"} <= names
    assert {"spacy", "typer", "numpy", "click"} & {*installed()} >= {"spacy", "typer", "numpy"}
    assert "pytest" not in installed()


@pytest.mark.parametrize(
    ("said", "compatible"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only OR MIT AND GPL-2.0-only", False),
    ],
)
def test_compatible(said: str, compatible: bool) -> None:
    assert is_compatible(said) == compatible


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT OR GPL-2.0-only\nLicense: no", "MIT OR GPL-2.0-only"),
        ("License: MPL-2.0 AND MIT", "MPL-2.0 AND MIT"),
        ("License: see file\nClassifier: License :: OSI Approved :: BSD License", "BSD-3-Clause"),
        ("License: GPLv3", None),
        ("Classifier: License :: OSI Approved", None),
        ("Summary: nothing said", None),
    ],
)
def test_licence_that_is_said(metadata: str, licence: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "a-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: a\nVersion: 1\n{metadata}\n")
    if licence:
        assert licence_of(Distribution.at(folder)) == licence
    else:
        with pytest.raises(ValueError, match="which licence"):
            licence_of(Distribution.at(folder))


def test_licences_are_known_by_their_names() -> None:
    from packaging.licenses import canonicalize_license_expression

    assert {canonicalize_license_expression(name) for name in COMPATIBLE} == COMPATIBLE


def test_every_range_says_why() -> None:
    project = tomllib.loads(PROJECT)["project"]
    asked = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    assert len(asked) >= 20
    assert [line for line in asked if f'"{line}",  # ' not in PROJECT] == []


def test_constraints_hold_what_the_project_asks_for() -> None:
    first, *lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# .ci/freeze: ")
    assert all(re.fullmatch(r"[\w.-]+==[\w.!+-]+", line) for line in lines)  # no address, no path, no option
    versions = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}
    project = tomllib.loads(PROJECT)["project"]
    extras = project["optional-dependencies"]
    waiting = [Requirement(line) for line in (*project["dependencies"], *extras["test"])]
    for asked in waiting:
        if asked.name == project["name"]:  # "all", which the tests ask for, and what that is made of
            waiting += [Requirement(line) for extra in asked.extras for line in extras[extra]]
        else:
            found = versions.get(canonicalize_name(asked.name), "0")
            assert found in asked.specifier, f"{asked}: {found}; run .ci/freeze"


PACKAGE = {"name": "a", "version": "1"}
OURS = {"name": "geopolitical-events", "skip_reason": "not on PyPI"}
HOLE = {"id": "PYSEC-2020-1", "fix_versions": ["2"], "aliases": [], "description": "A hole."}


@pytest.mark.parametrize(
    ("packages", "error", "leaves", "status", "message"),
    [
        ([OURS, {**PACKAGE, "vulns": []}], "", 0, 0, "0 known vulnerabilities in 1 packages\n"),
        ([OURS, {**PACKAGE, "vulns": [HOLE]}], "", 1, 1, "a 1: PYSEC-2020-1, mended in 2\n"),
        ([{**PACKAGE, "vulns": [{**HOLE, "fix_versions": []}]}], "", 1, 1, "mended in no version yet\n"),
        ([OURS, {"name": "a", "skip_reason": "none"}], "", 0, 0, "skipped: the database of vulnerabilities has none"),
        ([{"name": "b", "skip_reason": "none"}, {**PACKAGE, "vulns": []}], "", 0, 0, "not in the database: b\n"),
        (None, "requests.exceptions.ConnectionError: ...", 1, 0, "cannot be reached\n"),
        (None, "ERROR: Could not connect to the feed", 1, 0, "cannot be reached\n"),
        (None, "error: unrecognized arguments", 2, 1, "unrecognized arguments"),
        (None, "", 3, 1, "exit code 3\n"),
    ],
)
def test_audit(
    packages: list[dict[str, object]] | None, error: str, leaves: int, status: int, message: str, tmp_path: Path
) -> None:
    said = json.dumps({"dependencies": packages, "fixes": []}) if packages is not None else ""
    stand_in = tmp_path / "pip-audit"
    stand_in.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdout.write({said!r})\nsys.stderr.write({error!r})\nsys.exit({leaves})\n"
    )
    stand_in.chmod(0o755)
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "audit.py", stand_in, tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (status, "")
    assert message in done.stdout


def test_the_check_uses_all_of_it() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for part in ("-c .ci/constraints.txt '.[test]'", 'pip" check', ".ci/audit.py"):
        assert part in script
