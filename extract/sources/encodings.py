"""Bytes → text: byte order marks, UTF-8, and a guess for the rest."""

import codecs

from extract.errors import InputError

# Byte order marks. UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KNOWN_BINARIES = (
    (b"%PDF", "a PDF file", "turn it into text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "save it as plain text, or name it .zip"),
    (b"\x1f\x8b", "a gzip file", "unpack it, or name it .gz"),
)


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of ``data`` without its byte order mark, and its encoding where that had to be guessed.

    :raises InputError: where the bytes are no text, or text in no encoding that can be told.
    """
    for magic, what, hint in KNOWN_BINARIES:
        if data.startswith(magic):
            raise InputError(f"this is {what}", hint)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError as error:
                hint = "check that the file is whole, or save it as UTF-8"
                raise InputError(f"it is marked as {encoding.upper()} and breaks off", hint) from error
    if b"\0" in data:
        raise InputError("this is a binary file", "give plain text (.txt, .md) or JSON lines (.jsonl)")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        return _guess(data)


def is_wide(data: bytes) -> bool:
    """Whether ``data`` begins with the mark of an encoding in which a line break is more than one byte."""
    return data.startswith(tuple(mark for mark, _ in MARKS))


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # seldom needed

    best = from_bytes(data).best()
    # Between code pages that read equally well the alphabet would decide: English texts are of Western Europe.
    western = from_bytes(data, cp_isolation=["cp1252"]).best()
    if western and (not best or western.chaos <= best.chaos):
        best = western
    if not best:
        raise InputError("its bytes are text in no known encoding", "save it as UTF-8")
    return str(best), best.encoding
