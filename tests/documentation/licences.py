"""``python -m tests.documentation.licences``: write ``docs/licences.md`` anew from what is installed.

The packages are those that ``pyproject.toml`` asks for, with its extras other than those of ``NOT_RUN``, and all that
these ask for in turn.
"""

import functools
import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "licences.md"
NOT_RUN = frozenset({"all", "test", "training"})  # "all" is made of others
# Of what is used as it is, by import: licences that ask no more than notices (category A of
# https://www.apache.org/legal/resolved.html), and those whose terms end at their own files (category B).
COMPATIBLE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MPL-1.1 MPL-2.0 PSF-2.0 Unlicense "
    "Zlib".split()
)
# What packages say that do not name their licence by its SPDX identifier; those that say "BSD" have three clauses.
_SPDX = {
    "MIT License": "MIT",
    "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "BSD": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
}
HEAD = """# Licences of what it runs with

<!-- Written by: python -m tests.documentation.licences -->

None of these packages is part of this one: `pip` installs them beside it, each under its own terms. Every installation
has those without an `extra`; the others come with that extra, `html`, `parquet` and `zstd` also with `[all]`.

| package | licence | extra |
| --- | --- | --- |
"""


def requirements() -> dict[str, list[Requirement]]:
    """What ``pyproject.toml`` asks for: always, under an empty name, and with each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    asked = {extra: [*map(Requirement, lines)] for extra, lines in groups.items() if extra not in NOT_RUN}
    # An extra that is made of others is those.
    return {extra: [one for one in found if one.name != project["name"]] for extra, found in asked.items()}


@functools.cache
def installed() -> dict[str, tuple[Distribution, str]]:
    """The packages that are there, by name, each with the extra that asks for it; an empty one where all have it."""
    found: dict[str, tuple[Distribution, str]] = {}
    for extra, asked in requirements().items():
        for package in _with_their_own(asked):
            found.setdefault(canonicalize_name(package.name), (package, extra))
    return dict(sorted(found.items()))


def licence_of(package: Distribution) -> str:
    """The licence as an SPDX expression, as far as the package says it.

    :raises ValueError: where it says nothing that is known.
    """
    said = package.metadata
    for expression in said.get_all("License-Expression") or ():
        return str(expression)
    text = "".join(said.get_all("License") or ()).strip()
    text = _SPDX.get(text, text)
    if text and set(_names(text)) <= COMPATIBLE:
        return text
    classes = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    if classes and all(name in _SPDX for name in classes):
        return " OR ".join(_SPDX[name] for name in classes)
    raise ValueError(f"{package.name}: which licence is {text or classes}?")


def is_compatible(expression: str) -> bool:
    """Whether one of the choices that an SPDX expression without brackets gives has compatible licences only."""
    return any(set(_names(choice)) <= COMPATIBLE for choice in expression.split(" OR "))


def row(name: str, package: Distribution, extra: str) -> str:
    """The line of the table for a package."""
    return f"| {name} | {licence_of(package)} | {f'`{extra}`' if extra else '-'} |\n"


def page() -> str:
    """The text that the page has to have where all packages are installed."""
    return HEAD + "".join(row(name, package, extra) for name, (package, extra) in installed().items())


def _names(expression: str) -> Iterable[str]:
    return re.split(r" (?:AND|OR) ", expression)


def _with_their_own(asked: Iterable[Requirement]) -> Iterator[Distribution]:
    """The packages that are asked for, and what they ask for in turn."""
    waiting = [(requirement, frozenset[str]()) for requirement in asked]
    seen: set[tuple[str, frozenset[str]]] = set()
    for requirement, extras in waiting:  # which grows
        if not _applies(requirement, extras):
            continue
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        with suppress(PackageNotFoundError):
            package = importlib.metadata.distribution(requirement.name)
            yield package
            waiting += [(Requirement(line), key[1]) for line in package.requires or ()]


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Whether a package that is asked for with ``extras`` of its own has this requirement here."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
