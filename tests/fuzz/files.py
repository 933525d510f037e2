"""Strategies for files: names, and bytes that were a whole file of some format until they were damaged."""

import functools
import html
from collections.abc import Callable

from hypothesis import strategies as st

from tests import sourcefiles
from tests.fuzz.texts import any_text
from tests.fuzz.words import MARKS

File = tuple[str, bytes]

PAGE = "<!doctype html><html><head><title>News</title></head><body><article>{}</article></body></html>"
# What the formats give a meaning to; it is put in, or written over what stands there.
TOKENS = (
    b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\r", b"\n", b"\r\n", b"\n\n",
    b'"', b"'", b",", b";", b"\t", b"{", b"}", b"[", b"]", b":", b"\\", b"\\ud800", b"\\u0000", b"null", b"NaN",
    b"-1e999", b"9" * 5000, b"<", b">", b"&", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<p>", b"<script>", b"&a;", b"&#0;", b"&#xD800;", b"&#99999999999;",
    b"<item>", b"</item>", b"xmlns:x=", b"<?xml encoding='x'?>", b"Content-Type: multipart/mixed; boundary=x\n",
    b"Content-Type: text/plain; charset=\"utf-7\"\n", b"--x\n", b"=?utf-8?b?",
    b"Content-Transfer-Encoding: base64\n", b"Date: 99 Foo 20000 99:99:99 +9999\n", b'{"text": 1}', b"\x1f\x8b",
    b"PK\x03\x04",
)  # fmt: skip
NAMES = (
    "../up", "../../../../etc/passwd", "/etc/abs", "..", "a\nb", "a\x1b[31mb", "\x1b]0;x\x07", "\u202etxt",
    "a\u200bb", " ", "-", "--help", "a!b", "C:\\x", "con", "\\\\host\\share", "a" * 300, "d/" * 100 + "x", "é",
    "e\u0301", "\udcff", "%00", "*", "[bold]x[/bold]", "2014-05-03", "2014-99-99", "20140503" * 9, "$(id)", "`id`",
    "; rm x", "'", '"', "<img>", "😀",
)  # fmt: skip


@functools.cache
def whole_files() -> dict[str, tuple[File, ...]]:
    """Whole files by kind."""
    tables = sourcefiles.TABLES
    texts = {f"{id}.txt": text.encode() for id, text in sourcefiles.ARTICLES.items()}
    inner = {**texts, "rows.jsonl": tables["rows.jsonl"]}
    tarred, zipped = sourcefiles.tarred(inner), sourcefiles.zipped(inner)
    rows = tables["rows.jsonl"]
    pages = {f"{id}.html": PAGE.format(sourcefiles.paragraphs(text)) for id, text in sourcefiles.ARTICLES.items()}
    return {
        "text": (*texts.items(), *((f"{id}.md", text.encode("utf-16")) for id, text in sourcefiles.ARTICLES.items())),
        "jsonl": (("rows.jsonl", rows), ("rows.ndjson", b"\xff\xfe" + rows.decode().encode("utf-16-le"))),
        "json": tuple((name, data) for name, data in tables.items() if name.endswith(".json")),
        "table": tuple((name, data) for name, data in tables.items() if name.endswith(("csv", "tsv"))),
        "parquet": (("rows.parquet", tables["rows.parquet"]),),
        "xml": (("feed.xml", tables["feed.xml"]), ("a.nitf", nitf())),
        "html": tuple((name, page.encode()) for name, page in pages.items()),
        "eml": tuple((f"{kind}.eml", sourcefiles.mail("a", kind)) for kind in ("plain", "html")),
        "zip": (("a.zip", zipped), ("b.zip", sourcefiles.zipped({"in.tar": tarred, "in.zip": zipped}))),
        "tar": (("a.tar", tarred), ("b.tar", sourcefiles.tarred({"in.zip": zipped}))),
        "packed": tuple(
            (f"{name}.{packing}", pack(data))
            for packing, pack in packings().items()
            for name, data in (("a.txt", texts["a.txt"]), ("a.tar", tarred), ("rows.jsonl", rows))
        ),
    }


