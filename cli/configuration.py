"""Settings of the user's own: ``events.toml``, or ``[tool.events]`` in ``pyproject.toml``.

The file is the nearest one, of the current folder or else of one above it; ``events.toml`` wins in the same folder.
Its keys are long options without the dashes in front. Those at the top hold for every command that has the option;
those of a table with the name of a command hold for that one, and win:

    actors = ["names.tsv"]      # a file is looked for beside the configuration

    [extract]
    format = "csv"
    min-confidence = 0.5

Environment variables win over the file in the same way, ``EVENTS_ACTORS`` for all commands and
``EVENTS_EXTRACT_MIN_CONFIDENCE`` for one (of several values, commas stand between), and the command line over both.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from cli.lines import line_of
from extract.errors import EventsError
from extract.hints import closest

OWN_FILE, SHARED_FILE = "events.toml", "pyproject.toml"
PREFIX = "EVENTS"
FILES = frozenset(["actors", "lexicon"])  # options whose values are paths
UNSETTABLE = frozenset(["color", "help", "version"])


class ConfigurationError(EventsError):
    """A file of settings that cannot be read, or one of its keys or values."""


@dataclass(frozen=True, slots=True)
class Option:
    """What may be set: the ``parameter`` that the program calls it by, and whether it takes ``several`` values.

    ``cast`` turns a value into that of the program, and raises ``typer.BadParameter`` where it is none.
    """

    parameter: str
    several: bool
    cast: Callable[[Any], Any]


Options = Mapping[str, Mapping[str, Option]]  # by command, then by the long name without dashes


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was set, and where: a file or a variable."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """The values that were set, by command and by parameter."""

    values: Mapping[str, Mapping[str, Value]]

    def defaults(self) -> dict[str, dict[str, Any]]:
        """The values alone."""
        return {command: {name: v.value for name, v in found.items()} for command, found in self.values.items()}


def read_configuration(options: Options, variables: Mapping[str, str] = os.environ) -> Configuration:
    """The settings of the nearest file and of the environment.

    :raises ConfigurationError: naming the file, the line and the key, or the variable, that is wrong.
    """
    file = next(_files(), None)
    values = {name: dict(_of_file(file, name, options)) if file else {} for name in options}
    for name, known in options.items():
        values[name].update(_of_variables(variables, name, known))
    return Configuration(values)


@dataclass(frozen=True, slots=True)
class _File:
    """A file of settings: its text, and the part of it that is ours, to which the keys ``above`` lead."""

    path: Path
    text: str
    table: dict[str, Any]
    above: tuple[str, ...] = ()

    def wrong(self, keys: Sequence[str], message: str, hint: str = "") -> ConfigurationError:
        """The error for what the keys lead to."""
        return ConfigurationError(f"{self.path}:{line_of(self.text, (*self.above, *keys))}: {message}", hint)


def _files() -> Iterator[_File]:
    """The files that hold settings, the nearest first."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the current folder has been removed
        return
    for folder in (here, *here.parents):
        if os.path.lexists(folder / OWN_FILE):
            yield _File(folder / OWN_FILE, *_read(folder / OWN_FILE))
        if (folder / SHARED_FILE).is_file():
            shared = _shared(folder / SHARED_FILE)
            if shared is not None:
                yield shared


def _shared(path: Path) -> _File | None:
    """The part of a file of other tools too that is ours; one that they cannot read either is left to them."""
    try:
        if b"tool.events" not in path.read_bytes():
            return None
    except OSError:
        return None
    text, whole = _read(path)
    found = whole.get("tool", {}).get("events")
    if found is None:
        return None
    file = _File(path, text, found, ("tool", "events"))
    if not isinstance(found, dict):
        raise file.wrong((), "tool.events is no table", "write [tool.events] above its keys")
    return file


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    import tomli

    if path.is_dir():
        raise ConfigurationError(f"{path}: this is a folder", "a file of this name holds settings: rename the folder")
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomli.loads(text)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8", "save the file as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: {error}", "the file is not valid TOML") from error


def _of_file(file: _File, command: str, options: Options) -> Iterator[tuple[str, Value]]:
    """The settings of one command, those for all first."""
    everywhere = {name for names in options.values() for name in names}
    for key, value in file.table.items():
        if isinstance(value, dict):
            if key not in options:
                raise file.wrong([key], f"no command {key!r}", _advice(key, options))
        elif _long(key) not in everywhere:
            raise file.wrong([key], f"no option {key!r}", _advice(_long(key), everywhere))
        elif _long(key) in options[command]:
            yield _set(file, [key], value, options[command][_long(key)])
    own = file.table.get(command)
    for key, value in own.items() if isinstance(own, dict) else ():
        if _long(key) not in options[command]:
            advice = _advice(_long(key), options[command])
            raise file.wrong([command, key], f"{command}: no option {key!r}", advice)
        yield _set(file, [command, key], value, options[command][_long(key)])


def _set(file: _File, keys: Sequence[str], value: Any, option: Option) -> tuple[str, Value]:
    values = value if isinstance(value, list) else [value]
    if isinstance(value, list) and not option.several:
        raise file.wrong(keys, f"{'.'.join(keys)}: it takes one value, not a list")
    # A day may be written as TOML's own, without quotes.
    values = [v if isinstance(v, str | int | float) else str(v) for v in values]
    if option.parameter in FILES:
        values = [os.path.join(file.path.parent, str(v)) for v in values]
    try:
        return option.parameter, Value(_cast(values, option), str(file.path))
    except typer.BadParameter as error:
        raise file.wrong(keys, f"{'.'.join(keys)}: {error.message}") from error


def _of_variables(
    variables: Mapping[str, str], command: str, known: Mapping[str, Option]
) -> Iterator[tuple[str, Value]]:
    """The settings that the environment makes for one command, those for all first."""
    for start in (PREFIX, f"{PREFIX}_{command}"):
        for option in known.values():
            name = f"{start}_{option.parameter}".upper()
            if variables.get(name):
                values = [v.strip() for v in variables[name].split(",")] if option.several else [variables[name]]
                try:
                    yield option.parameter, Value(_cast(values, option), name)
                except typer.BadParameter as error:
                    raise ConfigurationError(f"{name}: {error.message}") from error


def _cast(values: list[Any], option: Option) -> Any:
    return option.cast(values if option.several else values[0])


def _long(key: str) -> str:
    return key.replace("_", "-")


def _advice(name: str, known: Iterable[str]) -> str:
    close = closest(name, known)
    return f"did you mean {close}?" if close else f"known are {', '.join(sorted(known))}"
