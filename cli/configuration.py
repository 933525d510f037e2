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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from cli.text import close_match
from extract.errors import EventsError

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

    :raises ConfigurationError: naming the file and the key, or the variable, that is wrong.
    """
    file, table = next(_tables(), (None, {}))
    values = {name: dict(_of_file(file, table, name, options)) if file else {} for name in options}
    for name, known in options.items():
        values[name].update(_of_variables(variables, name, known))
    return Configuration(values)


def _tables() -> Iterator[tuple[Path, dict[str, Any]]]:
    """The files that hold settings, the nearest first."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the current folder has been removed
        return
    for folder in (here, *here.parents):
        if (folder / OWN_FILE).is_file():
            yield folder / OWN_FILE, _read(folder / OWN_FILE)
        if (folder / SHARED_FILE).is_file():
            table = _shared(folder / SHARED_FILE)
            if table is not None:
                yield folder / SHARED_FILE, table


def _shared(file: Path) -> dict[str, Any] | None:
    """The part of a file of other tools too that is ours; one that they cannot read either is left to them."""
    try:
        if b"tool.events" not in file.read_bytes():
            return None
    except OSError:
        return None
    found = _read(file).get("tool", {}).get("events")
    if found is not None and not isinstance(found, dict):
        raise ConfigurationError(f"{file}: tool.events is no table", "write [tool.events] above its keys")
    return found


def _read(file: Path) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8", "save the file as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: {error}", "the file is not valid TOML") from error


def _of_file(file: Path, table: dict[str, Any], command: str, options: Options) -> Iterator[tuple[str, Value]]:
    """The settings of one command, those for all first."""
    everywhere = {name for names in options.values() for name in names}
    for key, value in table.items():
        if isinstance(value, dict):
            if key not in options:
                raise ConfigurationError(f"{file}: no command {key!r}", _advice(key, options))
        elif _long(key) not in everywhere:
            raise ConfigurationError(f"{file}: no option {key!r}", _advice(_long(key), everywhere))
        elif _long(key) in options[command]:
            yield _set(file, key, value, options[command][_long(key)])
    for key, value in table.get(command, {}).items():
        if _long(key) not in options[command]:
            raise ConfigurationError(f"{file}: {command}: no option {key!r}", _advice(_long(key), options[command]))
        yield _set(file, f"{command}.{key}", value, options[command][_long(key)])


def _set(file: Path, key: str, value: Any, option: Option) -> tuple[str, Value]:
    values = value if isinstance(value, list) else [value]
    if isinstance(value, list) and not option.several:
        raise ConfigurationError(f"{file}: {key}: it takes one value, not a list")
    # A day may be written as TOML's own, without quotes.
    values = [v if isinstance(v, str | int | float) else str(v) for v in values]
    if option.parameter in FILES:
        values = [os.path.join(file.parent, str(v)) for v in values]
    return option.parameter, Value(_cast(f"{file}: {key}", values, option), str(file))


def _of_variables(
    variables: Mapping[str, str], command: str, known: Mapping[str, Option]
) -> Iterator[tuple[str, Value]]:
    """The settings that the environment makes for one command, those for all first."""
    for start in (PREFIX, f"{PREFIX}_{command}"):
        for option in known.values():
            name = f"{start}_{option.parameter}".upper()
            if variables.get(name):
                values = [v.strip() for v in variables[name].split(",")] if option.several else [variables[name]]
                yield option.parameter, Value(_cast(name, values, option), name)


def _cast(where: str, values: list[Any], option: Option) -> Any:
    try:
        return option.cast(values if option.several else values[0])
    except typer.BadParameter as error:
        raise ConfigurationError(f"{where}: {error.message}") from error


def _long(key: str) -> str:
    return key.replace("_", "-")


def _advice(name: str, known: Iterable[str]) -> str:
    close = close_match(name, known)
    return f"did you mean {close}?" if close else f"known are {', '.join(sorted(known))}"
