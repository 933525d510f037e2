"""Patterns that choose among the files of folders and archives, as ``--glob`` of ripgrep does."""

import fnmatch
import functools
import re
from collections.abc import Iterable, Sequence

_BRACES = re.compile(r"\{([^{}]*)\}")


class Globs:
    """Patterns in the order given, of which the last that matches decides; one with ``!`` before it leaves out.

    A pattern without a slash is matched with the name alone, one with a slash with the path below the folder or
    within the archive; ``*`` and ``?`` stop at a slash, ``**`` does not; ``{a,b}`` is either.
    """

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        self._rules = [
            (not pattern.startswith("!"), expanded.strip("/").split("/"))
            for pattern in patterns
            for expanded in _expand(pattern.removeprefix("!"))
        ]

    def __bool__(self) -> bool:
        return bool(self._rules)

    def chooses(self, path: str) -> bool | None:
        """Whether the file at ``path`` is to be read; None where its name has to decide."""
        parts = path.split("/")
        for wanted, rule in reversed(self._rules):
            # A folder that is left out takes with it what lies in it.
            ends = [len(parts)] if wanted else range(1, len(parts) + 1)
            if any(_matches(rule, parts[:end]) for end in ends):
                return wanted
        return False if any(wanted for wanted, _ in self._rules) else None

    def leaves_out(self, path: str) -> bool:
        """Whether a folder or an archive at ``path`` is left out by a pattern with ``!``."""
        parts = path.split("/")
        return any(
            not wanted and _matches(rule, parts[:end])
            for wanted, rule in self._rules
            for end in range(1, len(parts) + 1)
        )


def _matches(rule: Sequence[str], parts: Sequence[str]) -> bool:
    if len(rule) == 1:
        return bool(_compiled(rule[0]).match(parts[-1]))
    reached = {0}  # how many segments of the rule may have been used up
    for part in parts:
        reached = _closed(rule, reached)
        reached = {
            at if rule[at] == "**" else at + 1
            for at in reached
            if at < len(rule) and (rule[at] == "**" or _compiled(rule[at]).match(part))
        }
    return len(rule) in _closed(rule, reached)


def _closed(rule: Sequence[str], reached: set[int]) -> set[int]:
    """``reached``, and what ``**`` that stands for nothing reaches beyond it."""
    for at in range(len(rule)):
        if at in reached and rule[at] == "**":
            reached = reached | {at + 1}
    return reached


@functools.cache
def _compiled(segment: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(segment))


def _expand(pattern: str) -> list[str]:
    match = _BRACES.search(pattern)
    if not match:
        return [pattern]
    before, after = pattern[: match.start()], pattern[match.end() :]
    return [whole for choice in match[1].split(",") for whole in _expand(before + choice + after)]
