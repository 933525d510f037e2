"""The files of a folder, and those that are left out by their names."""

import difflib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.documents import Failure, Notice
from extract.sources.formats import SUFFIXES, format_of_name
from extract.sources.globs import Globs
from extract.sources.packed import ARCHIVES, SHORT, packing_of_name, unpacked_name

SHOWN = 5  # endings or names in a notice


@dataclass(slots=True)
class LeftOut:
    """The files of a folder or an archive that are not read, since nobody named or chose them."""

    others: Counter[str] = field(default_factory=Counter)  # by ending
    binary: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of the others

    def notice(self, source: str) -> Iterator[Notice]:
        """One line for all of them."""
        parts = []
        if self.others:
            endings = [ending or "no ending" for ending in sorted(self.others, key=lambda e: (-self.others[e], e))]
            parts.append(f"{_files(self.others.total())} by other names ({_some(endings)})")
        if self.binary:
            parts.append(f"{_files(len(self.binary))} with binary contents ({_some(self.binary)})")
        if parts:
            message = f"left out: {' and '.join(parts)}; name them, or choose with --glob"
            yield Notice(source, message, (*self.names, *self.binary))


def takes(path: str, globs: Globs, left_out: LeftOut) -> bool:
    """Whether a file at ``path`` below a folder or in an archive is read: by the globs, or else by its ending.

    Archives count as folders, which only a glob with ``!`` leaves out. Hidden names are never read.
    """
    parts = path.split("/")
    if any(is_hidden(part) for part in parts):
        return False
    chosen = globs.chooses(path)
    ending = os.path.splitext(parts[-1])[1].lower()
    if ending in ARCHIVES or ending in SHORT or os.path.splitext(unpacked_name(parts[-1]))[1].lower() == ".tar":
        return not globs.leaves_out(path)
    if chosen is None:
        inner = unpacked_name(parts[-1])
        packed_alone = packing_of_name(parts[-1]) and not os.path.splitext(inner)[1]
        chosen = bool(packed_alone or format_of_name(inner))
        if not chosen:
            left_out.others[os.path.splitext(inner)[1].lower()] += 1
            left_out.names.append(path)
    return chosen


def is_hidden(name: str) -> bool:
    """Whether a name is hidden, or is a folder that archives made on a Mac hold beside what was packed."""
    return (name.startswith(".") and name not in (".", "..")) or name == "__MACOSX"


def walk(path: str, globs: Globs, left_out: LeftOut) -> Iterator[str | Failure]:
    """The files that ``path`` stands for, in sorted order, each named by ``path`` and what lies below it."""
    if not os.path.exists(path):
        yield Failure(path, "no such file or folder", _similar(path), absent=True)
        return
    if not os.path.isdir(path):
        yield path
        return
    seen: set[tuple[int, int]] = set()  # every folder once: links may lead round in a circle
    empty = True
    top = f"{path.rstrip('/')}/"
    stack = [path]
    while stack:
        place = stack.pop()
        if not os.path.isdir(place):
            empty = False
            yield place
            continue
        try:
            status = os.stat(place)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted((name for name in os.listdir(place) if not is_hidden(name)), reverse=True)
        except OSError as error:
            empty = False
            yield unreadable(place, error)
            continue
        below = [f"{place.rstrip('/')}/{name}" for name in names]
        # A link that leads nowhere stays in, so that it fails aloud; pipes and devices would block.
        stack.extend(
            child
            for child in below
            if (os.path.isdir(child) and not globs.leaves_out(child[len(top) :]))
            or ((os.path.isfile(child) or not os.path.exists(child)) and takes(child[len(top) :], globs, left_out))
        )
    if empty:
        yield Failure(path, "the folder holds no text", nothing_hint(globs), absent=True)


def nothing_hint(globs: Globs) -> str:
    """What to do where a folder or an archive holds nothing to read."""
    if globs:
        return "no file in it is chosen by --glob"
    return f"it has no {', '.join(sorted(SUFFIXES))} file; text under other names can be named, or chosen with --glob"


def unreadable(source: str, error: Exception) -> Failure:
    """The failure for bytes that cannot be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error) or "it breaks off"
    return Failure(source, f"cannot be read: {reason}", "check that it is whole and that you may read it")


def _similar(path: str) -> str:
    folder, name = os.path.split(path.rstrip("/"))
    if not os.path.isdir(folder or "."):
        return f"the folder {folder} is not there either"
    try:
        close = difflib.get_close_matches(name, os.listdir(folder or "."), n=1)
    except PermissionError:  # a hint is not worth a failure
        close = []
    return f"did you mean {os.path.join(folder, close[0])}?" if close else "check the spelling and the current folder"


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")