def nitf() -> bytes:
    """An article of NITF."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in sourcefiles.ARTICLES["a"].split("\n\n"))
    head = '<head><docdata><doc-id id-string="a"/><date.issue norm="20140503"/></docdata></head>'
    return f"<nitf>{head}<body><body.head/><body.content>{body}</body.content></body></nitf>".encode()


def packings() -> dict[str, Callable[[bytes], bytes]]:
    """The packings of single files."""
    from backports import zstd

    return {**sourcefiles.COMPRESS, "zst": zstd.compress}


def _cut(data: bytes, at: int, length: int, _: bytes) -> bytes:
    return data[:at] + data[at + length :]


def _end(data: bytes, at: int, _length: int, _token: bytes) -> bytes:
    return data[:at]


def _put(data: bytes, at: int, _: int, token: bytes) -> bytes:
    return data[:at] + token + data[at:]


def _over(data: bytes, at: int, _: int, token: bytes) -> bytes:
    return data[:at] + token + data[at + len(token) :]


def _flip(data: bytes, at: int, length: int, _: bytes) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << length % 8)]) + data[at + 1 :] if at < len(data) else data


def _twice(data: bytes, at: int, length: int, _: bytes) -> bytes:
    return data[: at + length] + data[at:]


DAMAGES = (_cut, _end, _put, _over, _flip, _twice)


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> File:
    """A file of a kind, damaged up to five times; now and then under the name of another."""
    name, data = draw(st.sampled_from(whole_files()[kind]))
    damages = st.tuples(st.sampled_from(DAMAGES), st.integers(0, 9999), st.integers(1, 99), st.sampled_from(TOKENS))
    for damage, at, length, token in draw(st.lists(damages, max_size=5)):
        data = damage(data, len(data) * at // 9999, length, token)
    if draw(st.integers(0, 9)) == 9:
        name = draw(st.sampled_from([some for files in whole_files().values() for some, _ in files] + ["noname"]))
    return name, data


def encoded() -> st.SearchStrategy[File]:
    """Texts in some encoding, whole or cut off, and bytes of no sense."""
    codecs = [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "shift_jis",
        "koi8-r",
        "utf-7",
    ]
    texts = st.builds(
        lambda text, codec, cut: text.encode(codec, "replace")[: cut or None],
        any_text(), st.sampled_from(codecs), st.integers(0, 60),
    )  # fmt: skip
    data = st.one_of(texts, st.binary(max_size=300), st.lists(st.sampled_from(TOKENS), max_size=9).map(b"".join))
    names = ["a.txt", "a.md", "noname", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.xml", "a.html", "a.eml", "a.parquet",
             "a.gz", "a.zip", "a.tar", "a.xz", "a.zst", "a.bz2"]  # fmt: skip
    return st.tuples(st.sampled_from(names), data)


@st.composite
def archives(draw: st.DrawFn) -> File:
    """Archives whose members bear names that lead elsewhere, or that no terminal should see."""
    endings = st.sampled_from(["", ".txt", ".jsonl", ".zip", ".tar.gz", ".html"])
    parts = st.lists(st.sampled_from([*NAMES, *MARKS]), min_size=1, max_size=3).map("".join)
    names = draw(st.lists(st.builds(str.__add__, parts, endings), min_size=1, max_size=3, unique=True))
    kind = draw(st.sampled_from(["zip", "tar"]))
    files = {name.replace("\udcff", "?") if kind == "zip" else name: b"Russia warned Turkey." for name in names}
    make = sourcefiles.zipped if kind == "zip" else sourcefiles.tarred
    return f"n.{kind}", make(
        {name: data for name, data in files.items() if kind == "tar" or "\0" not in name} or {"a": b""}
    )
