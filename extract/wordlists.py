"""The closed lists of words that the rules ask for: ``data/<name>.toml``, with a comment on what each list is for."""

import functools
from collections.abc import Mapping
from importlib import resources

import tomli

from extract.errors import LexiconError


@functools.cache
def load_wordlists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of the bundled file ``data/<name>.toml`` by their keys.

    :raises LexiconError: if the file is not valid TOML, or a key of it holds anything but strings.
    """
    file = resources.files("extract") / "data" / f"{name}.toml"
    try:
        table = tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}", "the file is not valid TOML") from error
    for key, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{file.name}: {key}: not a list of words")
    return {key: frozenset(words) for key, words in table.items()}
