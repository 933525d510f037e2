"""The lands by all their names, and the words by which lands and peoples are named."""

import functools
import re
from collections.abc import Iterator, Mapping
from importlib import resources

COUNTRIES, DEMONYMS = "countries.tsv", "demonyms.tsv"
_WORD = re.compile(r"[A-Z]\w+")


@functools.cache
def land_codes() -> Mapping[str, str]:
    """Name, other name or ISO 3166-1 alpha-3 code of a land, as written → the code; main names come first."""
    rows = [*_rows(COUNTRIES)]
    names = {name: code for name, _, code in rows}
    codes = {code: code for _, _, code in rows}
    others = {alias: code for _, aliases, code in rows for alias in aliases if alias}
    return {**others, **codes, **names}


@functools.cache
def land_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 code of a land → its main name."""
    return {code: name for name, _, code in reversed([*_rows(COUNTRIES)])}


@functools.cache
def land_words() -> frozenset[str]:
    """The words, written large, of all names of lands and peoples: they tell no two of their places apart."""
    names = (name for file in (COUNTRIES, DEMONYMS) for row in _rows(file) for name in (row[0], *row[1]))
    return frozenset(word for name in names for word in _WORD.findall(name))


def _rows(file: str) -> Iterator[tuple[str, list[str], str]]:
    """Name, other names and code of each row."""
    text = (resources.files("extract") / "data" / "gazetteer" / file).read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    columns = head.split("\t")
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        yield row["name"], row["aliases"].split("|"), row["country"]
