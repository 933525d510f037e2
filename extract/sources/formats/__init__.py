"""The formats of documents, one file each. To add a format, add a file and an entry."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.documents import Source
from extract.sources.formats import eml, html, json, jsonl, parquet, table, text, xml
from extract.sources.making import Options
from extract.sources.streams import Input


@dataclass(frozen=True, slots=True)
class Format:
    """A way to read bytes: the endings of the names of its files, and its reader.

    The reader may raise what ``extract.sources.reading`` turns into a failure: InputError and broken streams.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Input, Options], Iterator[Source]]


FORMATS = {
    "text": Format((".txt", ".md"), text.read),
    "html": Format((".html", ".htm", ".xhtml"), html.read),
    "jsonl": Format((".jsonl", ".ndjson"), jsonl.read),
    "json": Format((".json",), json.read),
    "csv": Format((".csv",), table.read_csv),
    "tsv": Format((".tsv",), table.read_tsv),
    "parquet": Format((".parquet",), parquet.read),
    "xml": Format((".xml", ".rss", ".atom", ".nitf"), xml.read),
    "eml": Format((".eml",), eml.read),
}
SUFFIXES = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}


def format_of_name(name: str) -> str | None:
    """The format that a file's name tells."""
    return SUFFIXES.get(os.path.splitext(name)[1].lower())
