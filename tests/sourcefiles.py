"""The same three articles as files of every format that is read, each made with the format's own library."""

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
}
DAYS = {"a": "2014-05-03", "b": "2015-11-24", "c": "2018-05-10"}


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
        f"<item><guid>{id}</guid><pubDate>{day}T23:30:00-05:00</pubDate><description>{html.escape(text)}</description></item>"
        for (id, text), day in zip(ARTICLES.items(), DAYS.values(), strict=True)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def mail(id: str, subtype: str = "plain") -> bytes:
    """One article as a mail."""
    message = email.message.EmailMessage()
    message["From"] = "desk@example.org"
    message["Message-ID"] = f"<{id}@example.org>"
    message["Date"] = datetime.fromisoformat(f"{DAYS[id]}T23:30:00-05:00")
    text = ARTICLES[id]
    message.set_content(text if subtype == "plain" else paragraphs(text), subtype=subtype, cte="base64")
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
COMPRESS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


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
