"""TOML files of the lexicon, and the checks of what stands under their keys; every error names the file and the key."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from extract.errors import LexiconError

NAMES = {str: "a string", bool: "true or false", float: "a number", dict: "a table"}


def read_toml(file: Traversable, label: str) -> dict[str, Any]:
    """The table of a file that errors call ``label``.

    :raises LexiconError: if it cannot be read or is not valid TOML.
    """
    try:
        return tomli.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise LexiconError(f"{label}: cannot be read: {error.strerror}", "name a folder of TOML files") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{label}: not UTF-8", "save the file as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{label}: {error}", "the file is not valid TOML") from error


def check_keys(where: str, row: dict[str, Any], known: Iterable[str], needed: Iterable[str] = ()) -> None:
    """Refuse a key that is not ``known``, and the lack of one that is ``needed``.

    :raises LexiconError: naming ``where`` and the key.
    """
    unknown = sorted(set(row) - set(known))
    if unknown:
        raise LexiconError(f"{where}: no such key {unknown[0]!r}", f"one of {', '.join(sorted(known))}")
    for key in needed:
        if key not in row:
            raise LexiconError(f"{where}: {key} is missing")


def check_type(where: str, value: Any, wanted: type) -> None:
    """Refuse a value of another type; a whole number is a number too.

    :raises LexiconError: naming ``where``.
    """
    fits = isinstance(value, int | float) and not isinstance(value, bool) if wanted is float else None
    if not (isinstance(value, wanted) if fits is None else fits):
        raise LexiconError(f"{where}: {value!r} is not {NAMES[wanted]}")


def strings(where: str, row: dict[str, Any], key: str) -> tuple[str, ...]:
    """The list of strings under ``key``, empty where there is none.

    :raises LexiconError: if it is anything else.
    """
    words = row.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise LexiconError(f"{where}.{key}: not a list of words", 'write it as ["one", "two"]')
    return tuple(words)


def table(where: str, row: dict[str, Any], key: str) -> dict[str, Any]:
    """The table under ``key``, empty where there is none.

    :raises LexiconError: if it is anything else.
    """
    found = row.get(key, {})
    check_type(f"{where}: {key}", found, dict)
    return dict(found)
