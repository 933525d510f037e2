"""Web pages: the main text, the title and the day of publication, found by trafilatura; extra ``html``."""

import logging
import re
from collections.abc import Iterator

from extract.datelines import parse_date
from extract.documents import Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode
from extract.sources.extras import missing
from extract.sources.formats.text import blank
from extract.sources.making import Options, article
from extract.sources.markup import text_of_html
from extract.sources.streams import Input

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED_IN = 4096  # bytes at the head of a page
# In one tag; the time that the parser takes grows with the square of the attributes of an element.
MOST_WORDS = 10_000


def read(input: Input, options: Options) -> Iterator[Source]:
    """One document; its paragraphs have a blank line between them.

    :raises InputError: where trafilatura is missing, or there is no text in the page.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise missing("html", "web pages are read by trafilatura") from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it tells standard error of pages without text
    page, encoding = decode_page(input.whole())
    if not page.strip():
        raise blank(page)
    if encoding:
        yield Notice(input.source, f"not UTF-8: read as {encoding}")
    found, why = None, "its main text could not be told from the rest"
    if has_sound_tags(page):
        try:
            found = bare_extraction(page, include_comments=False, with_metadata=True)
        except Exception as error:  # a page that trips it must not cost the rest of the archive
            why = f"trafilatura failed to read it ({type(error).__name__})"
    title, published, text = None, None, ""
    if found is not None and not isinstance(found, dict):
        title, text = found.title, found.text or ""
        published = parse_date(found.date) if found.date else None
    if text.strip():
        text = "\n\n".join(line for line in text.split("\n") if line.strip())
    else:
        text = text_of_html(page)
        if not text.strip():  # some control characters are blank
            raise InputError("there is no text in this page", "leave it out, or save it with its text")
        yield Notice(input.source, f"{why}: all of its text is read")
    yield article(input.source, text, options, title=title, published=published, name=input.name)


def has_sound_tags(page: str) -> bool:
    """Whether no tag has more words than any page is written with."""
    return all(len(part.partition(">")[0].split()) <= MOST_WORDS for part in page.split("<"))


def decode_page(data: bytes) -> tuple[str, str | None]:
    """The text of a page, in UTF-8 or else the encoding that it declares; and that encoding where it was guessed.

    :raises InputError: as ``decode``.
    """
    declared = _CHARSET.search(data[:_DECLARED_IN])
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    try:
        if declared:
            return data.decode(declared[1].decode()), None
    except (LookupError, UnicodeDecodeError):
        pass
    return decode(data)
