"""``python -m tests.fuzz.sandbox FOLDER``: read a folder as ``events extract`` does, where nothing else is allowed.

Whole files are read first, so that what a format needs is imported. From then on the process ends, with a line on
standard error, where it opens a socket, starts a program, unpickles, runs code that is in no file of its installation,
or opens a file to write.
"""

import os
import sys
from types import CodeType
from typing import Any

FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pickle.", "urllib.", "ctypes.",
)  # fmt: skip
DOORS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
closed = False


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook."""
    if not closed:
        return
    foreign = event == "exec" and isinstance(arguments[0], CodeType) and not os.path.exists(arguments[0].co_filename)
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & DOORS
    if event.startswith(FORBIDDEN) or event == "compile" or foreign or writes:
        os.write(2, f"forbidden: {event} {arguments!r}\n".encode("utf-8", "replace"))
        os._exit(99)


def main(folder: str) -> None:
    """Read whole files, then close the doors and read the folder."""
    import tempfile
    from pathlib import Path

    from tests.fuzz import checks, files

    global closed
    with tempfile.TemporaryDirectory() as place:
        for name, data in [file for kind in files.whole_files().values() for file in kind]:
            checks.check_file(Path(place), name, data)
    checks.check_command(["extract", "-"], stdin=b"Israel struck Syria.")
    sys.addaudithook(watch)
    closed = True
    checks.check_command(["extract", folder])


if __name__ == "__main__":
    main(sys.argv[1])
