"""A file that is either whole or as it was before."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from extract.errors import EventsError


def write_whole(path: str, text: str) -> None:
    """Write UTF-8 to a new file beside ``path`` and put it in its place.

    :raises EventsError: where the folder is missing, is not to be written to, or is full.
    """
    # A link stays one: what it points to is replaced.
    target = Path(os.path.realpath(path))
    new = None
    try:
        if target.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        handle, new = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(new, _mode(target))
        os.replace(new, target)
    except OSError as error:
        if new is not None:
            with suppress(OSError):
                os.unlink(new)
        reason = error.strerror or str(error)
        raise EventsError(f"cannot write {path}: {reason}", "name a file in a folder that you may write to") from error


def _mode(path: Path) -> int:
    """The permissions of the file that is there, or those of any new file."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
