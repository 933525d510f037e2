"""Feeds and news in XML: RSS, Atom, NITF and NewsML-G2; each item, entry or article is a document.

The file is read whole. Entities that it declares are refused, and nothing that it refers to is fetched.
"""

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extract.datelines import parse_date
from extract.documents import Failure, Source
from extract.errors import InputError
from extract.sources.encodings import decode
from extract.sources.formats.articles import ARTICLES
from extract.sources.making import Options, article
from extract.sources.markup import local
from extract.sources.streams import Input

_DECLARED = re.compile(rb"""<\?xml[^>]{1,100}?encoding=["']([\w.:-]{1,40})["']""")
_PIECE = 1 << 16  # characters
DEPTH = 500  # elements within elements


def read(input: Input, options: Options) -> Iterator[Source]:
    """A document for each article, numbered from 1 where it has no id.

    :raises InputError: where the XML is broken, declares entities, or holds no article.
    """
    number = 0
    for element in _elements(_text(input.whole())):
        number += 1
        found = ARTICLES[local(element.tag)](element)
        place = f"{input.source}:{number}"
        if not found.text.strip():
            yield Failure(found.id or place, "the article has no text", "leave it out, or get it with its text")
            continue
        day = parse_date(found.date) if found.date else None
        yield article(found.id or place, found.text, options, title=found.title, published=day)
    if not number:
        raise InputError("there is no article in this XML", "RSS, Atom, NITF and NewsML-G2 are read")


def _text(data: bytes) -> str:
    declared = _DECLARED.match(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    if declared:
        try:
            return data.decode(declared[1].decode()).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass  # many a feed declares what it is not
    return decode(data)[0]


def _elements(text: str) -> Iterator[Element]:
    """The outermost elements that are articles, each as soon as it ends; what is done is let go."""
    from xml.parsers import expat

    builder = _Builder()
    # The text is decoded: what its declaration says holds no longer.
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # so that names of HTML, as &nbsp;, which feeds do not declare, are no error
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = builder.declare
    parser.SkippedEntityHandler = builder.skip
    text = text.lstrip()
    try:
        for start in range(0, max(len(text), 1), _PIECE):
            parser.Parse(text[start : start + _PIECE].encode("utf-8", "replace"), start + _PIECE >= len(text))
            yield from builder.taken()
    except expat.ExpatError as error:
        yield from builder.taken()
        message = f"broken XML: {expat.ErrorString(error.code)} in line {error.lineno}"
        raise InputError(message, "check that it is whole; what stands before is read") from error


class _Builder:
    """Elements out of the events of a parser; only articles are kept."""

    def __init__(self) -> None:
        self._open: list[Element] = []  # the article at hand, and what is open in it
        self._done: list[Element] = []
        self._depth = 0

    def taken(self) -> list[Element]:
        """The articles that ended since it was last asked."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise InputError(f"elements are nested more than {DEPTH} deep", "this is no file of news")
        if self._open or local(tag) in ARTICLES:
            element = Element(tag, attributes)
            if self._open:
                self._open[-1].append(element)
            self._open.append(element)

    def end(self, _tag: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._done.append(element)

    def data(self, text: str) -> None:
        if not self._open:
            return
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text

    def declare(self, *_declaration: object) -> None:
        raise InputError("it declares entities of its own", "write them out: xmllint --noent; they are never expanded")

    def skip(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.data(html.unescape(f"&{name};"))
