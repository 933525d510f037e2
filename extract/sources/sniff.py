"""What bytes are that no name tells: the first bytes of packed files and tables, the first words of the others."""

import csv
import re
from collections.abc import Callable

from extract.sources.encodings import KNOWN_BINARIES, is_wide
from extract.sources.making import Keys
from extract.sources.streams import HEAD

PACKED = {
    "gz": b"\x1f\x8b", "xz": b"\xfd7zXZ\0", "zst": b"\x28\xb5\x2f\xfd", "zip": b"PK\x03\x04",
}  # fmt: skip
PARQUET = b"PAR1"
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_EMPTY_ZIP = b"PK\x05\x06"
_TAR = (257, b"ustar")
_ROW = re.compile(r'\s*\{\s*["}]')
_JSON = re.compile(r"\s*(?:[\[{]\s*$|\[\s*[\]{])")
_NESTED = re.compile(r'"\s*:\s*\[\s*\{\s*"')
_MARKUP = re.compile(r"\s*<[?!a-zA-Z]")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NEWS = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF|nitf|newsItem|newsMessage|NewsML)\b")
_MAIL = re.compile(
    r"(?:From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|Subject|To|X-[\w-]+):\s", re.IGNORECASE
)
_MAIL_KEYS = re.compile(r"^(From|Subject|Date|To|Message-ID|MIME-Version):\s", re.IGNORECASE | re.MULTILINE)


def packing_of_head(head: bytes) -> str | None:
    """The packing that the first bytes tell, or None."""
    if head.startswith(_EMPTY_ZIP):
        return "zip"
    if head[_TAR[0] :].startswith(_TAR[1]):
        return "tar"
    if _BZIP2.match(head):
        return "bz2"
    return next((name for name, magic in PACKED.items() if head.startswith(magic)), None)


def is_binary(head: bytes) -> bool:
    """Whether these first bytes are neither text nor anything else that is read."""
    if head.startswith(PARQUET) or packing_of_head(head) or is_wide(head):
        return False
    return b"\0" in head or any(head.startswith(magic) for magic, _, _ in KNOWN_BINARIES)


def enough(head: bytes) -> bool:
    """Whether ``head`` has what is needed to tell a packing, and a line to tell a format by."""
    return len(head) > 4 and b"\n" in head.lstrip()


def format_of_head(peek: Callable[[Callable[[bytes], bool]], bytes], keys: Keys) -> str:
    """The format of what begins with what ``peek`` shows; text where nothing speaks for another."""
    head = peek(enough)
    if head.startswith(PARQUET):
        return "parquet"
    line = _text(head).lstrip().partition("\n")[0]
    if _ROW.match(line):
        # An object whose text stands in an array is no row: {"status": "ok", "articles": [{"text": ...
        nested = _NESTED.search(line)
        return "json" if nested and f'"{keys.text}"' not in line[: nested.start()] else "jsonl"
    if _JSON.match(line):
        return "json"
    if _MARKUP.match(line):
        text = _text(
            peek(lambda seen: bool(_PAGE.search(_text(seen)) or _NEWS.search(_text(seen))) or len(seen) >= 4096)
        )
        page, news = _PAGE.search(text), _NEWS.search(text)
        if page and not (news and news.start() < page.start()):
            return "html"
        return "xml" if news or line.startswith("<?xml") else "text"
    if _MAIL.match(line):
        text = _text(peek(lambda seen: b"\n\n" in seen or b"\r\n\r\n" in seen)).replace("\r\n", "\n")
        header = text.lstrip().partition("\n\n")[0]
        found = {key.lower() for key in _MAIL_KEYS.findall(header)}
        return "eml" if "from" in found and len(found) >= 3 else "text"
    return next(
        (name for name, delimiter in (("csv", ","), ("tsv", "\t")) if _is_header(line, delimiter, keys)), "text"
    )


def header_cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line; none where it is no row."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:  # a carriage return within a line
        return []


def _is_header(line: str, delimiter: str, keys: Keys) -> bool:
    """Whether a line is the header of a table: its cells are short names, one of them that of the text."""
    if len(line) > 2000 or delimiter not in line:
        return False
    cells = header_cells(line, delimiter)
    return (
        keys.text in cells and len(set(cells)) == len(cells) and all(re.fullmatch(r"[\w.:-]{1,40}", c) for c in cells)
    )


def _text(head: bytes) -> str:
    if is_wide(head):
        return head[: len(head) // 4 * 4].decode("utf-16" if head[2:4] != b"\0\0" else "utf-32", "replace")
    return head[:HEAD].decode("utf-8-sig", "replace")
