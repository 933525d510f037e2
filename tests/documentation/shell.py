"""Runs the blocks of a page, in their order, in a folder that has the articles of ``seeds/``."""

import contextlib
import doctest
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.documentation.blocks import Block, commands_of
from tests.documentation.server import CLIENT

WIDTH = 100  # columns of the tables that are shown
GOOD = (0, 128 + signal.SIGPIPE)  # the latter where a reader had enough: "| head"
# Programs of others that a page may use; a block that uses one is skipped where it is missing.
TOOLS = ("jq", "sqlite3", "duckdb", "datasette", "Rscript", "git")


class Shell:
    """``events`` on the path, started once for all pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        address = str(folder / "socket")
        command = [sys.executable, "-m", "tests.documentation.server", address, "seeds"]
        self._server = subprocess.Popen(command, cwd=ROOT)
        program = folder / "events"
        program.write_text(CLIENT.format(python=sys.executable, address=address))
        program.chmod(0o755)
        while not os.path.exists(address):
            if self._server.poll() is not None:
                raise RuntimeError("the server of the documentation's commands did not start")
            time.sleep(0.05)

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()

    def run(self, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a command line in a folder; it fails where a part of it fails."""
        environment = {
            **os.environ,
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": str(WIDTH),
        }
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=folder, env=environment, check=False,
        )  # fmt: skip


class Walk:
    """One page walked through from its top; a block that is asked for is run after all those above it, once."""

    def __init__(self, shell: Shell, blocks: tuple[Block, ...], folder: Path) -> None:
        self._shell, self._folder = shell, folder
        self._waiting = iter(blocks)
        self._faults: dict[Block, str] = {}
        self._names: dict[str, Any] = {}
        shutil.copytree(ROOT / "seeds", folder / "seeds")

    def fault_of(self, block: Block) -> str:
        """What went wrong in a block; empty where nothing did."""
        while block not in self._faults:
            following = next(self._waiting)
            runs = not following.reason and not missing_tool(following)
            self._faults[following] = self._run(following) if runs else ""
        return self._faults[block]

    def _run(self, block: Block) -> str:
        if block.language == "python":
            with contextlib.chdir(self._folder):
                return run_python(block.text, self._names)
        if block.language == "sh":
            done = self._shell.run(block.text, self._folder)
            return f"exit status {done.returncode}\n{done.stderr}" if done.returncode not in GOOD else ""
        return "\n".join(filter(None, self._checked(block))) if block.language == "console" else ""

    def _checked(self, block: Block) -> Iterator[str]:
        for command in commands_of(block):
            done = self._shell.run(command.command, self._folder)
            if done.returncode not in GOOD:
                yield f"$ {command.command}\nexit status {done.returncode}\n{done.stderr}"
            else:
                printed = (done.stdout + done.stderr).splitlines()
                yield first_absent(command.shown, printed)


def first_absent(shown: tuple[str, ...], printed: list[str]) -> str:
    """What the output lacks: the lines shown are lines of it, in their order.

    "…" stands for lines that are left out, and within a line for what may change.
    """
    rest = iter([line.strip() for line in printed])
    for line in shown:
        parts = [re.escape(part) for part in line.strip().split("…")]
        if any(parts) and not any(re.fullmatch(".*".join(parts), other) for other in rest):
            return f"not in the output: {line}\nwhich is:\n" + "\n".join(printed[:60])
    return ""


def run_python(text: str, names: dict[str, Any]) -> str:
    """Run Python as it is shown: with ">>>" its output is compared, without it has to end without an error."""
    if ">>>" not in text:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, "<page>", "exec"), names)
        return ""
    test = doctest.DocTestParser().get_doctest(text, names, "page", None, 0)
    faults = io.StringIO()
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags).run(test, out=faults.write, clear_globs=False)
    names.update(test.globs)
    return faults.getvalue()


def missing_tool(block: Block) -> str:
    """A program that the block calls and that is not installed; empty where all are."""
    if block.language not in ("sh", "console"):
        return ""
    called = set(re.findall(r"(?:^|[|&;$]\s*)([A-Za-z0-9]+)", block.text, re.MULTILINE))
    return next((tool for tool in TOOLS if tool in called and shutil.which(tool) is None), "")
