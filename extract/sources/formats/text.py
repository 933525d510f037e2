"""Plain text, as it stands: no line break is changed, only a byte order mark is left out."""

from collections.abc import Iterator

from extract.documents import Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode
from extract.sources.making import Options, article
from extract.sources.streams import Input


def read(input: Input, options: Options) -> Iterator[Source]:
    """One document.

    :raises InputError: where there is no text in it.
    """
    text, encoding = decode(input.whole())
    if not text.strip():
        raise blank(text)
    if encoding:
        yield Notice(input.source, f"not UTF-8: read as {encoding}")
    yield article(input.source, text, options, name=input.name)


def blank(text: str | bytes) -> InputError:
    """The error for a text that is none."""
    what = "there is only blank space in it" if text else "it is empty"
    return InputError(what, "leave it out, or check how it was saved")
