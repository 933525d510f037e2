"""The same articles as files of every format that is read, each made with the format's own library where it has one."""

import bz2
import csv
import email.message
import gzip
import html
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

ARTICLES = {
    "a": 'John Kerry visited Cairo on Monday.\n\nHe saw “Sameh Shoukry” – twice – and said: "So far; it, went\twell."',
    "b": "Russia warned Turkey on Tuesday.\n\n'Don't' was the word, wrote São Paulo's papers & others: 1 < 2, 3 > 2.",
    "c": "Israel struck a base in Syria.\n\nСергей Лавров condemned it, as did 王毅; nobody 😀 was hurt.",
    "d": "Iran’s foreign minister, عباس عراقچی, visited Cairo on Friday 🤝.\n\n=Egypt warned Ethiopia over the dam.\n\n"
    "= France will not send “Mirage” jets to Ukraine, Emmanuel Macron said.",
}
DAYS = {"a": "2014-05-03", "b": "2015-11-24", "c": "2018-05-10", "d": "2024-11-15"}


def rows() -> list[dict[str, str]]:
    """The articles as rows, the last column empty."""
    return [{"id": id, "published": DAYS[id], "text": text, "note": ""} for id, text in ARTICLES.items()]


def table(delimiter: str, end: str = "\r\n") -> bytes:
    """The rows with a header line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows()[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows())
    return out.getvalue().encode()


def parquet() -> bytes:
    """The rows in row groups of two, the days as dates."""
    import pyarrow
    from pyarrow import parquet

    days = pyarrow.array([row["published"] for row in rows()]).cast(pyarrow.date32())
    found = pyarrow.Table.from_pylist(rows())
    out = io.BytesIO()
    parquet.write_table(found.set_column(1, "published", days), out, row_group_size=2)
    return out.getvalue()


def rss() -> bytes:
    """A feed whose descriptions are plain text."""
    items = "".join(
        f"<item><guid>{id}</guid><pubDate>{moment(id)}</pubDate><description>{html.escape(text)}</description></item>"
        for id, text in ARTICLES.items()
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def rss_of_html() -> bytes:
    """A feed with a description that is cut short, and the whole text as HTML in ``content:encoded``."""
    items = "".join(
        f"<item><title>{first_words(text)}</title><guid>{id}</guid><pubDate>{moment(id)}</pubDate>"
        f"<description>{first_words(text)}</description>"
        f"<content:encoded><![CDATA[{paragraphs(text)}]]></content:encoded></item>"
        for id, text in ARTICLES.items()
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel>{items}</channel></rss>'.encode()


def atom() -> bytes:
    """A feed of Atom with contents in XHTML."""
    entries = "".join(
        f"<entry><title>{first_words(text)}</title><id>{id}</id><published>{moment(id)}</published>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs(text)}</div></content></entry>'
        for id, text in ARTICLES.items()
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()


def nitf(id: str) -> bytes:
    """One article in NITF."""
    head = f'<docdata><doc-id id-string="{id}"/><date.issue norm="{moment(id)}"/></docdata>'
    headline = f"<body.head><hedline><hl1>{first_words(ARTICLES[id])}</hl1></hedline></body.head>"
    body = f"<body.content>{paragraphs(ARTICLES[id])}</body.content>"
    return f'<?xml version="1.0"?><nitf><head>{head}</head><body>{headline}{body}</body></nitf>'.encode()


def newsml() -> bytes:
    """All articles in one message of NewsML-G2."""
    items = "".join(
        f'<newsItem guid="{id}"><contentMeta><contentCreated>{moment(id)}</contentCreated>'
        f"<headline>{first_words(text)}</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs(text)}</body></html>'
        "</inlineXML></contentSet></newsItem>"
        for id, text in ARTICLES.items()
    )
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f'<?xml version="1.0"?><newsMessage {space}><itemSet>{items}</itemSet></newsMessage>'.encode()


def page(id: str, title: str) -> bytes:
    """One article as a web page with a title and an imprint."""
    day = f'<meta property="article:published_time" content="{moment(id)}">'
    text = f"<article>{paragraphs(ARTICLES[id])}</article>"
    head, foot = f"<head><title>{title}</title>{day}</head>", "<footer>Imprint</footer>"
    return f"<!DOCTYPE html><html>{head}<body>{text}{foot}</body></html>".encode()


def first_words(text: str) -> str:
    """The first sentence, as the title of an article that begins with its title."""
    return text.partition(".")[0]


def moment(id: str) -> str:
    """An hour before midnight of the day of an article, in a time zone where that day ends late."""
    return f"{DAYS[id]}T23:30:00-05:00"


def mail(id: str, subtype: str = "plain", cte: str = "base64") -> bytes:
    """One article as a mail."""
    message = email.message.EmailMessage()
    message["From"] = "desk@example.org"
    message["Message-ID"] = f"<{id}@example.org>"
    message["Date"] = datetime.fromisoformat(moment(id))
    text = ARTICLES[id]
    message.set_content(text if subtype == "plain" else paragraphs(text), subtype=subtype, cte=cte)
    return message.as_bytes()


def paragraphs(text: str) -> str:
    """A text in paragraphs of HTML."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))


TABLES = {
    "rows.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()).encode(),
    "array.json": json.dumps(rows(), indent=2).encode(),
    "object.json": json.dumps({"status": "ok", "response": {"articles": rows()}}).encode(),
    "objects.json": "\n".join(json.dumps(row, indent=1) for row in rows()).encode(),
    "rows.csv": table(","),
    "unix.csv": table(",", "\n"),
    "marked.csv": b"\xef\xbb\xbf" + table(";"),
    "rows.tsv": table("\t"),
    "wide.tsv": b"\xff\xfe" + table("\t").decode().encode("utf-16-le"),
    "rows.parquet": parquet(),
    "feed.xml": rss(),
}
# Whose texts come out of markup: blanks are layout there, a tab is a blank.
FEEDS = {"feed.rss": rss_of_html(), "feed.atom": atom(), "newsml.xml": newsml()}


def zstandard(data: bytes) -> bytes:
    """Bytes packed as .zst."""
    from backports import zstd

    packed: bytes = zstd.compress(data)
    return packed


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard,
}  # fmt: skip


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
