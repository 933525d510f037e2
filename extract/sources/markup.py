"""Marked-up text → paragraphs with a blank line between them. All of the text is kept, whatever it is."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

BLOCKS = frozenset(
    "address article aside block blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hedline hl1 hl2 hr li main nav ol p pre section table tbody td th thead title tr ul".split()
)
UNSEEN = frozenset("script style template noscript head".split())
_HUGE = re.compile(r"&#[0-9]{1000,};?")  # the number of no character; Python refuses to read one of 4,300 digits
_TAG = re.compile(r"</?[A-Za-z]|<!--|&(?:\w{2,12}|#\w{2,8});")


class _Paragraphs:
    """Text as it comes, divided at blocks."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] = []

    def add(self, text: str) -> None:
        self._open.append(text)

    def divide(self) -> None:
        # No-break spaces hold words together in a page and are no layout: they stay.
        lines = [" ".join(re.split(r"[ \t\r\n\f]+", line)).strip(" ") for line in "".join(self._open).split("\v")]
        if any(lines):
            self._done.append("\n".join(line for line in lines if line))
        self._open = []

    def text(self) -> str:
        self.divide()
        return "\n\n".join(self._done)


class _HtmlText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs = _Paragraphs()
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in BLOCKS:
            self.paragraphs.divide()
        elif tag == "br":
            self.paragraphs.add("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in BLOCKS:
            self.paragraphs.divide()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # "<![" before what is no CDATA; newer versions of Python take it for a comment too
            return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.paragraphs.add(data.replace("\v", " "))


def text_of_html(markup: str) -> str:
    """The text of HTML or of a part of it; a text without any markup stays as it is."""
    markup = _HUGE.sub("\ufffd", markup)
    if not _TAG.search(markup):
        return html.unescape(markup)
    parser = _HtmlText()
    parser.feed(markup)
    parser.close()
    return parser.paragraphs.text()


def text_of_element(element: Element) -> str:
    """The text of an element of XML whose parts have the names of HTML or NITF, in whatever namespace."""
    paragraphs = _Paragraphs()
    for kind, value in _events(element):
        if kind == "text":
            paragraphs.add(value.replace("\v", " "))
        elif value in BLOCKS:
            paragraphs.divide()
        elif value == "br" and kind == "start":
            paragraphs.add("\v")
    return paragraphs.text()


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _events(root: Element) -> Iterator[tuple[str, str]]:
    stack: list[Element | tuple[str, str]] = [root]  # no recursion: elements may be nested deep
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            yield item
            continue
        name = local(item.tag)
        yield "start", name
        after: list[Element | tuple[str, str]] = [("end", name)]
        if name not in UNSEEN or item is root:
            yield "text", item.text or ""
            for child in reversed(item):
                after += [("text", child.tail or ""), child]
        stack += after
