"""Files that hold all of a result or stay as they were."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from cli.environment import OutputError, way_out


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream of bytes whose content takes the place of ``path`` at the end; after an error the file is as it was.

    The bytes go to a file beside it, reach the disk, and get its name. Permissions stay those that it had, a link stays
    a link. What is no file (a device, a named pipe) is written as it stands.

    :raises OutputError: where there is no room or no permission.
    """
    real = Path(os.path.realpath(path))
    is_device = real.exists() and not real.is_file()
    with telling_errors(str(path)):
        handle, name = (os.open(path, os.O_WRONLY), "") if is_device else mkstemp(prefix=".events-", dir=real.parent)
    stream = os.fdopen(handle, "wb")
    try:
        yield stream
        with telling_errors(str(path)):
            stream.flush()
            if not is_device:
                os.fsync(stream.fileno())
            stream.close()
            if not is_device:
                os.chmod(name, _mode_of(real))
                os.replace(name, real)
    except BaseException:
        with suppress(OSError):  # what is still in its buffer may have no room either
            stream.close()
        if not is_device:
            with suppress(OSError):
                os.unlink(name)
        raise


class LineFile:
    """A file of lines beside the result; each is with the system before the next is written."""

    def __init__(self, path: Path, *, append: bool = False) -> None:
        """Open the file, anew or at its end.

        :raises OutputError: where that cannot be.
        """
        self._name = str(path)
        with telling_errors(self._name):
            self._file = open(  # noqa: SIM115 - close() does it
                path, "a" if append else "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        self.is_empty = not self._file.tell()

    def write(self, *lines: str) -> None:
        """Add lines, which have no end yet.

        :raises OutputError: where there is no room.
        """
        with telling_errors(self._name):
            self._file.writelines(f"{line}\n" for line in lines)
            self._file.flush()

    def close(self) -> None:
        """Close the file. Each line was flushed: an error was told then."""
        with suppress(OSError):
            self._file.close()


@contextmanager
def telling_errors(name: str) -> Iterator[None]:
    """Errors of the system while ``name`` is written, as errors for the user; a reader that left is none.

    :raises OutputError: for any other.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {name}: {error.strerror or error}", way_out(error)) from error


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
